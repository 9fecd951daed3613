import type { TimelineRow } from '@shared/trace/timeline-rows.ts'
import type { RowOffsets } from './row-offsets.ts'

/** Where a list stands, in px and by the row at its top. Not a state: most pixels of scrolling draw nothing anew. */
export interface ScrollAnchor {
  top(): number
  /** Before the list itself tells, which it does with its next frame. */
  moveTo(top: number): void
  standOn(top: number, rows: readonly TimelineRow[], places: RowOffsets): void
  /** Where the same row stands among other rows; null: it is not there. */
  among(rows: readonly TimelineRow[], places: RowOffsets): number | null
}

export function createScrollAnchor(): ScrollAnchor {
  let at = 0
  let key: string | null = null
  let within = 0
  return {
    top: () => at,
    moveTo(top) {
      at = top
    },
    standOn(top, rows, places) {
      const index = places.indexAt(top)
      at = top
      key = rows[index]?.key ?? null
      within = top - places.topOf(index)
    },
    among(rows, places) {
      const index = key === null ? -1 : rows.findIndex(row => row.key === key)
      return index < 0 ? null : places.topOf(index) + within
    },
  }
}
