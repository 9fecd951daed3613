import { expect, it } from 'vitest'
import { exchangeId, profileIds, tabId } from '@shared/ids.ts'
import type { TraceDraft } from '@shared/trace/trace-event.ts'
import { cutFact } from '../../../src/main/trace/cut-fact.ts'
import { maxTextUnits, maxValueUnits } from '../../../src/main/trace/cut-value.ts'
import { createTraceLog } from '../../../src/main/trace/trace-log.ts'

const [profile] = profileIds
const sent = (change: Partial<Extract<TraceDraft, { kind: 'request.sent' }>>): TraceDraft => ({
  observer: 'browser',
  kind: 'request.sent',
  exchange: exchangeId('x1'),
  tab: tabId('t1'),
  profile,
  method: 'GET',
  url: 'https://shop.test/',
  headers: [],
  resource: 'Fetch',
  isTopLevelNavigation: false,
  documentUrl: 'https://shop.test/',
  initiatorUrl: null,
  redirectedFrom: null,
  ...change,
})
const address = (units: number, end = ''): string => `https://shop.test/?${'a'.repeat(units)}${end}`

it('leaves alone whatever a server of the lab can be sent: it reads a head of 64 KiB', () => {
  const draft = sent({ url: address(60_000), headers: [['Cookie', 'c'.repeat(60_000)]], documentUrl: address(8_000) })
  expect(cutFact(draft)).toBe(draft)
})

it.each([
  ['the address of a document', { documentUrl: address(maxTextUnits) }, 'documentUrl'],
  ['an initiator', { initiatorUrl: address(maxTextUnits) }, 'initiatorUrl'],
  ['an address', { url: address(1_900_000) }, 'url'],
] as const)('tells %s of a page’s own length by its beginning, its length and a digest', (_what, change, field) => {
  const cut = cutFact(sent(change)) as unknown as Record<string, string>
  const whole = (change as Record<string, string>)[field] ?? ''
  expect(cut[field]?.length).toBeLessThan(1_100)
  expect(cut[field]).toContain(`… [${whole.length} units, sha256 `)
  expect(cut[field]?.startsWith('https://shop.test/?aaa')).toBe(true)
})

it('keeps two long addresses apart that differ at their end, and one the same', () => {
  const of = (end: string): unknown => (cutFact(sent({ url: address(100_000, end) })) as { readonly url: string }).url
  expect(of('x')).not.toBe(of('y'))
  expect(of('x')).toBe(of('x'))
})

it('cuts a header field that no server of the lab would read', () => {
  const { headers } = cutFact(
    sent({
      headers: [
        ['X-Long', 'x'.repeat(maxValueUnits + 1)],
        ['X-Short', 'x'],
      ],
    }),
  ) as { readonly headers: readonly (readonly [string, string])[] }
  expect(headers[0]?.[1].length).toBeLessThan(1_100)
  expect(headers[1]).toEqual(['X-Short', 'x'])
})

it('keeps the trace of 120 requests of a page with an address of 1.9 MB small', () => {
  const log = createTraceLog({ labNow: () => 0 })
  const page = address(1_900_000)
  for (let at = 0; at < 120; at += 1) log.append(sent({ url: `https://shop.test/?n=${at}`, documentUrl: page, initiatorUrl: page }))
  log.append({ observer: 'app', kind: 'edge.reached', tab: tabId('t1'), url: page })
  log.append({ observer: 'app', kind: 'tab.navigated', tab: tabId('t1'), url: page })
  expect(log.bytes()).toBeLessThan(1_000_000)
})
