import type { z } from 'zod'
import { findJsonSyntaxMistake } from '../problem/json-mistake.ts'
import { placeAt, placeInJson, type TextPlace } from '../problem/json-place.ts'
import { printPath } from '../problem/lesson-problem.ts'
import type { MarkedJsonProblem } from '../problem/marked-json-problem.ts'
import { readSchemaIssue } from '../problem/schema-issue.ts'
import { lookAtJson } from './look-at-json.ts'

/** A kind of file of ours: a JSON object whose member `mark` has the number of its format. */
export interface MarkedJson<Value> {
  readonly mark: string
  /** The newest format that is known. */
  readonly format: number
  readonly schema: z.ZodType<Value>
  /** What one look at the text allows before it is parsed. `characters`: UTF-16 code units. */
  readonly bounds: { readonly characters: number; readonly depth: number; readonly values: number; readonly members: number }
}

export type ReadMarkedJson<Value> =
  | { readonly ok: true; readonly value: Value }
  | ({ readonly ok: false; readonly problem: MarkedJsonProblem } & TextPlace)

const start: TextPlace = { line: 1, column: 1 }

/** Reads a text of a stranger: whatever it is, a value comes back, or the first thing that is wrong with its place. Never throws. */
export function readMarkedJson<Value>(text: string, kind: MarkedJson<Value>): ReadMarkedJson<Value> {
  const { characters, depth, values, members } = kind.bounds
  if (text.length > characters) return wrong({ kind: 'too-long', atMost: characters }, start)
  if (text.trim() === '') return wrong({ kind: 'empty' }, start)
  const { tooMuch } = lookAtJson(text, { depth, values, members, entries: 0 })
  if (tooMuch !== null && tooMuch.kind !== 'too-many-entries')
    return wrong({ kind: tooMuch.kind, atMost: tooMuch.atMost }, placeAt(text, tooMuch.at))
  try {
    return checkMarked(JSON.parse(text), text, kind)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    const mistake = findJsonSyntaxMistake(text)
    return wrong({ kind: 'no-json', mistake }, mistake ?? start)
  }
}

function checkMarked<Value>(value: unknown, text: string, { mark, format, schema }: MarkedJson<Value>): ReadMarkedJson<Value> {
  const marked = typeof value === 'object' && value !== null && Object.hasOwn(value, mark) ? value : null
  const given: unknown = marked === null ? null : Reflect.get(marked, mark)
  if (given === null) return wrong({ kind: 'not-ours' }, placeInJson(text, []))
  if (typeof given === 'number' && given > format)
    return wrong({ kind: 'newer-format', format: given, known: format }, placeInJson(text, [mark]))
  const read = schema.safeParse(value)
  if (read.success) return { ok: true, value: read.data }
  const [first] = read.error.issues
  const path = first?.path ?? []
  const issue = first === undefined ? ({ kind: 'unfit' } as const) : readSchemaIssue(first, value)
  return wrong({ kind: 'bad-value', at: printPath(path), issue }, placeInJson(text, path))
}

const wrong = (problem: MarkedJsonProblem, { line, column }: TextPlace) => ({ ok: false, line, column, problem }) as const
