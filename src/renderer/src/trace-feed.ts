import type { StoreApi } from 'zustand/vanilla'
import type { EventSeq } from '@shared/ids.ts'
import type { TraceChunk } from '@shared/ipc-contract.ts'
import { call, on } from './bridge.ts'
import { createFrameClock } from './frame-clock.ts'
import { applyChunk, isAheadOf, traceStore, type TraceState } from './trace-store.ts'

export interface TraceFeedOptions {
  readonly store: StoreApi<TraceState>
  /** Asks for everything after this event; null: the answer did not come. */
  readonly ask: (after: EventSeq | null) => Promise<string | null>
  readonly nextFrame: (apply: () => void) => void
}

export interface TraceFeed {
  /** JSON of a chunk, pushed or asked for. */
  take(json: string): void
  /** Asks for what is missing. */
  catchUp(): void
}

/**
 * Applies all chunks of one frame at once: a busier lab means bigger batches, not more of them. A chunk that begins behind a gap waits
 * until the gap is filled by position, so that nothing is lost between subscribing and asking, nor after a reload.
 */
export function createTraceFeed({ store, ask, nextFrame }: TraceFeedOptions): TraceFeed {
  let arrived: string[] = []
  let ahead: TraceChunk[] = []
  let isAsking = false

  function take(json: string): void {
    arrived.push(json)
    if (arrived.length === 1) nextFrame(apply)
  }

  function apply(): void {
    const chunks = [...arrived.map(json => JSON.parse(json) as TraceChunk), ...ahead].sort((a, b) => firstSeq(a) - firstSeq(b))
    arrived = []
    const hasMore = chunks.some(chunk => chunk.hasMore === true)
    let state = store.getState()
    ahead = chunks.filter(chunk => {
      if (isAheadOf(state.lastSeq, chunk)) return true
      state = applyChunk(state, chunk)
      return false
    })
    store.setState(state)
    if (hasMore || ahead.length > 0) catchUp()
  }

  function catchUp(): void {
    if (isAsking) return
    isAsking = true
    const { lastSeq } = store.getState()
    void ask(lastSeq === 0 ? null : lastSeq).then(json => {
      isAsking = false
      if (json !== null) take(json)
    })
  }

  return { take, catchUp }
}

const firstSeq = (chunk: TraceChunk): number => chunk.events[0]?.seq ?? 0

/** A long trace comes in slices: between two of them the page draws and answers. One of these is read and folded within a few frames. */
const eventsAtATime = 10_000

export function connectTraceStore(): void {
  const feed = createTraceFeed({
    store: traceStore,
    ask: async after => {
      const answer = await call('trace:since', { after, limit: eventsAtATime })
      return answer.ok ? answer.value : null
    },
    nextFrame: createFrameClock(),
  })
  on('trace:appended', json => feed.take(json))
  feed.catchUp()
}
