import { useEffect, useRef } from 'react'
import type { WireId } from '@shared/ids.ts'
import { useTrace } from '../trace-store.ts'
import { gradeOf } from './use-grade.ts'

/** A request that waits is shown at once; when a guess was made and the answer is there, its receipt opens, and the pages go on beside it. */
export function useFollowHold(toNow: () => void, watchRow: (key: string) => void): void {
  const waiting = useTrace(({ trace }) => trace.holds.current()?.wire ?? null)
  const graded = useTrace(({ trace }) => {
    const last = trace.holds.all().at(-1) ?? null
    return last === null || gradeOf(last, trace.exchanges.byKey(last.exchange)) === null ? null : last
  })
  const seenWaiting = useRef<WireId | null>(null)
  useEffect(() => {
    if (waiting === null) return
    seenWaiting.current = waiting
    toNow()
  }, [waiting, toNow])
  useEffect(() => {
    if (graded === null || seenWaiting.current !== graded.wire) return
    seenWaiting.current = null
    watchRow(graded.exchange)
  }, [graded, watchRow])
}
