import { useMemo, useState } from 'react'
import type { EventSeq } from '@shared/ids.ts'
import { buildSequence } from '@shared/trace/sequence/build-sequence.ts'
import type { Sequence } from '@shared/trace/sequence/sequence.ts'
import type { TimelineRow } from '@shared/trace/timeline-rows.ts'
import { useTrace } from '../trace-store.ts'

/** So many rows at most, the newest of the span: more than anybody reads, and drawn at once in an export. */
const maxRows = 1000

export interface SequenceModel {
  readonly sequence: Sequence
  /** The rows of the span that are drawn. */
  readonly rows: readonly TimelineRow[]
  /** There are more rows in the span than are drawn. */
  readonly isShortened: boolean
  readonly isWhole: boolean
  /** First and last event of the drawn rows; null: there are none. */
  readonly fromSeq: EventSeq | null
  readonly toSeq: EventSeq | null
  readonly beginAt: (row: TimelineRow) => void
  readonly endAt: (row: TimelineRow) => void
  readonly showAll: () => void
}

interface Span {
  /** By the first event of a row; null: no bound. */
  readonly from: EventSeq | null
  readonly to: EventSeq | null
}
const everything: Span = { from: null, to: null }

/** `all`: the rows that the filter lets through. */
export function useSequenceModel(all: readonly TimelineRow[]): SequenceModel {
  const trace = useTrace(state => state.trace)
  const [span, setSpan] = useState(everything)
  const inSpan = useMemo(() => rowsOf(all, span), [all, span])
  const rows = useMemo(() => inSpan.slice(-maxRows), [inSpan])
  const sequence = useMemo(() => buildSequence(rows, seq => trace.eventOf(seq)), [rows, trace])
  return {
    sequence,
    rows,
    isShortened: rows.length < inSpan.length,
    isWhole: span === everything,
    fromSeq: rows[0]?.firstSeq ?? null,
    toSeq: useMemo(() => lastSeqOf(rows), [rows]),
    beginAt: ({ firstSeq }) => setSpan(({ to }) => ({ from: firstSeq, to: to !== null && to < firstSeq ? null : to })),
    endAt: ({ firstSeq }) => setSpan(({ from }) => ({ from: from !== null && from > firstSeq ? null : from, to: firstSeq })),
    showAll: () => setSpan(everything),
  }
}

function rowsOf(rows: readonly TimelineRow[], { from, to }: Span): readonly TimelineRow[] {
  if (from === null && to === null) return rows
  return rows.filter(({ firstSeq }) => (from === null || firstSeq >= from) && (to === null || firstSeq <= to))
}

function lastSeqOf(rows: readonly TimelineRow[]): EventSeq | null {
  return rows.reduce<EventSeq | null>((last, row) => {
    const seq = row.kind === 'exchange' ? row.exchange.lastSeq : row.firstSeq
    return last === null || seq > last ? seq : last
  }, null)
}
