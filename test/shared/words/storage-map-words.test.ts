import { describe, expect, it } from 'vitest'
import { eventSeq } from '@shared/ids.ts'
import type { AccessBlocker, AccessBlockerKind } from '@shared/trace/access-blocker.ts'
import type { MapThing } from '@shared/trace/storage-map.ts'
import type { TabAccess } from '@shared/trace/tab-access.ts'
import { accessBlockerShort, sayAccessBlocker, sayRemedy } from '@shared/words/access-blocker-words.ts'
import { notRecorded } from '@shared/trace/storage-place.ts'
import { sayStoragePlace } from '@shared/words/storage-place-words.ts'
import { explainCell, saySight } from '@shared/words/storage-map-words.ts'
import { aCookie, aSession } from '../trace/make-trace.ts'

const otherHost = {
  kind: 'other-host',
  domain: 'shop.test',
  hostOnly: true,
  here: 'api.shop.test',
  wider: 'shop.test',
  isHostPrefixed: false,
} as const
const blockers: { readonly [Kind in AccessBlockerKind]: Extract<AccessBlocker, { readonly kind: Kind }> } = {
  'no-page': { kind: 'no-page' },
  'other-profile': { kind: 'other-profile', of: 'laptop', here: 'phone' },
  'other-host': otherHost,
  'other-path': { kind: 'other-path', path: '/a', here: '/b' },
  'needs-https': { kind: 'needs-https' },
  'other-partition': { kind: 'other-partition', partition: 'https://shop.test', here: 'https://ads.test' },
  'other-storage-partition': { kind: 'other-storage-partition', origin: 'https://ads.test', partition: 'https://shop.test' },
  expired: { kind: 'expired', agoMs: 61_000 },
  'other-origin': { kind: 'other-origin', part: 'scheme', origin: 'https://shop.test', here: 'http://shop.test' },
  'other-tab': { kind: 'other-tab', lane: 'A', here: 'B', copiedAs: 'duplicate' },
  'no-key': { kind: 'no-key' },
  'key-out-of-reach': { kind: 'key-out-of-reach', name: 'sid', why: otherHost },
  'row-ended': { kind: 'row-ended', by: 'logged-out' },
}

const cookie: MapThing = { kind: 'cookie', cookie: aCookie(), profile: 'laptop', changedBy: eventSeq(1) }
const row: MapThing = { kind: 'server-session', session: { row: aSession(), changedBy: eventSeq(1), ended: null }, keys: ['sid'] }
const isKorean = /\p{Script=Hangul}/u

describe('why a tab does not see a thing', () => {
  it.each(Object.values(blockers).map(why => [why.kind, why] as const))('has a sentence in both languages: %s', (kind, why) => {
    const { en, ko } = sayAccessBlocker(why)
    expect(en).toMatch(/^\S.*[.]$/s)
    expect(en).not.toMatch(isKorean)
    expect(ko).toMatch(isKorean)
    expect(ko).toMatch(/니다(\(.*\))?\./)
    expect(`${en}${ko}${accessBlockerShort[kind].en}`).not.toMatch(/undefined|NaN|\[object/)
  })

  it('names the facts of both sides', () => {
    expect(sayAccessBlocker(otherHost).en).toBe(
      'It was set without Domain, so it belongs to the host shop.test alone. The tab is at api.shop.test. The same site, but another host.',
    )
    expect(sayRemedy(otherHost)?.en).toBe('With Domain=shop.test it would be sent there too.')
    expect(sayRemedy(blockers['key-out-of-reach'])).toEqual(sayRemedy(otherHost))
  })

  it('offers nothing where nothing would help', () => {
    expect(sayRemedy({ ...otherHost, wider: null })).toBeNull()
    expect(sayRemedy(blockers['other-profile'])).toBeNull()
    expect(sayAccessBlocker({ ...otherHost, wider: null }).en).toContain('no Domain can bring it there')
    expect(sayAccessBlocker({ ...otherHost, wider: null, isHostPrefixed: true }).en).toContain('__Host-')
  })

  it('cannot be forged by a name from a page', () => {
    const forged = sayAccessBlocker({ ...otherHost, domain: 'a\u202eb' })
    expect(forged.en).toContain('\\u{202e}')
    expect(forged.en).not.toContain('\u202e')
  })
})

describe('the answer for a cell', () => {
  const no = (why: AccessBlocker): TabAccess => ({ kind: 'no', why: [why] })
  it.each([
    [cookie, { kind: 'sent' }, 'Why does tab B send “sid”?', /document\.cookie/],
    [cookie, { kind: 'sent-only' }, 'Why does tab B send “sid”?', /HttpOnly/],
    [cookie, no(otherHost), 'Why does tab B not send “sid”?', /With Domain=shop\.test/],
    [row, { kind: 'opened', by: 'cookie', name: 'sid' }, 'Why does tab B reach the session of alice?', /requests carry sid/],
    [row, { kind: 'opened', by: 'local', name: 'token' }, 'Why does tab B reach the session of alice?', /in localStorage/],
    [row, no({ kind: 'no-key' }), 'Why does tab B not reach the session of alice?', /Nothing that this tab’s browser holds/],
  ] as const)('%#', (thing, sight, question, words) => {
    const said = explainCell(thing, sight, { lane: 'B' })
    expect(said.question.en).toBe(question)
    expect(said.sentences.map(({ en }) => en).join(' ')).toMatch(words)
    expect(said.question.ko).toMatch(/^B 탭은 왜 .*까\?$/)
    expect(saySight(sight).ko).toMatch(isKorean)
  })

  it('is "not known" where the trace did not record whose storage it is', () => {
    const item: MapThing = {
      kind: 'local',
      item: { key: 'token', value: '1', changedBy: eventSeq(1) },
      place: { origin: 'https://shop.test', partition: notRecorded },
      profile: 'laptop',
    }
    const said = explainCell(item, { kind: 'not-recorded' }, { lane: 'B' })
    expect(said.question).toEqual({ en: 'Does tab B see “token”?', ko: 'B 탭은 “token” 항목을 볼 수 있습니까?' })
    expect(said.sentences.map(({ en }) => en).join(' ')).toMatch(/^Not known: /)
    expect(saySight({ kind: 'not-recorded' })).toEqual({ en: 'not known', ko: '알 수 없음' })
    expect(sayStoragePlace(item.place).en).toBe('https://shop.test (of a page or of a frame: not recorded)')
  })

  it('tells every hindrance, and a remedy only where it alone would help', () => {
    const both: TabAccess = { kind: 'no', why: [blockers['other-profile'], otherHost] }
    expect(explainCell(cookie, both, { lane: 'B' }).sentences).toEqual([
      sayAccessBlocker(blockers['other-profile']),
      sayAccessBlocker(otherHost),
    ])
  })
})
