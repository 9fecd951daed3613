import { isAlias, isMap, isScalar, isSeq, Lexer, LineCounter, parseDocument, Parser, type Node, type Pair, type ParsedNode } from 'yaml'
import type { LessonProblem } from '../problem/lesson-problem.ts'
import { printPath } from '../problem/lesson-problem.ts'
import { explainYamlError, sizeProblems, structureWords } from './yaml-words.ts'

/* Lessons come from strangers. What the YAML library would chew on for seconds is refused before it sees it. */

export const maxLessonBytes = 256 * 1024
/** A lesson of forty long steps has about fifteen thousand. The library's time grows with them. */
const MAX_LEXEMES = 20_000
/** Collections inside collections; a lesson needs eleven levels. The library recurses. */
const MAX_DEPTH = 64
/** Each bad escape is an error of its own to the library, and its time grows with their square. */
const MAX_BACKSLASHES = 4_000

export type YamlPath = readonly PropertyKey[]

export interface YamlTree {
  /** Plain values: text, numbers, booleans, null, arrays, and objects without a prototype's names. */
  readonly value: unknown
  /** Line and column of the value at `path`, or of its key; of the nearest one around it when there is none. */
  locate(path: YamlPath, part: 'key' | 'value'): { readonly line: number; readonly column: number }
}

export type ReadYaml = { readonly ok: true; readonly tree: YamlTree } | { readonly ok: false; readonly problems: readonly LessonProblem[] }

/**
 * One YAML 1.2 document in the core schema, without anchors, aliases, tags of its own, or a key twice. Never throws, and is done in a
 * fraction of a second whatever the text is.
 */
export function readYaml(text: string): ReadYaml {
  const tooMuch = findExcess(text)
  if (tooMuch !== null) return { ok: false, problems: [{ line: 1, column: 1, at: '', mend: null, ...sizeProblems[tooMuch] }] }

  const lines = new LineCounter()
  const document = parseDocument(text, { version: '1.2', schema: 'core', uniqueKeys: false, prettyErrors: false, lineCounter: lines })
  const place = (offset: number): { line: number; column: number } => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(1, line), column: Math.max(1, col) }
  }
  const syntax = [...document.errors, ...document.warnings].slice(0, 20)
  if (syntax.length > 0) {
    return {
      ok: false,
      problems: syntax.map(error => ({ ...place(error.pos[0]), at: '', ...explainYamlError(error.code, error.message) })),
    }
  }

  const problems: LessonProblem[] = []
  const report = (offset: number, path: YamlPath, kind: keyof typeof structureWords, name: string): void => {
    if (problems.length < 20) problems.push({ ...place(offset), at: printPath(path), ...structureWords[kind](name) })
  }
  const value = toPlain(document.contents, [], report)
  if (problems.length > 0) return { ok: false, problems }
  return { ok: true, tree: { value, locate: (path, part) => place(locate(document.contents, path, part)) } }
}

/** More than a lesson can have: no parser sees it. */
export const isTooMuchYaml = (text: string): boolean => findExcess(text) !== null

function findExcess(text: string): keyof typeof sizeProblems | null {
  if (text.length > maxLessonBytes || new TextEncoder().encode(text).length > maxLessonBytes) return 'tooLarge'
  let backslashes = 0
  for (let i = text.indexOf('\\'); i >= 0; i = text.indexOf('\\', i + 1)) backslashes += 1
  if (backslashes > MAX_BACKSLASHES) return 'tooManyBackslashes'

  const parser = new Parser()
  let lexemes = 0
  for (const lexeme of new Lexer().lex(text)) {
    for (const _document of parser.next(lexeme)) continue
    lexemes += 1
    if (lexemes > MAX_LEXEMES) return 'tooMuch'
    if (parser.stack.length > MAX_DEPTH) return 'tooDeep'
  }
  return null
}

type Report = (offset: number, path: YamlPath, kind: keyof typeof structureWords, name: string) => void

function toPlain(node: Node | null, path: YamlPath, report: Report): unknown {
  if (node === null) return null
  const offset = node.range?.[0] ?? 0
  if (isAlias(node)) report(offset, path, 'alias', node.source)
  else if (node.anchor !== undefined) report(offset, path, 'anchor', node.anchor)
  else if (node.tag !== undefined && !node.tag.startsWith('tag:yaml.org,2002:')) report(offset, path, 'tag', node.tag)
  if (isScalar(node)) return node.value
  if (isSeq<Node>(node)) return node.items.map((item, index) => toPlain(item, [...path, index], report))
  if (!isMap<Node, Node | null>(node)) return null

  const seen = new Map<string, unknown>()
  for (const { key, value } of node.items) {
    const name = keyName(key)
    const at = key.range?.[0] ?? offset
    if (name === null) report(at, path, 'key', '')
    else if (name === '__proto__') report(at, path, 'forbiddenKey', name)
    else if (seen.has(name)) report(at, [...path, name], 'twice', name)
    else seen.set(name, toPlain(value, [...path, name], report))
  }
  return Object.fromEntries(seen)
}

/** A key as it was written: `401:` and `true:` are names here. Null for a key that is no plain text. */
function keyName(key: Node | null): string | null {
  if (!isScalar(key)) return null
  return typeof key.value === 'string' ? key.value : (key.source ?? String(key.value))
}

function locate(contents: ParsedNode | null, path: YamlPath, part: 'key' | 'value'): number {
  let node: Node | null = contents
  let offset = contents?.range[0] ?? 0
  for (const [depth, step] of path.entries()) {
    if (isSeq<Node>(node) && typeof step === 'number') node = node.items[step] ?? null
    else if (isMap<Node, Node | null>(node)) {
      const pair: Pair<Node, Node | null> | undefined = node.items.find(item => keyName(item.key) === String(step))
      if (pair === undefined) return offset
      if (part === 'key' && depth === path.length - 1) return pair.key.range?.[0] ?? offset
      offset = pair.key.range?.[0] ?? offset
      node = pair.value
    } else return offset
    if (node === null) return offset
    offset = node.range?.[0] ?? offset
  }
  return offset
}
