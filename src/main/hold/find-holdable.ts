import { eventSeq, type WireId } from '@shared/ids.ts'
import type { HeldRequest } from '@shared/trace/hold-events.ts'
import { isPageOrFetch } from '@shared/trace/page-or-fetch.ts'
import type { TraceLog } from '../trace/trace-log.ts'

/** Far more than can come between a browser's word on a request and its arrival at the door. */
const lookBack = 5_000

/**
 * Which of the browser's requests this one on the wire is. `not-joined`: nobody has said so yet; null: it is none that can be held, a
 * picture or a preflight, say.
 */
export function findHoldable(log: Pick<TraceLog, 'since' | 'lastSeq'>, wire: WireId): Omit<HeldRequest, 'wire'> | 'not-joined' | null {
  const { events } = log.since(eventSeq(Math.max(0, log.lastSeq() - lookBack)))
  const newestFirst = [...events].reverse()
  const join = newestFirst.find(event => event.kind === 'exchange.joined' && event.wire === wire)
  if (join?.kind !== 'exchange.joined') return 'not-joined'
  const sent = newestFirst.find(event => event.kind === 'request.sent' && event.exchange === join.exchange)
  if (sent?.kind !== 'request.sent' || !isPageOrFetch(sent)) return null
  return { exchange: sent.exchange, tab: sent.tab }
}
