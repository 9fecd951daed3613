import { buildSequence, type EventOfSeq } from '@shared/telling/sequence/build-sequence.ts'
import type { SequenceStep } from '@shared/telling/sequence/sequence.ts'
import type { TimelineRow } from '@shared/trace/timeline-rows.ts'
import type { ShownSentence } from './shown-sentence.ts'

/** What the sequence picture says of these rows: its arrows, and the marks beside them. Bands repeat the rows' own sentences. */
export function readPicture(rows: readonly TimelineRow[], eventOf: EventOfSeq): readonly ShownSentence[] {
  const byKey = new Map(rows.map(row => [row.key, row]))
  return buildSequence(rows, eventOf).blocks.flatMap(({ rowKey, steps }) => {
    const row = byKey.get(rowKey)
    if (row?.kind !== 'exchange') return []
    const about = { exchange: row.exchange, judged: null, event: null, why: null }
    return steps.flatMap((step): readonly ShownSentence[] => {
      const what = nameOf(step)
      if (what === null) return []
      return [{ place: 'sequence', text: { en: `${what}: ${step.label.en}`, ko: `${what}: ${step.label.ko}` }, about }]
    })
  })
}

/** What the drawing says without a word: an arrow that arrives, one that does not. Look-ups are the server's own account. */
function nameOf(step: SequenceStep): string | null {
  if (step.kind === 'mark') return 'mark'
  if (step.kind === 'band' || step.what === 'look-up') return null
  return step.hasArrived ? step.what : `${step.what} that never left`
}
