import { memo } from 'react'
import { useTrace } from '../trace/trace-store.ts'
import { useTimelineRows } from '../trace/use-trace-view.ts'
import { Timeline, type TimelineProps } from './timeline.tsx'

/** The timeline of the trace that is shown. It alone is drawn with each batch; the panels around it take a busy lab more calmly. */
export const LiveTimeline = memo(function LiveTimeline(props: Omit<TimelineProps, 'rows' | 'isPaused'>) {
  const rows = useTimelineRows()
  const isPaused = useTrace(state => state.isPaused)
  return <Timeline {...props} rows={rows} isPaused={isPaused} />
})
