import { useMemo, useState } from 'react'
import type { EventSeq, TabId } from '@shared/ids.ts'
import type { Text } from '@shared/language.ts'
import { explainExchange } from '@shared/trace/explain-exchange.ts'
import type { TraceFold } from '@shared/trace/fold-trace.ts'
import { eventCause } from '@shared/trace/timeline-event.ts'
import type { TimelineRow } from '@shared/trace/timeline-rows.ts'
import type { Instant, TraceEvent } from '@shared/trace/trace-event.ts'
import { sayEvent } from '@shared/words/event-words.ts'
import { shown } from '@shared/words/shown.ts'
import { tellEvent } from '@shared/words/story-words.ts'
import type { CauseIndex } from '../cause-index.ts'
import { useLabView } from '../lab-view.ts'
import { useTrace } from '../trace-store.ts'

/** `rows`: a sentence for each row of the timeline. `events`: one for every event of the trace. */
export type StoryDepth = 'rows' | 'events'

export interface Sentence {
  readonly key: string
  readonly seq: EventSeq
  /** Where the cursor stands once the sentence is chosen. */
  readonly endSeq: EventSeq
  readonly at: Instant
  readonly lane: string | null
  readonly text: Text
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
  /** It shows the newest because nobody has turned elsewhere: the end is what one wants to see. */
  readonly isTail: boolean
  /** null: there is no such page. */
  readonly toPrevious: (() => void) | null
  readonly toNext: (() => void) | null
}

/** A page is all there at once, for whoever reads it by ear; the rest is one key away. */
const pageSize = 100

export function useStoryModel(rows: readonly TimelineRow[], cursor: EventSeq | null): StoryModel {
  const { rows: all } = useLabView()
  const trace = useTrace(state => state.trace)
  const causes = useTrace(state => state.causes)
  const firstSeq = useTrace(state => state.firstSeq)
  const revision = useTrace(state => state.revision)
  const [depth, setDepth] = useState<StoryDepth>('rows')
  // A page that was turned to counts until the cursor goes elsewhere.
  const [turned, setTurned] = useState<{ readonly page: number; readonly at: EventSeq | null } | null>(null)

  const places = useMemo(() => {
    void revision // the folds grow in place
    if (depth === 'rows') return { count: rows.length, seqAt: (index: number) => rows[index]?.firstSeq }
    return rows === all ? allEvents(trace, firstSeq) : eventsOf(rows)
  }, [depth, rows, all, trace, firstSeq, revision])
  const { count } = places
  const lastPage = Math.max(0, Math.ceil(count / pageSize) - 1)
  const current = cursor === null ? -1 : indexUpTo(places, cursor)
  const standing = cursor === null ? lastPage : Math.max(0, Math.floor(current / pageSize))
  const isTurned = turned !== null && turned.at === cursor
  const page = Math.min(lastPage, isTurned ? turned.page : standing)
  const first = page * pageSize

  const sentences = useMemo(() => {
    void revision
    if (depth === 'rows') return rows.slice(first, first + pageSize).map(sentenceOfRow)
    return Array.from({ length: Math.min(pageSize, places.count - first) }, (_, index) => places.seqAt(first + index)).flatMap(seq =>
      seq === undefined ? [] : sentenceOfEvent(trace.eventOf(seq), trace, causes),
    )
  }, [depth, rows, places, first, trace, causes, revision])

  const turn = (to: number): (() => void) | null => (to < 0 || to > lastPage ? null : () => setTurned({ page: to, at: cursor }))
  const isTail = cursor === null && !isTurned
  return { depth, setDepth, count, first, sentences, current, isTail, toPrevious: turn(page - 1), toNext: turn(page + 1) }
}

/** What there is to tell, by its place: nothing is copied for a hundred sentences out of a hundred thousand. */
interface Places {
  readonly count: number
  readonly seqAt: (index: number) => EventSeq | undefined
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

/** Index of the last one that is not beyond `seq`; -1: all are. */
function indexUpTo({ count, seqAt }: Places, seq: number): number {
  let [low, high] = [0, count]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((seqAt(middle) ?? 0) <= seq) low = middle + 1
    else high = middle
  }
  return low - 1
}

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
    why: eventCause(cause === null ? undefined : trace.eventOf(cause)),
  })
  const tab = tabOf(event, trace)
  const lane = tab === null ? null : (tabs[tab]?.lane ?? null)
  return [{ key: String(event.seq), seq: event.seq, endSeq: event.seq, at: event.at, lane, text, row: null }]
}

/** Whose doing it was: a page's, or the server's for the request of a page. */
function tabOf(event: TraceEvent, trace: TraceFold): TabId | null {
  if ('tab' in event) return event.tab
  if ('exchange' in event) return trace.exchanges.byKey(event.exchange)?.tab ?? null
  return 'wire' in event && event.wire !== null ? (trace.exchanges.byWire(event.wire)?.tab ?? null) : null
}
