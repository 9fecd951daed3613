import { dropOldest } from '../collections/drop-oldest.ts'
import type { EventSeq, ExchangeId, WireId } from '../ids.ts'
import { createBrowserDraft, noteBrowserEvent, progressOf, type BrowserDraft, type BrowserEvent } from './browser-draft.ts'
import { buildBrowserRow, buildWireRow, wireKey } from './build-exchange.ts'
import type { Exchange } from './exchange.ts'
import { createHopDraft, isForerunner, noteHoldEnd, noteHopEvent, type HopDraft, type HopEvent } from './hop-draft.ts'
import { createRowList } from './row-list.ts'
import type { EventOf, TraceEvent } from './trace-event.ts'

/** Folds the facts of the three observers into one row per exchange, batch by batch. `docs/trace-events.md` numbers its rules. */
export interface ExchangeFold {
  /** Takes events in the order of `seq`; those that it already has are ignored. Never throws, whatever the facts say. */
  push(events: readonly TraceEvent[]): void
  /** In the order of `firstSeq`. The array and each row are new objects only when they changed. */
  rows(): readonly Exchange[]
  byKey(key: string): Exchange | null
  /** The row that this wire request belongs to now. */
  byWire(wire: WireId): Exchange | null
}

/** Ids of rows that were cleared or dropped, kept so that late facts do not bring them back; the oldest are forgotten. */
const maxForgotten = 100_000
const wirePrefix = wireKey('' as WireId)

/** Long: one fold. Facts of the browser and of the wire change the same drafts, in whatever order they come. */
export function createExchangeFold(): ExchangeFold {
  const browsers = new Map<string, BrowserDraft>()
  const hops = new Map<WireId, HopDraft>()
  const pending = new Set<BrowserDraft>()
  const forgotten = new Set<string>()
  const list = createRowList(buildRow)
  let lastSeq = 0

  /** A confirmed join always counts. A provisional one gives way once its exchange is confirmed to be another request. */
  function ownerOf(hop: HopDraft): ExchangeId | null {
    if (hop.confirmedFor !== null || hop.provisionalFor === null) return hop.confirmedFor
    const claims = browsers.get(hop.provisionalFor)?.wires ?? []
    for (const wire of claims) {
      if (hops.get(wire)?.confirmedFor === hop.provisionalFor) return isForerunner(hop) ? hop.provisionalFor : null
    }
    return hop.provisionalFor
  }

  const rowKeyOf = (hop: HopDraft): string => ownerOf(hop) ?? wireKey(hop.wire)

  function buildRow(key: string): Exchange | null {
    if (forgotten.has(key)) return null
    const draft = browsers.get(key)
    if (draft !== undefined) {
      const own = [...draft.wires].map(hopOf).filter(hop => hop.hasPassed && ownerOf(hop) === draft.id)
      return buildBrowserRow(draft, own)
    }
    const hop = key.startsWith(wirePrefix) ? hops.get(key.slice(wirePrefix.length) as WireId) : undefined
    return hop !== undefined && hop.hasPassed && ownerOf(hop) === null ? buildWireRow(hop) : null
  }

  function hopOf(wire: WireId): HopDraft {
    const known = hops.get(wire)
    if (known !== undefined) return known
    const hop = createHopDraft(wire)
    hops.set(wire, hop)
    return hop
  }

  function draftOf(id: ExchangeId): BrowserDraft {
    const known = browsers.get(id)
    if (known !== undefined) return known
    const draft = createBrowserDraft(id)
    browsers.set(id, draft)
    return draft
  }

  function takeHop(event: HopEvent, wire: WireId): void {
    if (forgotten.has(wireKey(wire))) return
    const hop = hopOf(wire)
    list.touch(rowKeyOf(hop))
    noteHopEvent(hop, event)
    list.touch(rowKeyOf(hop))
  }

  function takeHoldEnd(event: EventOf<'request.released'>): void {
    const hop = hops.get(event.held.wire)
    if (hop === undefined) return
    noteHoldEnd(hop, event)
    list.touch(rowKeyOf(hop))
  }

  function takeBrowser(event: BrowserEvent): void {
    if (event.kind === 'exchange.joined') return takeJoin(event)
    if (forgotten.has(event.exchange)) return
    const draft = draftOf(event.exchange)
    noteBrowserEvent(draft, event)
    list.touch(draft.id)
    if (event.kind === 'request.sent') endRedirected(event)
    if (progressOf(draft) === 'pending') pending.add(draft)
    else pending.delete(draft)
  }

  /** A join may move not only this wire request, but also those that were provisionally joined to the same exchange. */
  function takeJoin(event: EventOf<'exchange.joined'>): void {
    if (forgotten.has(wireKey(event.wire))) return
    const hop = hopOf(event.wire)
    const draft = forgotten.has(event.exchange) ? null : draftOf(event.exchange)
    const affected = [hop, ...[...(draft?.wires ?? [])].map(hopOf)]
    const before = affected.map(rowKeyOf)
    if (event.basis === 'confirmed') hop.confirmedFor = event.exchange
    else hop.provisionalFor = event.exchange
    if (draft !== null) {
      noteBrowserEvent(draft, event)
      list.touch(draft.id)
    }
    affected.forEach((each, index) => {
      const [was, is] = [before[index] ?? '', rowKeyOf(each)]
      if (was !== is) [was, is].forEach(list.touch)
    })
  }

  function endRedirected(event: EventOf<'request.sent'>): void {
    if (event.redirectedFrom === null || forgotten.has(event.redirectedFrom)) return
    const from = browsers.get(event.redirectedFrom)
    if (from === undefined || from.isRedirected || from.id === event.exchange) return
    from.isRedirected = true
    from.sources.push(event.seq)
    pending.delete(from)
    list.touch(from.id)
  }

  function abandon(isGone: (draft: BrowserDraft) => boolean, seq: EventSeq): void {
    for (const draft of pending) {
      if (!isGone(draft)) continue
      draft.isAbandoned = true
      draft.sources.push(seq)
      pending.delete(draft)
      list.touch(draft.id)
    }
  }

  /** What has an event after `through` stays whole. Sources are ascending, so the last one tells. */
  function forget(through: number): void {
    const isOld = ({ sources }: { readonly sources: readonly EventSeq[] }): boolean => (sources.at(-1) ?? 0) <= through
    for (const [id, draft] of browsers) {
      if (!isOld(draft) || ![...draft.wires].every(wire => isOld(hopOf(wire)))) continue
      forgotten.add(id)
      browsers.delete(id)
      pending.delete(draft)
      list.touch(id)
    }
    for (const [wire, hop] of hops) {
      if (!isOld(hop) || browsers.has(ownerOf(hop) ?? '')) continue
      forgotten.add(wireKey(wire))
      list.touch(wireKey(wire))
      hops.delete(wire)
    }
    dropOldest(forgotten, maxForgotten)
  }

  function take(event: TraceEvent): void {
    if (event.seq <= lastSeq) return
    lastSeq = event.seq
    if ('wire' in event && event.observer !== 'browser') {
      if (event.wire !== null) takeHop(event, event.wire)
      return
    }
    if ('exchange' in event) return takeBrowser(event)
    switch (event.kind) {
      case 'request.released':
        return takeHoldEnd(event)
      case 'log.cleared':
        return forget(Number.POSITIVE_INFINITY)
      case 'events.dropped':
        return forget(event.through)
      case 'tab.closed':
      case 'tab.crashed':
        return abandon(({ sent }) => sent?.tab === event.tab, event.seq)
      case 'browser.quit':
        return abandon(({ sent }) => sent?.profile === event.profile, event.seq)
      case 'stage.rebuilt':
        return abandon(({ sent }) => sent !== null && event.lostTabs.includes(sent.tab), event.seq)
      case 'lab.reset':
        return abandon(() => true, event.seq)
      default:
        return
    }
  }

  return {
    push: events => events.forEach(take),
    rows: list.rows,
    byKey: list.byKey,
    byWire(wire) {
      const hop = hops.get(wire)
      return hop === undefined ? null : list.byKey(rowKeyOf(hop))
    },
  }
}
