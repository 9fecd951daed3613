import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { decodeJwt, numericDateMs } from '@shared/web/jwt.ts'
import {
  ask,
  exchange,
  newJar,
  openTls,
  valueOf,
  valuesOf,
  type AskOptions,
  type CookieJar,
  type RawResponse,
} from '../../support/lab-client.ts'
import { openTestLab, type TestLab } from '../../support/open-test-lab.ts'

const SHOP = 'https://shop.test'
const MINUTE = 60_000
let test: TestLab

beforeAll(async () => {
  test = await openTestLab()
})
afterAll(() => test.lab.close())
beforeEach(() => {
  test.lab.reset()
  test.forget()
})

interface Tokens {
  readonly access_token: string
  readonly refresh_token?: string
}
const tokensOf = (response: RawResponse): Tokens => JSON.parse(response.body) as Tokens
const call = (path: string, options: AskOptions = {}): Promise<RawResponse> =>
  ask(test.lab, `${SHOP}/refresh${path}`, { ...options, headers: { Origin: SHOP, ...options.headers } })
const me = (token: string, options: AskOptions = {}, path = '/api/me'): Promise<RawResponse> =>
  call(path, { ...options, headers: { Authorization: `Bearer ${token}`, ...options.headers } })
const renew = (options: AskOptions): Promise<RawResponse> => call('/auth/renew', { method: 'POST', ...options })
const last = (): string | undefined => test.receipt().at(-1)
const changes = (): string[] =>
  test.of('refresh.changed').map(({ change }) => (change.kind === 'ended' ? `ended: ${change.by}` : change.kind))

async function logIn(jar: CookieJar = newJar(), user = 'alice', password = 'wonderland'): Promise<Tokens & { readonly jar: CookieJar }> {
  const response = await call('/auth/login', { json: { user, password }, jar })
  expect(response.status).toBe(200)
  test.forget()
  return { ...tokensOf(response), jar }
}
const cookieOf = (jar: CookieJar, name = 'refresh'): string => jar.get('shop.test')?.get(name) ?? ''
const jarWith = (value: string, name = 'refresh'): CookieJar => new Map([['shop.test', new Map([[name, value]])]])
const inStorage = (): void => void test.lab.settings.change({ refreshKeptIn: 'localStorage' })

describe('logging in', () => {
  it('gives a short access token in the body, and a refresh token in a cookie that goes to /refresh/auth alone', async () => {
    const response = await call('/auth/login', { json: { user: 'alice', password: 'wonderland' } })
    expect(JSON.parse(response.body)).toEqual({ access_token: expect.any(String) as string, token_type: 'Bearer', expires_in: 60 })
    expect(valuesOf(response, 'set-cookie')).toEqual([
      expect.stringMatching(/^refresh=[\w-]{43}; Max-Age=86400; Path=\/refresh\/auth; HttpOnly; Secure; SameSite=Strict$/),
    ])
    expect(valueOf(response, 'cache-control')).toBe('no-store')
    expect(test.receipt()).toEqual(['method-allowed', 'origin-allowed', 'body-readable', 'user-known', 'password-right'])
    const decoded = decodeJwt(tokensOf(response).access_token)
    expect(decoded.ok && [decoded.jwt.payload['aud'], numericDateMs(decoded.jwt.payload['exp'])]).toEqual([
      'https://shop.test/refresh',
      test.clock.now() + MINUTE,
    ])
  })

  it('tells the trace of a new family by fingerprint, and nobody the token again', async () => {
    const { jar } = await logIn()
    const token = cookieOf(jar)
    await renew({ jar })
    expect(changes()).toEqual(['ended: rotated', 'created'])
    const server = test.facts.filter(({ observer }) => observer === 'server')
    expect(JSON.stringify(server)).not.toContain(token)
    expect(JSON.stringify(server)).not.toContain(cookieOf(jar))
    const [before, after] = test.of('refresh.changed').map(({ row }) => row)
    expect(after).toMatchObject({ family: before?.id, parent: before?.id, user: 'alice', state: 'current' })
    expect(before).toMatchObject({ family: before?.id, parent: null, state: 'rotated' })
    expect(before?.id).toMatch(/^[0-9a-f]{24}$/)
  })

  it('hands the refresh token to the page instead, when the switch says so, and sets no cookie', async () => {
    inStorage()
    const response = await call('/auth/login', { json: { user: 'alice', password: 'wonderland' } })
    expect(tokensOf(response).refresh_token).toMatch(/^[\w-]{43}$/)
    expect(valuesOf(response, 'set-cookie')).toEqual([])
  })

  it('again ends the family that this browser had', async () => {
    const { jar } = await logIn()
    const before = cookieOf(jar)
    await logIn(jar)
    expect((await renew({ jar: jarWith(before) })).status).toBe(401)
    expect(last()).toBe('refresh-found: logged-out')
    expect((await renew({ jar })).status).toBe(200)
  })

  it.each([
    ['a wrong password', { json: { user: 'alice', password: 'x' } }, 401, 'password-right: wrong-password'],
    ['an unknown user', { json: { user: 'mallory', password: 'x' } }, 401, 'user-known: unknown-user'],
    ['a form', { form: { user: 'alice', password: 'wonderland' } }, 415, 'body-readable: wrong-content-type'],
    [
      'another site',
      { json: { user: 'alice', password: 'wonderland' }, headers: { Origin: 'https://evil.test' } },
      403,
      'origin-allowed: foreign-origin',
    ],
    ['a GET', { method: 'GET' }, 405, 'method-allowed: wrong-method'],
  ])('refuses %s and begins no family', async (_what, options: AskOptions, status, code) => {
    const response = await call('/auth/login', options)
    expect([response.status, last(), valuesOf(response, 'set-cookie')]).toEqual([status, code, []])
    expect(changes()).toEqual([])
  })
})

describe('the access token', () => {
  it('is enough for a minute: no look-up among the refresh tokens', async () => {
    const { access_token } = await logIn()
    const response = await me(access_token)
    expect(JSON.parse(response.body)).toEqual({ user: 'alice', role: 'user' })
    expect(test.receipt().filter(check => check.startsWith('refresh'))).toEqual([])
  })

  it('is refused when it is over, though the refresh token comes along: renewing is the page’s part', async () => {
    const { access_token, jar } = await logIn()
    test.clock.moveForward(MINUTE)
    const response = await me(access_token, { jar })
    expect([response.status, last()]).toEqual([401, 'token-time: expired'])
    expect(valueOf(response, 'www-authenticate')).toBe('Bearer realm="shop.test/refresh", error="invalid_token"')
  })

  it.each([
    ['nothing', {}, 'authorization-present: no-authorization'],
    ['Basic', { Authorization: 'Basic YTpi' }, 'authorization-present: wrong-auth-scheme'],
    ['a word', { Authorization: 'Bearer hello' }, 'token-well-formed: malformed'],
    ['alg none', { Authorization: 'Bearer eyJhbGciOiJub25lIn0.e30.' }, 'token-algorithm: unsecured'],
  ])('cannot be %s', async (_what, headers, code) => {
    const response = await call('/api/me', { headers })
    expect(response.status).toBe(401)
    expect(last()?.split(':')[0]).toBe(code.split(':')[0])
  })

  it('of another scheme is refused: it is for another audience', async () => {
    const bearer = await ask(test.lab, 'https://api.shop.test/bearer/login', {
      json: { user: 'alice', password: 'wonderland' },
      headers: { Origin: SHOP },
    })
    expect((await me(tokensOf(bearer).access_token)).status).toBe(401)
    expect(last()).toBe('token-audience: wrong-audience')
  })

  it('cannot be the refresh token', async () => {
    const { jar } = await logIn()
    expect((await me(cookieOf(jar))).status).toBe(401)
    expect(last()).toBe('token-well-formed: malformed')
  })

  it('keeps the role of its making; the renewal brings the new one', async () => {
    const { access_token, jar } = await logIn()
    test.lab.ask({ do: 'set-role', user: 'alice', role: 'admin' })
    expect((await me(access_token, {}, '/api/admin')).status).toBe(403)
    const renewed = tokensOf(await renew({ jar }))
    expect((await me(renewed.access_token, {}, '/api/admin')).status).toBe(200)
  })
})

describe('a renewal', () => {
  it('gives a new pair, and the old refresh token is used up', async () => {
    const { jar } = await logIn()
    const before = cookieOf(jar)
    const response = await renew({ jar })
    expect(test.receipt().slice(2)).toEqual(['cookie-present', 'refresh-found', 'refresh-alive', 'refresh-unused'])
    expect(cookieOf(jar)).not.toBe(before)
    expect((await me(tokensOf(response).access_token)).status).toBe(200)
  })

  it('does not lengthen the family’s time', async () => {
    const { jar } = await logIn()
    test.clock.moveForward(60 * MINUTE)
    const response = await renew({ jar })
    expect(valueOf(response, 'set-cookie')).toContain(`Max-Age=${23 * 3600};`)
    test.clock.moveForward(23 * 60 * MINUTE)
    expect((await renew({ jar })).status).toBe(401)
    expect(last()).toBe('refresh-alive: expired')
    expect(changes().at(-1)).toBe('ended: expired')
  })

  it('without rotation hands out no new one, and the old one stays good', async () => {
    test.lab.settings.change({ refreshRotates: false })
    const { jar } = await logIn()
    for (const response of [await renew({ jar }), await renew({ jar })])
      expect([response.status, valuesOf(response, 'set-cookie')]).toEqual([200, []])
    expect(changes()).toEqual([])
  })

  it.each([
    ['no cookie', undefined, 'cookie-present: no-cookie'],
    ['an empty cookie', '', 'cookie-present: empty-cookie'],
    ['a word', 'hello', 'refresh-found: malformed'],
    ['one octet more', `${'A'.repeat(43)}A`, 'refresh-found: malformed'],
    ['another alphabet', `${'A'.repeat(42)}=`, 'refresh-found: malformed'],
    ['an invented token', 'A'.repeat(43), 'refresh-found: unknown-token'],
  ])('with %s is refused with 401', async (_what, value, code) => {
    const response = await renew(value === undefined ? {} : { jar: jarWith(value) })
    expect([response.status, last()]).toEqual([401, code])
    expect(valueOf(response, 'www-authenticate')).toMatch(/^Bearer realm="shop\.test\/refresh"/)
  })

  it.each([
    ['an invented token', { json: { refresh_token: 'A'.repeat(43) } }, 401, 'refresh-found: unknown-token'],
    ['the fingerprint', { json: { refresh_token: 'a'.repeat(24) } }, 401, 'refresh-found: malformed'],
    ['a number', { json: { refresh_token: 1 } }, 400, 'body-readable: field-missing'],
    ['no field', { json: {} }, 400, 'body-readable: field-missing'],
    ['no JSON', { body: '{', headers: { 'Content-Type': 'application/json' } }, 400, 'body-readable: unreadable'],
    ['too much', { json: { refresh_token: 'A'.repeat(20_000) } }, 413, 'body-readable: too-large'],
  ])('with %s in the body is refused', async (_what, options: AskOptions, status, code) => {
    expect([(await renew(options)).status, last()]).toEqual([status, code])
  })

  it.each([
    ['from another site', { Origin: 'https://evil.test' }, 403, 'origin-allowed: foreign-origin'],
    ['from the shop over http', { Origin: 'http://shop.test' }, 403, 'origin-allowed: foreign-origin'],
    ['from nowhere', { Origin: 'null' }, 403, 'origin-allowed: foreign-origin'],
  ])('%s is refused and uses nothing up', async (_what, headers, status, code) => {
    const { jar } = await logIn()
    expect([(await renew({ jar, headers })).status, last()]).toEqual([status, code])
    expect((await renew({ jar })).status).toBe(200)
  })

  it('is a POST (RFC 9110 §9.2.1: a GET changes nothing)', async () => {
    const { jar } = await logIn()
    for (const method of ['GET', 'HEAD', 'PUT', 'DELETE']) {
      const response = await call('/auth/renew', { method, jar })
      expect([response.status, valueOf(response, 'allow')]).toEqual([405, 'POST'])
    }
    expect(changes()).toEqual([])
  })
})

describe('a rotated token that comes again', () => {
  it('ends the whole family: the thief’s token and the owner’s alike', async () => {
    const { jar: alice } = await logIn()
    const thief = jarWith(cookieOf(alice))
    const stolen = tokensOf(await renew({ jar: thief }))
    expect((await me(stolen.access_token)).status).toBe(200)
    test.forget()

    expect((await renew({ jar: alice })).status).toBe(401)
    expect(last()).toBe('refresh-unused: reused')
    expect(changes()).toEqual(['ended: reused'])

    expect((await renew({ jar: thief })).status).toBe(401)
    expect(last()).toBe('refresh-found: revoked')
    // Neither of them gets further, but what the thief bought is good until its minute is over.
    expect((await me(stolen.access_token)).status).toBe(200)
    test.clock.moveForward(MINUTE)
    expect((await me(stolen.access_token)).status).toBe(401)
  })

  it('says how long ago it was exchanged', async () => {
    const { jar } = await logIn()
    const old = jarWith(cookieOf(jar))
    await renew({ jar })
    test.clock.moveForward(MINUTE)
    await renew({ jar: old })
    const refused = test.of('check.decided').find(({ code }) => code === 'reused')
    expect(refused?.params).toMatchObject({ user: 'alice', rotatedAgoMs: MINUTE, revokesFamily: true })
  })

  it('ends no other family: not the user’s other browser, not another user’s', async () => {
    const [laptop, phone, bob] = [await logIn(), await logIn(), await logIn(newJar(), 'bob', 'builder')]
    const old = jarWith(cookieOf(laptop.jar))
    await renew({ jar: laptop.jar })
    await renew({ jar: old })
    expect((await renew({ jar: laptop.jar })).status).toBe(401)
    expect((await renew({ jar: phone.jar })).status).toBe(200)
    expect((await renew({ jar: bob.jar })).status).toBe(200)
  })

  it('is refused alone when the switch is off: the thief stays in', async () => {
    test.lab.settings.change({ refreshReuseRevokes: false })
    const { jar: alice } = await logIn()
    const thief = jarWith(cookieOf(alice))
    await renew({ jar: thief })
    expect((await renew({ jar: alice })).status).toBe(401)
    expect(last()).toBe('refresh-unused: reused')
    expect((await renew({ jar: thief })).status).toBe(200)
  })

  it('is an honest page, too, when two tabs renew at once: one gets through, and the family ends', async () => {
    const { jar } = await logIn()
    const both = await Promise.all([renew({ jar: jarWith(cookieOf(jar)) }), renew({ jar: jarWith(cookieOf(jar)) })])
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 401])
    expect(changes().toSorted()).toEqual(['created', 'ended: reused', 'ended: rotated'])
  })

  it('is used up once even by two requests in one packet of one connection', async () => {
    const { jar } = await logIn()
    const request = `POST /refresh/auth/renew HTTP/1.1\r\nHost: shop.test\r\nOrigin: ${SHOP}\r\nCookie: refresh=${cookieOf(jar)}\r\nContent-Length: 0\r\n\r\n`
    const socket = await openTls(test.lab, 'shop.test')
    const first = await exchange(socket, request + request)
    socket.destroy()
    expect(first.status).toBe(200)
    await expect
      .poll(() =>
        test
          .of('decision.made')
          .map(({ status }) => status)
          .toSorted((a, b) => a - b),
      )
      .toEqual([200, 401])
    expect(changes().filter(change => change === 'created')).toHaveLength(1)
    // The token that the first of them gets is worth nothing any more: the second has ended the family meanwhile.
    expect((await renew({ jar: jarWith(/refresh=([\w-]{43})/.exec(first.head)?.[1] ?? '') })).status).toBe(401)
    expect(last()).toBe('refresh-found: revoked')
  })
})

describe('the token in the page’s hands', () => {
  it('renews by the body and is handed back in the body', async () => {
    inStorage()
    const { refresh_token = '' } = await logIn()
    const renewed = await renew({ json: { refresh_token } })
    expect(valuesOf(renewed, 'set-cookie')).toEqual([])
    expect(tokensOf(renewed).refresh_token).toMatch(/^[\w-]{43}$/)
    expect(tokensOf(renewed).refresh_token).not.toBe(refresh_token)
  })

  it('works for whoever has copied it, until its owner renews', async () => {
    inStorage()
    const { refresh_token = '' } = await logIn()
    const thief = await renew({ json: { refresh_token }, profile: 'phone' })
    expect(thief.status).toBe(200)
    expect((await renew({ json: { refresh_token } })).status).toBe(401)
    expect((await renew({ json: { refresh_token: tokensOf(thief).refresh_token }, profile: 'phone' })).status).toBe(401)
    expect(last()).toBe('refresh-found: revoked')
  })
})

describe('renewed by the server', () => {
  beforeEach(() => void test.lab.settings.change({ refreshRenewedBy: 'server' }))

  it('needs the cookie with every request: its path is wide', async () => {
    const response = await call('/auth/login', { json: { user: 'alice', password: 'wonderland' } })
    expect(valueOf(response, 'set-cookie')).toMatch(
      /^refresh_wide=[\w-]{43}; Max-Age=86400; Path=\/refresh; HttpOnly; Secure; SameSite=Strict$/,
    )
  })

  it('answers a request whose access token is over, and returns the new one with the answer', async () => {
    const { access_token, jar } = await logIn()
    const before = cookieOf(jar, 'refresh_wide')
    test.clock.moveForward(MINUTE)
    const response = await me(access_token, { jar })
    expect(JSON.parse(response.body)).toMatchObject({
      user: 'alice',
      role: 'user',
      access_token: expect.any(String) as string,
      expires_in: 60,
    })
    expect(test.receipt().slice(-3)).toEqual(['refresh-found', 'refresh-alive', 'refresh-unused'])
    expect(cookieOf(jar, 'refresh_wide')).not.toBe(before)
    expect((await me(tokensOf(response).access_token, { jar })).status).toBe(200)
  })

  it('leaves a good access token alone', async () => {
    const { access_token, jar } = await logIn()
    expect(JSON.parse((await me(access_token, { jar })).body)).toEqual({ user: 'alice', role: 'user' })
    expect(changes()).toEqual([])
  })

  it('takes the refresh token from the page’s own field, and returns the next in the body', async () => {
    inStorage()
    const { access_token, refresh_token = '' } = await logIn()
    test.clock.moveForward(MINUTE)
    const response = await me(access_token, { headers: { 'Refresh-Token': refresh_token } })
    expect(response.status).toBe(200)
    expect(tokensOf(response).refresh_token).toMatch(/^[\w-]{43}$/)
    expect((await me(access_token, { headers: { 'Refresh-Token': refresh_token } })).status).toBe(401)
    expect(last()).toBe('refresh-unused: reused')
  })

  it('brings the new role at once with the renewal', async () => {
    const { access_token, jar } = await logIn()
    test.lab.ask({ do: 'set-role', user: 'alice', role: 'admin' })
    test.clock.moveForward(MINUTE)
    expect((await me(access_token, { jar }, '/api/admin')).status).toBe(200)
  })

  it.each([
    ['an expired token that is not ours', 'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJleHAiOjF9.AAAA', 'token-'],
    ['no access token', '', 'authorization-present'],
  ])('is not open to %s beside a good refresh token', async (_what, token, check) => {
    const { jar } = await logIn()
    expect((await me(token, { jar })).status).toBe(401)
    expect(last()).toContain(check)
    expect(changes()).toEqual([])
  })

  it.each([
    ['an invented refresh token', 'A'.repeat(43), 'refresh-found: unknown-token'],
    ['none', null, 'token-time: expired'],
  ])('refuses %s beside a token that is over', async (_what, value, code) => {
    const { access_token } = await logIn()
    test.clock.moveForward(MINUTE)
    expect((await me(access_token, value === null ? {} : { jar: jarWith(value, 'refresh_wide') })).status).toBe(401)
    expect(last()).toBe(code)
  })

  it('refuses the admin page to a user, renewed or not', async () => {
    const { access_token, jar } = await logIn()
    test.clock.moveForward(MINUTE)
    expect((await me(access_token, { jar }, '/api/admin')).status).toBe(403)
    expect(last()).toBe('role-allowed: wrong-role')
  })
})

describe('the end', () => {
  it('comes with the log-out: the family ends, the cookie goes, the access token lives on', async () => {
    const { access_token, jar } = await logIn()
    const copy = jarWith(cookieOf(jar))
    const response = await call('/auth/logout', { method: 'POST', jar })
    expect(valueOf(response, 'set-cookie')).toMatch(/^refresh=; Max-Age=0; Path=\/refresh\/auth; HttpOnly; Secure; SameSite=Strict$/)
    expect(changes()).toEqual(['ended: logged-out'])
    expect((await renew({ jar: copy })).status).toBe(401)
    expect(last()).toBe('refresh-found: logged-out')
    expect((await me(access_token)).status).toBe(200)
  })

  it('of the access token comes with it, too, when the lab keeps a denylist', async () => {
    test.lab.settings.change({ tokenRevocation: 'denylist' })
    const { access_token, jar } = await logIn()
    await call('/auth/logout', { method: 'POST', jar, headers: { Authorization: `Bearer ${access_token}` } })
    expect((await me(access_token)).status).toBe(401)
    expect(last()).toBe('token-not-revoked: revoked')
  })

  it('comes for a token in the page’s hands by the body', async () => {
    inStorage()
    const { refresh_token = '' } = await logIn()
    expect((await call('/auth/logout', { json: { refresh_token } })).status).toBe(200)
    expect((await renew({ json: { refresh_token } })).status).toBe(401)
    expect(last()).toBe('refresh-found: logged-out')
  })

  it.each([
    ['a GET', { method: 'GET' }, 405],
    ['another site', { method: 'POST', headers: { Origin: 'https://evil.test' } }, 403],
  ])('is not brought about by %s', async (_what, options: AskOptions, status) => {
    const { jar } = await logIn()
    expect((await call('/auth/logout', { ...options, jar })).status).toBe(status)
    expect(changes()).toEqual([])
  })

  it('comes by hand at the server for every family of a user, and of that user alone', async () => {
    const [laptop, phone, bob] = [await logIn(), await logIn(), await logIn(newJar(), 'bob', 'builder')]
    expect(test.lab.ask({ do: 'revoke-refresh', user: 'alice' })).toBe(true)
    expect(test.lab.ask({ do: 'revoke-refresh', user: 'alice' })).toBe(false)
    for (const { jar } of [laptop, phone]) {
      expect((await renew({ jar })).status).toBe(401)
      expect(last()).toBe('refresh-found: ended-by-hand')
    }
    expect((await renew({ jar: bob.jar })).status).toBe(200)
  })

  it('comes with a reset, which empties the trace’s table as well', async () => {
    const { jar } = await logIn()
    await renew({ jar })
    test.forget()
    test.lab.reset()
    expect(changes()).toEqual(['ended: lab-reset', 'ended: lab-reset'])
    test.lab.reset()
    expect(changes()).toHaveLength(2)
    expect((await renew({ jar })).status).toBe(401)
    expect(last()).toBe('refresh-found: lab-reset')
  })
})

describe('the page', () => {
  it('runs its script from a file of its own and may call its own origin alone', async () => {
    const response = await call('/')
    expect(valueOf(response, 'content-security-policy')).toContain("script-src 'self'; connect-src 'self';")
    expect(response.body).toContain('data-renewed-by="page"')
    test.lab.settings.change({ refreshRenewedBy: 'server' })
    expect((await call('/')).body).toContain('data-renewed-by="server"')
    expect((await call('/page.js')).body).toContain('navigator.locks')
  })
})

describe('the thief’s list at evil.test', () => {
  it('keeps what a picture’s address brought, as text, until the lab is reset', async () => {
    await ask(test.lab, 'https://evil.test/loot.svg?refresh_token=%22%3E%3Cb%3Eabc')
    const { body } = await ask(test.lab, 'https://evil.test/loot')
    expect(body).toContain('<code>&quot;&gt;&lt;b&gt;abc</code>')
    expect(body).toContain('href="https://shop.test/refresh/#refresh_token=%22%3E%3Cb%3Eabc"')
    test.lab.reset()
    expect((await ask(test.lab, 'https://evil.test/loot')).body).not.toContain('abc')
  })
})
