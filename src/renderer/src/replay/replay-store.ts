import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { SavedTrace } from '@shared/trace/saved/saved-trace.ts'
import { applyChunk, createTraceStore, showTrace } from '../trace-store.ts'

/** The saved trace that is being looked at instead of the lab's own. */
export interface Replay {
  /** The file's name. */
  readonly name: string
  readonly head: SavedTrace['head']
  readonly isForeign: boolean
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

/** Every panel looks at this trace from here on; the lab runs on behind it. */
export function beginReplay(name: string, { head, baseline, events, isForeign }: SavedTrace): void {
  const store = createTraceStore({ isSaved: true })
  const bytes = 0 // the bound is the log's, and this trace grows no more
  store.setState(applyChunk(store.getState(), { baseline, events, isPaused: false, bytes, maxBytes: 0 }))
  showTrace(store)
  replayStore.setState({ replay: { name, head, isForeign } })
}

/** Back to the lab's own trace. */
export function endReplay(): void {
  showTrace(null)
  replayStore.setState({ replay: null })
}
