import { describe, expect, it } from 'vitest'
import { trialOfExchange } from '@shared/workbench/trial-of-exchange.ts'
import type { Exchange, JudgedCookie } from '@shared/trace/exchange.ts'
import { createExchangeFold } from '@shared/trace/fold-exchanges.ts'
import { eventSeq } from '@shared/ids.ts'
import { aCookie, sent, trace } from '../trace/make-trace.ts'

function exchange(changes: Parameters<typeof sent>[1]): Exchange {
  const fold = createExchangeFold()
  fold.push(trace([sent('x1', changes)]))
  const [row] = fold.rows()
  if (row === undefined) throw new Error('no row')
  return row
}
const judged = (changes: Partial<JudgedCookie>): JudgedCookie => ({
  cookie: aCookie({
    name: 'sid',
    value: 'a',
    domain: 'shop.test',
    hostOnly: true,
    path: '/',
    secure: true,
    httpOnly: true,
    sameSite: 'Lax',
  }),
  line: null,
  verdict: { kind: 'sent' },
  seq: eventSeq(1),
  ...changes,
})
const page = { url: 'https://shop.test/account?id=1', documentUrl: 'https://shop.test/account?id=1', isTopLevelNavigation: true }

describe('a trial like what happened to a cookie', () => {
  it('sets a Set-Cookie line octet for octet where it was set, and follows a link of its own site', () => {
    expect(trialOfExchange(exchange(page), judged({ line: 'sid=a;  secure;X' }))).toMatchObject({
      answer: { to: { scheme: 'https', host: 'shop.test', path: '/account' }, fields: [{ name: 'Set-Cookie', value: 'sid=a;  secure;X' }] },
      ask: { way: 'link', method: 'GET', from: { host: 'shop.test' } },
    })
  })

  it('writes a line for a cookie of a request, and starts the request as it was started', () => {
    const post = exchange({ ...page, method: 'POST', initiatorUrl: 'https://evil.test/prize' })
    expect(trialOfExchange(post, judged({}))).toMatchObject({
      answer: { to: { path: '/' }, fields: [{ value: 'sid=a; Path=/; Secure; HttpOnly; SameSite=Lax' }] },
      ask: { way: 'form', method: 'POST', from: { scheme: 'https', host: 'evil.test' }, to: { path: '/account' } },
    })
  })

  it('takes a Secure cookie of a plain http request from https, where it came from', () => {
    const plain = exchange({ ...page, url: 'http://shop.test/', documentUrl: 'http://shop.test/' })
    expect(trialOfExchange(plain, judged({}))).toMatchObject({ answer: { to: { scheme: 'https' } }, ask: { to: { scheme: 'http' } } })
  })

  it.each([
    ['an image', { resource: 'Image', isTopLevelNavigation: false, documentUrl: 'https://evil.test/' }, 'image'],
    ['a fetch', { resource: 'Fetch', isTopLevelNavigation: false, documentUrl: 'https://evil.test/' }, 'fetch'],
    [
      'a style sheet, which is no other to a cookie',
      { resource: 'Stylesheet', isTopLevelNavigation: false, documentUrl: 'https://evil.test/' },
      'image',
    ],
    ['an address typed by hand', {}, 'typed'],
  ])('knows %s', (_name, changes, way) => {
    expect(trialOfExchange(exchange({ ...page, ...changes }), judged({}))?.ask.way).toBe(way)
  })

  it.each([
    ['a host outside of the lab', { url: 'https://example.com/', documentUrl: 'https://example.com/' }, {}],
    ['a line with a break', page, { line: 'a=1\r\nb=2' }],
    ['a line that is too long', page, { line: 'x'.repeat(9000) }],
    ['what could not be read as a cookie on a request', page, { cookie: null }],
  ] as const)('gives none for %s', (_name, changes, cookie) => {
    expect(trialOfExchange(exchange(changes), judged(cookie))).toBeNull()
  })
})
