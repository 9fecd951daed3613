import { useMemo, useState } from 'react'
import type { EventSeq } from '@shared/ids.ts'
import { buildSequence } from '@shared/telling/sequence/build-sequence.ts'
import type { Sequence } from '@shared/telling/sequence/sequence.ts'
import type { TimelineRow } from '@shared/trace/timeline-rows.ts'
import { useReplay, type Replay } from '../trace/replay-store.ts'
import { drawnRows } from './drawn-rows.ts'
import { useTrace } from '../trace/trace-store.ts'

export interface SequenceModel {
  readonly sequence: Sequence
  /** The rows of the span that are drawn. */
  readonly rows: readonly TimelineRow[]
  /** There are more rows in the span than are drawn: earlier ones alone, or also later ones. */
  readonly leavesOut: 'nothing' | 'earlier' | 'later'
  /** The picture grows at its end, and the reader sees it. */
  readonly isFollowing: boolean
  readonly follow: (isFollowing: boolean) => void
  readonly toNewest: () => void
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
export function useSequenceModel(all: readonly TimelineRow[], cursor: EventSeq | null): SequenceModel {
  const trace = useTrace(state => state.trace)
  const [span, setSpan] = useState(everything)
  // A reader in another place keeps the first row that is drawn: with a cursor in the past, or scrolled up. Leaving it leads back to the end.
  const [reading, setReading] = useState<Reading>({ from: null, cursor: null, replay: null })
  const replay = useReplay()
  const inSpan = useMemo(() => rowsOf(all, span), [all, span])
  const rows = useMemo(() => drawnRows(inSpan, reading.from), [inSpan, reading.from])
  const readFrom = (isFollowing: boolean): void => setReading({ from: isFollowing ? null : (rows[0]?.firstSeq ?? null), cursor, replay })
  if (reading.cursor !== cursor || reading.replay !== replay) readFrom(cursor === null)
  const sequence = useMemo(() => buildSequence(rows, seq => trace.eventOf(seq)), [rows, trace])
  return {
    sequence,
    rows,
    leavesOut: rows.length === inSpan.length ? 'nothing' : rows.at(-1) === inSpan.at(-1) ? 'earlier' : 'later',
    isFollowing: reading.from === null,
    follow(isFollowing) {
      // The end of what is drawn is not the end of the span when later rows were left out.
      if (!isFollowing || rows.at(-1) === inSpan.at(-1)) readFrom(isFollowing)
    },
    toNewest: () => readFrom(true),
    isWhole: span === everything,
    fromSeq: rows[0]?.firstSeq ?? null,
    toSeq: useMemo(() => lastSeqOf(rows), [rows]),
    beginAt: ({ firstSeq }) => setSpan(({ to }) => ({ from: firstSeq, to: to !== null && to < firstSeq ? null : to })),
    endAt: ({ firstSeq }) => setSpan(({ from }) => ({ from: from !== null && from > firstSeq ? null : from, to: firstSeq })),
    showAll: () => setSpan(everything),
  }
}

interface Reading {
  /** By the first event of the first row that is drawn; null: the newest rows are. */
  readonly from: EventSeq | null
  readonly cursor: EventSeq | null
  readonly replay: Replay | null
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
