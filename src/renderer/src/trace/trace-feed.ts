import type { StoreApi } from 'zustand/vanilla'
import type { EventSeq } from '@shared/ids.ts'
import type { IpcInput, TraceChunk } from '@shared/contract/ipc-contract.ts'
import { call, on } from '../base/bridge.ts'
import { createFrameClock } from './frame-clock.ts'
import { backfillTrace } from './backfill-trace.ts'
import { applyChunk, isAheadOf, traceStore, type TraceState } from './trace-store.ts'

export interface TraceFeedOptions {
  readonly store: StoreApi<TraceState>
  /** Asks for everything after this event; null: the answer did not come. */
  readonly ask: (after: EventSeq | null) => Promise<string | null>
  readonly nextFrame: (apply: () => void) => void
  /** An answer began in the middle of what is kept. */
  readonly onOlder?: () => void
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
export function createTraceFeed({ store, ask, nextFrame, onOlder }: TraceFeedOptions): TraceFeed {
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
    if (chunks.some(chunk => chunk.hasOlder === true)) onOlder?.()
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

/** What is shown of a long trace at first: its end, which is where one goes on. */
const newestEvents = 4000
/** The rest comes in slices: between two of them the page draws and answers. One is read and folded within a frame or two. */
const eventsAtATime = 2000

export function connectTraceStore(): void {
  const ask = async (input: IpcInput<'trace:since'>): Promise<string | null> => {
    const answer = await call('trace:since', input)
    return answer.ok ? answer.value : null
  }
  const feed = createTraceFeed({
    store: traceStore,
    ask: after => ask(after === null ? { after, limit: newestEvents, newest: true } : { after, limit: eventsAtATime }),
    nextFrame: createFrameClock(),
    onOlder: () => void backfillTrace({ store: traceStore, ask: after => ask({ after, limit: eventsAtATime }) }),
  })
  on('trace:appended', json => feed.take(json))
  feed.catchUp()
}
