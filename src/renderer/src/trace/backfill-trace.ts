import type { StoreApi } from 'zustand/vanilla'
import type { EventSeq } from '@shared/ids.ts'
import type { TraceChunk } from '@shared/contract/ipc-contract.ts'
import { applyChunk, createTraceStore, type TraceState } from './trace-store.ts'

export interface BackfillOptions {
  /** Shows the newest events until the whole trace is there. */
  readonly store: StoreApi<TraceState>
  /** Asks for a slice after this event; null: from the start. Resolves to null: it failed. */
  readonly ask: (after: EventSeq | null) => Promise<string | null>
}

/**
 * Reads the whole trace beside the newest part that is shown, slice by slice, and puts it in that one's place: the folds go forward alone,
 * so nothing can be added at their beginning. What comes in meanwhile is shown at once and is in the last slice, too.
 */
export async function backfillTrace({ store, ask }: BackfillOptions): Promise<void> {
  let whole = createTraceStore().getState()
  store.setState({ readShare: 0 })
  for (;;) {
    const json = await ask(whole.lastSeq === 0 ? null : whole.lastSeq)
    if (json === null) break
    whole = applyChunk(whole, JSON.parse(json) as TraceChunk)
    const { lastSeq, revision } = store.getState()
    if (whole.lastSeq >= lastSeq) return store.setState({ ...whole, revision: revision + 1, readShare: null })
    store.setState({ readShare: Math.floor((whole.lastSeq / lastSeq) * 20) / 20 })
  }
  store.setState({ readShare: null })
}
