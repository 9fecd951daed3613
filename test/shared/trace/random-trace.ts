import fc from 'fast-check'
import { eventSeq, exchangeId, tabId, wireId } from '@shared/ids.ts'
import type { TraceDraft } from '@shared/trace/trace-event.ts'
import {
  aCookie,
  aSession,
  begun,
  cookieJudged,
  failed,
  finished,
  jarChanged,
  joined,
  judged,
  made,
  networkAnswered,
  passed,
  received,
  refusedBy,
  sent,
  sessionChanged,
  storageChanged,
  tabOpened,
  wireAborted,
  wireBody,
  wireGot,
  wireSent,
  worldRestored,
} from './make-trace.ts'

/** Any facts in any order about few ids, so that they collide. */
export function anyDrafts(): fc.Arbitrary<TraceDraft[]> {
  const exchange = fc.constantFrom('e1', 'e2', 'e3')
  const wire = fc.constantFrom('w1', 'w2', 'w3')
  const tab = fc.constantFrom('t1', 't2').map(tabId)
  const profile = fc.constantFrom('laptop' as const, 'phone' as const, 'private' as const)
  const status = fc.constantFrom(200, 303, 304, 401, 403)
  const name = fc.constantFrom('sid', 'pref', '__proto__', '')
  const area = fc.constantFrom('local' as const, 'session' as const)
  const verdict = fc.constantFrom({ kind: 'sent' as const }, { kind: 'held-back' as const, reasons: [] }, { kind: 'stored' as const })
  const seq = fc.nat(60).map(eventSeq)
  const draft: fc.Arbitrary<TraceDraft> = fc.oneof(
    fc
      .record({ exchange, tab, from: fc.option(exchange) })
      .map(it => sent(it.exchange, { tab: it.tab, redirectedFrom: it.from === null ? null : exchangeId(it.from) })),
    exchange.map(id => judged(id)),
    fc.tuple(exchange, verdict, name).map(([id, it, cookie]) => cookieJudged(id, it, cookie === '' ? null : aCookie({ name: cookie }))),
    fc.tuple(exchange, status).map(([id, it]) => received(id, it)),
    fc.tuple(exchange, status).map(([id, it]) => networkAnswered(id, it)),
    fc.tuple(exchange, wire, fc.constantFrom('provisional' as const, 'confirmed' as const)).map(it => joined(...it)),
    exchange.map(id => finished(id)),
    exchange.map(id => failed(id)),
    wire.map(id => wireGot(id)),
    wire.map(id => wireBody(id, 'x')),
    fc.tuple(wire, status).map(([id, it]) => wireSent(id, it)),
    wire.map(id => wireAborted(id)),
    wire.map(id => begun(id, ['cookie-present', 'role-allowed'])),
    wire.map(id => passed(id, 'cookie-present')),
    wire.map(id => refusedBy(id, 'session-found', 'unknown-session')),
    wire.map(id => made(id, 403, 'role-allowed')),
    fc.tuple(fc.option(wire), fc.boolean()).map(([id, isEnd]) =>
      sessionChanged({
        wire: id === null ? null : wireId(id),
        change: isEnd ? { kind: 'ended', by: 'logged-out' } : { kind: 'touched' },
        row: aSession(),
      }),
    ),
    fc
      .tuple(profile, name, fc.constantFrom('set' as const, 'removed' as const))
      .map(([of, cookie, change]) => jarChanged({ profile: of, change, cookie: aCookie({ name: cookie }) })),
    fc
      .record({
        profile,
        area,
        tab: fc.option(tab),
        key: fc.option(name),
        newValue: fc.option(fc.string()),
        op: fc.constantFrom('set' as const, 'removed' as const, 'cleared' as const, 'found' as const),
        origin: fc.constantFrom('https://shop.test', '__proto__', 'constructor'),
      })
      .map(it => storageChanged(it)),
    fc.tuple(tab, profile).map(([id, of]) => tabOpened({ tab: id, profile: of })),
    tab.map((id): TraceDraft => ({ observer: 'app', kind: 'tab.navigated', tab: id, url: 'https://shop.test/' })),
    tab.map((id): TraceDraft => ({ observer: 'app', kind: 'tab.closed', tab: id })),
    tab.map((id): TraceDraft => ({ observer: 'app', kind: 'tab.crashed', tab: id, reason: 'killed' })),
    profile.map((of): TraceDraft => ({ observer: 'app', kind: 'browser.quit', profile: of })),
    profile.map((of): TraceDraft => ({ observer: 'app', kind: 'site-data.cleared', profile: of, origin: null })),
    fc.tuple(seq, seq).map(([effect, by]): TraceDraft => ({ observer: 'app', kind: 'cause.found', effect, by })),
    seq.map((through): TraceDraft => ({ observer: 'app', kind: 'events.dropped', count: 1, through })),
    fc.constant<TraceDraft>({ observer: 'app', kind: 'log.cleared' }),
    fc.constant<TraceDraft>({ observer: 'app', kind: 'lab.reset' }),
    fc.constant(worldRestored()),
  )
  return fc.array(draft, { maxLength: 60 })
}

/** The facts of one ordinary exchange, in the order in which they come about. */
export function oneExchange(number: number, status: number): TraceDraft[] {
  const [exchange, wire] = [`e${number}`, `w${number}`]
  const url = `https://shop.test/page/${number}`
  return [
    sent(exchange, { url, documentUrl: url }),
    judged(exchange, { consideredCookies: 1 }),
    cookieJudged(exchange, { kind: 'sent' }),
    wireGot(wire, { url }),
    joined(exchange, wire, 'provisional'),
    begun(wire, ['cookie-present']),
    passed(wire, 'cookie-present'),
    made(wire, status),
    wireSent(wire, status),
    networkAnswered(exchange, status),
    joined(exchange, wire),
    received(exchange, status),
    finished(exchange),
  ]
}

/** Mixes lists into one and keeps the order within each; `picks` says whose turn it is. */
export function interleave<Item>(lists: readonly (readonly Item[])[], picks: readonly number[]): Item[] {
  const left = lists.map(list => [...list])
  const mixed: Item[] = []
  for (let turn = 0; left.some(list => list.length > 0); turn += 1) {
    const waiting = left.filter(list => list.length > 0)
    const item = waiting[(picks[turn % Math.max(1, picks.length)] ?? 0) % waiting.length]?.shift()
    if (item !== undefined) mixed.push(item)
  }
  return mixed
}

/** Cuts a list into batches at the given places. */
export function inBatches<Item>(items: readonly Item[], cuts: readonly number[]): Item[][] {
  const places = [...new Set(cuts.map(cut => cut % (items.length + 1)))].sort((a, b) => a - b)
  return [...places, items.length].map((end, index) => items.slice(places[index - 1] ?? 0, end))
}
