import { useEffect, useMemo, useRef } from 'react'
import { waitingMarks, type WaitingMark } from '@shared/trace/marks-before-window.ts'
import { useLabView } from '../trace/lab-view.ts'
import { useTrace } from '../trace/trace-store.ts'

const none: readonly WaitingMark[] = []

/** The marks of rows that are still being read. Nothing of it is told anew while events come in: only another mark or another trace is. */
export function useWaitingMarks(): readonly WaitingMark[] {
  const trace = useTrace(state => state.trace)
  const marks = useTrace(state => state.trace.marks.all())
  const earlier = useTrace(state => (state.readShare === null ? null : state.earlierRows))
  return useMemo(() => (earlier === null ? none : waitingMarks(earlier, marks, trace.timeline.rows())), [earlier, marks, trace])
}

/** The row that was chosen before it was there: it is gone to once it is, unless the learner has chosen something else meanwhile. */
export function useGoOnceRead(waiting: readonly WaitingMark[], selectedKey: string | null): string | null {
  const { showRow } = useLabView()
  const awaited = waiting.find(({ row }) => row === selectedKey)?.row ?? null
  const wanted = useRef<string | null>(null)
  useEffect(() => {
    const before = wanted.current
    wanted.current = awaited
    if (awaited === null && before !== null && before === selectedKey) showRow(before)
  }, [awaited, selectedKey, showRow])
  return awaited
}
