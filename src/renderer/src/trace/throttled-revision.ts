import { useSyncExternalStore } from 'react'
import type { StoreApi } from 'zustand/vanilla'
import { traceStore, type TraceState } from './trace-store.ts'

/** So many events in a quarter of a second are more than one page leaves: the lab is busy, and people do not follow each of them. */
const burst = 24
const stretchMs = 250
/** A busy lab that pauses for so long has something to show: mostly a page is done. Longer than the trace's own rests between two batches. */
const restMs = 250
/** One that never pauses shows every two seconds where it is. People do not read a receipt faster, and each drawing of it may cost a frame. */
const longestMs = 2000
/** Not in the frame that draws the new rows, but between two such. */
const besideMs = 40

export interface ThrottledRevision {
  subscribe(listener: () => void): () => void
  revision(): number
}

/** The revision of the trace for what a person reads. It changes at once in a lab at rest; in a busy one when it rests, or every two seconds (a throttle). */
export function createThrottledRevision(store: StoreApi<TraceState>): ThrottledRevision {
  const listeners = new Set<() => void>()
  let shown = store.getState()
  let shownAt = Number.NEGATIVE_INFINITY
  let stretch = { begunAt: Number.NEGATIVE_INFINITY, from: Number(shown.lastSeq) }
  let isBusy = false
  let rest: number | undefined

  function show(): void {
    if (shown.revision === store.getState().revision) return
    shown = store.getState()
    shownAt = performance.now()
    for (const listener of listeners) listener()
  }

  function atRest(): void {
    isBusy = false
    show()
  }

  store.subscribe(state => {
    if (state.revision === shown.revision) return
    const now = performance.now()
    if (now - stretch.begunAt >= stretchMs || state.trace !== shown.trace) stretch = { begunAt: now, from: shown.lastSeq }
    const wasBusy = isBusy
    isBusy ||= state.lastSeq - stretch.from >= burst
    if (!wasBusy) show()
    else if (now - shownAt >= longestMs) {
      shownAt = now
      window.setTimeout(show, besideMs)
    }
    window.clearTimeout(rest)
    if (isBusy) rest = window.setTimeout(atRest, restMs)
  })
  return {
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    revision: () => shown.revision,
  }
}

const calm = createThrottledRevision(traceStore)

export function useThrottledRevision(): number {
  return useSyncExternalStore(calm.subscribe, calm.revision)
}
