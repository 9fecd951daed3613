import type { ExchangeId, WireId } from '@shared/ids.ts'
import type { TraceDraft, TraceEvent } from '@shared/trace/trace-event.ts'

/** Says of an event whether it tells how one of these requests goes on. */
export type IsOfRequest = (event: TraceDraft) => boolean

/**
 * The requests whose end the browser has not told. Only those of which the wire has spoken as well: half of what the observers know of a
 * request would say that it never left the browser.
 */
export function findRequestsUnderWay(events: Iterable<TraceEvent>): IsOfRequest {
  const wires = new Map<ExchangeId, WireId[]>()
  for (const event of events) {
    if (event.kind === 'exchange.joined') wires.set(event.exchange, [...(wires.get(event.exchange) ?? []), event.wire])
    else if (event.kind === 'exchange.finished' || event.kind === 'exchange.failed') wires.delete(event.exchange)
  }
  const known = new Set([...wires.values()].flat())
  return event => {
    const isWireKnown = 'wire' in event && event.wire !== null ? known.has(event.wire) : null
    return 'exchange' in event ? wires.has(event.exchange) && isWireKnown !== false : isWireKnown === true
  }
}
