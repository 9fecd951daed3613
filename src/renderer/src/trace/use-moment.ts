import { useMemo, useSyncExternalStore } from 'react'
import type { EventSeq } from '@shared/ids.ts'
import { useReplay } from './replay-store.ts'
import { useThrottledRevision } from './throttled-revision.ts'
import { useTrace } from './trace-store.ts'

/** One moment on the two clocks that lifetimes are told by: the jars' and the server's. */
export interface Moment {
  readonly wallMs: number
  readonly labMs: number
}

const everyMs = 1000
let now = Date.now()
const listeners = new Set<() => void>()
let timer: number | null = null

function subscribe(onTick: () => void): () => void {
  listeners.add(onTick)
  timer ??= window.setInterval(() => {
    now = Date.now()
    for (const listener of listeners) listener()
  }, everyMs)
  return () => {
    listeners.delete(onTick)
    if (listeners.size > 0 || timer === null) return
    window.clearInterval(timer)
    timer = null
  }
}

/** The moment at the cursor; at "now" it ticks on, and the lab's clock keeps its distance from ours. A saved trace stands still. */
export function useMoment(cursor: EventSeq | null): Moment {
  const trace = useTrace(state => state.trace)
  const calmRevision = useThrottledRevision()
  const isReplay = useReplay() !== null
  const tick = useSyncExternalStore(subscribe, () => now)
  return useMemo(() => {
    void calmRevision // the trace grows in place
    const at = trace.instantOf(cursor ?? trace.lastSeq())
    if (at === undefined) return { wallMs: tick, labMs: tick }
    if (cursor !== null || isReplay) return at
    const wallMs = Math.max(tick, at.wallMs)
    return { wallMs, labMs: wallMs + (at.labMs - at.wallMs) }
  }, [trace, calmRevision, cursor, tick, isReplay])
}
