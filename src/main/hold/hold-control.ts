import type { HeldRequest, HoldEnd, WishEnd } from '@shared/trace/hold-events.ts'
import type { RequestGuess } from '@shared/trace/request-guess.ts'
import type { TabId, WireId } from '@shared/ids.ts'
import type { EventOf, TraceEvent } from '@shared/trace/trace-event.ts'
import type { HoldOutcome, HoldRequest } from '../../server/network/hold-request.ts'
import { ExpectedFailure } from '../base/expected-failure.ts'
import type { TraceLog } from '../trace/trace-log.ts'
import { findHoldable } from './find-holdable.ts'

/** Holds the next request that the learner wants to guess about. */
export interface HoldControl {
  /** The next page or fetch of this tab, or of any tab, shall wait at the door. */
  ask(tab: TabId | null): void
  /** Takes the wish back; what waits already goes on waiting. */
  drop(): void
  /** With a guess, or without. */
  release(wire: WireId, guess: RequestGuess | null): void
  /** For the lab's door. */
  readonly holdRequest: HoldRequest
}

export interface HoldControlOptions {
  readonly log: TraceLog
  readonly isTab: (tab: TabId) => boolean
  /** How long a request may wait, in milliseconds. */
  readonly longestMs?: number
  /** How long the browser may take to say which of its tabs a request is from. */
  readonly joinMs?: number
}

interface Waiting {
  readonly held: HeldRequest
  readonly since: number
  readonly end: (by: HoldEnd) => void
}

export function createHoldControl({ log, isTab, longestMs = 300_000, joinMs = 5_000 }: HoldControlOptions): HoldControl {
  let wish: { readonly tab: TabId | null } | null = null
  let waiting: Waiting | null = null
  const unnamed: Unnamed = new Map()

  log.subscribe(event => {
    if (wish === null && waiting === null) return
    if (event.kind === 'exchange.joined') unnamed.get(event.wire)?.()
    // Appending while listeners still get an event would reach them out of order.
    else if (isEnding(event)) queueMicrotask(() => ended(event))
  })

  function ended(event: EndingEvent): void {
    // A request that waits already is recorded to its end, and so can be guessed at.
    if (event.kind === 'recording.paused') return drop('paused')
    const isTabGone = event.kind === 'tab.closed'
    if (waiting !== null && (!isTabGone || event.tab === waiting.held.tab)) waiting.end(isTabGone ? 'tab-closed' : 'cleared')
    if (wish !== null && isTabGone && event.tab === wish.tab) drop('tab-closed')
    if (wish !== null && event.kind === 'lab.reset') drop('lab-reset')
  }

  function drop(by: WishEnd): void {
    if (wish === null) return
    wish = null
    for (const letGo of unnamed.values()) letGo()
    log.append({ observer: 'app', kind: 'hold.dropped', by })
  }

  /** Resolves with what to hold; null: this request is none of the wanted ones. */
  async function choose(wire: WireId, gone: AbortSignal): Promise<HeldRequest | null> {
    if (findHoldable(log, wire) === 'not-joined') await named(wire, { unnamed, joinMs, gone })
    const found = findHoldable(log, wire)
    if (found === 'not-joined' || found === null || wish === null || gone.aborted) return null
    return wish.tab === null || wish.tab === found.tab ? { ...found, wire } : null
  }

  function wait(held: HeldRequest, gone: AbortSignal): Promise<HoldOutcome> {
    wish = null
    for (const letGo of unnamed.values()) letGo()
    const cause = log.append({ observer: 'app', kind: 'request.held', held, longestMs })
    return new Promise(resolve => {
      const end = (by: HoldEnd): void => {
        if (waiting?.held !== held) return
        clearTimeout(timer)
        gone.removeEventListener('abort', left)
        log.append({ observer: 'app', kind: 'request.released', held, by, heldMs: Math.round(performance.now() - waiting.since), cause })
        waiting = null
        // The guest goes a moment after its tab; its request must not slip in between.
        resolve(by === 'tab-closed' ? 'turned-away' : 'let-in')
      }
      const left = (): void => end('client-left')
      const timer = setTimeout(() => end('time'), longestMs)
      gone.addEventListener('abort', left, { once: true })
      waiting = { held, since: performance.now(), end }
    })
  }

  return {
    ask(tab) {
      if (log.isPaused()) throw new ExpectedFailure('not-possible', { kind: 'paused' })
      if (waiting !== null) throw new ExpectedFailure('not-possible', { kind: 'request-held' })
      if (tab !== null && !isTab(tab)) throw new ExpectedFailure('not-found', { kind: 'no-tab', tab })
      wish = { tab }
      log.append({ observer: 'app', kind: 'hold.asked', tab })
    },
    drop: () => drop('hand'),
    release(wire, guess) {
      if (waiting?.held.wire !== wire) throw new ExpectedFailure('not-found', { kind: 'held-gone' })
      const { held, end } = waiting
      if (guess !== null) log.append({ observer: 'app', kind: 'guess.made', held, guess })
      end(guess === null ? 'hand' : 'guess')
    },
    holdRequest({ wire }, gone) {
      if (wish === null) return null
      return choose(wire, gone).then(held => (held === null || wish === null ? 'let-in' : wait(held, gone)))
    },
  }
}

/** Requests of which the browser has not yet said whose they are, each with what ends the waiting for it. */
type Unnamed = Map<WireId, () => void>

interface Naming {
  readonly unnamed: Unnamed
  readonly joinMs: number
  readonly gone: AbortSignal
}

/** Resolves once the browser has said whose the request is, or it is no use to wait for that any longer. */
function named(wire: WireId, { unnamed, joinMs, gone }: Naming): Promise<void> {
  return new Promise(resolve => {
    const done = (): void => {
      clearTimeout(timer)
      unnamed.delete(wire)
      gone.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, joinMs)
    unnamed.set(wire, done)
    gone.addEventListener('abort', done, { once: true })
  })
}

const endingKinds = ['tab.closed', 'log.cleared', 'lab.reset', 'recording.paused'] as const
type EndingEvent = EventOf<(typeof endingKinds)[number]>

function isEnding(event: TraceEvent): event is EndingEvent {
  return endingKinds.some(kind => kind === event.kind)
}
