import type { EventSeq, WireId } from '../ids.ts'
import { buildBrowserSide, notedAlone, endsWithWire, progressOf, type BrowserDraft } from './browser-draft.ts'
import type { Exchange } from './exchange.ts'
import { buildHop, type HopDraft } from './hop-draft.ts'
import type { Instant } from './event-parts.ts'

/** The key of a row that only the wire saw. */
export const wireKey = (wire: WireId): string => `wire:${wire}`

/** A row of the browser with the wire requests that belong to it; null while nothing but a join is known. */
export function buildBrowserRow(draft: BrowserDraft, own: readonly HopDraft[]): Exchange | null {
  const hops = [...own].sort((a, b) => (a.sources[0] ?? 0) - (b.sources[0] ?? 0))
  const found = origin([draft, ...hops])
  if (found === null || (!draft.hasSpoken && hops.length === 0)) return null
  const noted = notedAlone(draft)
  const sent = noted ?? draft.sent
  const request = hops[0]?.request ?? null
  const progress = draft.hasSpoken ? joinedProgress(draft, hops.at(-1)) : wireProgress(hops.at(-1))
  return {
    key: draft.id,
    id: draft.id,
    ...found,
    ...(draft.sent?.preflightFor === undefined ? {} : { place: draft.sent.preflightFor.sent - 0.5 }),
    profile: draft.sent?.profile ?? request?.profile ?? null,
    tab: sent?.tab ?? null,
    method: sent?.method ?? request?.method ?? '',
    url: sent?.url ?? request?.url ?? '',
    browser: buildBrowserSide(draft),
    hops: hops.map(hop => buildHop(hop, hop.confirmedFor === null ? 'provisional' : 'confirmed')),
    status:
      noted?.status ??
      draft.received?.status ??
      (progress === 'finished' ? (draft.network?.status ?? hops.at(-1)?.response?.status ?? null) : null),
    progress,
  }
}

/** A row that no browser exchange claimed. */
export function buildWireRow(hop: HopDraft): Exchange | null {
  const found = origin([hop])
  if (found === null) return null
  return {
    key: wireKey(hop.wire),
    id: null,
    ...found,
    profile: hop.request?.profile ?? null,
    tab: null,
    method: hop.request?.method ?? '',
    url: hop.request?.url ?? '',
    browser: null,
    hops: [buildHop(hop, null)],
    status: hop.response?.status ?? null,
    progress: wireProgress(hop),
  }
}

/** The browser's word, and the wire's where the browser has none for an end. */
function joinedProgress(draft: BrowserDraft, hop: HopDraft | undefined): Exchange['progress'] {
  const told = progressOf(draft)
  return told !== 'finished' && endsWithWire(draft) && hop !== undefined && wireProgress(hop) === 'finished' ? 'finished' : told
}

function wireProgress(hop: HopDraft | undefined): Exchange['progress'] {
  if (hop?.isAborted === true) return 'failed'
  return hop?.response == null ? 'pending' : 'finished'
}

interface Sourced {
  readonly sources: readonly EventSeq[]
  readonly at: Instant | null
}

/** Where the row comes from: all its events, and the moment of the first. */
function origin(parts: readonly Sourced[]): Pick<Exchange, 'sources' | 'firstSeq' | 'lastSeq' | 'at'> | null {
  const sources = parts.flatMap(part => part.sources).sort((a, b) => a - b)
  const [firstSeq, lastSeq] = [sources[0], sources.at(-1)]
  const at = parts.find(part => part.sources[0] === firstSeq)?.at
  if (firstSeq === undefined || lastSeq === undefined || at == null) return null
  return { sources, firstSeq, lastSeq, at }
}
