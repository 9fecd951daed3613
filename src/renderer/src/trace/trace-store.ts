import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { eventSeq, type EventSeq } from '@shared/ids.ts'
import type { TraceChunk } from '@shared/contract/ipc-contract.ts'
import { maskTrace } from '@shared/trace/masked-trace.ts'
import type { MarkedRow } from '@shared/trace/marks-before-window.ts'
import { createTraceFold, type TraceFold } from '@shared/trace/fold-trace.ts'
import type { TraceEvent } from '@shared/trace/trace-event.ts'
import { createCauseIndex, type CauseIndex } from './cause-index.ts'

/**
 * The trace as this page holds it. The folds grow in place, for a copy per batch would cost more than the batch; `revision` counts the
 * changes, and code that derives something from a fold names it as a dependency.
 */
export interface TraceState {
  readonly revision: number
  /** What may be shown of it: nothing yet of a request that waits at the door (`maskTrace`). */
  readonly trace: TraceFold
  readonly causes: CauseIndex
  /** The first event that is still kept and was not cleared away; one more than the last when there is none. */
  readonly firstSeq: EventSeq
  readonly lastSeq: EventSeq
  readonly isPaused: boolean
  readonly bytes: number
  readonly maxBytes: number
  readonly isSaved: boolean
  /** How much of the trace has been read while its newest part is shown, 0 to 1; null: all of it is there. */
  readonly readShare: number | null
  /** The marked rows in what has not been read yet. */
  readonly earlierRows: readonly MarkedRow[]
}

/** `isSaved`: nothing waits in a trace that was saved, even if something did when it was. */
export function createTraceStore({ isSaved = false } = {}): StoreApi<TraceState> {
  return createStore<TraceState>(() => ({
    ...fresh(noPast, isSaved),
    isSaved,
    revision: 0,
    isPaused: false,
    bytes: 0,
    maxBytes: 0,
    readShare: null,
  }))
}

type Past = Pick<TraceChunk, 'baseline' | 'earlier'>
type Beginning = Pick<TraceState, 'trace' | 'causes' | 'firstSeq' | 'lastSeq' | 'earlierRows'>
const noPast: Past = { baseline: null }

function fresh({ baseline, earlier }: Past, isSaved: boolean): Beginning {
  const lastSeq = baseline?.seq ?? eventSeq(0)
  const trace = createTraceFold(baseline, new Map(earlier?.marks))
  return {
    trace: isSaved ? trace : maskTrace(trace),
    causes: createCauseIndex(),
    firstSeq: eventSeq(lastSeq + 1),
    lastSeq,
    earlierRows: earlier?.rows ?? [],
  }
}

/** True when events between the last known one and this chunk have not come yet. */
export function isAheadOf(lastSeq: EventSeq, chunk: TraceChunk): boolean {
  const first = chunk.events[0]
  return chunk.baseline === null && first !== undefined && first.seq > lastSeq + 1
}

/** The state after one more chunk. What is known counts once; a baseline starts the folds afresh from that world. */
export function applyChunk(state: TraceState, chunk: TraceChunk): TraceState {
  const { events, isPaused, bytes, maxBytes, baseline } = chunk
  const base = baseline !== null && baseline.seq > state.lastSeq ? { ...state, ...fresh(chunk, state.isSaved) } : state
  base.trace.push(events) // each fold knows by `seq` what it has already
  base.causes.push(events)
  const firstSeq = events.reduce((first, event) => Math.max(first, endOfPast(event)), Number(base.firstSeq))
  return {
    ...base,
    revision: state.revision + 1,
    firstSeq: eventSeq(firstSeq),
    lastSeq: base.trace.lastSeq(),
    isPaused,
    bytes,
    maxBytes,
  }
}

/** Where the trace begins once this event is there. */
function endOfPast(event: TraceEvent): number {
  if (event.kind === 'log.cleared') return event.seq + 1
  return event.kind === 'events.dropped' ? event.through + 1 : 0
}

export const traceStore = createTraceStore()

const shown = createStore<{ readonly store: StoreApi<TraceState> }>(() => ({ store: traceStore }))

/** What the panels look at: a saved trace, or (null) the lab's own again. */
export function showTrace(store: StoreApi<TraceState> | null): void {
  shown.setState({ store: store ?? traceStore })
}

/** The trace that is shown, as it is this moment: for what is done, not for what is drawn. */
export const shownTrace = (): TraceState => shown.getState().store.getState()

/** Reads the trace that is shown. */
export function useTrace<Selected>(selector: (state: TraceState) => Selected): Selected {
  return useStore(
    useStore(shown, ({ store }) => store),
    selector,
  )
}

/** Reads the lab's own trace, whatever is shown. */
export function useLiveTrace<Selected>(selector: (state: TraceState) => Selected): Selected {
  return useStore(traceStore, selector)
}
