import { webcrypto } from 'node:crypto'
import { exportSPKI, importJWK, SignJWT, type JWK, type JWTPayload } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ask } from '../../support/lab-client.ts'
import { openTestLab, type TestLab } from '../../support/open-test-lab.ts'

/*
 * Tokens that must not get in, each through a real request, each refused by a check of its own with a reason of its own. To reach the
 * checks behind the signature the server is given a weak secret, which is known to the attacker here as it would be there.
 */

const API = 'https://api.shop.test'
const NOW = Date.UTC(2030, 0, 1) / 1000
let test: TestLab
let good = ''
let weakKid = ''
let weakKey: webcrypto.CryptoKey

beforeAll(async () => {
  test = await openTestLab()
  test.lab.settings.change({ tokenSecret: 'weak' })
  good = await issue()
  weakKid = (parse(good)[0] as { kid: string }).kid
  weakKey = await webcrypto.subtle.importKey('raw', Buffer.from('letmein'), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
})
afterAll(() => test.lab.close())
beforeEach(() => test.forget())

async function issue(): Promise<string> {
  const headers = { Origin: 'https://shop.test' }
  const { body } = await ask(test.lab, `${API}/bearer/login`, { json: { user: 'alice', password: 'wonderland' }, headers })
  return (JSON.parse(body) as { access_token: string }).access_token
}
const parse = (token: string): unknown[] =>
  token
    .split('.')
    .slice(0, 2)
    .map(part => JSON.parse(Buffer.from(part, 'base64url').toString()) as unknown)
const encode = (value: unknown): string => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')

/** Asks with the token and gives `check: code` of the refusal. */
async function refusalOf(token: string): Promise<string | undefined> {
  const { status } = await ask(test.lab, `${API}/bearer/me`, { headers: { Authorization: `Bearer ${token}` } })
  expect(status).toBe(401)
  expect(test.of('decision.made').at(-1)).toMatchObject({ outcome: 'refused', user: null })
  return test.receipt().at(-1)
}

const claims = (): JWTPayload => ({
  iss: 'https://shop.test',
  aud: API,
  sub: 'alice',
  role: 'admin',
  jti: 'made-up',
  iat: NOW,
  nbf: NOW,
  exp: NOW + 60,
})
/** A token with a signature that fits: whatever refuses it stands behind the signature. */
const signed = (changes: Readonly<Record<string, unknown>>, header: Readonly<Record<string, unknown>> = {}): Promise<string> => {
  const payload = Object.fromEntries(Object.entries({ ...claims(), ...changes }).filter(([, value]) => value !== undefined))
  return new SignJWT(payload).setProtectedHeader({ alg: 'HS256', typ: 'JWT', kid: weakKid, ...header }).sign(weakKey)
}

it('a token that is right gets in, so that the refusals below mean something', async () => {
  const { status } = await ask(test.lab, `${API}/bearer/me`, { headers: { Authorization: `Bearer ${await signed({})}` } })
  expect(status).toBe(200)
})

describe('no JWT at all: token-well-formed', () => {
  it.each([
    ['one word', () => 'token'],
    ['two parts', () => good.split('.').slice(0, 2).join('.')],
    ['four parts', () => `${good}.x`],
    ['five parts, as encrypted ones have', () => 'a.b.c.d.e'],
    ['dots alone', () => '..'],
    ['an empty header', () => `.${good.split('.').slice(1).join('.')}`],
    ['an empty payload', () => [good.split('.')[0], '', good.split('.')[2]].join('.')],
    ['padding after the header', () => good.replace('.', '=.')],
    ['padding after the signature', () => `${good}=`],
    ['two signs of padding after it', () => `${good}==`],
    [
      'plus and slash for minus and underscore',
      () => `${encode({ alg: 'HS256', a: '???>>>' }).replaceAll('_', '/')}.${good.split('.')[1]}.${good.split('.')[2]}/+`,
    ],
    ['a space in the payload', () => good.replace('.', '. ')],
    ['a space in the signature', () => `${good.slice(0, -3)} ${good.slice(-3)}`],
    ['a tab in the signature', () => `${good.slice(0, -3)}\t${good.slice(-3)}`],
    ['an asterisk in the signature', () => `${good.slice(0, -1)}*`],
    ['stray bits in the last letter', () => `${good.slice(0, -1)}B`],
    ['a letter that begins no octet', () => `${good}AA`],
    ['a header that is a list', () => `${encode([])}.${encode(claims())}.AAAA`],
    ['a header that is a number', () => `${encode('1')}.${encode(claims())}.AAAA`],
    ['a header that is null', () => `${encode('null')}.${encode(claims())}.AAAA`],
    ['a header that is no JSON', () => `${encode('{alg:HS256}')}.${encode(claims())}.AAAA`],
    ['a header that is not UTF-8', () => `${Buffer.from([0x7b, 0xff, 0x7d]).toString('base64url')}.${encode(claims())}.AAAA`],
    ['a payload that is a text', () => `${encode({ alg: 'HS256' })}.${encode('"alice"')}.AAAA`],
    ['a payload that is no JSON', () => `${encode({ alg: 'HS256' })}.${encode('alice')}.AAAA`],
    ['a payload with one claim twice', () => `${encode({ alg: 'HS256' })}.${encode('{"sub":"alice","sub":"admin"}')}.AAAA`],
    ['a header with one name twice', () => `${encode('{"alg":"HS256","alg":"none"}')}.${encode(claims())}.AAAA`],
  ])('%s', async (_what, token) => {
    expect(await refusalOf(token())).toBe('token-well-formed: malformed')
  })
})

describe('no signature: token-algorithm', () => {
  it.each(['none', 'None', 'NONE', 'nOnE'])('alg %s', async alg => {
    expect(await refusalOf(`${encode({ alg })}.${encode(claims())}.`)).toBe('token-algorithm: unsecured')
    expect(await refusalOf(`${encode({ alg, kid: weakKid })}.${encode(claims())}.${good.split('.')[2]}`)).toBe('token-algorithm: unsecured')
  })
})

describe('another algorithm: token-algorithm', () => {
  it.each([
    ['HS384'],
    ['HS512'],
    ['RS256'],
    ['PS256'],
    ['ES256'],
    ['ES256K'],
    ['EdDSA'],
    ['hs256'],
    [' HS256'],
    [''],
    [null],
    [undefined],
    [256],
    [['HS256']],
    [{ alg: 'HS256' }],
  ])('alg %j', async alg => {
    const header = encode({ alg, kid: weakKid })
    expect(await refusalOf(`${header}.${good.split('.')[1]}.${good.split('.')[2]}`)).toBe('token-algorithm: algorithm-not-allowed')
  })
})

describe('another key: token-key-known', () => {
  it.each([['hs256-99'], [''], ['../../dev/null'], ["' OR 1=1 --"], ['https://evil.test/key'], [7], [null], [['weak-1']]])(
    'kid %j',
    async kid => {
      expect(await refusalOf(await new SignJWT(claims()).setProtectedHeader({ alg: 'HS256', kid: kid as never }).sign(weakKey))).toBe(
        'token-key-known: unknown-key',
      )
    },
  )
})

describe('another hand: token-signature', () => {
  const flip = (part: string): string => `${part.startsWith('A') ? 'B' : 'A'}${part.slice(1)}`
  it('a changed payload under the old signature', async () => {
    const [header, , signature] = good.split('.')
    expect(await refusalOf(`${header}.${encode({ ...claims(), role: 'admin' })}.${signature}`)).toBe('token-signature: bad-signature')
  })
  it('a changed signature', async () => {
    const [header, payload, signature = ''] = good.split('.')
    expect(await refusalOf(`${header}.${payload}.${flip(signature)}`)).toBe('token-signature: bad-signature')
  })
  it('no signature where one belongs', async () => {
    const [header, payload] = good.split('.')
    expect(await refusalOf(`${header}.${payload}.`)).toBe('token-signature: bad-signature')
  })
  it.each(['', 'secret', 'password', 'letmein2', 'LETMEIN'])('the guessed secret %j', async secret => {
    const bytes = secret === '' ? '\0' : secret
    const key = await webcrypto.subtle.importKey('raw', Buffer.from(bytes), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
    expect(await refusalOf(await new SignJWT(claims()).setProtectedHeader({ alg: 'HS256', kid: weakKid }).sign(key))).toBe(
      'token-signature: bad-signature',
    )
  })
  it('a key that the token brings along (jwk)', async () => {
    const key = await webcrypto.subtle.importKey('raw', Buffer.from('mine'), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
    const header = { alg: 'HS256', kid: weakKid, jwk: { kty: 'oct', k: encode('mine') }, jku: 'https://evil.test/jwks.json' }
    expect(await refusalOf(await new SignJWT(claims()).setProtectedHeader(header as never).sign(key))).toBe(
      'token-signature: bad-signature',
    )
  })
  it('a critical extension that nobody here understands (RFC 7515 §4.1.11)', async () => {
    const header = encode({ alg: 'HS256', kid: weakKid, crit: ['sudo'], sudo: true })
    expect(await refusalOf(`${header}.${good.split('.')[1]}.${good.split('.')[2]}`)).toBe('token-signature: critical-header')
  })
})

describe('another time: token-time', () => {
  it.each([
    ['expired', { exp: NOW - 1 }],
    ['expired', { exp: NOW }],
    ['expired', { exp: 0 }],
    ['expired', { exp: -1 }],
    ['not-yet-valid', { nbf: NOW + 1 }],
    ['not-yet-valid', { nbf: NOW + 30 }],
    ['no-expiry', { exp: undefined }],
    ['no-numeric-date', { exp: String(NOW + 60) }],
    ['no-numeric-date', { exp: null }],
    ['no-numeric-date', { exp: 1e300 }],
    ['no-numeric-date', { exp: [NOW + 60] }],
    ['no-numeric-date', { nbf: String(NOW + 60) }],
    ['no-numeric-date', { nbf: String(NOW - 60) }],
    ['no-numeric-date', { nbf: null }],
    ['no-numeric-date', { iat: 'now' }],
  ])('%s: %j', async (code, changes) => {
    expect(await refusalOf(await signed(changes))).toBe(`token-time: ${code}`)
  })
})

describe('another issuer or audience', () => {
  it.each([
    ['token-issuer: wrong-issuer', { iss: 'https://evil.test' }],
    ['token-issuer: wrong-issuer', { iss: 'https://shop.test/' }],
    ['token-issuer: wrong-issuer', { iss: undefined }],
    ['token-issuer: wrong-issuer', { iss: ['https://shop.test'] }],
    ['token-audience: wrong-audience', { aud: 'https://shop.test' }],
    ['token-audience: wrong-audience', { aud: undefined }],
    ['token-audience: wrong-audience', { aud: [] }],
    ['token-audience: wrong-audience', { aud: ['https://shop.test', 'https://evil.test'] }],
  ])('%s: %j', async (code, changes) => {
    expect(await refusalOf(await signed(changes))).toBe(code)
  })
})

describe('key confusion: the published key as the secret of HS256 (RFC 8725 §2.1)', () => {
  const secrets = {
    PEM: (_jwk: JWK, pem: string) => pem,
    'PEM with a line end after it': (_jwk: JWK, pem: string) => `${pem}\n`,
    DER: (_jwk: JWK, pem: string) => Buffer.from(pem.replaceAll(/-----[^-]*-----|\s/g, ''), 'base64'),
    'JWK as it is published': (jwk: JWK) => JSON.stringify(jwk),
    'bare public value': (jwk: JWK) => Buffer.from(jwk.x ?? jwk.n ?? '', 'base64url'),
  }
  let published: readonly JWK[] = []
  beforeAll(async () => {
    for (const tokenAlgorithm of ['RS256', 'ES256', 'EdDSA'] as const) {
      test.lab.settings.change({ tokenAlgorithm })
      await issue()
    }
    published = (JSON.parse((await ask(test.lab, 'https://shop.test/.well-known/jwks.json')).body) as { keys: JWK[] }).keys
    test.lab.settings.change({ tokenAlgorithm: 'HS256' })
  })

  async function confused(algorithm: string, secret: keyof typeof secrets, header: Readonly<Record<string, unknown>>): Promise<string> {
    const jwk = published.find(({ alg }) => alg === algorithm)
    if (jwk === undefined) throw new Error(`no key for ${algorithm} is published`)
    const pem = await exportSPKI((await importJWK(jwk, algorithm, { extractable: true })) as webcrypto.CryptoKey)
    const hmac = { name: 'HMAC', hash: 'SHA-256' }
    const key = await webcrypto.subtle.importKey('raw', Buffer.from(secrets[secret](jwk, pem)), hmac, false, ['sign'])
    return new SignJWT(claims()).setProtectedHeader({ alg: 'HS256', typ: 'JWT', kid: jwk.kid ?? '', ...header }).sign(key)
  }
  const cases = ['RS256', 'ES256', 'EdDSA'].flatMap(algorithm => Object.keys(secrets).map(secret => [algorithm, secret] as const))

  it.each(cases)('%s: the %s ends at the algorithm of the named key', async (algorithm, secret) => {
    expect(await refusalOf(await confused(algorithm, secret as keyof typeof secrets, {}))).toBe('token-algorithm: algorithm-not-allowed')
  })

  it.each(cases)('%s: the %s without a name of a key ends at the signature', async (algorithm, secret) => {
    const token = await confused(algorithm, secret as keyof typeof secrets, { kid: undefined })
    expect(await refusalOf(token)).toBe('token-signature: bad-signature')
  })
})

describe('a key of yesterday: token-key-known', () => {
  it('a token that was good until its key was retired', async () => {
    test.lab.ask({ do: 'retire-key', kid: weakKid })
    expect(await refusalOf(good)).toBe('token-key-known: retired-key')
    expect(await refusalOf(await signed({}))).toBe('token-key-known: retired-key')
  })
})
