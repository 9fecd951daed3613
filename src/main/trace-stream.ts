import type { WebContents } from 'electron'
import type { EventSeq } from '@shared/ids.ts'
import type { TraceLog } from './trace-log.ts'

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
export function traceSince(log: TraceLog, after: EventSeq | null, limit?: number): string {
  const { baseline, events, hasMore } = log.since(after, limit)
  return chunkJson(
    log,
    JSON.stringify(baseline),
    events.map(event => JSON.stringify(event)),
    hasMore,
  )
}

function chunkJson({ isPaused, bytes, bounds }: TraceLog, baseline: string, events: readonly string[], hasMore = false): string {
  const state = `"isPaused":${isPaused()},"bytes":${bytes()},"maxBytes":${bounds.maxBytes},"hasMore":${hasMore}`
  return `{"baseline":${baseline},"events":[${events.join(',')}],${state}}`
}
