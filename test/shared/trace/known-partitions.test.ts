import { describe, expect, it } from 'vitest'
import { eventSeq } from '@shared/ids.ts'
import { createExchangeFold } from '@shared/trace/fold-exchanges.ts'
import { knownPartitions, type PartitionOf } from '@shared/trace/known-partitions.ts'
import { storageMap } from '@shared/trace/storage-map.ts'
import { createTimelineFold } from '@shared/trace/timeline-rows.ts'
import type { TraceDraft } from '@shared/trace/trace-event.ts'
import { applyToWorld, emptyWorld } from '@shared/trace/fold-world.ts'
import { aCookie, jarChanged, joined, laptopTab, sent, tabOpened, trace, wireGot, wireSent } from './make-trace.ts'

function partitionsOf(drafts: readonly TraceDraft[], cursor: number | null = null): PartitionOf {
  const events = trace(drafts)
  const exchanges = createExchangeFold()
  const timeline = createTimelineFold({ exchanges, eventOf: seq => events.find(event => event.seq === seq), baseline: null })
  exchanges.push(events)
  timeline.push(events)
  return knownPartitions(timeline.rows(), cursor === null ? null : eventSeq(cursor))
}

const url = 'https://ads.test/pixel'
const answered = (wire: string, line: string): TraceDraft => wireSent(wire, 200, { headers: [['Set-Cookie', line]] })
/** A picture that the shop's page asks for. */
const picture = (id: string, line: string): TraceDraft[] => [
  sent(id, { url, resource: 'Image', isTopLevelNavigation: false, documentUrl: 'https://www.shop.test/a' }),
  wireGot(id, { url }),
  joined(id, id),
  answered(id, line),
]
const parted = 'ad=1; Secure; SameSite=None; Partitioned'
const ad = { name: 'ad', domain: 'ads.test' }

describe('what is known of partitions (CHIPS)', () => {
  it('is the site of the page that asked, scheme and registrable domain', () => {
    expect(partitionsOf(picture('1', parted))('laptop', ad)).toBe('https://shop.test')
  })

  it('is the site that embeds the frame, for a frame that the wire alone has seen', () => {
    const frame = [wireGot('1', { url, headers: [['Referer', 'https://evil.test/']] }), answered('1', parted)]
    expect(partitionsOf(frame)('laptop', ad)).toBe('https://evil.test')
  })

  it('is none for a line without Secure: it keeps nothing, and what the jar has is another', () => {
    expect(partitionsOf(picture('1', 'ad=1; Path=/; Partitioned'))('laptop', ad)).toBeNull()
  })

  it('is the page’s own site for a cookie that it set itself', () => {
    const page = [sent('1', { url, documentUrl: url }), wireGot('1', { url }), joined('1', '1'), answered('1', parted)]
    expect(partitionsOf(page)('laptop', ad)).toBe('https://ads.test')
  })

  it.each([
    ['a cookie that is not Partitioned', picture('1', 'ad=1; Secure; SameSite=None'), ad],
    ['one that was set again without', [...picture('1', parted), ...picture('2', 'ad=2; Secure; SameSite=None')], ad],
    ['another name', picture('1', parted), { name: 'id', domain: 'ads.test' }],
    ['another domain', picture('1', `${parted}; Domain=test`), ad],
    ['an unreadable line', picture('1', '\u0001; Partitioned'), ad],
  ] as const)('is nothing for %s', (_name, drafts, cookie) => {
    expect(partitionsOf(drafts)('laptop', cookie)).toBeNull()
  })

  it('is nothing in another browser, nor before it was asked for', () => {
    expect(partitionsOf(picture('1', parted))('phone', ad)).toBeNull()
    expect(partitionsOf([tabOpened(), ...picture('1', parted)], 1)('laptop', ad)).toBeNull()
  })

  it('keeps the cookie from the tab of its own host', () => {
    const drafts = [
      tabOpened(),
      { observer: 'app', kind: 'tab.navigated', tab: laptopTab, url: 'https://ads.test/' },
      jarChanged({ cookie: aCookie(ad) }),
    ] as const
    const world = trace(drafts).reduce(applyToWorld, emptyWorld())
    const map = storageMap(world, 0, partitionsOf(picture('1', parted)))
    expect(map.groups[0]?.rows[0]?.cells[0]?.sight).toMatchObject({ kind: 'no', why: [{ kind: 'other-partition' }] })
    expect(storageMap(world, 0).groups[0]?.rows[0]?.cells[0]?.sight.kind).toBe('sent-only')
  })

  it('keeps nothing apart that is not Secure, whatever a line of its name said', () => {
    const drafts = [
      tabOpened(),
      { observer: 'app', kind: 'tab.navigated', tab: laptopTab, url: 'http://ads.test/' },
      jarChanged({ cookie: aCookie({ ...ad, secure: false, httpOnly: false }) }),
    ] as const
    const world = trace(drafts).reduce(applyToWorld, emptyWorld())
    const map = storageMap(world, 0, partitionsOf(picture('1', parted)))
    expect(map.groups[0]?.rows[0]?.cells[0]?.sight.kind).toBe('sent')
  })
})
