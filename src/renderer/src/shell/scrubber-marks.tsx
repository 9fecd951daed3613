import { memo, useMemo } from 'react'
import { scrubberMarks, type ScrubberMark, type ScrubberMarkKind } from '@shared/trace/scrubber-marks.ts'
import type { TimelineRow } from '@shared/trace/timeline-rows.ts'
import { shownTrace } from '../trace/trace-store.ts'
import { useAtMostEvery } from '../base/use-at-most-every.ts'

interface ScrubberMarksProps {
  readonly rows: readonly TimelineRow[]
}

/** From where to where a mark reaches, of 24: their places tell them apart, not their colour alone. */
const reaches: { readonly [Kind in ScrubberMarkKind]: string } = { request: 'M%x 16V21', refusal: 'M%x 2V9', step: 'M%x 1V23' }
const kinds = Object.keys(reaches) as readonly ScrubberMarkKind[]

/** What lies along the line of the trace. Decoration: the timeline lists it all. */
export const ScrubberMarks = memo(function ScrubberMarks({ rows }: ScrubberMarksProps) {
  const drawn = useAtMostEvery(rows, 250)
  const marks = useMemo(() => {
    const { firstSeq, lastSeq } = shownTrace() // their places move with every event; they are placed again when the rows change
    return scrubberMarks(drawn, firstSeq, lastSeq)
  }, [drawn])
  return (
    <svg className="scrubber-marks" viewBox="0 0 1000 24" preserveAspectRatio="none" aria-hidden="true">
      {kinds.map(kind => (
        <path key={kind} className={`scrubber-mark-${kind}`} vectorEffect="non-scaling-stroke" d={pathOf(marks, kind)} />
      ))}
    </svg>
  )
})

function pathOf(marks: readonly ScrubberMark[], kind: ScrubberMarkKind): string {
  return marks
    .filter(mark => mark.kind === kind)
    .map(({ at }) => reaches[kind].replace('%x', (at * 1000).toFixed(1)))
    .join('')
}
