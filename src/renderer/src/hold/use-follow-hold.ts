import { useEffect, useRef } from 'react'
import type { WireId } from '@shared/ids.ts'
import type { PaneName } from '../panes/panes.ts'
import { useTrace } from '../trace/trace-store.ts'
import type { SelectionActions } from '../trace/use-selection.ts'
import { gradeOf } from './use-grade.ts'

/** A request that waits is shown at once; when a guess was made and the answer is there, its receipt opens, and the pages go on beside it. */
export function useFollowHold({ toNow, watchRow }: SelectionActions, lead: (pane: PaneName) => void): void {
  const waiting = useTrace(({ trace }) => trace.holds.current()?.wire ?? null)
  const graded = useTrace(({ trace }) => {
    const last = trace.holds.all().at(-1) ?? null
    return last === null || gradeOf(last, trace.exchanges.byKey(last.exchange)) === null ? null : last
  })
  const seenWaiting = useRef<WireId | null>(null)
  useEffect(() => {
    if (waiting === null || seenWaiting.current === waiting) return
    seenWaiting.current = waiting
    toNow()
    lead('details')
  }, [waiting, toNow, lead])
  useEffect(() => {
    if (graded === null || seenWaiting.current !== graded.wire) return
    seenWaiting.current = null
    watchRow(graded.exchange)
    lead('details')
  }, [graded, watchRow, lead])
}
