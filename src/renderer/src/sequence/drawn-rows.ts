import type { EventSeq } from '@shared/ids.ts'
import { lowerBound } from '@shared/trace/row-list.ts'
import type { TimelineRow } from '@shared/trace/timeline-rows.ts'

/** So many rows at most: more than anybody reads, and drawn at once in an export. */
export const maxRows = 1000

/** The rows to draw: the newest, or (`from`: by its first event) those from the row on that a reader has before them. */
export function drawnRows(rows: readonly TimelineRow[], from: EventSeq | null): readonly TimelineRow[] {
  const at = from === null ? rows.length : lowerBound(rows, from)
  return at < rows.length ? rows.slice(at, at + maxRows) : rows.slice(-maxRows)
}
