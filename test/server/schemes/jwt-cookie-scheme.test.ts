import { webcrypto } from 'node:crypto'
import { SignJWT, type JWTPayload } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { decodeJwt } from '@shared/web/jwt.ts'
import { ask, newJar, valueOf, valuesOf, type CookieJar } from '../../support/lab-client.ts'
import { openTestLab, type TestLab } from '../../support/open-test-lab.ts'
import { tokenCheckNames } from '../../support/token-check-names.ts'

const SHOP = 'https://shop.test'
const MINUTE_MS = 60_000
let test: TestLab

beforeAll(async () => {
  test = await openTestLab()
})
afterAll(() => test.lab.close())
beforeEach(() => test.forget())

async function logIn(user: string, password: string): Promise<{ jar: CookieJar; token: string }> {
  const jar = newJar()
  const response = await ask(test.lab, `${SHOP}/jwt/login`, { form: { user, password }, jar })
  expect(response.status).toBe(303)
  test.forget()
  return { jar, token: jar.get('shop.test')?.get('token') ?? '' }
}

const withToken = (token: string, path = '/jwt/me') => ask(test.lab, `${SHOP}${path}`, { headers: { Cookie: `token=${token}` } })
const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

describe('logging in with a JWT in a cookie', () => {
  it('gives a signed statement in an HttpOnly, SameSite=Lax, Secure cookie, and keeps no session', async () => {
    const response = await ask(test.lab, `${SHOP}/jwt/login`, { form: { user: 'alice', password: 'wonderland' } })
    expect(response.status).toBe(303)
    const [, token = ''] = /^token=([\w.-]+); Path=\/; HttpOnly; Secure; SameSite=Lax$/.exec(valueOf(response, 'set-cookie') ?? '') ?? []
    const nowSeconds = test.clock.now() / 1000
    expect(decodeJwt(token)).toMatchObject({
      ok: true,
      jwt: {
        header: { alg: 'HS256', typ: 'JWT' },
        payload: {
          iss: SHOP,
          aud: SHOP,
          sub: 'alice',
          role: 'user',
          iat: nowSeconds,
          nbf: nowSeconds,
          exp: nowSeconds + 900,
          jti: expect.any(String) as string,
        },
        signatureBytes: 32,
      },
    })
    expect(test.lab.sessions.list()).toEqual([])
    expect(test.of('decision.made')).toMatchObject([{ outcome: 'allowed', status: 303, user: 'alice' }])
  })

  it('refuses a wrong password like the session does', async () => {
    const response = await ask(test.lab, `${SHOP}/jwt/login`, { form: { user: 'alice', password: 'x' } })
    expect(response.status).toBe(401)
    expect(valuesOf(response, 'set-cookie')).toEqual([])
  })
})

describe('the pages behind it', () => {
  it('believe the token after nine checks', async () => {
    const { jar } = await logIn('alice', 'wonderland')
    const response = await ask(test.lab, `${SHOP}/jwt/me`, { jar })
    expect(response.status).toBe(200)
    expect(response.body).toContain('<strong id="who">alice</strong>')
    expect(test.receipt()).toEqual(['cookie-present', ...tokenCheckNames])
  })

  it('answer 401 with a challenge to whom they do not know, and 403 without one to alice', async () => {
    const unknown = await ask(test.lab, `${SHOP}/jwt/admin`)
    expect([unknown.status, valueOf(unknown, 'www-authenticate')]).toEqual([
      401,
      'Cookie realm="shop.test", form-action="/jwt/", cookie-name="token"',
    ])
    const { jar } = await logIn('alice', 'wonderland')
    const known = await ask(test.lab, `${SHOP}/jwt/admin`, { jar })
    expect([known.status, valueOf(known, 'www-authenticate')]).toEqual([403, null])
    expect(test.receipt().at(-1)).toBe('role-allowed: wrong-role')
    expect(test.of('decision.made')).toMatchObject([{ status: 403, user: 'alice', refusedBy: 'role-allowed' }])
  })

  it('let the admin in', async () => {
    const { jar } = await logIn('admin', 'opensesame')
    expect((await ask(test.lab, `${SHOP}/jwt/admin`, { jar })).status).toBe(200)
  })

  it('refuse a token that says `none`, before they look at its signature (RFC 8725 §3.1)', async () => {
    const { token } = await logIn('alice', 'wonderland')
    const [, payload = ''] = token.split('.')
    for (const header of [
      { alg: 'none' },
      { alg: 'None' },
      { alg: 'HS512' },
      { alg: 'RS256', jwk: {} },
      { typ: 'JWT' },
      { alg: ['HS256'] },
    ]) {
      expect((await withToken(`${encode(header)}.${payload}.`)).status).toBe(401)
      const isNone = typeof header.alg === 'string' && header.alg.toLowerCase() === 'none'
      expect(test.receipt().at(-1)).toBe(`token-algorithm: ${isNone ? 'unsecured' : 'algorithm-not-allowed'}`)
    }
  })

  it('refuse a changed payload: the signature no longer fits', async () => {
    const { token } = await logIn('alice', 'wonderland')
    const [header = '', , signature = ''] = token.split('.')
    const claims = { iss: SHOP, aud: SHOP, sub: 'admin', role: 'admin', exp: 4_000_000_000 }
    expect((await withToken(`${header}.${encode(claims)}.${signature}`, '/jwt/admin')).status).toBe(401)
    expect(test.receipt().at(-1)).toBe('token-signature: bad-signature')
    expect(test.of('decision.made')).toMatchObject([{ user: null }])
  })

  it('refuse a token without a signature, or signed with another key', async () => {
    const { token } = await logIn('alice', 'wonderland')
    expect((await withToken(token.slice(0, token.lastIndexOf('.') + 1))).status).toBe(401)
    expect(test.receipt().at(-1)).toBe('token-signature: bad-signature')
    const key = await webcrypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256', length: 256 }, false, ['sign'])
    const claims: JWTPayload = { iss: SHOP, aud: SHOP, sub: 'admin', role: 'admin', exp: 4_000_000_000 }
    const forged = await new SignJWT(claims).setProtectedHeader({ alg: 'HS256', typ: 'JWT' }).sign(key)
    expect((await withToken(forged)).status).toBe(401)
    expect(test.receipt().at(-1)).toBe('token-signature: bad-signature')
  })

  it.each([
    ['hello', 'token', 'wrong-part-count'],
    ['a.b', 'token', 'wrong-part-count'],
    ['a.b.c', 'header', 'no-base64url'],
    [`${encode({ alg: 'HS256' })}.${encode([1])}.`, 'payload', 'no-object'],
  ])('refuse %j as no token', async (token, part, problem) => {
    expect((await withToken(token)).status).toBe(401)
    expect(test.of('check.decided').at(-1)).toMatchObject({ check: 'token-well-formed', code: 'malformed', params: { part, problem } })
  })

  it('refuse a genuine token of the API: it is meant for another server (RFC 8725 §3.9)', async () => {
    const response = await ask(test.lab, 'https://api.shop.test/bearer/login', {
      json: { user: 'admin', password: 'opensesame' },
      headers: { Origin: SHOP },
    })
    const { access_token: token } = JSON.parse(response.body) as { access_token: string }
    test.forget()
    expect((await withToken(token, '/jwt/admin')).status).toBe(401)
    expect(test.receipt().at(-1)).toBe('token-audience: wrong-audience')
  })
})

describe('the end of a token', () => {
  it('is exactly 15 minutes after its log-in, by the lab clock', async () => {
    const { token } = await logIn('alice', 'wonderland')
    test.clock.moveForward(15 * MINUTE_MS - 1)
    expect((await withToken(token)).status).toBe(200)
    test.clock.moveForward(1)
    expect((await withToken(token)).status).toBe(401)
    expect(test.receipt().at(-1)).toBe('token-time: expired')
  })

  it('does not come with log-out: the cookie goes, a copy of the token stays good', async () => {
    const { jar, token } = await logIn('alice', 'wonderland')
    const response = await ask(test.lab, `${SHOP}/jwt/logout`, { method: 'POST', jar })
    expect(response.status).toBe(303)
    expect(valueOf(response, 'set-cookie')).toBe('token=; Max-Age=0; Path=/; HttpOnly; Secure; SameSite=Lax')
    expect((await ask(test.lab, `${SHOP}/jwt/me`, { jar })).status).toBe(401)
    expect((await withToken(token)).status).toBe(200)
  })
})
