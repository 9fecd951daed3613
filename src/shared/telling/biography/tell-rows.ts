import type { Exchange } from '../../trace/exchange.ts'
import type { EventOf } from '../../trace/trace-event.ts'
import type { BiographyEntry } from './biography-entry.ts'
import { entryOf, type Past } from './past.ts'
import { rowsNamed } from './read-stories.ts'

type RowEvent = EventOf<'session.changed' | 'refresh.changed'>

/**
 * What became of the server's rows that a credential names: those that its readings name, and those that were made by a request which
 * handed it out. A row knows the credential by its fingerprint alone, so nothing else joins the two.
 */
export function tellRows(past: Past, reads: readonly BiographyEntry[], handedOut: (exchange: Exchange) => boolean): BiographyEntry[] {
  const named = rowsNamed(reads)
  const known = new Set([...named.sessions, ...named.refresh])
  const rows = past.events.filter((event): event is RowEvent => event.kind === 'session.changed' || event.kind === 'refresh.changed')
  for (const event of rows) {
    if (event.change.kind !== 'created') continue
    const exchange = past.exchangeOf(event)
    if (exchange !== null && handedOut(exchange)) known.add(event.row.id)
  }
  return rows.filter(event => known.has(event.row.id)).flatMap(event => rowEntry(past, event) ?? [])
}

function rowEntry(past: Past, event: RowEvent): BiographyEntry | null {
  const { id } = event.row
  if (event.change.kind === 'touched') return null
  const exchange = past.exchangeOf(event)
  if (event.kind === 'session.changed') {
    return entryOf(event, { kind: 'session-row', id, ended: event.change.kind === 'ended' ? event.change.by : null }, exchange)
  }
  return entryOf(event, { kind: 'refresh-row', id, ended: event.change.kind === 'ended' ? event.change.by : null }, exchange)
}
