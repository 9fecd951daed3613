import type { z } from 'zod'
import { findJsonSyntaxMistake } from '../../json-mistake.ts'
import { printPath } from '../../lesson/lesson-problem.ts'
import { readSchemaIssue } from '../../problem/schema-issue.ts'
import type { TraceEvent, TraceEventKind } from '../trace-event.ts'
import { DamagedTrace } from './damaged-trace.ts'
import { savedTraceVersion, traceHeadSchema, type SavedTrace, type TraceHead } from './saved-trace.ts'
import { eventSchemas } from './schema/event-schemas.ts'
import type { TraceProblem } from './trace-problem.ts'

/** A step of the work; the last one brings the trace. `share` is 0 to 1. */
export type ReadStep = { readonly share: number; readonly done: SavedTrace | null }

const linesAStep = 500

/**
 * Parses a saved trace in steps of a few milliseconds, between which the caller can draw, or stop.
 * @throws DamagedTrace with the first line that is wrong, and what was expected there
 */
export function* readTrace(text: string): Generator<ReadStep, void, void> {
  if (text.trim() === '') throw new DamagedTrace(null, { kind: 'empty' })
  const lines = text.split('\n')
  if (lines.at(-1) === '') lines.pop()
  const { baseline, ...head } = readHead(lines[0] ?? '')
  const events: TraceEvent[] = []
  let lastSeq = baseline?.seq ?? 0
  for (let at = 1; at < lines.length; at += 1) {
    const event = readEvent(lines[at] ?? '', at + 1)
    if (event.seq <= lastSeq) throw new DamagedTrace(at + 1, { kind: 'out-of-order', seq: event.seq, before: lastSeq })
    lastSeq = event.seq
    events.push(event)
    if (at % linesAStep === 0) yield { share: at / lines.length, done: null }
  }
  yield { share: 1, done: { head, baseline, events, isForeign: false } }
}

function readHead(line: string): TraceHead {
  const head = parseJson(line)
  const version = typeof head === 'object' && head !== null && 'crumbtrail-trace' in head ? head['crumbtrail-trace'] : null
  if (version === null) throw new DamagedTrace(1, { kind: 'no-trace' })
  if (typeof version === 'number' && version > savedTraceVersion)
    throw new DamagedTrace(1, { kind: 'newer-format', format: version, known: savedTraceVersion })
  return checkHead(head, { line: 1, path: [] })
}

/** Where a value stood: in a line of its own, or at a path of a HAR. */
export type Place = { readonly line: number; readonly path: readonly [] } | { readonly line: null; readonly path: readonly PropertyKey[] }

/** @throws DamagedTrace when `value` is no head */
export const checkHead = (value: unknown, place: Place): TraceHead => parsed(traceHeadSchema, value, place)

function readEvent(line: string, number: number): TraceEvent {
  const value = parseJson(line)
  return value === undefined ? notJson(line, number) : checkEvent(value, { line: number, path: [] })
}

/** @throws DamagedTrace when `value` is no event */
export function checkEvent(value: unknown, place: Place): TraceEvent {
  const kind = typeof value === 'object' && value !== null && 'kind' in value ? value.kind : null
  if (typeof kind !== 'string' || !Object.hasOwn(eventSchemas, kind)) {
    const name = typeof kind === 'string' ? kind : null
    throw new DamagedTrace(place.line, { kind: 'unknown-event', name, at: printPath(place.path) })
  }
  return parsed<TraceEvent>(eventSchemas[kind as TraceEventKind], value, place)
}

function parsed<Output>(schema: z.ZodType<Output>, value: unknown, { line, path }: Place): Output {
  const answer = schema.safeParse(value)
  if (answer.success) return answer.data
  throw new DamagedTrace(line, badValue(answer.error, value, path, line === null ? 'har' : 'trace'))
}

/** The first thing that a schema found wrong. */
export function badValue(error: z.ZodError, root: unknown, base: readonly PropertyKey[], of: 'trace' | 'har'): TraceProblem {
  const [issue] = error.issues
  const at = printPath([...base, ...(issue?.path ?? [])])
  return { kind: 'bad-value', at, issue: issue === undefined ? { kind: 'unfit' } : readSchemaIssue(issue, root), of }
}

/** Undefined: it is no JSON, which whoever asked tells with the line. */
function parseJson(line: string): unknown {
  try {
    return JSON.parse(line) as unknown
  } catch {
    return undefined
  }
}

function notJson(text: string, line: number): never {
  if (text.trim() === '') throw new DamagedTrace(line, { kind: 'empty-line' })
  throw new DamagedTrace(line, { kind: 'no-json-line', mistake: findJsonSyntaxMistake(text) })
}
