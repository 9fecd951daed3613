import { exportJWK, generateKeyPair, SignJWT, type JWK } from 'jose'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { decodeJwt, type JsonObject } from '@shared/web/jwt.ts'
import { breakToken, type TokenBreakage } from '@shared/token-desk/break-token.ts'
import { readToken } from '@shared/token-desk/read-token.ts'
import { signAskSchema, verifyAskSchema, type VerifyReport } from '@shared/token-desk/verify-report.ts'
import { createLabClock } from '../../../src/server/base/lab-clock.ts'
import type { LabFact } from '../../../src/server/base/record.ts'
import { createDenylist } from '../../../src/server/stores/denylist.ts'
import { createKeyring, type Keyring } from '../../../src/server/stores/keyring.ts'
import { createLabSettingsStore } from '../../../src/server/stores/lab-settings-store.ts'
import { createTokenMint } from '../../../src/server/stores/token-mint.ts'
import { createUserStore, type UserStore } from '../../../src/server/stores/users.ts'
import { createTokenDesk, type TokenDesk } from '../../../src/server/token-desk/token-desk.ts'

/* What the desk says of a token is what the lab's servers say: these are their own checks and keys. */

const nowMs = Date.UTC(2030, 0, 1)
const facts: LabFact[] = []
const record = (fact: LabFact): null => {
  facts.push(fact)
  return null
}
const clock = createLabClock(() => nowMs)
const settings = createLabSettingsStore()
const denylist = createDenylist({ clock, record })
const SHOP = 'https://shop.test'
let users: UserStore
let keyring: Keyring
let desk: TokenDesk
let good = ''

beforeAll(() => {
  users = createUserStore({ record })
})
beforeEach(async () => {
  settings.reset()
  denylist.reset()
  keyring = createKeyring({ clock, record, settings })
  desk = createTokenDesk({ keyring, denylist, users, settings, clock })
  good = await issue()
  facts.splice(0)
})

async function issue(audience = SHOP): Promise<string> {
  const alice = users.find('alice')
  if (alice === null) throw new Error('no alice')
  return createTokenMint({ clock, keyring, denylist, settings }).issue(alice, audience)
}
const byLab = (token: string, server: 'shop' | 'api' = 'shop'): Promise<VerifyReport> => desk.verify({ token, by: { kind: 'lab', server } })
const bySecret = (token: string, secret: string): Promise<VerifyReport> => desk.verify({ token, by: { kind: 'secret', secret } })
const byJwk = (token: string, jwk: unknown): Promise<VerifyReport> =>
  desk.verify({ token, by: { kind: 'jwk', jwk: typeof jwk === 'string' ? jwk : JSON.stringify(jwk) } })
const broken = (how: TokenBreakage): string => {
  const read = readToken(good)
  return (read && breakToken(read, how, nowMs)) ?? ''
}

/** The steps that did not pass, as `name: code`. */
const against = ({ steps }: VerifyReport): string[] =>
  steps.filter(({ outcome }) => outcome === 'refused' || outcome === 'warned').map(({ name, code }) => `${name}: ${code}`)

async function labSigned(header: JsonObject, payload: JsonObject): Promise<string> {
  const signed = await desk.sign({ header: JSON.stringify(header), payload: JSON.stringify(payload), by: { kind: 'lab' } })
  if (!signed.ok) throw new Error(signed.problem)
  return signed.token
}
const claims = (changes: JsonObject = {}): JsonObject => ({
  iss: SHOP,
  sub: 'alice',
  aud: SHOP,
  exp: nowMs / 1000 + 60,
  role: 'user',
  ...changes,
})

describe('verifying as the lab’s server does', () => {
  it('takes its own token', async () => {
    const report = await byLab(good)
    expect(report).toMatchObject({ outcome: 'genuine', user: { name: 'alice', role: 'user' } })
    expect(against(report)).toEqual([])
  })

  it.each([
    ['flip-signature-bit', ['token-signature: bad-signature']],
    ['alg-none', ['token-algorithm: unsecured', 'token-signature: bad-signature']],
    ['expired', ['token-signature: bad-signature', 'token-time: expired']],
    ['role-admin', ['token-signature: bad-signature']],
    ['other-audience', ['token-signature: bad-signature', 'token-audience: wrong-audience']],
    ['unknown-key', ['token-key-known: unknown-key']],
    ['white-space', ['token-well-formed: malformed']],
  ] as const)('refuses the breakage %s, naming every fault at once', async (how, expected) => {
    const report = await byLab(broken(how))
    expect(report).toMatchObject({ outcome: 'refused', user: null })
    expect(against(report)).toEqual(expected)
  })

  it.each([
    ['wrong-issuer', { iss: 'https://evil.test' }, ['token-issuer: wrong-issuer']],
    ['expired', { exp: nowMs / 1000 }, ['token-time: expired']],
    ['no exp', { exp: undefined as never }, ['token-time: no-expiry']],
    ['an exp that is a text', { exp: '4102444800' }, ['token-time: no-numeric-date']],
    ['an exp that is null', { exp: null }, ['token-time: no-numeric-date']],
    ['an nbf that is a text', { nbf: '1797058176' }, ['token-time: no-numeric-date']],
    ['an iat that is a text', { iat: '1' }, ['token-time: no-numeric-date']],
    ['not yet valid', { nbf: nowMs / 1000 + 9 }, ['token-time: not-yet-valid']],
    ['expired and not yet valid', { exp: nowMs / 1000, nbf: nowMs / 1000 + 9 }, ['token-time: expired', 'token-time: not-yet-valid']],
    ['for the other server', { aud: 'https://api.shop.test' }, ['token-audience: wrong-audience']],
  ])('refuses a claim that its own key signed: %s', async (_name, changes, expected) => {
    const report = await byLab(await labSigned({ typ: 'JWT' }, claims(changes)))
    expect([report.outcome, against(report)]).toEqual(['refused', expected])
  })

  it('takes a token for the API there and not at the shop', async () => {
    const token = await issue('https://api.shop.test')
    expect((await byLab(token, 'api')).outcome).toBe('genuine')
    expect((await byLab(token, 'shop')).outcome).toBe('refused')
  })

  it('refuses a retired key and a denied id', async () => {
    settings.change({ tokenRevocation: 'denylist' })
    const listed = await issue()
    denylist.denyAllOf('alice')
    expect(against(await byLab(listed))).toEqual(['token-not-revoked: revoked'])
    keyring.retire((await keyring.signing()).kid)
    expect(against(await byLab(good))).toContain('token-key-known: retired-key')
  })

  it.each(['', 'a.b', 'a.b.c', `${'x'.repeat(5000)}.y.z`, 'eyJhbGciOiJIUzI1NiJ9.e30'])('refuses what is no token: %#', async text => {
    const report = await byLab(text)
    expect(report.outcome).toBe('refused')
    expect(report.steps.slice(1).every(({ outcome }) => outcome === 'not-reached')).toBe(true)
  })

  it('says that nobody looks at typ, whatever it says', async () => {
    for (const [typ, code] of [
      ['JWT', 'type-jwt'],
      ['application/jwt', 'type-jwt'],
      ['at+jwt', 'type-other'],
      [7, 'type-other'],
    ] as const) {
      const { steps, outcome } = await byLab(await labSigned({ typ }, claims()))
      expect([outcome, steps.find(({ name }) => name === 'type')]).toMatchObject(['genuine', { outcome: 'not-asked', code }])
    }
  })

  it('warns of the weak secret of the lab', async () => {
    settings.change({ tokenSecret: 'weak' })
    expect(against(await byLab(await issue()))).toEqual(['strength: guessable'])
  })

  it('never calls “none” genuine, even where a careless server would let it in (RFC 8725 §2.1)', async () => {
    settings.change({ tokenTrustsHeader: true })
    for (const alg of ['none', 'None', 'NONE']) {
      const [, payload] = good.split('.')
      const token = `${Buffer.from(JSON.stringify({ alg, kid: decoded(good).header['kid'] })).toString('base64url')}.${payload}.`
      expect(await byLab(token)).toMatchObject({ outcome: 'let-in', user: { name: 'alice' } })
    }
  })

  it('never calls a signature genuine that everybody can make with the published key (RFC 8725 §2.1)', async () => {
    settings.change({ tokenAlgorithm: 'RS256', tokenTrustsHeader: true })
    const key = await keyring.signing()
    const token = await new SignJWT(claims({ role: 'admin' }))
      .setProtectedHeader({ alg: 'HS256', kid: key.kid })
      .sign(new TextEncoder().encode(key.published?.pem))
    expect(await byLab(token)).toMatchObject({ outcome: 'let-in', user: { role: 'admin' } })
    settings.change({ tokenTrustsHeader: false })
    expect((await byLab(token)).outcome).toBe('refused')
  })
})

describe('verifying with a secret', () => {
  const strong = 'a secret of more than thirty-two octets, which nobody guesses'
  const own = (alg = 'HS256', secret = strong, payload = claims()): Promise<string> =>
    new SignJWT(payload).setProtectedHeader({ alg }).sign(new TextEncoder().encode(secret))

  it.each(['HS256', 'HS384', 'HS512'])('takes a token that it signed: %s', async alg => {
    expect(await bySecret(await own(alg), strong)).toMatchObject({ outcome: 'genuine', user: null })
  })

  it.each([
    ['another secret', strong, `${strong}!`, ['token-signature: bad-signature']],
    ['no secret', strong, '', ['key: no-secret']],
    ['a short secret, warning of it', 'only nine letters', 'only nine letters', ['strength: short']],
    ['a guessable one, warning of it', 'changeme', 'changeme', ['strength: guessable']],
    ['one character again and again', 'a'.repeat(64), 'a'.repeat(64), ['strength: guessable']],
  ])('with %s', async (_name, signed, given, expected) => {
    expect(against(await bySecret(await own('HS256', signed), given))).toEqual(expected)
  })

  it.each(['RS256', 'ES256', 'EdDSA', 'none', 'hs256', 'XX999'])('refuses a token that says %s, whatever the secret', async alg => {
    const token = (await own()).replace(/^[^.]+/, Buffer.from(JSON.stringify({ alg })).toString('base64url'))
    const report = await bySecret(token, strong)
    expect([report.outcome, against(report)]).toEqual(['refused', [`algorithm: ${alg === 'none' ? 'unsecured' : 'not-for-key'}`]])
  })

  it('refuses an expired one by the lab clock', async () => {
    expect(against(await bySecret(await own('HS256', strong, claims({ exp: nowMs / 1000 })), strong))).toEqual(['token-time: expired'])
  })

  it('compares issuer and audience with nothing, and says so', async () => {
    const { steps } = await bySecret(await own(), strong)
    expect(steps.filter(({ code }) => code === 'not-compared').map(({ name }) => name)).toEqual(['issuer', 'audience'])
  })
})

describe('verifying with a JWK (RFC 7517)', () => {
  async function pair(alg: string): Promise<{ readonly token: string; readonly publicJwk: JWK; readonly privateJwk: JWK }> {
    const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true })
    const token = await new SignJWT(claims()).setProtectedHeader({ alg, kid: 'mine' }).sign(privateKey)
    return { token, publicJwk: { ...(await exportJWK(publicKey)), kid: 'mine' }, privateJwk: await exportJWK(privateKey) }
  }

  it.each(['RS256', 'PS256', 'ES256', 'EdDSA'])('takes a token whose key it is, alone or in a set: %s', async alg => {
    const { token, publicJwk } = await pair(alg)
    expect((await byJwk(token, publicJwk)).outcome).toBe('genuine')
    expect((await byJwk(token, { keys: [{ kty: 'oct', k: 'AAAA', kid: 'other' }, publicJwk] })).outcome).toBe('genuine')
  })

  it('takes the public half of a private key, and warns that it is one', async () => {
    const { token, privateJwk } = await pair('ES256')
    const report = await byJwk(token, privateJwk)
    expect([report.outcome, against(report)]).toEqual(['genuine', ['key: private-jwk']])
  })

  it('takes a published key of the lab', async () => {
    settings.change({ tokenAlgorithm: 'ES256' })
    expect((await byJwk(await issue(), keyring.published())).outcome).toBe('genuine')
  })

  it('warns of a short secret in a JWK', async () => {
    const token = await new SignJWT(claims()).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode('only nine letters'))
    const k = Buffer.from('only nine letters').toString('base64url')
    expect(against(await byJwk(token, { kty: 'oct', k }))).toEqual(['strength: short'])
  })

  it.each([
    ['no JSON', '{kty: "RSA"}', ['key: no-jwk']],
    ['no key', '{}', ['key: no-jwk']],
    ['a list', '[]', ['key: no-jwk']],
    ['an empty set', '{"keys":[]}', ['key: jwk-not-found']],
    ['a set without its kid', '{"keys":[{"kty":"oct","k":"AAAA","kid":"x"}]}', ['key: jwk-not-found']],
    ['nothing', '', ['key: no-key']],
    ['PEM that is cut off', '-----BEGIN PUBLIC KEY-----\nMFkw', ['key: pem-unreadable']],
    ['PEM under a passphrase', '-----BEGIN ENCRYPTED PRIVATE KEY-----\nMFkw\n-----END ENCRYPTED PRIVATE KEY-----', ['key: pem-encrypted']],
    ['a key for encryption', '{"kty":"EC","crv":"P-256","x":"AA","y":"AA","use":"enc"}', ['key: key-other-use']],
    ['a key for deriving alone', '{"kty":"EC","crv":"P-256","x":"AA","y":"AA","key_ops":["deriveKey"]}', ['key: key-other-use']],
    ['a key of another kind', '{"kty":"oct","k":"c2VjcmV0"}', ['algorithm: not-for-key', 'strength: guessable']],
    ['a key for another algorithm', '{"kty":"EC","crv":"P-256","x":"AA","y":"AA","alg":"ES384"}', ['algorithm: not-for-key']],
    ['a key that is no point of its curve', '{"kty":"EC","crv":"P-256","x":"AA","y":"AA"}', ['token-signature: bad-signature']],
    ['a key without its numbers', '{"kty":"EC","crv":"P-256"}', ['token-signature: bad-signature']],
    ['a curve that nobody knows', '{"kty":"EC","crv":"P-1"}', ['algorithm: not-for-key']],
    ['a kind that nobody knows', '{"kty":"XX"}', ['algorithm: not-for-key']],
    ['another key of its kind', null, ['token-signature: bad-signature']],
  ])('refuses %s', async (_name, text, expected) => {
    const { token } = await pair('ES256')
    const report = await byJwk(token, text ?? (await pair('ES256')).publicJwk)
    expect([report.outcome, against(report)]).toEqual(['refused', expected])
  })
})

describe('signing', () => {
  it('by the lab’s key makes a token that the lab takes, whatever the header said', async () => {
    const token = await labSigned({ alg: 'none', kid: 'x', typ: 'JWT', more: 1 }, claims({ role: 'admin' }))
    expect(await byLab(token)).toMatchObject({ outcome: 'genuine', user: { name: 'alice', role: 'admin' } })
    expect(decoded(token).header).toMatchObject({ alg: 'HS256', kid: decoded(good).header['kid'], typ: 'JWT', more: 1 })
  })

  it.each(['RS256', 'ES256', 'EdDSA'] as const)('uses the key of the lab’s algorithm: %s', async tokenAlgorithm => {
    settings.change({ tokenAlgorithm })
    const token = await labSigned({}, claims())
    expect(decoded(token).header['alg']).toBe(tokenAlgorithm)
    expect((await byLab(token)).outcome).toBe('genuine')
  })

  it('by a secret of one’s own makes a token that the lab refuses and the secret takes', async () => {
    const signed = await desk.sign({
      header: '{"typ":"JWT"}',
      payload: JSON.stringify(claims()),
      by: { kind: 'secret', secret: 'changeme' },
    })
    const token = signed.ok ? signed.token : ''
    expect((await byLab(token)).outcome).toBe('refused')
    expect((await bySecret(token, 'changeme')).outcome).toBe('genuine')
  })

  it('signs a name that comes twice as it was written, and the server refuses it (RFC 7519 §4)', async () => {
    const signed = await desk.sign({ header: '{}', payload: '{"role":"user",\n "role":"admin"}', by: { kind: 'lab' } })
    expect(against(await byLab(signed.ok ? signed.token : ''))).toEqual(['token-well-formed: malformed'])
  })

  it.each(['HS256', 'RS256', 'ES256', 'EdDSA'] as const)('signs every digit as it was written, with %s', async tokenAlgorithm => {
    settings.change({ tokenAlgorithm })
    const payload = JSON.stringify(claims()).replace('{', '{"id":100002348117421473,"n":1.0,')
    const signed = await desk.sign({ header: '{"big":9007199254740993}', payload, by: { kind: 'lab' } })
    const token = signed.ok ? signed.token : ''
    const [header, body] = token.split('.').map(part => Buffer.from(part, 'base64url').toString())
    expect(header).toContain('"big":9007199254740993')
    expect(body).toBe(payload)
    expect((await byLab(token)).outcome).toBe('genuine')
  })

  it('says of a number in iss every digit', async () => {
    const signed = await desk.sign({ header: '{}', payload: '{"iss":100002348117421473}', by: { kind: 'secret', secret: 'x' } })
    const { steps } = await bySecret(signed.ok ? signed.token : '', 'x')
    expect(steps.find(({ name }) => name === 'issuer')?.params).toEqual({ value: '100002348117421473' })
  })

  it('leaves out crit, which would ask readers for extensions', async () => {
    expect(decoded(await labSigned({ crit: ['b64'], b64: true }, claims())).header['crit']).toBeUndefined()
  })

  it.each([
    ['{', '{}', 'x', 'header-no-object'],
    ['[]', '{}', 'x', 'header-no-object'],
    ['{"alg":1,"alg":2}', '{}', 'x', 'header-no-object'],
    ['{}', '', 'x', 'payload-no-object'],
    ['{}', '{"a":1,}', 'x', 'payload-no-object'],
    ['{}', '"text"', 'x', 'payload-no-object'],
    ['{}', '{}', '', 'no-secret'],
  ])('refuses %j, %j with the secret %j: %s', async (header, payload, secret, problem) => {
    expect(await desk.sign({ header, payload, by: { kind: 'secret', secret } })).toEqual({ ok: false, problem })
  })

  it('never hands out a key: neither answers nor facts hold one, nor a secret that was typed', async () => {
    const answers = [
      await byLab(good),
      await bySecret(good, 'typed-secret-of-mine'),
      await byJwk(good, { kty: 'oct', k: 'dHlwZWQtc2VjcmV0LW9mLW1pbmU' }),
      await desk.sign({ header: '{}', payload: '{}', by: { kind: 'secret', secret: 'typed-secret-of-mine' } }),
    ]
    expect(JSON.stringify([answers, facts])).not.toMatch(/typed-secret|dHlwZWQtc2VjcmV0|PRIVATE KEY|"d":|"k":/)
  })
})

describe('what the page may ask (bounded before it is read)', () => {
  it.each([
    [verifyAskSchema, { token: 'x'.repeat(200_001), by: { kind: 'lab', server: 'shop' } }],
    [verifyAskSchema, { token: 'x', by: { kind: 'lab', server: 'evil' } }],
    [verifyAskSchema, { token: 'x', by: { kind: 'secret' } }],
    [verifyAskSchema, { token: 7, by: { kind: 'lab', server: 'shop' } }],
    [signAskSchema, { header: '{}', payload: '{}', by: { kind: 'jwk', jwk: '{}' } }],
    [signAskSchema, { header: '{}', payload: '{}', by: { kind: 'lab' }, kid: 'x' }],
    [signAskSchema, { header: {}, payload: '{}', by: { kind: 'lab' } }],
  ])('%#: refused', (schema, input) => {
    expect(schema.safeParse(input).success).toBe(false)
  })
})

function decoded(token: string): { readonly header: JsonObject; readonly payload: JsonObject } {
  const result = decodeJwt(token)
  if (!result.ok) throw new Error(`${result.fault.part} ${result.fault.problem}`)
  return result.jwt
}
