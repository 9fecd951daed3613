import type { EventSeq } from '../ids.ts'
import type { Exchange } from './exchange.ts'
import { createExchangeFold } from './fold-exchanges.ts'
import { lowerBound } from './row-list.ts'
import type { TraceEvent } from './trace-event.ts'

/**
 * A row as it was at the cursor: its own events up to there, folded again. Which events belong together is our bookkeeping and not a
 * state of the world, so joins that were found out later count all the same. null: it had not begun.
 */
export function exchangeAt(row: Exchange, cursor: EventSeq, eventOf: (seq: EventSeq) => TraceEvent | undefined): Exchange | null {
  if (row.lastSeq <= cursor) return row
  if (row.firstSeq > cursor) return null
  const fold = createExchangeFold()
  const known = row.sources.map(eventOf).filter(event => event !== undefined)
  fold.push(known.filter(event => event.seq <= cursor || event.kind === 'exchange.joined'))
  const found = fold.byKey(row.key)
  if (found === null) return null
  const sources = found.sources.filter(seq => seq <= cursor)
  return { ...found, sources, lastSeq: sources.at(-1) ?? found.firstSeq }
}

/** The rows that had begun at the cursor, as they were there; at the end of the trace that is the array itself. */
export function exchangesUpTo(
  rows: readonly Exchange[],
  cursor: EventSeq,
  eventOf: (seq: EventSeq) => TraceEvent | undefined,
): readonly Exchange[] {
  const begun = lowerBound(rows, cursor + 1)
  if (begun === rows.length && rows.every(row => row.lastSeq <= cursor)) return rows
  return rows.slice(0, begun).flatMap(row => exchangeAt(row, cursor, eventOf) ?? [])
}
