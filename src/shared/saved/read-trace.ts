import type { z } from 'zod'
import { findJsonSyntaxMistake } from '../problem/json-mistake.ts'
import { printPath } from '../problem/lesson-problem.ts'
import { readSchemaIssue } from '../problem/schema-issue.ts'
import type { TraceEvent, TraceEventKind } from '../trace/trace-event.ts'
import { DamagedTrace } from './damaged-trace.ts'
import { foreignProgramOf } from './foreign-har.ts'
import { withoutPartitions } from './old-partitions.ts'
import { savedTraceVersion, traceHeadSchema, type SavedTrace, type TraceHead } from './saved-trace.ts'
import { eventSchemas } from '../trace/event-schemas.ts'
import type { TraceProblem } from '../problem/trace-problem.ts'

/** A step of the work; the last one brings the trace. `share` is 0 to 1. */
export type ReadStep = { readonly share: number; readonly done: SavedTrace | null }

const linesAStep = 500
/** The log itself keeps 200,000. */
const mostEvents = 400_000

/**
 * Parses a saved trace in steps of a few milliseconds, between which the caller can draw, or stop.
 * @throws DamagedTrace with the first line that is wrong, and what was expected there
 */
export function* readTrace(text: string): Generator<ReadStep, void, void> {
  if (text.trim() === '') throw new DamagedTrace(null, { kind: 'empty' })
  const lines = linesIn(text)
  const { baseline, ...head } = readHead(lines.next().value?.text ?? '')
  const events: TraceEvent[] = []
  let lastSeq = baseline?.seq ?? 0
  let number = 1
  for (const { text: line, end } of lines) {
    number += 1
    const event = readEvent(line, number)
    if (event.seq <= lastSeq) throw new DamagedTrace(number, { kind: 'out-of-order', seq: event.seq, before: lastSeq })
    lastSeq = event.seq
    events.push(event)
    if (events.length > mostEvents) throw new DamagedTrace(number, { kind: 'too-many-events', atMost: mostEvents })
    if (number % linesAStep === 0) yield { share: end / text.length, done: null }
  }
  yield { share: 1, done: withoutPartitions({ head, baseline, events, foreign: foreignProgramOf(events), notRead: [] }) }
}

/** One after the other: a list of a hundred million lines has no room. A line feed at the end begins no further one. */
function* linesIn(text: string): Generator<{ readonly text: string; readonly end: number }, undefined, void> {
  for (let start = 0; start < text.length;) {
    const next = text.indexOf('\n', start)
    const end = next < 0 ? text.length : next
    yield { text: text.slice(start, end), end }
    start = end + 1
  }
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

/** Undefined: it is not JSON, which the caller reports with the line. */
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
