import type { EventSeq } from '../ids.ts'
import type { TimelineRow } from './timeline-rows.ts'

/** What is worth a mark on the line of the whole trace. Of several at one place the weightiest is drawn. */
export type ScrubberMarkKind = 'request' | 'step' | 'refusal'

export interface ScrubberMark {
  /** Where on the line, from 0 (the first event) to 1 (the last). */
  readonly at: number
  readonly kind: ScrubberMarkKind
}

const weight: { readonly [Kind in ScrubberMarkKind]: number } = { request: 0, step: 1, refusal: 2 }

/** At most one mark per place of `places` equal ones, so that a long trace costs no more to draw than a short one. */
export function scrubberMarks(rows: readonly TimelineRow[], firstSeq: EventSeq, lastSeq: EventSeq, places = 400): readonly ScrubberMark[] {
  const span = Math.max(1, lastSeq - firstSeq)
  const found: (ScrubberMarkKind | undefined)[] = []
  for (const row of rows) {
    const kind = kindOf(row)
    const seq = row.kind === 'exchange' ? row.exchange.lastSeq : row.firstSeq
    if (kind === null || seq < firstSeq || seq > lastSeq) continue
    const place = Math.round(((seq - firstSeq) / span) * places)
    const there = found[place]
    if (there === undefined || weight[there] < weight[kind]) found[place] = kind
  }
  return Array.from(found, (kind, place) => (kind === undefined ? [] : [{ at: place / places, kind }])).flat()
}

function kindOf(row: TimelineRow): ScrubberMarkKind | null {
  if (row.kind === 'event') return row.event.kind === 'lesson.stepped' ? 'step' : null
  return row.exchange.hops.some(({ decision }) => decision?.outcome === 'refused') ? 'refusal' : 'request'
}
