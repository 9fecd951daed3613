import { dropOldest } from '@shared/collections/drop-oldest.ts'
import type { EventSeq, ExchangeId, TabId } from '@shared/ids.ts'
import type { TraceEvent } from '@shared/trace/trace-event.ts'

/** When to take pictures: after a page came, and after a request of it was answered, for then it may look different. */
export interface PictureSchedule {
  note(event: TraceEvent): void
}

export interface PictureScheduleOptions {
  /** Takes the picture; `from`: the first event since the last picture that may have changed the page. */
  readonly take: (tab: TabId, from: EventSeq) => Promise<void>
  readonly isLoading: (tab: TabId) => boolean
}

/** A page draws what came in a moment later. */
const settleMs = 200
/** At most one picture of a tab in this time, however busy it is. */
const restMs = 800
/** A page that never stops loading is drawn all the same. */
const patienceMs = 5_000
/** Requests that never end are forgotten. */
const maxOpen = 2_000

interface Pending {
  readonly from: EventSeq
  readonly sinceMs: number
  timer: NodeJS.Timeout
}

export function createPictureSchedule({ take, isLoading }: PictureScheduleOptions): PictureSchedule {
  const tabs = new Map<ExchangeId, TabId>()
  const pending = new Map<TabId, Pending>()
  const lastTaken = new Map<TabId, number>()

  function changed(tab: TabId, seq: EventSeq, isNewPage = false): void {
    const waiting = pending.get(tab)
    if (waiting !== undefined) clearTimeout(waiting.timer)
    const nowMs = Date.now()
    const sinceMs = waiting?.sinceMs ?? nowMs
    // Each change lets it wait for the next one, but a page that changes all the time is not left out.
    const settledInMs = Math.min(settleMs, sinceMs + restMs - nowMs)
    const restedInMs = (lastTaken.get(tab) ?? 0) + restMs - nowMs
    const timer = setTimeout(() => due(tab), Math.max(0, settledInMs, restedInMs))
    // What led to another page did not change the one before.
    pending.set(tab, { from: isNewPage ? seq : (waiting?.from ?? seq), sinceMs, timer })
  }

  function due(tab: TabId): void {
    const waiting = pending.get(tab)
    if (waiting === undefined) return
    if (isLoading(tab) && Date.now() - waiting.sinceMs < patienceMs) {
      waiting.timer = setTimeout(() => due(tab), settleMs)
      return
    }
    pending.delete(tab)
    lastTaken.set(tab, Date.now())
    void take(tab, waiting.from)
  }

  function forget(tab: TabId): void {
    clearTimeout(pending.get(tab)?.timer)
    pending.delete(tab)
    lastTaken.delete(tab)
  }

  function ended(exchange: ExchangeId, seq: EventSeq): void {
    const tab = tabs.get(exchange)
    tabs.delete(exchange)
    if (tab !== undefined) changed(tab, seq)
  }

  return {
    note(event) {
      switch (event.kind) {
        case 'tab.navigated':
          return changed(event.tab, event.seq, true)
        case 'request.sent': {
          tabs.set(event.exchange, event.tab)
          dropOldest(tabs, maxOpen)
          return
        }
        case 'exchange.finished':
        case 'exchange.failed':
          return ended(event.exchange, event.seq)
        case 'tab.closed':
        case 'tab.crashed':
          return forget(event.tab)
        default:
      }
    },
  }
}
