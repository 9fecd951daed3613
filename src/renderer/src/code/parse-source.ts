import type { SyntaxNode, Tree } from '@lezer/common'
import { parser } from '@lezer/javascript'

const typescript = parser.configure({ dialect: 'ts' })

/** A source with its tree: from here on a call can be told from a comment that names it. */
export interface ParsedSource {
  readonly text: string
  readonly tree: Tree
}

export function parseSource(text: string): ParsedSource {
  return { text, tree: typescript.parse(text) }
}

export const textOf = ({ text }: ParsedSource, node: SyntaxNode): string => text.slice(node.from, node.to)

/** Every node of one kind, in the order of the text. */
export function nodesOf({ tree }: ParsedSource, kind: string, within?: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = []
  tree.iterate({
    ...(within === undefined ? {} : { from: within.from, to: within.to }),
    enter(node) {
      const isInside = within === undefined || (node.from >= within.from && node.to <= within.to)
      if (node.name === kind && isInside) found.push(node.node)
    },
  })
  return found
}

/** `x.name(…)` as its parts; null for any other call. */
export interface MethodCall {
  readonly on: SyntaxNode
  readonly method: string
  readonly argument: SyntaxNode | null
}

export function methodCall(source: ParsedSource, call: SyntaxNode): MethodCall | null {
  const callee = call.firstChild
  const name = callee?.name === 'MemberExpression' ? callee.getChild('PropertyName') : null
  const on = callee?.firstChild
  if (!name || !on) return null
  return { on, method: textOf(source, name), argument: firstArgument(call) }
}

/** The first argument of a call, without the bracket before it. */
function firstArgument(call: SyntaxNode): SyntaxNode | null {
  const first = call.getChild('ArgList')?.firstChild?.nextSibling ?? null
  return first === null || first.name === ')' ? null : first
}
