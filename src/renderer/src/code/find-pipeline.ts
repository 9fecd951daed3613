import type { SyntaxNode } from '@lezer/common'
import type { CheckName } from '@shared/trace/check.ts'
import { methodCall, nodesOf, textOf, type ParsedSource } from './parse-source.ts'

/** A stretch of a source, in UTF-16 units from 0. */
export interface Span {
  readonly from: number
  readonly to: number
}
export interface CheckSpan extends Span {
  /** What the source calls it: `cookiePresent`. */
  readonly identifier: string
  /**
   * The name of a check with that identifier: `cookie-present`. A library's check may stand for another name. Null: a chain, which is several
   * checks in a file of their own.
   */
  readonly check: CheckName | null
}
export interface PipelineSpans {
  /** The whole `….route('name', …)`. */
  readonly route: Span
  /** The checks before it, in the order in which they run, wherever the list was begun. */
  readonly checks: readonly CheckSpan[]
}

/** The checks of a chain, `….checks(name(…))`, in the source that defines it. */
export function findChain(source: ParsedSource, name: string): readonly CheckSpan[] {
  const value = valueOf(source, name)
  return value === null ? [] : checksOf(source, value, new Set([name]))
}

/**
 * Where a scheme's source says what a route asks of a request. Follows `known = begin.check(a)`, `admins = known.check(b)` and
 * `admins.route('name', …)` back to the beginning; of a choice between two lists both count. Null: the source has no such route.
 */
export function findPipeline(source: ParsedSource, route: string): PipelineSpans | null {
  for (const call of nodesOf(source, 'CallExpression')) {
    const found = methodCall(source, call)
    if (found?.method !== 'route' || found.argument?.name !== 'String') continue
    if (textOf(source, found.argument).slice(1, -1) !== route) continue
    return { route: { from: call.from, to: call.to }, checks: checksOf(source, found.on, new Set()) }
  }
  return null
}

function checksOf(source: ParsedSource, list: SyntaxNode, seen: Set<string>): CheckSpan[] {
  if (list.name === 'VariableName') {
    const name = textOf(source, list)
    if (seen.has(name)) return []
    const value = valueOf(source, name)
    return value === null ? [] : checksOf(source, value, new Set([...seen, name]))
  }
  const call = list.name === 'CallExpression' ? methodCall(source, list) : null
  if (call?.method === 'check' && call.argument !== null) {
    const { from, to } = call.argument
    return [...checksOf(source, call.on, seen), { ...checkOf(source, call.argument), from, to }]
  }
  if (call?.method === 'checks' && call.argument !== null) {
    return [...checksOf(source, call.on, seen), ...chainOf(source, call.argument, seen)]
  }
  const callee = list.name === 'CallExpression' ? list.firstChild : null
  if (callee?.name === 'VariableName') return checksOf(source, callee, seen)
  if (list.name === 'ParenthesizedExpression' || list.name === 'ConditionalExpression' || list.name === 'ArrowFunction') {
    return childrenOf(list).flatMap(child => checksOf(source, child, seen))
  }
  return []
}

/** A chain of this very source is its checks; one of another source is the call itself. */
function chainOf(source: ParsedSource, argument: SyntaxNode, seen: Set<string>): CheckSpan[] {
  const { identifier } = checkOf(source, argument)
  const value = valueOf(source, identifier)
  if (value === null) return [{ identifier, check: null, from: argument.from, to: argument.to }]
  return seen.has(identifier) ? [] : checksOf(source, value, new Set([...seen, identifier]))
}

/** What a name stands for: the expression that it was given, or the results of the function of that name. */
function valueOf(source: ParsedSource, name: string): SyntaxNode | null {
  for (const definition of nodesOf(source, 'VariableDefinition')) {
    if (textOf(source, definition) !== name) continue
    const { parent } = definition
    if (parent?.name !== 'VariableDeclaration' && parent?.name !== 'FunctionDeclaration') continue
    if (parent.name === 'FunctionDeclaration') return nodesOf(source, 'ReturnStatement', parent)[0]?.getChild('return')?.nextSibling ?? null
    const equals = siblings(definition).find(node => node.name === 'Equals')
    return equals?.nextSibling ?? null
  }
  return null
}

function siblings(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = []
  for (let next = node.nextSibling; next !== null; next = next.nextSibling) found.push(next)
  return found
}

const childrenOf = (node: SyntaxNode): SyntaxNode[] => (node.firstChild === null ? [] : [node.firstChild, ...siblings(node.firstChild)])

/** `cookiePresent(COOKIE)` and `tokenTime` are named as their files are: `cookie-present`, `token-time`. */
function checkOf(source: ParsedSource, argument: SyntaxNode): { readonly identifier: string; readonly check: CheckName } {
  const callee = argument.name === 'CallExpression' ? (argument.firstChild ?? argument) : argument
  const identifier = textOf(source, callee)
  return { identifier, check: identifier.replaceAll(/[A-Z]/g, letter => `-${letter.toLowerCase()}`) as CheckName }
}
