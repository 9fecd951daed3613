import type { EventSeq, ProfileId, TabId } from '../ids.ts'
import type { Exchange } from './exchange.ts'
import type { ExchangeFold } from './fold-exchanges.ts'
import { lowerBound, placeOf } from './row-list.ts'
import { eventCause, isTimelineEvent, type EventCause, type TimelineEvent } from './timeline-event.ts'
import type { TraceEvent } from './trace-event.ts'
import type { Instant } from './event-parts.ts'
import type { World } from './world.ts'

export type TimelineRow = ExchangeRow | EventRow

interface RowBase {
  /** Stable for the life of the row. */
  readonly key: string
  readonly firstSeq: EventSeq
  /** As `Exchange.place`. */
  readonly place?: number
  readonly at: Instant
  readonly profile: ProfileId | null
  readonly tab: TabId | null
  /** The tab's letter; null for what no tab did. */
  readonly lane: string | null
}
export interface ExchangeRow extends RowBase {
  readonly kind: 'exchange'
  readonly exchange: Exchange
}
/** Something that happened without a request. Its sentence: `sayEvent` in `words/event-words.ts`. */
export interface EventRow extends RowBase {
  readonly kind: 'event'
  readonly event: TimelineEvent
  /** What brought it about, when an event of the trace did. */
  readonly why: EventCause
}

/** The rows of the timeline, in order: requests, and what happened between them. */
export interface TimelineFold {
  /** The same batches, in the same order, as the exchange fold was given and `eventOf` knows. */
  push(events: readonly TraceEvent[]): void
  /** The array and each row are new objects only when they changed. */
  rows(): readonly TimelineRow[]
}

/** The key of an event's row. */
export const eventKey = (seq: EventSeq): string => `event:${seq}`

export interface TimelineSources {
  readonly exchanges: Pick<ExchangeFold, 'rows'>
  /** To look up what an event names as its cause; undefined when it is not kept any more. */
  readonly eventOf: (seq: EventSeq) => TraceEvent | undefined
  /** Names the tabs that were opened before the first event that is still kept. */
  readonly baseline: World | null
}

/** Long: one fold. Tabs and causes that are told late change rows that are there already. */
export function createTimelineFold({ exchanges, eventOf, baseline }: TimelineSources): TimelineFold {
  const lanes = new Map<TabId, string>()
  for (const tab of Object.values(baseline?.tabs ?? {})) if (tab !== undefined) lanes.set(tab.id, tab.lane)
  const causes = new Map<EventSeq, EventSeq>()
  let noted: EventRow[] = []
  let shownExchanges: readonly Exchange[] = []
  let rows: readonly TimelineRow[] = []
  let changedFrom = Number.POSITIVE_INFINITY
  let lastSeq = 0

  const change = (seq: number): void => {
    changedFrom = Math.min(changedFrom, seq)
  }

  const laneOf = (tab: TabId | null): string | null => (tab === null ? null : (lanes.get(tab) ?? null))

  function take(event: TraceEvent): void {
    if (event.seq <= lastSeq) return
    lastSeq = event.seq
    if (event.kind === 'log.cleared') return drop(() => true)
    if (event.kind === 'events.dropped') drop(seq => seq <= event.through)
    if (event.kind === 'tab.opened') takeLane(event.tab, event.lane)
    if (event.kind === 'request.noted' && !lanes.has(event.tab)) takeLane(event.tab, event.lane)
    if (event.kind === 'cause.found') return event.by < event.seq ? takeCause(event.effect, event.by) : undefined // no cause lies ahead
    if (!isTimelineEvent(event)) return
    noted.push(noteRow(event))
    change(event.seq)
  }

  /** A page may be heard of before its tab is, a popup's first request above all. */
  function takeLane(tab: TabId, lane: string): void {
    lanes.set(tab, lane)
    noted = noted.map(row => (row.tab === tab ? { ...row, lane } : row))
    const first = rows.find(row => row.tab === tab)
    if (first !== undefined) change(placeOf(first))
  }

  function drop(isOld: (seq: EventSeq) => boolean): void {
    for (const seq of causes.keys()) if (isOld(seq)) causes.delete(seq)
    noted = noted.filter(row => !isOld(row.firstSeq))
    change(0)
  }

  function takeCause(effect: EventSeq, by: EventSeq): void {
    causes.set(effect, by)
    const index = lowerBound(noted, effect)
    const row = noted[index]
    if (row?.firstSeq !== effect) return
    noted[index] = noteRow(row.event)
    change(effect)
  }

  function noteRow(event: TimelineEvent): EventRow {
    const tab = 'tab' in event ? event.tab : 'held' in event ? event.held.tab : null
    const profile = 'profile' in event ? event.profile : null
    return {
      kind: 'event',
      key: eventKey(event.seq),
      firstSeq: event.seq,
      at: event.at,
      profile,
      tab,
      lane: laneOf(tab),
      event,
      why: whyOf(event),
    }
  }

  function whyOf(event: TimelineEvent): EventCause {
    const cause = causes.get(event.seq) ?? event.cause
    return eventCause(cause === null ? undefined : eventOf(cause))
  }

  function exchangeRow(exchange: Exchange): ExchangeRow {
    const { key, firstSeq, place, at, profile, tab } = exchange
    return { kind: 'exchange', key, firstSeq, ...(place === undefined ? {} : { place }), at, profile, tab, lane: laneOf(tab), exchange }
  }

  /** Everything before the first difference stays; behind it both lists are merged anew. */
  function update(): void {
    const next = exchanges.rows()
    if (next !== shownExchanges) {
      const at = firstDifference(shownExchanges, next)
      for (const row of [shownExchanges[at], next[at]]) if (row !== undefined) change(placeOf(row))
      shownExchanges = next
    }
    if (changedFrom === Number.POSITIVE_INFINITY) return
    const before = new Map(rows.slice(lowerBound(rows, changedFrom)).map(row => [row.key, row]))
    const tail = [
      ...next.slice(lowerBound(next, changedFrom)).map(exchange => {
        const known = before.get(exchange.key)
        return known?.kind === 'exchange' && known.exchange === exchange && known.lane === laneOf(known.tab) ? known : exchangeRow(exchange)
      }),
      ...noted.slice(lowerBound(noted, changedFrom)).filter(row => isWorthARow(row)),
    ].sort((a, b) => placeOf(a) - placeOf(b))
    rows = rows.slice(0, lowerBound(rows, changedFrom)).concat(tail)
    changedFrom = Number.POSITIVE_INFINITY
  }

  return {
    push: events => events.forEach(take),
    rows() {
      update()
      return rows
    },
  }
}

/** What an exchange brought about is told by its row, and what a clearing or a reset brought about by theirs; what a quit took is worth a word. */
function isWorthARow({ event, why }: EventRow): boolean {
  if (why === null || why === 'edit' || event.kind === 'tab.opened') return true
  // The clock's row speaks for every cookie that was set again; those whose time it was are worth a word each.
  if (why === 'clock.moved') return event.kind === 'jar.changed' && event.change === 'removed'
  return why === 'browser.quit' && (event.kind === 'jar.changed' || event.kind === 'storage.changed')
}

function firstDifference<Item>(before: readonly Item[], after: readonly Item[]): number {
  let index = 0
  while (index < before.length && index < after.length && before[index] === after[index]) index += 1
  return index
}
