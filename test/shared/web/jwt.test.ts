import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeBase64url, decodeJwt, numericDateMs, readNumericDate } from '@shared/web/jwt.ts'

const encode = (value: string | Uint8Array): string => Buffer.from(value).toString('base64url')
const header = encode('{"alg":"HS256","typ":"JWT"}')
const payload = encode('{"sub":"alice","exp":1893456000,"이름":"앨리스"}')
const signature = createHmac('sha256', 'secret').update(`${header}.${payload}`).digest('base64url')
const token = `${header}.${payload}.${signature}`

const decoded = (part: string): string => Buffer.from(part, 'base64url').toString()

describe('decodeJwt', () => {
  it('reads header and payload without a key (RFC 7515 §3)', () => {
    expect(decodeJwt(token)).toEqual({
      ok: true,
      jwt: {
        header: { alg: 'HS256', typ: 'JWT' },
        payload: { sub: 'alice', exp: 1893456000, 이름: '앨리스' },
        texts: { header: decoded(header), payload: decoded(payload) },
        parts: { header, payload, signature },
        signatureBytes: 32,
      },
    })
  })

  it('reads the example of RFC 7519 §3.1', () => {
    const example =
      'eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'
    expect(decodeJwt(example)).toMatchObject({
      ok: true,
      jwt: { payload: { iss: 'joe', exp: 1300819380, 'http://example.com/is_root': true } },
    })
  })

  it('reads an unsecured token and says that it has no signature (RFC 7515 appendix A.5)', () => {
    expect(decodeJwt(`${encode('{"alg":"none"}')}.${payload}.`)).toMatchObject({
      ok: true,
      jwt: { header: { alg: 'none' }, signatureBytes: 0 },
    })
  })

  it.each([
    ['', 'token', 'wrong-part-count', 0],
    ['abc', 'token', 'wrong-part-count', 0],
    [`${header}.${payload}`, 'token', 'wrong-part-count', 0],
    [`${token}.x.y`, 'token', 'wrong-part-count', 0],
    [`..${signature}`, 'header', 'no-json', 0],
    [`${header}=.${payload}.${signature}`, 'header', 'no-base64url', 0],
    [` ${token}`, 'header', 'no-base64url', 0],
    [`${header}.${payload}+.${signature}`, 'payload', 'no-base64url', header.length + 1],
    [`${header}.${payload}.${signature}\n`, 'signature', 'no-base64url', header.length + payload.length + 2],
    [`${header}.${payload}.${signature.slice(0, -1)}B`, 'signature', 'no-base64url', header.length + payload.length + 2],
    [`${encode(Uint8Array.of(0xff, 0xfe))}.${payload}.`, 'header', 'no-text', 0],
    [`${encode('{"alg":')}.${payload}.`, 'header', 'no-json', 0],
    [`${encode('[1]')}.${payload}.`, 'header', 'no-object', 0],
    [`${encode('null')}.${payload}.`, 'header', 'no-object', 0],
    [`${header}.${encode('"alice"')}.`, 'payload', 'no-object', header.length + 1],
    [`${encode('{"alg":"HS256","alg":"none"}')}.${payload}.`, 'header', 'name-twice', 0],
    [`${encode('{"alg":"HS256","\\u0061lg":"none"}')}.${payload}.`, 'header', 'name-twice', 0],
  ])('says of %j what is wrong and where', (bad, part, problem, at) => {
    expect(decodeJwt(bad)).toEqual({ ok: false, fault: { part, problem, at } })
  })

  it('lets a name stand once in each object', () => {
    expect(decodeJwt(`${header}.${encode('{"a":{"b":1},"b":[{"a":"a"}],"c":"{\\"a\\":"}')}.`)).toMatchObject({ ok: true })
  })

  it('never throws, whatever it is given', () => {
    fc.assert(fc.property(fc.string(), text => typeof decodeJwt(text).ok === 'boolean'))
    fc.assert(
      fc.property(fc.json(), fc.json(), fc.uint8Array(), (a, b, c) => {
        decodeJwt(`${encode(a)}.${encode(b)}.${encode(c)}`)
      }),
    )
  })
})

describe('decodeBase64url', () => {
  it('gives back what was encoded', () => {
    fc.assert(
      fc.property(fc.uint8Array(), bytes => {
        expect(decodeBase64url(encode(bytes))).toEqual(bytes)
      }),
    )
  })

  it('reads each token in one spelling alone: stray bits in the last character are refused (RFC 4648 §3.5)', () => {
    expect(decodeBase64url('QQ')).toEqual(Uint8Array.of(0x41))
    expect(decodeBase64url('QR')).toBeNull()
  })
})

describe('numericDateMs', () => {
  it('counts seconds (RFC 7519 §2)', () => {
    expect(numericDateMs(1893456000)).toBe(Date.UTC(2030, 0, 1))
    expect(numericDateMs(0.5)).toBe(500)
    expect(numericDateMs(-1)).toBe(-1000)
  })
  it('tells a claim that is not there from one that is no date', () => {
    expect(readNumericDate(undefined)).toEqual({ kind: 'absent' })
    expect(readNumericDate(null)).toEqual({ kind: 'no-date' })
    expect(readNumericDate('1893456000')).toEqual({ kind: 'no-date' })
  })
  it.each([[undefined], [null], ['1893456000'], [true], [[1893456000]], [1e300], [Number.NEGATIVE_INFINITY]])(
    'takes %j for no date',
    claim => {
      expect(numericDateMs(claim)).toBeNull()
    },
  )
})
