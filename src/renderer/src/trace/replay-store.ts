import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { SavedTrace } from '@shared/saved/saved-trace.ts'
import type { TraceEvent } from '@shared/trace/trace-event.ts'
import { applyChunk, createTraceStore, showTrace, type TraceState } from './trace-store.ts'

/** The saved trace that is being looked at instead of the lab's own. */
export interface Replay {
  /** The file's name. */
  readonly name: string
  readonly head: SavedTrace['head']
  /** Set for another program's HAR. */
  readonly foreign: SavedTrace['foreign']
  readonly notRead: SavedTrace['notRead']
}

interface ReplayState {
  readonly replay: Replay | null
  /** How much of a file is read, 0 to 1; null: none is being read. */
  readonly readingShare: number | null
}
export const replayStore = createStore<ReplayState>(() => ({ replay: null, readingShare: null }))

export function useReplay(): Replay | null {
  return useStore(replayStore, state => state.replay)
}
export function useReadingShare(): number | null {
  return useStore(replayStore, state => state.readingShare)
}

/** A saved trace that is being laid out for the panels. */
export interface ReplayInTheMaking {
  /** The next events; some hundred of them take a few milliseconds. */
  push(events: readonly TraceEvent[]): void
  /** All of it is there: every panel looks at it from here on. */
  show(): void
}

export function createReplay(name: string, { head, baseline, foreign, notRead }: Omit<SavedTrace, 'events'>): ReplayInTheMaking {
  const store = createTraceStore({ isSaved: true })
  const common = { isPaused: false, bytes: 0, maxBytes: 0 } // the bound is the log's, and this trace no longer grows
  store.setState(applyChunk(store.getState(), { ...common, baseline, events: [] }))
  return {
    push: events => store.setState(applyChunk(store.getState(), { ...common, baseline: null, events })),
    show: () => beginReplay({ name, head, foreign, notRead }, store),
  }
}

/** Every panel looks at this trace from here on; the lab runs on behind it. */
function beginReplay(replay: Replay, store: StoreApi<TraceState>): void {
  showTrace(store)
  replayStore.setState({ replay })
}

/** Back to the lab's own trace. */
export function endReplay(): void {
  showTrace(null)
  replayStore.setState({ replay: null })
}
