import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRedactor } from '@shared/trace/redact.ts'
import type { BodyCopy } from '@shared/trace/event-parts.ts'
import { cpuMs } from '../../support/cpu-ms.ts'
import { aCookie } from './make-trace.ts'

const body = (text: string, truncated = false): BodyCopy => ({ text, base64: false, bytes: text.length, truncated })
const bodyText = (text: string, truncated = false): string => createRedactor().body(body(text, truncated)).text
const header = (name: string, value: string): string | undefined => createRedactor().headers([[name, value]])[0]?.[1]

describe('headers', () => {
  it.each([
    ['Cookie', 'sid=abc; theme=dark', 'sid=redacted-1; theme=redacted-2'],
    ['cookie', 'lonely', 'redacted-1'],
    ['Set-Cookie', 'sid=abc; Path=/; HttpOnly; SameSite=Lax', 'sid=redacted-1; Path=/; HttpOnly; SameSite=Lax'],
    ['Authorization', 'Bearer a.b.c', 'Bearer redacted-1'],
    ['authorization', 'Basic YWxpY2U6d29uZGVybGFuZA==', 'Basic redacted-1'],
    ['Authorization', 'abc', 'redacted-1'],
    ['Proxy-Authorization', 'Basic bGFwdG9wOmxhdW5jaA==', 'Basic redacted-1'],
    ['X-Api-Key', 'abc', 'redacted-1'],
    ['X-CSRF-Token', 'abc', 'redacted-1'],
    ['Location', '/cb?code=abc&state=1', '/cb?code=redacted-1&state=1'],
    ['Referer', 'https://shop.test/?token=abc', 'https://shop.test/?token=redacted-1'],
  ])('%s: %s leaves as %s', (name, value, clean) => {
    expect(header(name, value)).toBe(clean)
  })

  it.each([
    ['Access-Control-Allow-Credentials', 'true'],
    ['WWW-Authenticate', 'Bearer realm="shop.test", error="invalid_token"'],
    ['Clear-Site-Data', '"cookies"'],
    ['Content-Type', 'text/html'],
    ['X-Request-Id', 'w1'],
  ])('%s: %s is no secret and stays', (name, value) => {
    expect(header(name, value)).toBe(value)
  })

  it('keeps order, case and duplicates (RFC 9110 §5.3)', () => {
    const redactor = createRedactor()
    expect(
      redactor.headers([
        ['Set-Cookie', 'a=1'],
        ['X', 'y'],
        ['set-cookie', 'a=1'],
      ]),
    ).toEqual([
      ['Set-Cookie', 'a=redacted-1'],
      ['X', 'y'],
      ['set-cookie', 'a=redacted-1'],
    ])
  })
})

describe('addresses', () => {
  it.each([
    ['https://shop.test/a?b=1', 'https://shop.test/a?b=1'],
    ['https://shop.test/?token=abc', 'https://shop.test/?token=redacted-1'],
    ['https://shop.test/?%74oken=abc', 'https://shop.test/?%74oken=redacted-1'],
    ['https://shop.test/cb?code=abc&state=xyz', 'https://shop.test/cb?code=redacted-1&state=xyz'],
    ['https://shop.test/#access_token=abc&token_type=Bearer', 'https://shop.test/#access_token=redacted-1&token_type=Bearer'],
    ['https://shop.test/?next=/a?b=1&password=abc', 'https://shop.test/?next=/a?b=1&password=redacted-1'],
    ['https://shop.test/#a#token=abc', 'https://shop.test/#a#token=redacted-1'],
    ['https://alice:abc@shop.test/', 'https://shop.test/'],
    ['https://alice:a@bc@shop.test/', 'https://shop.test/'],
    ['https://shop.test/?zipcode=1&discode=2', 'https://shop.test/?zipcode=1&discode=2'],
    ['https://shop.test/%E0%A4?token=%E0%A4', 'https://shop.test/%E0%A4?token=redacted-1'],
  ])('%s leaves as %s', (url, clean) => {
    expect(createRedactor().url(url)).toBe(clean)
  })
})

it('knows the password of an address wherever else it stands', () => {
  const redactor = createRedactor()
  redactor.url('https://alice:won%3Aderland@shop.test/')
  expect(redactor.everywhere('won:derland, won%3Aderland')).not.toMatch(/derland/)
})

describe('bodies', () => {
  it.each([
    ['a form', 'user=alice&password=abc', 'user=alice&password=redacted-1'],
    ['JSON', '{"user":"alice","password":"abc"}', '{"user":"alice","password":"redacted-1"}'],
    ['nested JSON', '[{"a":{"refresh_token":"abc"}}]', '[{"a":{"refresh_token":"redacted-1"}}]'],
    [
      'a token answer (RFC 6749 §5.1)',
      '{"access_token":"a.b.c","token_type":"Bearer","expires_in":60}',
      '{"access_token":"redacted-1","token_type":"Bearer","expires_in":60}',
    ],
    ['plain text', 'hello', 'hello'],
    ['a page', '<a href="/?a=b">', '<a href="/?a=b">'],
  ])('%s', (_, text, clean) => {
    expect(bodyText(text)).toBe(clean)
  })

  it('JSON that was cut off', () => {
    expect(bodyText('{"user":"alice","password":"ab\\"c","access_token":"a.b', true)).toBe(
      '{"user":"alice","password":"redacted-1","access_token":"redacted-2',
    )
  })

  it('parts of a multipart form (RFC 7578 §4.2)', () => {
    const part = (name: string, value: string): string =>
      `--x\r\nContent-Disposition: form-data; name="${name}"\r\nContent-Type: text/plain\r\n\r\n${value}\r\n`
    expect(bodyText(`${part('user', 'alice')}${part('password', 'ab\r\nc')}--x--\r\n`)).toBe(
      `${part('user', 'alice')}${part('password', 'redacted-1')}--x--\r\n`,
    )
  })

  it('bytes that are no text go as a whole', () => {
    expect(createRedactor().body({ text: 'AAEC', base64: true, bytes: 3, truncated: false })).toMatchObject({
      text: '',
      bytes: 3,
      truncated: true,
    })
  })
})

describe('the same secret', () => {
  it('has the same number everywhere, and different secrets different ones', () => {
    const redactor = createRedactor()
    const [cookie] = redactor.headers([['Cookie', 'sid=first; sid=second']])
    expect(cookie?.[1]).toBe('sid=redacted-1; sid=redacted-2')
    expect(redactor.cookie(aCookie({ value: 'second' })).value).toBe('redacted-2')
    expect(redactor.url('/?token=first')).toBe('/?token=redacted-1')
  })

  it('is found in any other text, also percent-encoded, once it is long enough not to blot out half of it', () => {
    const redactor = createRedactor()
    redactor.headers([['Cookie', 'sid=long/secret+value; on=1']])
    expect(redactor.everywhere('long/secret+value, long%2Fsecret%2Bvalue, 1')).toBe('redacted-1, redacted-1, 1')
  })

  it('is not mistaken for a shorter one that begins alike', () => {
    const redactor = createRedactor()
    redactor.headers([['Cookie', 'a=long-secret; b=long-secret-of-two']])
    expect(redactor.everywhere('long-secret-of-two long-secret')).toBe('redacted-2 redacted-1')
  })

  it('is found when Basic credentials carried it in base64 (RFC 7617 §2)', () => {
    const redactor = createRedactor()
    redactor.headers([['Authorization', 'Basic YWxpY2U6d29uZGVybGFuZA==']])
    expect(redactor.everywhere('alice says wonderland')).toMatch(/^alice says redacted-\d+$/)
  })

  it('of Basic that is too short to be looked for goes with its name, in pages that show what came', () => {
    const redactor = createRedactor()
    redactor.headers([['Authorization', 'Basic Ym9iOmJ1aWxkZXI=']])
    const page = redactor.everywhere('<pre>Authorization: Basic Ym9iOmJ1aWxkZXI=</pre><code>bob:builder</code>')
    expect(page).toMatch(/^<pre>Authorization: Basic redacted-\d+<\/pre><code>redacted-\d+<\/code>$/)
  })

  it('is taken for a JWT by its look alone', () => {
    expect(createRedactor().everywhere('see eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln!')).toBe('see redacted-1!')
  })

  it('is not numbered again when it is redacted twice', () => {
    const redactor = createRedactor()
    const once = redactor.headers([['Cookie', 'sid=secret']])
    expect(redactor.headers(once)).toEqual(once)
  })
})

describe('any secret', () => {
  const secret = fc
    .string({ minLength: 8, unit: fc.constantFrom(...Array.from('abcXYZ019-_.~%"\\<&=+/ü')) })
    .filter(text => text.trim() === text)

  it('that stood in a cookie, a token or a form is in no text that is let out', () => {
    fc.assert(
      fc.property(secret, fc.constantFrom('cookie', 'bearer', 'form', 'json'), (value, place) => {
        const redactor = createRedactor()
        const letOut = [
          place === 'cookie' ? JSON.stringify(redactor.headers([['Set-Cookie', `sid=${encodeURIComponent(value)}; Path=/`]])) : '',
          place === 'bearer' ? JSON.stringify(redactor.headers([['Authorization', `Bearer ${value}`]])) : '',
          place === 'form' ? redactor.body(body(`a=b&password=${encodeURIComponent(value)}`)).text : '',
          place === 'json' ? redactor.body(body(JSON.stringify({ token: value }))).text : '',
        ].join(' ')
        expect(letOut).not.toContain(value)
        expect(letOut).not.toContain(encodeURIComponent(value))
      }),
    )
  })

  it.each([
    ['open quotes', '["'.repeat(32_000)],
    ['quotes', `[${'"'.repeat(64_000)}`],
    ['backslashes', `["${'\\'.repeat(64_000)}`],
    ['blanks', `["a"${' '.repeat(64_000)}`],
    ['members', `[${'"a" : "b",'.repeat(6_000)}`],
    ['part heads without an end', `--${'name="a"\n'.repeat(7_000)}`],
    ['parts', `--${'name="a"\n\n'.repeat(7_000)}`],
    ['pairs', 'token=a&'.repeat(8_000)],
    ['dots', `eyJaaaa${'.a'.repeat(32_000)}`],
  ])('takes no long while to look for in a body of %s', (_, text) => {
    const before = cpuMs()
    const redactor = createRedactor()
    redactor.everywhere(redactor.body(body(text, true)).text)
    expect(cpuMs() - before).toBeLessThan(1000)
  })

  it('never makes the redactor throw, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (name, value) => {
        const redactor = createRedactor()
        redactor.headers([[name, value]])
        redactor.url(value)
        redactor.setCookie(value)
        redactor.body(body(value))
        expect(typeof redactor.everywhere(value)).toBe('string')
      }),
    )
  })
})
