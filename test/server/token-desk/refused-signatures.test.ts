import { createHmac, createSign, generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { exportJWK, SignJWT, type JWK } from 'jose'
import { describe, expect, it } from 'vitest'
import type { VerifyReport, VerifyStep } from '@shared/token-desk/verify-report.ts'
import { explainStep } from '@shared/words/token-desk-words.ts'
import { issueCertificate } from '../../../src/server/network/certificate/issue-certificate.ts'
import { verifyWithJwk, verifyWithSecret } from '../../../src/server/token-desk/verify-with-key.ts'

/* What refuses a signature is named for what it is: "another signature" is said only of one that was computed. */

const nowMs = Date.UTC(2030, 0, 1)
const claims = { sub: 'alice', exp: nowMs / 1000 + 60 }
const strong = 'a secret of more than thirty-two octets, which nobody guesses'
const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
const text = (header: object): string => `${encode(header)}.${encode(claims)}`
const withHmac = (header: object, secret: string | Buffer = strong): string =>
  `${text(header)}.${createHmac('sha256', secret).update(text(header)).digest('base64url')}`
const withRsa = (header: object, key: KeyObject): string =>
  `${text(header)}.${createSign('sha256').update(text(header)).sign(key, 'base64url')}`
const byKey = (token: string, key: unknown): Promise<VerifyReport> =>
  verifyWithJwk(token, typeof key === 'string' ? key : JSON.stringify(key), nowMs)
const step = ({ steps }: VerifyReport, name: VerifyStep['name']): VerifyStep | undefined => steps.find(found => found.name === name)
const said = (report: VerifyReport, name: VerifyStep['name']): string => {
  const found = step(report, name)
  return found === undefined ? '' : explainStep(found, 'en').detail
}
const another = /another signature|another key made it/

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
const shortRsa = generateKeyPairSync('rsa', { modulusLength: 1024 })
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const jwkOf = (key: KeyObject): JWK => key.export({ format: 'jwk' }) as JWK

describe('a header that demands something (RFC 7515 §4.1.11)', () => {
  it.each([
    [{ alg: 'HS256', crit: ['exp-policy'], 'exp-policy': 1 }, /“exp-policy”.*RFC 7515 §4.1.11/],
    [{ alg: 'HS256', crit: [] }, /crit is not as it has to be/],
    [{ alg: 'HS256', crit: 'b64', b64: true }, /crit is not as it has to be/],
    [{ alg: 'HS256', crit: ['x'] }, /crit is not as it has to be/],
    [{ alg: 'HS256', crit: ['alg'] }, /crit is not as it has to be/],
    [{ alg: 'HS256', crit: ['b64'], b64: false }, /b64: false.*RFC 7797 §7/],
  ])('%j is refused for that, though the secret is right', async (header, words) => {
    const report = await verifyWithSecret(withHmac(header), strong, nowMs)
    expect(report.outcome).toBe('refused')
    expect(said(report, 'token-signature')).toMatch(words)
    expect(said(report, 'token-signature')).not.toMatch(another)
  })
  it('is no reason where the demand can be met', async () => {
    expect((await verifyWithSecret(withHmac({ alg: 'HS256', crit: ['b64'], b64: true }), strong, nowMs)).outcome).toBe('genuine')
  })
  it('is told of an RSA signature too', async () => {
    const report = await byKey(withRsa({ alg: 'RS256', crit: ['x'], x: 1 }, rsa.privateKey), jwkOf(rsa.publicKey))
    expect(step(report, 'token-signature')).toMatchObject({ code: 'critical-header', params: { extension: 'x' } })
  })
})

describe('a key that must not be used', () => {
  it.each(['jwk', 'pem'] as const)('is an RSA key under 2048 bits, as %s, with a right signature (RFC 7518 §3.3)', async form => {
    const key = form === 'jwk' ? jwkOf(shortRsa.publicKey) : shortRsa.publicKey.export({ format: 'pem', type: 'spki' })
    const report = await byKey(withRsa({ alg: 'RS256' }, shortRsa.privateKey), key)
    expect(report.outcome).toBe('refused')
    expect(said(report, 'key')).toMatch(/1024 bits.*2048/)
    expect(step(report, 'token-signature')?.outcome).toBe('not-reached')
  })
  it('is one for encryption, by use or by key_ops; the right signature does not help', async () => {
    const token = withRsa({ alg: 'RS256' }, rsa.privateKey)
    for (const more of [{ use: 'enc' }, { key_ops: ['encrypt'] }]) {
      expect(step(await byKey(token, { ...jwkOf(rsa.publicKey), ...more }), 'key')?.code).toBe('key-other-use')
    }
    expect((await byKey(token, { ...jwkOf(rsa.publicKey), use: 'sig', key_ops: ['verify'] })).outcome).toBe('genuine')
    expect(step(await byKey(token, { ...jwkOf(rsa.privateKey), key_ops: ['sign'] }), 'key')?.code).toBe('private-jwk')
  })
  it('is none at all: then no step speaks of “this key”', async () => {
    for (const nothing of ['', 'not a key', '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----']) {
      const report = await byKey(withRsa({ alg: 'RS256' }, rsa.privateKey), nothing)
      expect(step(report, 'key')?.outcome).toBe('refused')
      expect(said(report, 'algorithm')).toBe('Cannot be asked: what it needs is missing.')
    }
  })
})

describe('a signature in another form', () => {
  const der = `${text({ alg: 'ES256' })}.${sign('sha256', Buffer.from(text({ alg: 'ES256' })), ec.privateKey).toString('base64url')}`
  const raw = sign('sha256', Buffer.from(text({ alg: 'ES256' })), { key: ec.privateKey, dsaEncoding: 'ieee-p1363' })
  it('is DER, where JWS wants R and S (RFC 7518 §3.4)', async () => {
    expect(said(await byKey(der, jwkOf(ec.publicKey)), 'token-signature')).toMatch(/DER.*RFC 7518 §3.4/)
    expect((await byKey(`${text({ alg: 'ES256' })}.${raw.toString('base64url')}`, jwkOf(ec.publicKey))).outcome).toBe('genuine')
  })
  it.each([
    ['ES256', jwkOf(ec.publicKey), 63, 64],
    ['RS256', jwkOf(rsa.publicKey), 255, 256],
  ])('has another length than %s has', async (alg, key, bytes, wanted) => {
    const report = await byKey(`${text({ alg })}.${Buffer.alloc(bytes, 7).toString('base64url')}`, key)
    expect(step(report, 'token-signature')?.params).toMatchObject({ fault: 'length', bytes, wanted })
    expect(said(report, 'token-signature')).not.toMatch(another)
  })
  it('is not there', async () => {
    expect(said(await verifyWithSecret(`${text({ alg: 'HS256' })}.`, strong, nowMs), 'token-signature')).toMatch(/There is no signature/)
  })
  it('is “another” only when it was computed', async () => {
    const other = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const token = `${text({ alg: 'ES256' })}.${raw.toString('base64url')}`
    expect(said(await byKey(token, jwkOf(other.publicKey)), 'token-signature')).toMatch(/does not verify with the given key/)
    expect(said(await verifyWithSecret(withHmac({ alg: 'HS256' }, 'x'), strong, nowMs), 'token-signature')).toMatch(another)
  })
})

describe('several keys', () => {
  const set = [jwkOf(generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey), jwkOf(rsa.publicKey)].map((key, at) => ({
    ...key,
    kid: `k${at}`,
  }))
  it('are each tried where the token names none', async () => {
    const report = await byKey(withRsa({ alg: 'RS256' }, rsa.privateKey), { keys: set })
    expect(report.outcome).toBe('genuine')
    expect(said(report, 'key')).toMatch(/Of 2 keys this one fits: k1/)
    const failed = await byKey(withRsa({ alg: 'RS256' }, rsa.privateKey), { keys: [set[0], set[0]] })
    expect([failed.outcome, step(failed, 'key')?.code]).toEqual(['refused', 'tried-each'])
  })
  it('of which the token names one are left alone but for that one', async () => {
    expect((await byKey(withRsa({ alg: 'RS256', kid: 'k1' }, rsa.privateKey), { keys: set })).outcome).toBe('genuine')
    expect((await byKey(withRsa({ alg: 'RS256', kid: 'k0' }, rsa.privateKey), { keys: set })).outcome).toBe('refused')
    expect(said(await byKey(withRsa({ alg: 'RS256', kid: 'k9' }, rsa.privateKey), { keys: set }), 'key')).toMatch(/names the key k9/)
  })
  it('without a name are tried where none has the name that the token gives', async () => {
    const unnamed = set.map(({ kid: _kid, ...key }) => key)
    expect((await byKey(withRsa({ alg: 'RS256', kid: 'k9' }, rsa.privateKey), { keys: unnamed })).outcome).toBe('genuine')
  })
  it('of several kinds do not get in each other’s way', async () => {
    const mixed = { keys: [jwkOf(ec.publicKey), jwkOf(shortRsa.publicKey), { kty: 'oct', k: 'AAAA' }, { kty: 'RSA' }, ...set] }
    expect((await byKey(withRsa({ alg: 'RS256' }, rsa.privateKey), mixed)).outcome).toBe('genuine')
  })
})

describe('what is pasted as a key', () => {
  it.each([
    ['SPKI', rsa.publicKey.export({ format: 'pem', type: 'spki' }), 'pem-given'],
    ['PKCS #1, public', rsa.publicKey.export({ format: 'pem', type: 'pkcs1' }), 'pem-given'],
    ['PKCS #8', rsa.privateKey.export({ format: 'pem', type: 'pkcs8' }), 'private-jwk'],
    ['PKCS #1, private', rsa.privateKey.export({ format: 'pem', type: 'pkcs1' }), 'private-jwk'],
  ])('is read from PEM: %s', async (_form, pem, code) => {
    const report = await byKey(withRsa({ alg: 'RS256' }, rsa.privateKey), pem)
    expect([report.outcome, step(report, 'key')?.code]).toEqual(['genuine', code])
  })
  it('is the key of a certificate, whoever signed that', async () => {
    const token = await new SignJWT(claims).setProtectedHeader({ alg: 'ES256' }).sign(ec.privateKey)
    const use = { kind: 'server', host: 'shop.test' } as const
    const names = { subject: 'shop.test', issuer: 'shop.test', publicKey: ec.publicKey, signWith: ec }
    const certificate = issueCertificate({ ...names, notBeforeMs: nowMs, notAfterMs: nowMs + 1000, use })
    expect((await byKey(token, certificate)).outcome).toBe('genuine')
  })
  it('is a secret in Base64, Base64url or hex, and the desk says how it was read', async () => {
    const octets = Buffer.from(Array.from({ length: 40 }, (_, at) => (at * 37 + 251) % 256))
    for (const form of ['base64', 'base64url', 'hex'] as const) {
      const report = await verifyWithSecret(withHmac({ alg: 'HS256' }, octets), octets.toString(form), nowMs)
      expect([report.outcome, step(report, 'key')]).toMatchObject([
        'genuine',
        { code: 'secret-read-as', params: { form: form === 'hex' ? 'hex' : 'base64' } },
      ])
    }
  })
  it('is taken by its characters where these fit', async () => {
    const report = await verifyWithSecret(withHmac({ alg: 'HS256' }, 'deadbeef'.repeat(5)), 'deadbeef'.repeat(5), nowMs)
    expect([report.outcome, step(report, 'key')?.code]).toEqual(['genuine', 'secret-given'])
  })
})

describe('the words on a signature that holds', () => {
  it('speak of the same signature for HMAC alone', async () => {
    expect(said(await verifyWithSecret(withHmac({ alg: 'HS256' }), strong, nowMs), 'token-signature')).toMatch(/gives the same signature/)
    const token = await new SignJWT(claims).setProtectedHeader({ alg: 'ES256' }).sign(ec.privateKey)
    const words = said(await byKey(token, await exportJWK(ec.publicKey)), 'token-signature')
    expect(words).toMatch(/verifies the signature.*without the private key/)
    expect(words).not.toMatch(/same signature/)
  })
  it('say of a long secret that it is long, not that it is random', async () => {
    const long = 'correct horse battery staple, and then some'
    expect(said(await verifyWithSecret(withHmac({ alg: 'HS256' }, long), long, nowMs), 'strength')).toMatch(
      /Whether it is random, nobody can see/,
    )
    const again = 'password'.repeat(4)
    expect(step(await verifyWithSecret(withHmac({ alg: 'HS256' }, again), again, nowMs), 'strength')?.code).toBe('guessable')
  })
})
