import { useMemo, useState } from 'react'
import { eventSeq, type EventSeq, type TabId } from '@shared/ids.ts'
import type { Bilingual } from '@shared/language.ts'
import { explainExchange } from '@shared/telling/explain-exchange.ts'
import type { TraceFold } from '@shared/trace/fold-trace.ts'
import { placeOf } from '@shared/trace/row-list.ts'
import { eventCause } from '@shared/trace/timeline-event.ts'
import type { TimelineRow } from '@shared/trace/timeline-rows.ts'
import type { TraceEvent } from '@shared/trace/trace-event.ts'
import type { Instant } from '@shared/trace/event-parts.ts'
import { sayEvent } from '@shared/words/event-words.ts'
import { shown } from '@shared/words/shown.ts'
import { tellEvent } from '@shared/words/story-words.ts'
import type { CauseIndex } from '../trace/cause-index.ts'
import { useReplay, type Replay } from '../trace/replay-store.ts'
import { useTrace } from '../trace/trace-store.ts'
import { firstOfPage, indexUpTo, pagesBeside, pageSize, startAtCursor, type PageStart, type Places } from './story-window.ts'

/** `rows`: a sentence for each row of the timeline. `events`: one for every event of the trace. */
export type StoryDepth = 'rows' | 'events'

export interface Sentence {
  readonly key: string
  readonly seq: EventSeq
  /** Where the cursor stands once the sentence is chosen. */
  readonly endSeq: EventSeq
  readonly at: Instant
  readonly lane: string | null
  readonly text: Bilingual
  /** What the sentence tells, when that is a row. */
  readonly row: TimelineRow | null
}

export interface StoryModel {
  readonly depth: StoryDepth
  readonly setDepth: (depth: StoryDepth) => void
  readonly count: number
  /** Index of the first sentence of the page. */
  readonly first: number
  readonly sentences: readonly Sentence[]
  /** Index of the sentence that the cursor stands on; -1: none, or now. */
  readonly current: number
  /** It shows the newest because nobody has gone elsewhere: the end is what one wants to see. */
  readonly isTail: boolean
  /** False: stays with the sentences that are shown now. True: goes on with the newest, if the page reaches them. */
  readonly follow: (isFollowing: boolean) => void
  readonly toNewest: () => void
  /** null: there is no such page. */
  readonly toPrevious: (() => void) | null
  readonly toNext: (() => void) | null
}

export function useStoryModel(rows: readonly TimelineRow[], isFiltered: boolean, cursor: EventSeq | null): StoryModel {
  const trace = useTrace(state => state.trace)
  const causes = useTrace(state => state.causes)
  const firstSeq = useTrace(state => state.firstSeq)
  const revision = useTrace(state => state.revision)
  const [depth, setDepth] = useState<StoryDepth>('rows')
  const replay = useReplay()
  // Where one reads counts until the cursor, or the trace, is another.
  const [known, setPlace] = useState<Place>({ start: null, cursor: null, replay: null })

  const places = useMemo(() => {
    void revision // the folds grow in place
    if (depth === 'rows') return { count: rows.length, seqAt: (index: number) => placeAsSeq(rows[index]) }
    return isFiltered ? eventsOf(rows) : allEvents(trace, firstSeq)
  }, [depth, rows, isFiltered, trace, firstSeq, revision])
  const { count } = places
  const place =
    known.replay === replay && known.cursor === cursor
      ? known
      : { start: startAtCursor(places, cursor, firstOfPage(places, known.start)), cursor, replay }
  if (place !== known) setPlace(place)
  const first = firstOfPage(places, place.start)
  const beside = pagesBeside(places, first)

  const sentences = useMemo(() => {
    void revision
    if (depth === 'rows') return rows.slice(first, first + pageSize).map(sentenceOfRow)
    return Array.from({ length: Math.min(pageSize, places.count - first) }, (_, index) => places.seqAt(first + index)).flatMap(seq =>
      seq === undefined ? [] : sentenceOfEvent(trace.eventOf(seq), trace, causes),
    )
  }, [depth, rows, places, first, trace, causes, revision])

  const startAt = (start: PageStart): void => setPlace({ ...place, start })
  const turn = (to: PageStart): (() => void) | null => (to === null ? null : () => startAt(to))
  return {
    depth,
    setDepth,
    count,
    first,
    sentences,
    current: cursor === null ? -1 : indexUpTo(places, cursor),
    isTail: place.start === null,
    follow(isFollowing) {
      if (!isFollowing) startAt(places.seqAt(first) ?? null)
      else if (beside.next === null) startAt(null)
    },
    toNewest: () => startAt(null),
    toPrevious: turn(beside.previous),
    toNext: turn(beside.next),
  }
}

interface Place {
  readonly start: PageStart
  readonly cursor: EventSeq | null
  readonly replay: Replay | null
}

/** Every event that is kept and was not cleared away. */
function allEvents(trace: TraceFold, firstSeq: EventSeq): Places {
  const events = trace.events()
  const before = indexUpTo({ count: events.length, seqAt: index => events[index]?.seq }, firstSeq - 1) + 1
  return { count: events.length - before, seqAt: index => events[before + index]?.seq }
}

/** The events that these rows were made of, in order. */
function eventsOf(rows: readonly TimelineRow[]): Places {
  const all = rows.flatMap(row => (row.kind === 'exchange' ? row.exchange.sources : [row.firstSeq]))
  const seqs = [...new Set(all)].sort((a, b) => a - b)
  return { count: seqs.length, seqAt: index => seqs[index] }
}

/** A row that stands before its own first event counts from where it stands. */
const placeAsSeq = (row: TimelineRow | undefined): EventSeq | undefined =>
  row === undefined ? undefined : eventSeq(Math.ceil(placeOf(row)))

function sentenceOfRow(row: TimelineRow): Sentence {
  const { key, firstSeq, at, lane } = row
  const base = { key, seq: firstSeq, at, lane, row }
  if (row.kind === 'event') return { ...base, endSeq: firstSeq, text: sayEvent(row) }
  const { method, url, lastSeq } = row.exchange
  const [said, head] = [explainExchange(row.exchange), url === '' ? '' : `${shown(method)} ${shown(url)} · `]
  return { ...base, endSeq: lastSeq, text: { en: `${head}${said.en}`, ko: `${head}${said.ko}` } }
}

function sentenceOfEvent(event: TraceEvent | undefined, trace: TraceFold, causes: CauseIndex): Sentence[] {
  if (event === undefined) return []
  const { tabs } = trace.world.now()
  const cause = causes.causeOf(event.seq) ?? event.cause
  const text = tellEvent(event, {
    requestOf: id => ('exchange' in id ? trace.exchanges.byKey(id.exchange) : trace.exchanges.byWire(id.wire)),
    eventOf: seq => trace.eventOf(seq),
    why: eventCause(cause === null ? undefined : trace.eventOf(cause)),
  })
  const tab = tabOf(event, trace)
  const lane = event.kind === 'request.noted' ? event.lane : tab === null ? null : (tabs[tab]?.lane ?? null)
  return [{ key: String(event.seq), seq: event.seq, endSeq: event.seq, at: event.at, lane, text, row: null }]
}

/** Whose doing it was: a page's, or the server's for the request of a page. */
function tabOf(event: TraceEvent, trace: TraceFold): TabId | null {
  if ('tab' in event) return event.tab
  if ('exchange' in event) return trace.exchanges.byKey(event.exchange)?.tab ?? null
  return 'wire' in event && event.wire !== null ? (trace.exchanges.byWire(event.wire)?.tab ?? null) : null
}
