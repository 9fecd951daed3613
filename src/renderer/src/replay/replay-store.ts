import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { withoutGuesses } from '@shared/trace/saved/old-verdicts.ts'
import type { SavedTrace } from '@shared/trace/saved/saved-trace.ts'
import { applyChunk, createTraceStore, showTrace, type TraceState } from '../trace-store.ts'

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

const eventsAStep = 250

/** Lays a saved trace out for the panels, in steps of a few milliseconds. `share` is 0 to 1; the last step brings what shows it. */
export function* prepareReplay(name: string, saved: SavedTrace): Generator<{ readonly share: number; readonly show: (() => void) | null }> {
  const { head, baseline, foreign, notRead } = saved
  const events = withoutGuesses(saved.events)
  const store = createTraceStore({ isSaved: true })
  const common = { isPaused: false, bytes: 0, maxBytes: 0 } // the bound is the log's, and this trace grows no more
  store.setState(applyChunk(store.getState(), { ...common, baseline, events: [] }))
  for (let from = 0; from < events.length; from += eventsAStep) {
    store.setState(applyChunk(store.getState(), { ...common, baseline: null, events: events.slice(from, from + eventsAStep) }))
    yield { share: Math.min(1, (from + eventsAStep) / events.length), show: null }
  }
  yield { share: 1, show: () => beginReplay({ name, head, foreign, notRead }, store) }
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
