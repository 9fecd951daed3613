import type { TimelineRow } from '@shared/trace/timeline-rows.ts'

export const rowHeights = { exchange: 46, event: 32 } as const satisfies Record<TimelineRow['kind'], number>

/** Where each row is, in px from the top of the list. Two heights, known beforehand: nothing has to be measured. */
export interface RowOffsets {
  readonly height: number
  readonly topOf: (index: number) => number
  /** The row that covers this place; the nearest one for a place outside of the list. */
  readonly indexAt: (top: number) => number
}

/** One pass over the kinds: a tenth of a millisecond for ten thousand rows, which is less than finding out what stayed the same. */
export function rowOffsets(rows: readonly Pick<TimelineRow, 'kind'>[]): RowOffsets {
  const tops = new Float64Array(rows.length + 1)
  let top = 0
  for (let index = 0; index < rows.length; index += 1) {
    tops[index] = top
    top += rowHeights[rows[index]?.kind ?? 'exchange']
  }
  tops[rows.length] = top

  function indexAt(place: number): number {
    let [low, high] = [0, rows.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >>> 1
      if ((tops[middle] ?? 0) <= place) low = middle
      else high = middle - 1
    }
    return Math.max(0, low)
  }

  return { height: top, topOf: index => tops[Math.max(0, Math.min(rows.length, index))] ?? 0, indexAt }
}

export interface RowRange {
  readonly from: number
  /** Behind the last. */
  readonly to: number
}

/** Where to scroll to, so that this row is in view; null: it is already, or there is no such row. */
export function topToShow(places: RowOffsets, index: number, top: number, viewHeight: number): number | null {
  if (index < 0) return null
  const [rowTop, rowEnd] = [places.topOf(index), places.topOf(index + 1)]
  if (rowTop < top) return rowTop
  return rowEnd > top + viewHeight ? rowEnd - viewHeight : null
}

/** Drawn beyond the view on either side, and in which steps: scrolling must not draw anew with each pixel. */
const spares = { few: { rows: 1, step: 1 }, many: { rows: 8, step: 4 } } as const

/** The rows to draw for a view of the list, with some to spare. */
export function rowRange(
  places: RowOffsets,
  count: number,
  top: number,
  viewHeight: number,
  spare: keyof typeof spares = 'many',
): RowRange {
  const { from, to } = rowsInView(places, count, top, viewHeight)
  const { rows, step } = spares[spare]
  return { from: Math.max(0, Math.floor((from - rows) / step) * step), to: Math.min(count, Math.ceil((to + rows) / step) * step) }
}

export function rowsInView(places: RowOffsets, count: number, top: number, viewHeight: number): RowRange {
  return { from: Math.min(count, places.indexAt(top)), to: Math.min(count, places.indexAt(top + viewHeight) + 1) }
}
