import { useSyncExternalStore } from 'react'
import type { StoreApi } from 'zustand/vanilla'
import { traceStore, type TraceState } from './trace-store.ts'

/** Four times a second is as often as a receipt can be read, and seldom enough that drawing it costs no frames. */
const everyMs = 250
/** So many events in that time are more than one page leaves: the lab is busy, and nobody follows each of them. */
const burst = 24

export interface CalmRevision {
  subscribe(listener: () => void): () => void
  revision(): number
}

/** The revision of the trace for what a person reads. A lab at rest is told at once; a busy one every quarter of a second. */
export function createCalmRevision(store: StoreApi<TraceState>): CalmRevision {
  const listeners = new Set<() => void>()
  let shown = store.getState()
  let shownAt = Number.NEGATIVE_INFINITY
  let timer: number | null = null
  let stretch = { begunAt: Number.NEGATIVE_INFINITY, from: Number(shown.lastSeq) }

  function show(): void {
    if (timer !== null) window.clearTimeout(timer)
    timer = null
    shown = store.getState()
    shownAt = performance.now()
    for (const listener of listeners) listener()
  }

  store.subscribe(state => {
    if (state.revision === shown.revision) return
    const now = performance.now()
    if (now - stretch.begunAt >= everyMs || state.trace !== shown.trace) stretch = { begunAt: now, from: shown.lastSeq }
    const wait = shownAt + everyMs - now
    const isBusy = state.lastSeq - stretch.from >= burst
    if (wait <= 0 || (timer === null && !isBusy)) show()
    else timer ??= window.setTimeout(show, wait)
  })
  return {
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    revision: () => shown.revision,
  }
}

const calm = createCalmRevision(traceStore)

export function useCalmRevision(): number {
  return useSyncExternalStore(calm.subscribe, calm.revision)
}
