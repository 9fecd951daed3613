import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asFetch } from '@shared/telling/copy/as-fetch.ts'
import { asRawHttp } from '@shared/telling/copy/as-raw-http.ts'
import { copyExchange, copyFormats } from '@shared/telling/copy/copy-exchange.ts'
import { copiedRequests, exchangeOf } from './copied-requests.ts'

const logIn = exchangeOf({
  method: 'POST',
  url: 'https://shop.test/session/log-in?token=abcdefghijkl#here',
  headers: [
    ['Host', 'shop.test'],
    ['Content-Length', '30'],
    ['Cookie', 'theme=dark; sid=0123456789abcdef'],
    ['Content-Type', 'application/x-www-form-urlencoded'],
  ],
  body: 'user=alice&password=wonderland',
})
const text = (...given: Parameters<typeof copyExchange>): string => {
  const copied = copyExchange(...given)
  return copied.ok ? copied.value : `refused: ${copied.why}`
}

describe.each(copyFormats)('a request copied as %s', format => {
  it('has no secret in it unless they are asked for', () => {
    const clean = text(logIn, format, false)
    for (const secret of ['wonderland', '0123456789abcdef', 'abcdefghijkl']) expect(clean).not.toContain(secret)
    expect(clean).toContain('redacted-1')
    expect(text(logIn, format, true)).toContain('wonderland')
    expect(text(logIn, format, true)).toContain('abcdefghijkl')
  })

  it('is refused when a field or the address could end a line or a command early', () => {
    for (const value of ['a\r\nX: 1', 'a\nb', 'a\0b', 'a\u001bb'])
      expect(text(exchangeOf({ headers: [['X', value]] }), format, true)).toBe('refused: unsafe-characters')
    for (const name of ['', '@file', 'a b', 'a:b', 'a\nb', '한'])
      expect(text(exchangeOf({ headers: [[name, '1']] }), format, true)).toBe('refused: unsafe-characters')
    for (const url of ['https://shop.test/a\nb', 'https://shop.test/a b', 'https://shop.test/\0'])
      expect(text(exchangeOf({ url }), format, true)).toBe('refused: unsafe-characters')
    expect(text(exchangeOf({ method: 'GET / HTTP/1.1' }), format, true)).toBe('refused: unsafe-characters')
  })

  it('is refused when the address is none that a request goes to', () => {
    expect(text(exchangeOf({ url: '' }), format, true)).toBe('refused: not-captured')
    for (const url of ['about:blank', 'file:///etc/passwd', 'data:,x', '-K /etc/passwd', 'wss://shop.test/'])
      expect(text(exchangeOf({ url }), format, true)).toBe('refused: not-http')
  })

  it('is refused when the body is not there in full', () => {
    const [hop] = logIn.hops
    if (hop?.requestBody == null) throw new Error('no body')
    const withBody = (changes: object) =>
      ({ ...logIn, hops: [{ ...hop, requestBody: { ...hop.requestBody, ...changes } }] }) as typeof logIn
    expect(text(withBody({ truncated: true }), format, true)).toBe('refused: body-cut')
    expect(text(withBody({ base64: true }), format, true)).toBe('refused: body-not-text')
  })
})

describe('raw HTTP', () => {
  it('is the message as it went, line by line (RFC 9112 §2.1)', () => {
    expect(text(logIn, 'raw-http', true).split('\r\n')).toEqual([
      'POST /session/log-in?token=abcdefghijkl HTTP/1.1',
      'Host: shop.test',
      'Content-Length: 30',
      'Cookie: theme=dark; sid=0123456789abcdef',
      'Content-Type: application/x-www-form-urlencoded',
      '',
      'user=alice&password=wonderland',
    ])
  })

  it('counts the body anew when its secrets are out', () => {
    const [head = '', body = ''] = text(logIn, 'raw-http', false).split('\r\n\r\n')
    expect(head).toContain(`Content-Length: ${body.length}\r\n`)
  })

  it.each([
    ['https://shop.test', '/'],
    ['https://shop.test?a=1', '/?a=1'],
  ])('asks %s for %s', (url, target) => {
    expect(asRawHttp({ method: 'GET', url, headers: [], body: null })).toEqual({ ok: true, value: `GET ${target} HTTP/1.1\r\n\r\n` })
  })
})

describe('fetch', () => {
  it('names in a comment what only the browser sets, and never writes a cookie', () => {
    const copy = text(logIn, 'fetch', true)
    expect(copy).toContain('// left to the browser: Host, Content-Length, Cookie\n')
    expect(copy).not.toContain('0123456789abcdef')
    expect(copy).toContain('credentials: "include"')
  })

  it('calls fetch once, with the very request, for 1,000 requests', () => {
    fc.assert(
      fc.property(copiedRequests, request => {
        const copied = asFetch(request)
        if (!copied.ok) throw new Error(copied.why)
        const calls: [string, { method: string; headers?: [string, string][]; body?: string }][] = []
        // The script's own `await` stands at the top of a module or a console; here it stands in a function.
        runInNewContext(`(async () => {${copied.value}})()`, { fetch: (...call: (typeof calls)[number]) => void calls.push(call) })
        expect(calls).toHaveLength(1)
        const [address, options] = calls[0] ?? []
        expect(address).toBe(request.url)
        expect(options?.method).toBe(request.method)
        const isBodiless = request.method === 'GET' || request.method === 'HEAD'
        expect(options?.body).toBe(isBodiless ? undefined : (request.body ?? undefined))
        for (const [name, value] of options?.headers ?? []) expect(request.headers).toContainEqual([name, value])
        expect(copied.value).toMatch(/^[\n\x20-\x7e]*$/)
      }),
      { numRuns: 1000 },
    )
  })
})
