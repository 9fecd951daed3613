import { webcrypto } from 'node:crypto'
import { importJWK, jwtVerify, SignJWT, type JWK } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { decodeJwt } from '@shared/web/jwt.ts'
import type { LabSettingsChange } from '@shared/lab/lab-settings.ts'
import { ask, newJar, valueOf, valuesOf, type CookieJar } from '../../support/lab-client.ts'
import { openTestLab, type TestLab } from '../../support/open-test-lab.ts'

const SHOP = 'https://shop.test'
const API = 'https://api.shop.test/bearer'
let test: TestLab

beforeAll(async () => {
  test = await openTestLab()
})
afterAll(() => test.lab.close())
beforeEach(() => {
  test.lab.reset()
  test.forget()
})
const set = (change: LabSettingsChange): void => {
  test.lab.settings.change(change)
}

async function logIn(user = 'alice', password = 'wonderland'): Promise<{ readonly jar: CookieJar; readonly token: string }> {
  const jar = newJar()
  expect((await ask(test.lab, `${SHOP}/jwt/login`, { form: { user, password }, jar })).status).toBe(303)
  return { jar, token: jar.get('shop.test')?.get('token') ?? '' }
}
async function bearer(): Promise<string> {
  const { body } = await ask(test.lab, `${API}/login`, { json: { user: 'alice', password: 'wonderland' }, headers: { Origin: SHOP } })
  return (JSON.parse(body) as { access_token: string }).access_token
}
const withCookie = (token: string, path = '/jwt/me') => ask(test.lab, `${SHOP}${path}`, { headers: { Cookie: `token=${token}` } })
const withBearer = (token: string, path = '/me', method = 'GET') =>
  ask(test.lab, `${API}${path}`, { method, headers: { Authorization: `Bearer ${token}`, Origin: SHOP } })
async function refused(token: string): Promise<string | undefined> {
  test.forget()
  expect((await withCookie(token)).status).toBe(401)
  return test.receipt().at(-1)
}
const header = (token: string) => {
  const decoded = decodeJwt(token)
  return decoded.ok ? decoded.jwt.header : {}
}
const kidOf = (token: string): string => {
  const { kid } = header(token)
  return typeof kid === 'string' ? kid : ''
}
const jwks = async (): Promise<readonly JWK[]> =>
  (JSON.parse((await ask(test.lab, `${SHOP}/.well-known/jwks.json`)).body) as { keys: JWK[] }).keys

describe('the algorithm', () => {
  it.each([
    ['RS256', 'RSA'],
    ['ES256', 'EC'],
    ['EdDSA', 'OKP'],
  ] as const)('%s: the token names its key, and anybody can verify it with what is published', async (tokenAlgorithm, kty) => {
    set({ tokenAlgorithm })
    const { token } = await logIn()
    expect((await withCookie(token)).status).toBe(200)
    const { kid, alg } = header(token)
    expect(alg).toBe(tokenAlgorithm)
    const jwk = (await jwks()).find(key => key.kid === kid)
    expect(jwk).toMatchObject({ kty, alg: tokenAlgorithm, use: 'sig' })
    for (const secret of ['d', 'p', 'q', 'k']) expect(jwk).not.toHaveProperty(secret)
    const verified = await jwtVerify(token, await importJWK(jwk ?? {}, tokenAlgorithm), { currentDate: new Date(test.clock.now()) })
    expect(verified.payload.sub).toBe('alice')
  })

  it('a secret is never published', async () => {
    await logIn()
    expect((await jwks()).filter(({ kty }) => kty === 'oct')).toEqual([])
  })

  it('tokens of before are good after it was switched', async () => {
    const { token } = await logIn()
    set({ tokenAlgorithm: 'ES256' })
    expect((await logIn()).token).not.toBe(token)
    expect((await withCookie(token)).status).toBe(200)
  })
})

describe('the life of a token', () => {
  it('is what the switch says', async () => {
    set({ tokenLifeSeconds: 30 })
    const { token } = await logIn()
    test.clock.moveForward(29_999)
    expect((await withCookie(token)).status).toBe(200)
    test.clock.moveForward(1)
    expect(await refused(token)).toBe('token-time: expired')
  })
})

describe('rotation', () => {
  it('signs with a new key; the old one verifies until it is retired', async () => {
    const { token: before } = await logIn()
    expect(test.lab.ask({ do: 'rotate-key' })).toBe(true)
    const { token: after } = await logIn()
    expect(kidOf(after)).not.toBe(kidOf(before))
    expect((await withCookie(before)).status).toBe(200)
    expect(test.lab.ask({ do: 'retire-key' })).toBe(true)
    const changes = test.of('key.changed').map(({ change, row }) => `${change} ${row.kid}`)
    for (const change of [`demoted ${kidOf(before)}`, `created ${kidOf(after)}`, `retired ${kidOf(before)}`])
      expect(changes).toContain(change)
    expect(await refused(before)).toBe('token-key-known: retired-key')
    expect((await withCookie(after)).status).toBe(200)
  })

  it('a key that is retired while it signs ends all its tokens, and the next log-in has a new one', async () => {
    const { token } = await logIn()
    expect(test.lab.ask({ do: 'retire-key', kid: kidOf(token) })).toBe(true)
    expect(await refused(token)).toBe('token-key-known: retired-key')
    expect((await withCookie((await logIn()).token)).status).toBe(200)
  })

  it('there is nothing to retire twice, nor an unknown key', async () => {
    const { token } = await logIn()
    const kid = kidOf(token)
    test.lab.ask({ do: 'retire-key', kid })
    expect([test.lab.ask({ do: 'retire-key', kid }), test.lab.ask({ do: 'retire-key', kid: 'nobody' })]).toEqual([false, false])
  })
})

describe('revocation', () => {
  it('waits for exp by default: a copy is good after the log-out, and nothing was looked up', async () => {
    const { jar, token } = await logIn()
    await ask(test.lab, `${SHOP}/jwt/logout`, { method: 'POST', jar })
    expect((await withCookie(token)).status).toBe(200)
    expect(test.of('check.decided').at(-1)).toMatchObject({ check: 'token-not-revoked', params: { lookUps: 0 } })
  })

  it('denylist: the copy is refused after the log-out, other tokens of alice are not; the row is forgotten when it would have expired', async () => {
    set({ tokenRevocation: 'denylist' })
    const [{ jar, token }, other] = [await logIn(), await logIn()]
    await ask(test.lab, `${SHOP}/jwt/logout`, { method: 'POST', jar })
    expect(await refused(token)).toBe('token-not-revoked: revoked')
    expect((await withCookie(other.token)).status).toBe(200)
    expect(test.of('check.decided').at(-1)).toMatchObject({ params: { lookUps: 1 } })
    test.clock.moveForward(900_000)
    const later = await logIn()
    await ask(test.lab, `${SHOP}/jwt/logout`, { method: 'POST', jar: later.jar })
    expect(test.of('denylist.changed').map(({ change }) => change)).toEqual(['forgotten', 'added'])
  })

  it('denylist: a token that is not genuine fills no list', async () => {
    set({ tokenRevocation: 'denylist' })
    const { token } = await logIn()
    const forged = `${token.slice(0, token.lastIndexOf('.'))}.${'A'.repeat(43)}`
    await ask(test.lab, `${SHOP}/jwt/logout`, { method: 'POST', headers: { Cookie: `token=${forged}` } })
    expect(test.of('denylist.changed')).toEqual([])
  })

  it('denylist: the API is told by the page, since the token is no cookie', async () => {
    set({ tokenRevocation: 'denylist' })
    const token = await bearer()
    expect((await withBearer(token, '/logout', 'POST')).status).toBe(200)
    test.forget()
    expect((await withBearer(token)).status).toBe(401)
    expect(test.receipt().at(-1)).toBe('token-not-revoked: revoked')
  })

  it('version: one log-out ends alice everywhere, and bob nowhere', async () => {
    set({ tokenRevocation: 'version' })
    const [laptop, phone, bob] = [await logIn(), await logIn(), await logIn('bob', 'builder')]
    await ask(test.lab, `${SHOP}/jwt/logout`, { method: 'POST', jar: laptop.jar })
    expect(await refused(phone.token)).toBe('token-not-revoked: version-too-old')
    expect((await withCookie(bob.token)).status).toBe(200)
    expect((await withCookie((await logIn()).token)).status).toBe(200)
  })

  it('version: an administrator can do it, and tokens from before the switch carry none', async () => {
    const { token: unversioned } = await logIn()
    set({ tokenRevocation: 'version' })
    const { token } = await logIn()
    expect(await refused(unversioned)).toBe('token-not-revoked: version-too-old')
    expect(test.lab.ask({ do: 'revoke-tokens', user: 'alice' })).toBe(true)
    expect(await refused(token)).toBe('token-not-revoked: version-too-old')
    expect(test.lab.ask({ do: 'revoke-tokens', user: 'nobody' })).toBe(false)
  })

  it('a role that changes on the server acts with the next token, not with the next request', async () => {
    const { token } = await logIn()
    test.lab.ask({ do: 'set-role', user: 'alice', role: 'admin' })
    expect((await withCookie(token, '/jwt/admin')).status).toBe(403)
    expect((await withCookie((await logIn()).token, '/jwt/admin')).status).toBe(200)
  })
})

describe('revoking all tokens of a user while the server keeps a denylist', () => {
  it('denies what was issued since then, of that user alone', async () => {
    set({ tokenRevocation: 'denylist' })
    const [laptop, phone, bob] = [await logIn(), await logIn(), await logIn('bob', 'builder')]
    expect(test.lab.ask({ do: 'revoke-tokens', user: 'alice' })).toBe(true)
    expect(test.of('denylist.changed').map(({ change, row }) => `${change} ${row.user}`)).toEqual(['added alice', 'added alice'])
    expect(await refused(laptop.token)).toBe('token-not-revoked: revoked')
    expect(await refused(phone.token)).toBe('token-not-revoked: revoked')
    expect((await withCookie(bob.token)).status).toBe(200)
    expect((await withCookie((await logIn()).token)).status).toBe(200)
  })

  it('cannot deny an id that nobody wrote down', async () => {
    const { token } = await logIn()
    set({ tokenRevocation: 'denylist' })
    test.lab.ask({ do: 'revoke-tokens', user: 'alice' })
    expect((await withCookie(token)).status).toBe(200)
  })
})

describe('after "reset everything"', () => {
  it('a weak key of before opens nothing, nor does one that had been replaced', async () => {
    const { token: replaced } = await logIn()
    set({ tokenSecret: 'weak' })
    const { token: weak } = await logIn()
    test.lab.reset()
    expect(await refused(weak)).toBe('token-key-known: retired-key')
    expect(await refused(replaced)).toBe('token-key-known: retired-key')
    expect((await withCookie((await logIn()).token)).status).toBe(200)
  })

  it('a good key of another algorithm is gone too: the next log-in demotes nothing of before', async () => {
    set({ tokenAlgorithm: 'ES256' })
    const { token } = await logIn()
    test.lab.reset()
    expect(await refused(token)).toBe('token-key-known: retired-key')
    const before = test.of('key.changed').length
    expect((await withCookie((await logIn()).token)).status).toBe(200)
    expect(
      test
        .of('key.changed')
        .slice(before)
        .map(({ change }) => change),
    ).not.toContain('demoted')
  })
})

describe('the page says which token it gives', () => {
  const line = async (path: string): Promise<string> =>
    /id="variant"[^>]*>([^<]*)</.exec((await ask(test.lab, `${SHOP}${path}`, { headers: { 'Accept-Language': 'en' } })).body)?.[1] ?? ''

  it.each(['/jwt/', '/bearer/'])('%s', async path => {
    expect(await line(path)).toBe('New tokens: HS256, good for 900 seconds; nothing ends it sooner.')
    set({ tokenSecret: 'weak', tokenLifeSeconds: 60, tokenRevocation: 'denylist', tokenTrustsHeader: true })
    const said = 'New tokens: HS256 with a weak secret, good for 60 seconds; a denylist can end it sooner.'
    expect(await line(path)).toBe(`${said} Careless: the token chooses how it is verified.`)
    set({ tokenAlgorithm: 'EdDSA' })
    expect(await line(path)).toContain('EdDSA, good')
  })
})

describe('a server that trusts the token’s header', () => {
  const claims = { iss: SHOP, aud: SHOP, sub: 'alice', role: 'admin', jti: 'x', exp: 4_000_000_000 }
  const unsecured = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.`

  /** HS256 with the published PEM of an RS256 key as the secret. */
  async function confused(): Promise<string> {
    const { token } = await logIn()
    const kid = kidOf(token)
    const jwk = (await jwks()).find(key => key.kid === kid)
    const key = await webcrypto.subtle.importKey('jwk', jwk as JsonWebKey, { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }, true, ['verify'])
    const der = Buffer.from(await webcrypto.subtle.exportKey('spki', key)).toString('base64')
    const pem = `-----BEGIN PUBLIC KEY-----\n${der.match(/.{1,64}/g)?.join('\n') ?? ''}\n-----END PUBLIC KEY-----`
    const secret = await webcrypto.subtle.importKey('raw', Buffer.from(pem), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
    return new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid }).sign(secret)
  }

  it('is off by default: `none` and key confusion end at the algorithm', async () => {
    expect(await refused(unsecured)).toBe('token-algorithm: unsecured')
    set({ tokenAlgorithm: 'RS256' })
    expect(await refused(await confused())).toBe('token-algorithm: algorithm-not-allowed')
  })

  it('really lets `none` in, as an admin, and says that nothing was verified', async () => {
    set({ tokenTrustsHeader: true })
    expect((await withCookie(unsecured, '/jwt/admin')).status).toBe(200)
    const signature = test.of('check.decided').find(({ check }) => check === 'token-signature')
    expect(signature).toMatchObject({ outcome: 'passed', params: { algorithm: 'none', trusted: true } })
  })

  it('really takes its public key for a secret', async () => {
    set({ tokenAlgorithm: 'RS256', tokenTrustsHeader: true })
    const token = await confused()
    test.forget()
    expect((await withCookie(token, '/jwt/admin')).status).toBe(200)
    const signature = test.of('check.decided').find(({ check }) => check === 'token-signature')
    expect(signature).toMatchObject({ outcome: 'passed', params: { algorithm: 'HS256', confused: true } })
  })

  it('still refuses a signature that fits nothing', async () => {
    set({ tokenTrustsHeader: true })
    const { token } = await logIn()
    expect(await refused(`${token.slice(0, token.lastIndexOf('.'))}.${'A'.repeat(43)}`)).toBe('token-signature: bad-signature')
  })
})

describe('how the token is handed over', () => {
  const logInRaw = () => ask(test.lab, `${SHOP}/jwt/login`, { form: { user: 'alice', password: 'wonderland' } })

  it('http-only by default', async () => {
    expect(valueOf(await logInRaw(), 'set-cookie')).toContain('HttpOnly')
    expect((await ask(test.lab, `${SHOP}/jwt/`)).body).not.toContain('<script')
  })

  it.each(['readable', 'copied'] as const)('%s: a cookie without HttpOnly, and a page whose script sees it', async tokenHandOver => {
    set({ tokenHandOver })
    const cookie = valueOf(await logInRaw(), 'set-cookie') ?? ''
    expect([cookie.startsWith('token='), cookie.includes('HttpOnly'), cookie.includes('Secure')]).toEqual([true, false, true])
    const { jar } = await logIn()
    expect((await ask(test.lab, `${SHOP}/jwt/me`, { jar })).body).toContain('<script src="/jwt/page.js"')
  })

  it('header: no cookie at all, a field of the answer', async () => {
    set({ tokenHandOver: 'header' })
    const response = await logInRaw()
    expect([response.status, valuesOf(response, 'set-cookie')]).toEqual([200, []])
    expect(valueOf(response, 'x-token')).toMatch(/^eyJ/)
  })

  it.each(['sessionStorage', 'memory'] as const)('the bearer page is told to keep it in %s', async bearerKeptIn => {
    set({ bearerKeptIn })
    expect((await ask(test.lab, `${SHOP}/bearer/`)).body).toContain(`data-kept-in="${bearerKeptIn}"`)
  })
})
