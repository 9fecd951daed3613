import { eventSeq, type EventSeq } from '../../ids.ts'
import { contextOf } from '../../trace/cookie-context.ts'
import type { CookieVerdict } from '../../trace/cookie-verdict.ts'
import type { Exchange } from '../../trace/exchange.ts'
import type { TraceFold } from '../../trace/fold-trace.ts'
import type { EventOf, TraceEvent } from '../../trace/trace-event.ts'
import type { World } from '../../trace/world.ts'
import type { BiographyEntry, BiographyStory, ExchangeRef, Maker } from './biography-entry.ts'

/** What a biography is told from: the folds that a window holds anyway. */
export type BiographySources = Pick<TraceFold, 'events' | 'eventOf' | 'exchanges' | 'world'>

/** The trace from where the timeline begins, with the questions that every kind of life asks of it. */
export interface Past {
  readonly events: readonly TraceEvent[]
  /** The world before the first of them. */
  readonly before: World
  /** The exchange that an event belongs to; null: it belongs to none that is kept. */
  exchangeOf(event: TraceEvent): Exchange | null
  causeOf(event: TraceEvent): TraceEvent | null
  makerOf(event: TraceEvent): Maker
  /** What became of a cookie: for a `Set-Cookie`, what the jar said of it later. */
  verdictOf(event: EventOf<'cookie.judged'>): CookieVerdict
}

export function openPast({ events, eventOf, exchanges, world }: BiographySources): Past {
  const all = events()
  const clearing = all.filter(event => event.kind === 'log.cleared').at(-1)
  const kept = clearing === undefined ? all : all.slice(all.indexOf(clearing) + 1)
  const found = new Map<EventSeq, EventSeq>()
  for (const event of kept) if (event.kind === 'cause.found') found.set(event.effect, event.by)
  const settled = new Map<EventSeq, CookieVerdict>()
  for (const event of kept) if (event.kind === 'cookie.settled') settled.set(event.judged, event.verdict)
  const pauses = kept.filter((event): event is Pause => event.kind === 'recording.paused' || event.kind === 'recording.resumed')

  const causeSeq = (event: TraceEvent): EventSeq | null => found.get(event.seq) ?? event.cause
  const causeOf = (event: TraceEvent): TraceEvent | null => {
    const cause = causeSeq(event)
    return cause === null ? null : (eventOf(cause) ?? null)
  }
  return {
    events: kept,
    before: world.at(eventSeq((kept[0]?.seq ?? 1) - 1)),
    exchangeOf(event) {
      if ('exchange' in event) return exchanges.byKey(event.exchange)
      return 'wire' in event && event.wire !== null ? exchanges.byWire(event.wire) : null
    },
    causeOf,
    verdictOf: event => settled.get(event.seq) ?? event.verdict,
    makerOf(event) {
      const by = causeOf(event)
      if (by !== null) return makerFrom(by)
      const isPaused = pauses.filter(({ seq }) => seq < event.seq).at(-1)?.kind === 'recording.paused'
      if (isPaused || causeSeq(event) !== null) return 'unknown'
      return event.kind === 'jar.changed' ? 'unseen' : 'script'
    },
  }
}

type Pause = EventOf<'recording.paused' | 'recording.resumed'>

function makerFrom(cause: TraceEvent): Maker {
  if ('exchange' in cause || ('wire' in cause && cause.wire !== null)) return 'exchange'
  switch (cause.kind) {
    case 'cookie.edited':
    case 'storage.edited':
    case 'session.end-asked':
    case 'server.asked':
      return 'hand'
    case 'clock.moved':
      return 'clock'
    case 'world.restored':
      return 'snapshot'
    // With its last tab the private browser is gone, without a quit.
    case 'browser.quit':
    case 'tab.closed':
    case 'window.closed':
      return 'quit'
    case 'site-data.cleared':
    case 'lab.reset':
      return 'cleared'
    default:
      return 'unknown'
  }
}

export function entryOf({ seq, at }: TraceEvent, story: BiographyStory, exchange: Exchange | null = null): BiographyEntry {
  return { seq, at, story, exchange: refOf(exchange) }
}

/** A row is the same object as long as it is the same row. */
const refs = new WeakMap<Exchange, ExchangeRef>()

export function refOf(exchange: Exchange | null): ExchangeRef | null {
  if (exchange === null) return null
  const known = refs.get(exchange)
  if (known !== undefined) return known
  const { key, method, url, tab } = exchange
  const { host, starter } = contextOf(exchange)
  const ref = { key, method, url, tab, from: starter === null || starter.host === host ? null : starter.host }
  refs.set(exchange, ref)
  return ref
}
