import { describe, expect, it } from 'vitest'
import { eventSeq, wireId } from '@shared/ids.ts'
import { applyToWorld, emptyWorld } from '@shared/trace/fold-world.ts'
import type { TraceDraft } from '@shared/trace/trace-event.ts'
import type { World } from '@shared/trace/world.ts'
import { createWorldFold, foldWorldAt } from '@shared/trace/world-history.ts'
import {
  aCookie,
  aSession,
  jarChanged,
  laptopTab,
  otherTab,
  sent,
  sessionChanged,
  storageChanged,
  tabOpened,
  trace,
  worldRestored,
} from './make-trace.ts'

function world(...drafts: TraceDraft[]): World {
  return trace(drafts).reduce(applyToWorld, emptyWorld())
}

const quit = (profile: 'laptop' | 'phone' | 'private'): TraceDraft => ({ observer: 'app', kind: 'browser.quit', profile })
const closed: TraceDraft = { observer: 'app', kind: 'tab.closed', tab: laptopTab }
const inSession = (changes: Parameters<typeof storageChanged>[0] = {}): TraceDraft =>
  storageChanged({ area: 'session', tab: laptopTab, ...changes })
const names = (entries: World['jars']['laptop']): string[] => entries.map(({ cookie }) => cookie.name)

describe('jars', () => {
  it('[W1] follows the browser’s word on a cookie being set, changed and removed, and notes which event it was', () => {
    const set = world(jarChanged(), jarChanged({ cookie: aCookie({ name: 'pref' }) }), jarChanged({ cookie: aCookie({ value: 'new' }) }))
    expect(set.jars.laptop).toEqual([
      { cookie: aCookie({ value: 'new' }), changedBy: 3 },
      { cookie: aCookie({ name: 'pref' }), changedBy: 2 },
    ])
    expect(set.jars.phone).toEqual([])
    expect(names(world(jarChanged(), jarChanged({ change: 'removed' })).jars.laptop)).toEqual([])
  })

  it.each([
    { name: 'pref' },
    { domain: 'api.shop.test' },
    { hostOnly: !aCookie().hostOnly },
    { path: '/shop' },
    { partitionKey: 'https://evil.test' },
  ])('[W1] keeps cookies apart that differ in %o (RFC 6265bis, storage model)', changes => {
    const { jars } = world(jarChanged(), jarChanged({ cookie: aCookie(changes) }), jarChanged({ change: 'removed' }))
    expect(jars.laptop).toEqual([{ cookie: aCookie(changes), changedBy: 2 }])
  })

  it('[W1] does not believe a clearing of site data or a quit before the browser says so', () => {
    const cleared = world(jarChanged(), { observer: 'app', kind: 'site-data.cleared', profile: 'laptop', origin: null }, quit('laptop'))
    expect(names(cleared.jars.laptop)).toEqual(['sid'])
  })

  it('[W1] shrugs at the removal of a cookie that it does not know', () => {
    const before = world(jarChanged())
    expect(world(jarChanged(), jarChanged({ change: 'removed', cookie: aCookie({ name: 'x' }) })).jars.laptop).toEqual(before.jars.laptop)
  })
})

describe('a snapshot that was restored', () => {
  const reset = { observer: 'app', kind: 'lab.reset' } as const
  const after = world(sessionChanged({ row: aSession({ id: 'other' }) }), jarChanged(), reset, worldRestored())

  it('[W1] gives the servers’ tables, the switches and the clock, each row changed by it', () => {
    expect(after.serverSessions).toEqual([{ row: aSession(), changedBy: 4, ended: null }])
    expect(after.users).toMatchObject([{ row: { name: 'alice', tokenVersion: 2 }, changedBy: 4 }])
    expect(after.denied).toMatchObject([{ row: { jti: '1' }, changedBy: 4 }])
    expect(after.keys).toMatchObject([{ row: { kid: 'es256-1' }, changedBy: 4 }])
    expect([after.settings.tokenAlgorithm, after.clockOffsetMs]).toEqual(['ES256', -1_800_000])
  })

  it('[W1] puts nothing into a jar by itself: the browser says what it holds', () => {
    expect(after.jars.laptop).toEqual([])
  })
})

describe('an overwritten cookie', () => {
  const taken = jarChanged({ change: 'removed', chromiumCause: 'overwrite' })

  it('keeps its place in the jar, and is there between the two facts that tell of it', () => {
    const story = [jarChanged(), jarChanged({ cookie: aCookie({ name: 'pref' }) }), taken]
    const values = (...drafts: Parameters<typeof world>) => world(...drafts).jars.laptop.map(({ cookie }) => [cookie.name, cookie.value])
    const [[name, value] = [], ...others] = values(...story)
    expect([name, value]).toEqual([aCookie().name, aCookie().value])
    expect(values(...story, jarChanged({ cookie: aCookie({ value: 'new' }) }))).toEqual([[name, 'new'], ...others])
  })
})

describe('storages', () => {
  it('[W2] keeps localStorage by profile and origin, sessionStorage by tab and origin', () => {
    const { local, session } = world(
      storageChanged(),
      storageChanged({ newValue: 'y' }),
      storageChanged({ profile: 'phone' }),
      inSession({ origin: 'http://evil.test' }),
      inSession({ tab: otherTab, op: 'found' }),
    )
    expect(local.laptop).toEqual({ 'https://shop.test': [{ key: 'token', value: 'y', changedBy: 2 }] })
    expect(local.phone).toEqual({ 'https://shop.test': [{ key: 'token', value: 'x', changedBy: 3 }] })
    expect(session).toEqual({
      t1: { 'http://evil.test': [{ key: 'token', value: 'x', changedBy: 4 }] },
      t2: { 'https://shop.test': [{ key: 'token', value: 'x', changedBy: 5 }] },
    })
  })

  it('[W2] removes one item, or all of an origin', () => {
    const two = [storageChanged(), storageChanged({ key: 'theme' })]
    const items = (...more: TraceDraft[]) => world(...two, ...more).local.laptop['https://shop.test']?.map(item => item.key)
    expect(items(storageChanged({ op: 'removed', newValue: null }))).toEqual(['theme'])
    expect(items(storageChanged({ op: 'removed', key: 'nothing', newValue: null }))).toEqual(['token', 'theme'])
    expect(items(storageChanged({ op: 'cleared', key: null, newValue: null }))).toBeUndefined()
    expect(items(storageChanged({ op: 'cleared', key: null, newValue: null, origin: 'https://evil.test' }))).toEqual(['token', 'theme'])
  })

  it('[W2] clears the localStorage of one origin or of all, and no sessionStorage, with the site data', () => {
    const here = [storageChanged(), storageChanged({ origin: 'https://evil.test' }), inSession()]
    const one = world(...here, { observer: 'app', kind: 'site-data.cleared', profile: 'laptop', origin: 'https://shop.test' })
    expect(Object.keys(one.local.laptop)).toEqual(['https://evil.test'])
    const all = world(...here, { observer: 'app', kind: 'site-data.cleared', profile: 'laptop', origin: null })
    expect(all.local.laptop).toEqual({})
    expect(all.session[laptopTab]).toBeDefined()
  })

  it.each(['__proto__', 'constructor'])('[W2] takes %s for an origin like any other', origin => {
    const { local } = world(storageChanged({ origin }))
    expect(Object.entries(local.laptop)).toEqual([[origin, [{ key: 'token', value: 'x', changedBy: 1 }]]])
  })
})

describe('tabs', () => {
  const open = [tabOpened(), tabOpened({ tab: otherTab, lane: 'B', profile: 'phone' }), inSession(), inSession({ tab: otherTab })]

  it('[W3] notes the last page of a tab', () => {
    const { tabs } = world(tabOpened(), { observer: 'app', kind: 'tab.navigated', tab: laptopTab, url: 'https://shop.test/' })
    expect(tabs[laptopTab]).toMatchObject({ lane: 'A', url: 'https://shop.test/', isClosed: false })
  })

  it.each<[string, TraceDraft]>([
    ['is closed', closed],
    ['goes with its browser', quit('laptop')],
  ])('[W3] drops the sessionStorage of a tab that %s, keeps its lane, and leaves other tabs alone', (_, gone) => {
    const { tabs, session } = world(...open, gone)
    expect(tabs[laptopTab]).toMatchObject({ lane: 'A', isClosed: true })
    expect(tabs[otherTab]?.isClosed).toBe(false)
    expect(Object.keys(session)).toEqual([otherTab])
  })

  it.each<[string, TraceDraft]>([
    ['crashed', { observer: 'app', kind: 'tab.crashed', tab: laptopTab, reason: 'killed' }],
    ['was loaded again with the stage', { observer: 'app', kind: 'stage.rebuilt', lostTabs: [laptopTab] }],
  ])('[W3] drops the sessionStorage of a tab that %s, and keeps it open', (_, lost) => {
    const { tabs, session } = world(...open, lost)
    expect(tabs[laptopTab]?.isClosed).toBe(false)
    expect(Object.keys(session)).toEqual([otherTab])
  })

  it('[W4] loses jar and localStorage with a quit of the private browser alone', () => {
    const kept = (profile: 'laptop' | 'private') => world(jarChanged({ profile }), storageChanged({ profile }), quit(profile))
    expect(kept('private')).toMatchObject({ jars: { private: [] }, local: { private: {} } })
    expect(names(kept('laptop').jars.laptop)).toEqual(['sid'])
    expect(Object.keys(kept('laptop').local.laptop)).toEqual(['https://shop.test'])
  })
})

describe('server sessions', () => {
  it('[W5] keeps an ended row, and says how it ended', () => {
    const { serverSessions } = world(
      sessionChanged({ wire: wireId('w1') }),
      sessionChanged({ change: { kind: 'touched' }, row: aSession({ lastSeenLabMs: 5 }) }),
      sessionChanged({ row: aSession({ id: 'cafe' }) }),
      sessionChanged({ change: { kind: 'ended', by: 'logged-out' }, row: aSession({ lastSeenLabMs: 5 }) }),
    )
    expect(serverSessions).toEqual([
      { row: aSession({ lastSeenLabMs: 5 }), changedBy: 4, ended: 'logged-out' },
      { row: aSession({ id: 'cafe' }), changedBy: 3, ended: null },
    ])
  })

  it('[W5] lets sessions stand when a browser quits: the server hears nothing of it', () => {
    expect(world(sessionChanged(), quit('laptop')).serverSessions).toMatchObject([{ ended: null }])
  })
})

describe('clearing and reset', () => {
  it('[W6] forgets closed tabs and ended sessions with the log, and nothing that still stands', () => {
    const after = world(
      tabOpened(),
      tabOpened({ tab: otherTab, lane: 'B' }),
      jarChanged(),
      closed,
      sessionChanged(),
      sessionChanged({ row: aSession({ id: 'old' }), change: { kind: 'ended', by: 'idle-timeout' } }),
      { observer: 'app', kind: 'log.cleared' },
    )
    expect(Object.keys(after.tabs)).toEqual([otherTab])
    expect(after.serverSessions.map(({ row }) => row.id)).toEqual(['f00d'])
    expect(names(after.jars.laptop)).toEqual(['sid'])
  })

  it('[W6] is empty after a reset, but for the lanes of the tabs that were', () => {
    const after = world(tabOpened(), jarChanged(), storageChanged(), inSession(), sessionChanged(), { observer: 'app', kind: 'lab.reset' })
    expect(after).toMatchObject({
      ...emptyWorld(),
      seq: 6,
      labMs: expect.any(Number) as number,
      tabs: { t1: { lane: 'A', isClosed: true } },
    })
    expect(after.session).toEqual({})
  })

  it('[W6] drops rows that the server ends for the reset, in whichever order the facts come', () => {
    expect(
      world(sessionChanged(), { observer: 'app', kind: 'lab.reset' }, sessionChanged({ change: { kind: 'ended', by: 'lab-reset' } }))
        .serverSessions,
    ).toEqual([])
  })
})

describe('sharing and time travel', () => {
  it('[W7] keeps every part that an event does not touch the same object', () => {
    const [first, second, third] = trace([jarChanged(), storageChanged(), sent('e1')])
    if (first === undefined || second === undefined || third === undefined) throw new Error('three events')
    const one = applyToWorld(emptyWorld(), first)
    const two = applyToWorld(one, second)
    expect(two.jars).toBe(one.jars)
    expect(two.local).not.toBe(one.local)
    expect(two.local.phone).toBe(one.local.phone)
    expect(applyToWorld(two, third)).toMatchObject({ seq: 3, labMs: Date.UTC(2030, 0, 1) + 30 })
    expect(applyToWorld(two, third).local).toBe(two.local)
  })

  it('[W7] shows the world at the cursor, before the first event and behind the last', () => {
    const events = trace(Array.from({ length: 1700 }, (_, index) => jarChanged({ cookie: aCookie({ value: String(index + 1) }) })))
    const fold = createWorldFold()
    fold.push(events)
    const valueAt = (cursor: number): string | undefined => fold.at(eventSeq(cursor)).jars.laptop[0]?.cookie.value
    expect([0, 1, 2, 499, 500, 501, 502, 1001, 1700, 9999].map(valueAt)).toEqual([
      undefined,
      '1',
      '2',
      '499',
      '500',
      '501',
      '502',
      '1001',
      '1700',
      '1700',
    ])
    expect(foldWorldAt(emptyWorld(), events, eventSeq(501))).toEqual(fold.at(eventSeq(501)))
  })

  it('[W7] takes an event once, however often it comes', () => {
    const events = trace([jarChanged(), jarChanged({ change: 'removed' })])
    const fold = createWorldFold()
    fold.push(events)
    fold.push(events.slice(0, 1))
    expect(fold.now()).toMatchObject({ seq: 2, jars: { laptop: [] } })
  })

  it('[W7] starts from the baseline when older events are gone', () => {
    const baseline = world(jarChanged(), jarChanged({ cookie: aCookie({ name: 'pref' }) }))
    const fold = createWorldFold(baseline)
    fold.push(trace([jarChanged({ change: 'removed' })], 3))
    expect(names(fold.now().jars.laptop)).toEqual(['pref'])
    expect(fold.at(eventSeq(1))).toBe(baseline)
  })

  it('[W7] can still show every kept event after the oldest were dropped', () => {
    const events = trace(Array.from({ length: 1200 }, (_, index) => jarChanged({ cookie: aCookie({ value: String(index + 1) }) })))
    const fold = createWorldFold()
    fold.push(events)
    fold.push(trace([{ observer: 'app', kind: 'events.dropped', count: 700, through: eventSeq(700) }], 1201))
    expect(fold.at(eventSeq(701)).jars.laptop[0]?.cookie.value).toBe('701')
    expect(fold.at(eventSeq(3)).jars.laptop[0]?.cookie.value).toBe('500')
  })
})
