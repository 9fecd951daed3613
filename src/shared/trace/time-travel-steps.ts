import { eventSeq, type EventSeq } from '../ids.ts'
import type { ExchangeRow, TimelineRow } from './timeline-rows.ts'

export interface Place {
  /** null: now. */
  readonly cursor: EventSeq | null
  /** The pinned row; null: none. */
  readonly key: string | null
}

/** One event on or back; null: now, which is where the last event is. */
export function stepByEvent(
  cursor: EventSeq | null,
  by: 1 | -1,
  { firstSeq, lastSeq }: { firstSeq: EventSeq; lastSeq: EventSeq },
): EventSeq | null {
  const to = Math.max(firstSeq, (cursor ?? lastSeq) + by)
  return to >= lastSeq ? null : eventSeq(to)
}

/** The request before or behind the place; null: there is none, and forward that means now. */
export function stepByRequest({ cursor, key }: Place, by: 1 | -1, rows: readonly TimelineRow[]): ExchangeRow | null {
  const requests = rows.filter((row): row is ExchangeRow => row.kind === 'exchange')
  const pinned = key === null ? -1 : requests.findIndex(row => row.key === key)
  if (pinned >= 0) return requests[pinned + by] ?? null
  if (cursor === null) return by === 1 ? null : (requests.at(-1) ?? null)
  if (by === 1) return requests.find(({ firstSeq }) => firstSeq > cursor) ?? null
  return requests.filter(({ exchange }) => exchange.lastSeq < cursor).at(-1) ?? null
}
