import { useEffect, useMemo, useState } from 'react'
import { createRowFilter } from '@shared/telling/filter/filter-rows.ts'
import type { TimelineRow } from '@shared/trace/timeline-rows.ts'

/** What a frame can spare while the reader scrolls on. */
const sliceMs = 8

/** The rows that get through; a long list is looked through a slice a frame, and grows as it is. `matches` null: all of them. */
export function useFilteredRows(
  rows: readonly TimelineRow[],
  matches: ((row: TimelineRow) => boolean) | null,
): { readonly visible: readonly TimelineRow[]; readonly isDone: boolean } {
  const filter = useMemo(() => (matches === null ? null : createRowFilter(matches)), [matches])
  const [turn, setTurn] = useState(0)
  const result = useMemo(() => {
    void turn // each turn goes on where the last one stopped
    return filter === null ? { visible: rows, isDone: true } : filter.advance(rows, oneSlice())
  }, [filter, rows, turn])
  useEffect(() => {
    if (result.isDone) return
    const frame = requestAnimationFrame(() => setTurn(turns => turns + 1))
    return () => cancelAnimationFrame(frame)
  }, [result])
  return result
}

function oneSlice(): () => boolean {
  const start = performance.now()
  return () => performance.now() - start < sliceMs
}
