import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { ProfileId } from '@shared/ids.ts'
import { applyToWorld, emptyWorld } from '@shared/trace/fold-world.ts'
import { storageMap, type StorageMap } from '@shared/trace/storage-map.ts'
import type { TraceDraft } from '@shared/trace/trace-event.ts'
import { tabId } from '@shared/ids.ts'
import { aCookie, aSession, jarChanged, laptopTab, otherTab, sessionChanged, storageChanged, tabOpened, trace } from './make-trace.ts'

const wallMs = Date.UTC(2030, 0, 1)

function mapOf(...drafts: TraceDraft[]): StorageMap {
  return storageMap(trace(drafts).reduce(applyToWorld, emptyWorld()), wallMs)
}

/** A tab at an address. */
function at(
  url: string,
  tab = laptopTab,
  lane = 'A',
  profile: ProfileId = 'laptop',
  more: Parameters<typeof tabOpened>[0] = {},
): TraceDraft[] {
  return [tabOpened({ tab, lane, profile, ...more }), { observer: 'app', kind: 'tab.navigated', tab, url }]
}

/** `kind` of each sight of the first row that there is, with what stands in the way. */
function firstRow(map: StorageMap): string[] {
  return (map.groups[0]?.rows[0]?.cells ?? []).map(({ sight }) => {
    if (sight.kind === 'no') return `no: ${sight.why.map(({ kind }) => kind).join(', ')}`
    return sight.kind === 'opened' ? `${sight.kind} by ${sight.by} ${sight.name}` : sight.kind
  })
}

describe('a cookie against a tab (RFC 6265bis, "Retrieval Model")', () => {
  const narrow = { hostOnly: true, domain: 'shop.test' }
  const wide = { hostOnly: false, domain: 'shop.test' }
  it.each([
    ['https://shop.test/', narrow, 'sent-only'],
    ['https://shop.test/', { ...narrow, httpOnly: false }, 'sent'],
    ['https://shop.test:8443/', narrow, 'sent-only'],
    ['https://api.shop.test/', narrow, 'no: other-host'],
    ['https://api.shop.test/', wide, 'sent-only'],
    ['https://shop.test/', { hostOnly: false, domain: 'api.shop.test' }, 'no: other-host'],
    ['https://notshop.test/', wide, 'no: other-host'],
    ['https://evil.test/', wide, 'no: other-host'],
    ['http://shop.test/', narrow, 'no: needs-https'],
    ['http://shop.test/', { ...narrow, secure: false }, 'sent-only'],
    ['https://shop.test/order', { path: '/orders' }, 'no: other-path'],
    ['https://shop.test/orders?x=/', { path: '/orders' }, 'sent-only'],
    ['https://shop.test/orders/1#y', { path: '/orders' }, 'sent-only'],
    ['https://shop.test', { path: '/' }, 'sent-only'],
    ['https://shop.test/', { sameSite: 'Strict' as const }, 'sent-only'],
    ['https://shop.test/', { expiresMs: wallMs }, 'no: expired'],
    ['https://shop.test/', { expiresMs: wallMs + 1 }, 'sent-only'],
    ['https://shop.test/', { partitionKey: 'https://shop.test' }, 'sent-only'],
    ['https://api.shop.test/', { ...wide, partitionKey: 'https://shop.test' }, 'sent-only'],
    ['http://shop.test/', { secure: false, partitionKey: 'https://shop.test' }, 'no: other-partition'],
    ['https://ads.test/', { domain: 'ads.test', partitionKey: 'https://shop.test' }, 'no: other-partition'],
    ['about:blank', narrow, 'no: no-page'],
    ['http://api.shop.test/a', { path: '/b' }, 'no: other-host, needs-https, other-path'],
  ])('%s, %j: %s', (url, cookie, expected) => {
    expect(firstRow(mapOf(...at(url), jarChanged({ cookie: aCookie(cookie) })))).toEqual([expected])
  })

  it('is another browser’s first of all, and then what else it is', () => {
    const phone = at('http://shop.test/', otherTab, 'B', 'phone')
    expect(firstRow(mapOf(...at('https://shop.test/'), ...phone, jarChanged()))).toEqual(['sent-only', 'no: other-profile, needs-https'])
  })

  it.each([
    ['shop.test', true, 'https://api.shop.test/', 'shop.test'],
    ['api.shop.test', true, 'https://shop.test/', 'shop.test'],
    ['api.shop.test', false, 'https://a.b.shop.test/', 'shop.test'],
    ['shop.test', true, 'https://evil.test/', null],
    ['shop.test', true, 'https://shop.example/', null],
  ])('from %s (host-only: %s) to %s it would take Domain=%s', (domain, hostOnly, url, wider) => {
    const map = mapOf(...at(url), jarChanged({ cookie: aCookie({ domain, hostOnly }) }))
    expect(map.groups[0]?.rows[0]?.cells[0]?.sight).toMatchObject({ why: [{ kind: 'other-host', wider }] })
  })

  it('could have no Domain when its name begins with __Host-', () => {
    const map = mapOf(...at('https://api.shop.test/'), jarChanged({ cookie: aCookie({ name: '__Host-sid' }) }))
    expect(map.groups[0]?.rows[0]?.cells[0]?.sight).toMatchObject({ why: [{ wider: null, isHostPrefixed: true }] })
  })
})

describe('localStorage and sessionStorage against a tab (HTML, "Web storage")', () => {
  it.each([
    ['https://shop.test/any', 'laptop', 'readable'],
    ['http://shop.test/', 'laptop', 'no: other-origin'],
    ['https://api.shop.test/', 'laptop', 'no: other-origin'],
    ['https://shop.test:8443/', 'laptop', 'no: other-origin'],
    ['https://shop.test/', 'phone', 'no: other-profile'],
    ['http://shop.test/', 'private', 'no: other-profile, other-origin'],
    ['', 'laptop', 'no: no-page'],
  ] as const)('localStorage from %s in %s: %s', (url, profile, expected) => {
    expect(firstRow(mapOf(...at(url, laptopTab, 'A', profile), storageChanged()))).toEqual([expected])
  })

  it.each([
    ['http://shop.test/', 'scheme'],
    ['https://api.shop.test/', 'host'],
    ['http://api.shop.test/', 'host'],
    ['https://shop.test:8443/', 'port'],
  ])('names the part of the origin in which %s differs: %s', (url, part) => {
    expect(mapOf(...at(url), storageChanged()).groups[0]?.rows[0]?.cells[0]?.sight).toMatchObject({ why: [{ part }] })
  })

  const own = storageChanged({ area: 'session', tab: laptopTab })
  it.each([
    ['the same tab', [] as TraceDraft[], ['readable']],
    ['the same tab at another origin', at('https://evil.test/'), ['no: other-origin']],
    ['a tab beside it', at('https://shop.test/', otherTab, 'B'), ['readable', 'no: other-tab']],
    ['a tab of the phone', at('https://shop.test/', otherTab, 'B', 'phone'), ['readable', 'no: other-profile, other-tab']],
  ])('sessionStorage from %s', (_name, others, expected) => {
    expect(firstRow(mapOf(...at('https://shop.test/'), own, ...others))).toEqual(expected)
  })

  it.each([
    [{ duplicateOf: laptopTab }, 'duplicate'],
    [{ popupOf: laptopTab }, 'popup'],
    [{}, null],
  ])('knows of the copy with which a tab began: %j', (more, copiedAs) => {
    const map = mapOf(...at('https://shop.test/'), own, ...at('https://shop.test/', otherTab, 'B', 'laptop', more))
    expect(map.groups[0]?.rows[0]?.cells[1]?.sight).toMatchObject({ why: [{ kind: 'other-tab', lane: 'A', copiedAs }] })
  })
})

describe('a row of the server against a tab', () => {
  const fingerprint = (id: string): string => createHash('sha256').update(id).digest('hex').slice(0, 24)
  const session = sessionChanged({ row: aSession({ id: fingerprint('secret') }) })
  const server = (map: StorageMap): string[] => firstRow({ ...map, groups: map.groups.filter(({ key }) => key === 'server') })
  const here = at('https://shop.test/')

  it.each([
    ['by the cookie that holds its id', [jarChanged()], ['opened by cookie sid']],
    ['by an item that holds its id', [storageChanged({ newValue: 'secret' })], ['opened by local token']],
    ['by express-session’s signed cookie', [jarChanged({ cookie: aCookie({ value: 's%3Asecret.c2ln' }) })], ['opened by cookie sid']],
    ['not by a cookie of another value', [jarChanged({ cookie: aCookie({ value: 'Secret' }) })], ['no: no-key']],
    ['not by a signature without an id', [jarChanged({ cookie: aCookie({ value: 's:.secret' }) })], ['no: no-key']],
    ['not by a cookie that stays behind', [jarChanged({ cookie: aCookie({ path: '/deep' }) })], ['no: key-out-of-reach']],
    ['not by a cookie of the phone', [jarChanged({ profile: 'phone' })], ['no: no-key']],
    ['not without any', [], ['no: no-key']],
  ])('is reached %s', (_name, stores, expected) => {
    expect(server(mapOf(...here, session, ...stores))).toEqual(expected)
  })

  it('that has ended is shown while somebody holds its key, and opens to nobody', () => {
    const ended = sessionChanged({ row: aSession({ id: fingerprint('secret') }), change: { kind: 'ended', by: 'logged-out' } })
    expect(server(mapOf(...here, session, jarChanged(), ended))).toEqual(['no: row-ended'])
    expect(server(mapOf(...here, session, ended))).toEqual([])
  })

  it('may be a refresh token', () => {
    const row = {
      id: fingerprint('r'),
      family: 'f',
      parent: null,
      user: 'alice',
      createdLabMs: 0,
      expiresLabMs: 1,
      state: 'current',
    } as const
    const told: TraceDraft = { observer: 'server', kind: 'refresh.changed', wire: null, change: { kind: 'created' }, row }
    const cookie = aCookie({ name: 'refresh', value: 'r', path: '/refresh/auth' })
    expect(server(mapOf(...here, told, jarChanged({ cookie })))).toEqual(['no: key-out-of-reach'])
    expect(server(mapOf(...at('https://shop.test/refresh/auth/renew'), told, jarChanged({ cookie })))).toEqual(['opened by cookie refresh'])
  })
})

describe('the map', () => {
  it('has a column for each open tab, in the order of the lanes, and none for a closed one', () => {
    const [third, late] = [tabId('t3'), tabId('t4')]
    const map = mapOf(
      ...at('https://shop.test/', late, 'AA'),
      ...at('https://shop.test/', otherTab, 'B'),
      ...at('https://shop.test/', laptopTab, 'A'),
      ...at('https://shop.test/', third, 'C'),
      { observer: 'app', kind: 'tab.closed', tab: third },
    )
    expect(map.tabs.map(({ lane }) => lane)).toEqual(['A', 'B', 'AA'])
  })

  it('has a group for each store that holds something, and none for an empty one', () => {
    const map = mapOf(
      ...at('https://shop.test/'),
      jarChanged({ profile: 'phone' }),
      storageChanged({ area: 'session', tab: laptopTab }),
      storageChanged(),
    )
    expect(map.groups.map(({ key }) => key)).toEqual(['jar phone', 'local laptop', 'session t1'])
    expect(mapOf().groups).toEqual([])
  })
})
