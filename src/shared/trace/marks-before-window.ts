import { wireKey } from './build-exchange.ts'
import type { Marks, PlacedMark, RowMark } from './fold-marks.ts'
import { eventKey } from './timeline-rows.ts'
import type { TraceEvent } from './trace-event.ts'

/** The learner's marks that the newest part of a trace alone does not contain: few and small, whatever the length of the rest. */
export interface MarksBeforeWindow {
  /** As they stood before the first event of that part, by the key of the row. */
  readonly marks: readonly (readonly [string, PlacedMark])[]
  /** The marked rows that begin before it, oldest first. */
  readonly rows: readonly MarkedRow[]
}

/** A row that is told by its first event, as long as the others are not there. */
export interface MarkedRow {
  readonly row: string
  readonly first: TraceEvent
}

/** Where in `events` the marked rows begin; rows that begin elsewhere are not in the answer. */
export function findMarkedRows(marks: Marks, events: Iterable<TraceEvent>): readonly MarkedRow[] {
  const wanted = new Set(marks.keys())
  const found: MarkedRow[] = []
  for (const first of events) {
    if (wanted.size === 0) break
    const row = rowBegunBy(first)
    if (wanted.delete(row)) found.push({ row, first })
  }
  return found
}

function rowBegunBy(event: TraceEvent): string {
  if (event.kind === 'request.sent' || event.kind === 'request.noted') return event.exchange
  return event.kind === 'request.received' ? wireKey(event.wire) : eventKey(event.seq)
}

/** A marked row that cannot be shown yet, with what was left on it. */
export interface WaitingMark extends MarkedRow {
  readonly mark: RowMark
}

/** The marks whose rows are not among `rows`. */
export function waitingMarks(
  earlier: readonly MarkedRow[],
  marks: Marks,
  rows: readonly { readonly key: string }[],
): readonly WaitingMark[] {
  const there = new Set(earlier.length === 0 ? [] : rows.map(({ key }) => key))
  return earlier.flatMap(({ row, first }) => {
    const mark = marks.get(row)
    return mark === undefined || there.has(row) ? [] : [{ row, first, mark }]
  })
}
