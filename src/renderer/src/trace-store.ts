import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { eventSeq, type EventSeq } from '@shared/ids.ts'
import type { TraceChunk } from '@shared/ipc-contract.ts'
import { createExchangeFold, type ExchangeFold } from '@shared/trace/fold-exchanges.ts'
import type { TraceEvent } from '@shared/trace/trace-event.ts'
import { createWorldFold, type WorldFold } from '@shared/trace/world-history.ts'

/**
 * The trace as this page holds it. `events` and the folds grow in place, for a copy per batch would cost more than the batch;
 * `revision` counts the changes, and whoever derives something from them names it as a dependency.
 */
export interface TraceState {
  readonly revision: number
  readonly events: readonly TraceEvent[]
  readonly exchanges: ExchangeFold
  readonly worlds: WorldFold
  readonly lastSeq: EventSeq
  readonly isPaused: boolean
  readonly bytes: number
  readonly maxBytes: number
}

export function createTraceStore(): StoreApi<TraceState> {
  return createStore<TraceState>(() => ({ ...fresh(null), revision: 0, isPaused: false, bytes: 0, maxBytes: 0 }))
}

function fresh(baseline: TraceChunk['baseline']): Pick<TraceState, 'events' | 'exchanges' | 'worlds' | 'lastSeq'> {
  const worlds = baseline === null ? createWorldFold() : createWorldFold(baseline)
  return { events: [], exchanges: createExchangeFold(), worlds, lastSeq: baseline?.seq ?? eventSeq(0) }
}

/** True when events between the last known one and this chunk have not come yet. */
export function isAheadOf(lastSeq: EventSeq, chunk: TraceChunk): boolean {
  const first = chunk.events[0]
  return chunk.baseline === null && first !== undefined && first.seq > lastSeq + 1
}

/** The state after one more chunk. Drops what is known by `seq`; a baseline starts the folds afresh from that world. */
export function applyChunk(state: TraceState, chunk: TraceChunk): TraceState {
  const base = chunk.baseline !== null && chunk.baseline.seq > state.lastSeq ? { ...state, ...fresh(chunk.baseline) } : state
  const news = chunk.events.filter(event => event.seq > base.lastSeq)
  const events = base.events as TraceEvent[] // grown by this function alone
  for (const event of news) {
    events.push(event)
    if (event.kind === 'events.dropped') events.splice(0, indexOf(events, event.through + 1))
    if (event.kind === 'log.cleared') events.splice(0, events.length - 1)
  }
  base.exchanges.push(news)
  base.worlds.push(news)
  const { isPaused, bytes, maxBytes } = chunk
  return { ...base, revision: state.revision + 1, lastSeq: news.at(-1)?.seq ?? base.lastSeq, isPaused, bytes, maxBytes }
}

/** The event of this number, or undefined when it was dropped or cleared. */
export function eventOf(events: readonly TraceEvent[], seq: EventSeq): TraceEvent | undefined {
  const found = events[indexOf(events, seq)]
  return found?.seq === seq ? found : undefined
}

/** Index of the first event that is not before `seq`. */
export function indexOf(events: readonly TraceEvent[], seq: number): number {
  let [low, high] = [0, events.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    const event = events[middle]
    if (event !== undefined && event.seq < seq) low = middle + 1
    else high = middle
  }
  return low
}

export const traceStore = createTraceStore()

export function useTrace<Selected>(selector: (state: TraceState) => Selected): Selected {
  return useStore(traceStore, selector)
}
