import { readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseSync } from 'vite'

/** A function as it is written, from its first line to its last, with everything inside. */
export interface MeasuredFunction {
  /** The function's own name, or that of the variable or property which holds it. */
  readonly name: string
  /** From 1. */
  readonly line: number
  readonly lines: number
  /** The comment directly above it; empty: there is none. */
  readonly comment: string
}

const src = resolve(import.meta.dirname, '../../src')

/** The files of `src` that can have functions, by their path from there. */
export function sourceFiles(): readonly string[] {
  return readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(name => /\.(tsx?|js)$/.test(name))
}

export const readSource = (name: string): string => readFileSync(join(src, name), 'utf8')

/** @param name tells the parser the dialect: `.ts`, `.tsx` or `.js` */
export function functionsOf(name: string, text: string): readonly MeasuredFunction[] {
  const { program, errors } = parseSync(name, text)
  if (errors.length > 0) throw new Error(`${name}: ${errors[0]?.message ?? 'cannot be parsed'}`)
  const lineEnds = [...text.matchAll(/\n/g)].map(({ index }) => index)
  const lineAt = (offset: number): number => lineEnds.findLastIndex(end => end < offset) + 2
  const rows = text.split('\n')
  const found: MeasuredFunction[] = []
  walk(program, '', (node, given) => {
    const line = lineAt(node.start)
    // A function that begins within the line of another one has no comment of its own.
    const comment = found.some(other => other.line === line) ? '' : commentAbove(rows, line)
    found.push({ name: node.id?.name ?? given, line, lines: lineAt(node.end - 1) - line + 1, comment })
  })
  return found
}

function commentAbove(rows: readonly string[], line: number): string {
  const before = rows.slice(0, line - 1)
  const begin = before.findLastIndex(row => !/^\s*(?:\/\*|\*|\/\/)/.test(row)) + 1
  return before.slice(begin).join('\n')
}

interface FunctionNode {
  readonly start: number
  readonly end: number
  readonly id?: { readonly name: string } | null
}

const functionTypes: ReadonlySet<unknown> = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'])
const holderTypes: ReadonlySet<unknown> = new Set(['VariableDeclarator', 'Property', 'MethodDefinition', 'PropertyDefinition'])

/** Every function of a tree in the ESTree form, with the name of what holds it. */
function walk(node: unknown, name: string, take: (node: FunctionNode, name: string) => void): void {
  if (Array.isArray(node)) for (const child of node) walk(child, name, take)
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return
  const parts = node as Readonly<Record<string, unknown>>
  if (functionTypes.has(parts['type'])) take(node as FunctionNode, name)
  const holder = holderTypes.has(parts['type']) ? ((parts['id'] ?? parts['key']) as { readonly name?: string } | undefined) : undefined
  for (const child of Object.values(parts)) walk(child, holder?.name ?? name, take)
}
