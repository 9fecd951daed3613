import type { z } from 'zod'
import type { TraceEvent, TraceEventKind } from '../trace-event.ts'
import { savedTraceVersion, traceHeadSchema, type SavedTrace, type TraceHead } from './saved-trace.ts'
import { eventSchemas } from './schema/event-schemas.ts'

/** What is wrong with a file, and where. `line` counts from 1; null: the file as a whole. */
export class DamagedTrace extends Error {
  readonly line: number | null
  constructor(line: number | null, problem: string) {
    super(line === null ? problem : `line ${line}: ${problem}`)
    this.line = line
  }
}

/** A step of the work; the last one brings the trace. `share` is 0 to 1. */
export type ReadStep = { readonly share: number; readonly done: SavedTrace | null }

const linesAStep = 500

/**
 * Parses a saved trace in steps of a few milliseconds, between which the caller can draw, or stop.
 * @throws DamagedTrace with the first line that is wrong, what was expected there, and how to mend it
 */
export function* readTrace(text: string): Generator<ReadStep, void, void> {
  if (text.trim() === '')
    throw new DamagedTrace(
      null,
      'The file is empty: nothing was written into it, or the copy failed. Save or copy it again, or choose another one.',
    )
  const lines = text.split('\n')
  if (lines.at(-1) === '') lines.pop()
  const { baseline, ...head } = readHead(lines[0] ?? '')
  const events: TraceEvent[] = []
  let lastSeq = baseline?.seq ?? 0
  for (let at = 1; at < lines.length; at += 1) {
    const event = readEvent(lines[at] ?? '', at + 1)
    if (event.seq <= lastSeq)
      throw new DamagedTrace(at + 1, `"seq" is ${event.seq}, but the event before has ${lastSeq}: the lines are out of order.`)
    lastSeq = event.seq
    events.push(event)
    if (at % linesAStep === 0) yield { share: at / lines.length, done: null }
  }
  yield { share: 1, done: { head, baseline, events, isForeign: false } }
}

function readHead(line: string): TraceHead {
  const head = parseJson(line)
  const version = typeof head === 'object' && head !== null && 'crumbtrail-trace' in head ? head['crumbtrail-trace'] : null
  if (version === null)
    throw new DamagedTrace(1, 'This is no saved trace: it begins with {"crumbtrail-trace":1,…}. Choose a .crumbtrail or a .har file.')
  if (typeof version === 'number' && version > savedTraceVersion)
    throw new DamagedTrace(
      1,
      `This trace has format ${version}, and this Crumbtrail reads up to ${savedTraceVersion}. Open it with a newer Crumbtrail.`,
    )
  return checkHead(head, 1)
}

/** @throws DamagedTrace when `value` is no head; `line` is where it stood */
export const checkHead = (value: unknown, line: number | null): TraceHead => parsed(traceHeadSchema, value, line)

function readEvent(line: string, number: number): TraceEvent {
  return checkEvent(parseJson(line) ?? notJson(number), number)
}

/** @throws DamagedTrace when `value` is no event; `line` is where it stood */
export function checkEvent(value: unknown, line: number | null): TraceEvent {
  const kind = typeof value === 'object' && value !== null && 'kind' in value ? value.kind : null
  if (typeof kind !== 'string' || !Object.hasOwn(eventSchemas, kind))
    throw new DamagedTrace(
      line,
      `There is no event of kind ${JSON.stringify(kind)}. Was the file changed by hand, or made by a newer Crumbtrail?`,
    )
  return parsed<TraceEvent>(eventSchemas[kind as TraceEventKind], value, line)
}

function parsed<Output>(schema: z.ZodType<Output>, value: unknown, line: number | null): Output {
  const answer = schema.safeParse(value)
  if (answer.success) return answer.data
  const issue = answer.error.issues[0]
  throw new DamagedTrace(line, `"${issue?.path.join('.') ?? ''}" is not as expected: ${issue?.message ?? 'unreadable'}.`)
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line) as unknown
  } catch {
    return null // said by who asked, with the line
  }
}

function notJson(line: number): never {
  throw new DamagedTrace(line, 'This line is not JSON. Was the file cut off while it was copied?')
}
