import type { WebContents } from 'electron'
import type { IpcParsed } from '@shared/contract/ipc-contract.ts'
import type { TraceLog, TraceSlice } from './trace-log.ts'

/** One frame: a busy lab makes bigger batches, not more of them. */
const batchMs = 16

/** Sends appended events to the page, one JSON string a batch: the bridge copies objects deeply, a string not. */
export function streamTrace(log: TraceLog, page: () => WebContents | null): void {
  let pending: string[] = []
  let timer: NodeJS.Timeout | null = null

  function flush(): void {
    timer = null
    const events = pending
    pending = []
    page()?.send('trace:appended', chunkJson(log, 'null', events))
  }
  log.subscribe((_event, json) => {
    pending.push(json)
    timer ??= setTimeout(flush, batchMs)
  })
}

/** The answer to `trace:since`: JSON of a `TraceChunk`. */
export function traceSince(log: TraceLog, { after, limit, newest = false }: IpcParsed<'trace:since'>): string {
  const { baseline, events, hasMore, hasOlder, earlier } = newest ? log.newest(limit ?? 1) : log.since(after, limit)
  const json = events.map(event => JSON.stringify(event))
  return chunkJson(log, JSON.stringify(baseline), json, { hasMore, hasOlder, earlier })
}

type Beyond = Pick<TraceSlice, 'hasMore' | 'hasOlder' | 'earlier'>

function chunkJson({ isPaused, bytes, bounds }: TraceLog, baseline: string, events: readonly string[], beyond?: Beyond): string {
  const { hasMore = false, hasOlder = false, earlier = null } = beyond ?? {}
  const state = `"isPaused":${isPaused()},"bytes":${bytes()},"maxBytes":${bounds.maxBytes},"hasMore":${hasMore},"hasOlder":${hasOlder}`
  return `{"baseline":${baseline},"events":[${events.join(',')}],${state},"earlier":${JSON.stringify(earlier)}}`
}
