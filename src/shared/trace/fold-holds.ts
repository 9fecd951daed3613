import type { HeldRequest, HoldEnd } from './hold-events.ts'
import type { RequestGuess } from './request-guess.ts'
import type { EventSeq, ExchangeId, TabId } from '../ids.ts'
import type { TraceEvent } from './trace-event.ts'
import type { Instant } from './event-parts.ts'

/** One request that waited at the door, from its `request.held` to its `request.released`. */
export interface Hold extends HeldRequest {
  readonly seq: EventSeq
  readonly at: Instant
  readonly longestMs: number
  readonly guess: RequestGuess | null
  /** null while it waits. */
  readonly end: { readonly seq: EventSeq; readonly by: HoldEnd; readonly heldMs: number } | null
}

/** The next request of this tab (null: of any) shall be held. */
export interface HoldWish {
  readonly tab: TabId | null
  readonly seq: EventSeq
}

export interface HoldFold {
  /** In the order of `seq`; what is known already is ignored. */
  push(events: readonly TraceEvent[]): void
  /** Every hold that is still in the log, oldest first; a new array when one changed. */
  all(): readonly Hold[]
  /** The one that waits now. */
  current(): Hold | null
  wish(): HoldWish | null
  byExchange(exchange: ExchangeId | null): Hold | null
}

export function createHoldFold(): HoldFold {
  let holds: readonly Hold[] = []
  let wish: HoldWish | null = null
  let lastSeq = 0

  function change({ wire }: HeldRequest, changed: (hold: Hold) => Hold): void {
    holds = holds.map(hold => (hold.wire === wire ? changed(hold) : hold))
  }

  const newest = (isWanted: (hold: Hold) => boolean): Hold | null => [...holds].reverse().find(isWanted) ?? null

  function take(event: TraceEvent): void {
    if (event.seq <= lastSeq) return
    lastSeq = event.seq
    switch (event.kind) {
      case 'hold.asked':
        wish = { tab: event.tab, seq: event.seq }
        return
      case 'hold.dropped':
        wish = null
        return
      case 'request.held':
        wish = null
        holds = [...holds, { ...event.held, seq: event.seq, at: event.at, longestMs: event.longestMs, guess: null, end: null }]
        return
      case 'guess.made':
        return change(event.held, hold => ({ ...hold, guess: event.guess }))
      case 'request.released':
        return change(event.held, hold => ({ ...hold, end: { seq: event.seq, by: event.by, heldMs: event.heldMs } }))
      case 'log.cleared':
        holds = []
        return
      case 'events.dropped':
        holds = holds.filter(({ seq }) => seq > event.through)
        return
      default:
        return
    }
  }

  return {
    push: events => events.forEach(take),
    all: () => holds,
    current: () => newest(({ end }) => end === null),
    wish: () => wish,
    byExchange: exchange => (exchange === null ? null : newest(hold => hold.exchange === exchange)),
  }
}
