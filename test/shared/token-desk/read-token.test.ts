import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeBase64url, decodeJwt } from '@shared/web/jwt.ts'
import { decodeLeniently, encodeBase64url, encodeText } from '@shared/web/base64url.ts'
import { breakToken, tokenBreakages } from '@shared/token-desk/break-token.ts'
import { packPart, spreadJson, withOldSignature, withoutSignature } from '@shared/token-desk/build-token.ts'
import { readToken, type ReadToken } from '@shared/token-desk/read-token.ts'
import { packJson } from '@shared/token-desk/written-json.ts'

const labMs = Date.UTC(2030, 0, 1)
const header = encodeText('{"alg":"HS256","typ":"JWT","kid":"hs256-1"}')
const encrypted = encodeText('{"alg":"RSA-OAEP-256","enc":"A256GCM"}')
const payload = encodeText('{"sub":"alice","role":"user","aud":"https://shop.test","exp":1893456900}')
const signature = encodeBase64url(new Uint8Array(32).fill(7))
const token = `${header}.${payload}.${signature}`

function read(text: string): ReadToken {
  const found = readToken(text)
  if (found === null) throw new Error('nothing was read')
  return found
}

describe('reading what can be read', () => {
  it.each([
    ['as it is', token],
    ['with space around it', `\n ${token} `],
    ['behind Bearer', `Bearer ${token}`],
  ])('reads a token %s', (_name, text) => {
    expect(read(text)).toMatchObject({ token, shape: 'jws', header: { object: { alg: 'HS256' }, problems: [] }, signature: { bytes: 32 } })
  })

  it.each([
    ['a broken signature', `${header}.${payload}.!!`, ['foreign-character']],
    ['a signature cut by two', token.slice(0, -2), ['wrong-length']],
    ['a signature with bits too many', `${token.slice(0, -1)}d`, ['stray-bits']],
    ['a padded signature', `${token}=`, ['padding']],
    ['no signature', `${header}.${payload}.`, []],
  ])('reads the claims under %s', (_name, text, problems) => {
    const found = read(text)
    expect(found.payload?.object).toMatchObject({ sub: 'alice' })
    expect(found.signature?.problems).toEqual(problems)
  })

  it.each([
    ['white space', `${payload.slice(0, 9)} ${payload.slice(9)}`, ['white-space']],
    ['padding', `${encodeText('{"a":1}')}=`, ['padding']],
    ['plain Base64', `${encodeText('{"a":"ÿÿÿ>>"}').replaceAll('-', '+').replaceAll('_', '/')}`, ['plain-base64']],
  ])('reads through %s in the payload, and says that a strict reader does not', (_name, part, problems) => {
    const found = read(`${header}.${part}.${signature}`)
    expect(found.payload).toMatchObject({ problems, mistake: null })
    expect(decodeJwt(found.token)).toMatchObject({ ok: false, fault: { part: 'payload', problem: 'no-base64url' } })
  })

  it('shows what stands in a part that is no JSON, and where the mistake is', () => {
    const found = read(`${header}.${encodeText('{"sub":alice}')}.${signature}`)
    expect(found.payload).toMatchObject({ text: '{"sub":alice}', object: null, mistake: { line: 1, column: 8 } })
    expect(found.header.object).not.toBeNull()
  })

  it('reads a header under an algorithm that nobody knows', () => {
    expect(read(`${encodeText('{"alg":"XX999"}')}.${payload}.${signature}`).header.object).toEqual({ alg: 'XX999' })
  })

  it('names octets that are no text, and still shows them', () => {
    const part = encodeBase64url(Uint8Array.from([0x7b, 0xff, 0x7d]))
    expect(read(`${part}.${payload}.`).header).toMatchObject({ problems: ['no-text'], text: '{\ufffd}', object: null })
  })

  it('keeps a name that comes twice in sight', () => {
    const twice = encodeText('{"role":"user","role":"admin"}')
    expect(read(`${header}.${twice}.`).payload).toMatchObject({ mistake: { problem: 'name-twice' }, object: { role: 'admin' } })
  })

  it.each([
    ['abc', 'too-few'],
    [`${header}.${payload}`, 'too-few'],
    [`${token}.x`, 'too-many'],
    [`${encrypted}.key.iv.text.tag`, 'jwe'],
  ])('%#: is %s', (text, shape) => {
    expect(read(text).shape).toBe(shape)
  })

  it('reads the header alone of what is encrypted (RFC 7516 §7.1)', () => {
    expect(read(`${encrypted}.key.iv.text.tag`)).toMatchObject({ header: { object: { enc: 'A256GCM' } }, payload: null, signature: null })
  })

  it.each(['', '   ', 'Bearer '])('reads nothing in %j', text => {
    const found = readToken(text)
    expect(found === null || found.shape === 'too-few').toBe(true)
  })

  it('never throws, and agrees with the strict reader on whatever that takes', () => {
    const near = fc
      .array(fc.oneof(fc.string(), fc.json().map(encodeText), fc.base64String()), { maxLength: 6 })
      .map(parts => parts.join('.'))
    fc.assert(
      fc.property(near, text => {
        const [lenient, strict] = [readToken(text), decodeJwt(text)]
        if (strict.ok) expect([lenient?.header.object, lenient?.payload?.object]).toEqual([strict.jwt.header, strict.jwt.payload])
      }),
      { numRuns: 500 },
    )
  })
})

describe('Base64url', () => {
  it('comes back as it went, for any octets', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), octets => {
        const text = encodeBase64url(octets)
        expect(decodeBase64url(text)).toEqual(octets)
        expect(decodeLeniently(text)).toEqual({ octets, problems: [] })
        expect(text).toBe(Buffer.from(octets).toString('base64url'))
      }),
    )
  })
})

describe('building a token', () => {
  it.each([
    ['{ "a" : 1 }', '{"a":1}'],
    ['{"a b": " x\\" y "}', '{"a b":" x\\" y "}'],
    ['{"a":1.0,\n"a":2}', '{"a":1.0,"a":2}'],
  ])('packs %j', (text, expected) => {
    expect(packJson(text)).toBe(expected)
  })

  it('keeps the very characters of a part that was not changed, however its JSON was written', () => {
    const odd = read(`${encodeText('{ "alg" : "HS256" }')}.${payload}.${signature}`)
    expect(withOldSignature(odd, spreadJson(odd.header), spreadJson(odd.payload ?? odd.header))).toBe(odd.token)
  })

  it('changes the part that was changed and no other', () => {
    const parts = withOldSignature(read(token), '{"alg":"HS256","typ":"JWT","kid":"hs256-1"}', '{"sub":"bob"}').split('.')
    expect(parts).toEqual([header, encodeText('{"sub":"bob"}'), signature])
  })

  it('shows what JSON.stringify would lose as it came', () => {
    const text = '{"role":"user","role":"admin"}'
    expect(spreadJson({ text, object: { role: 'admin' } })).toBe('{\n  "role": "user",\n  "role": "admin"\n}')
    expect(packPart(text, null)).toBe(encodeText(text))
  })

  it('says “none” in a token without a signature (RFC 7515 Appendix A.5)', () => {
    const unsecured = withoutSignature('{"alg":"HS256","typ":"JWT"}', '{"sub":"alice"}')
    expect(decodeJwt(unsecured)).toMatchObject({ ok: true, jwt: { header: { alg: 'none', typ: 'JWT' }, signatureBytes: 0 } })
  })
})

describe('breaking a token', () => {
  const parts = (how: (typeof tokenBreakages)[number]): ReadToken => read(breakToken(read(token), how, labMs) ?? '')

  it.each(tokenBreakages)('%s gives another token, every time', how => {
    expect(breakToken(read(token), how, labMs)).not.toBe(token)
  })

  it('flips one bit of the signature', () => {
    const [before, after] = [signature, parts('flip-signature-bit').signature?.raw ?? ''].map(raw => decodeLeniently(raw).octets)
    const flipped = (after ?? []).map((octet, index) => octet ^ (before?.[index] ?? 0))
    expect([...flipped].reduce((bits, octet) => bits + octet.toString(2).replaceAll('0', '').length, 0)).toBe(1)
  })

  it('takes the signature away with alg none, and leaves it under every other change', () => {
    expect(parts('alg-none')).toMatchObject({ header: { object: { alg: 'none' } }, signature: { raw: '' } })
    for (const how of ['expired', 'role-admin', 'other-audience', 'unknown-key', 'white-space'] as const) {
      expect(parts(how).signature?.raw).toBe(signature)
    }
  })

  it('changes the one claim', () => {
    expect(parts('expired').payload?.object?.['exp']).toBe(labMs / 1000 - 60)
    expect(parts('role-admin').payload?.object).toMatchObject({ role: 'admin', sub: 'alice' })
    expect(parts('other-audience').payload?.object?.['aud']).toBe('https://api.shop.test')
    expect(parts('unknown-key').header.object).toMatchObject({ kid: 'no-such-key', alg: 'HS256' })
    expect(parts('white-space').payload?.problems).toEqual(['white-space'])
  })

  it.each([
    ['a text that is no token', 'abc', 'role-admin'],
    ['a payload that is no object', `${header}.${encodeText('[]')}.${signature}`, 'role-admin'],
    ['a token without a signature', `${header}.${payload}.`, 'flip-signature-bit'],
    ['an encrypted token', `${encrypted}.key.iv.text.tag`, 'alg-none'],
  ] as const)('breaks nothing of %s', (_name, text, how) => {
    expect(breakToken(read(text), how, labMs)).toBeNull()
  })
})
