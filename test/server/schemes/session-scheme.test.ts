import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ask, newJar, valueOf, valuesOf, type CookieJar } from '../../support/lab-client.ts'
import { openTestLab, type TestLab } from '../../support/open-test-lab.ts'

const SHOP = 'https://shop.test'
const MINUTE_MS = 60_000
let test: TestLab

beforeAll(async () => {
  test = await openTestLab()
})
afterAll(() => test.lab.close())
beforeEach(() => {
  test.lab.reset()
  test.forget()
})

async function logIn(user: string, password: string, jar: CookieJar = newJar(), site = SHOP): Promise<CookieJar> {
  const response = await ask(test.lab, `${site}/session/login`, { form: { user, password }, jar })
  expect(response.status).toBe(303)
  test.forget()
  return jar
}

describe('logging in with a session', () => {
  it('shows the form', async () => {
    const response = await ask(test.lab, `${SHOP}/session/`)
    expect(response.status).toBe(200)
    expect(response.body).toContain('id="log-in"')
  })

  it('answers 303 with an HttpOnly, SameSite=Lax, Secure cookie of 256 random bits and records the row that it names', async () => {
    const response = await ask(test.lab, `${SHOP}/session/login`, { form: { user: 'alice', password: 'wonderland' } })
    expect(response.status).toBe(303)
    expect(valueOf(response, 'location')).toBe('/session/me')
    expect(valueOf(response, 'set-cookie')).toMatch(/^sid=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
    expect(test.receipt()).toEqual(['method-allowed', 'body-readable', 'user-known', 'password-right'])
    expect(test.of('session.changed')).toMatchObject([{ change: { kind: 'created' }, row: { user: 'alice', role: 'user' } }])
    expect(test.of('decision.made')).toMatchObject([{ outcome: 'allowed', status: 303, user: 'alice', refusedBy: null }])
  })

  it('leaves Secure out over http, where the browser would reject it', async () => {
    const response = await ask(test.lab, 'http://shop.test/session/login', { form: { user: 'alice', password: 'wonderland' } })
    expect(valueOf(response, 'set-cookie')).toMatch(/^sid=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/)
  })

  it('tells the trace, but not the client, whether the name or the password was wrong', async () => {
    const unknown = await ask(test.lab, `${SHOP}/session/login`, { form: { user: 'mallory', password: 'x' } })
    expect(test.receipt().at(-1)).toBe('user-known: unknown-user')
    const wrong = await ask(test.lab, `${SHOP}/session/login`, { form: { user: 'alice', password: 'x' } })
    expect(test.receipt().at(-1)).toBe('password-right: wrong-password')
    expect([unknown.status, wrong.status]).toEqual([401, 401])
    expect(wrong.body).toBe(unknown.body)
    expect(valuesOf(wrong, 'set-cookie')).toEqual([])
  })

  it('gives a new id at each log-in and ends the old row', async () => {
    const jar = await logIn('alice', 'wonderland')
    const before = jar.get('shop.test')?.get('sid')
    await ask(test.lab, `${SHOP}/session/login`, { form: { user: 'alice', password: 'wonderland' }, jar })
    expect(jar.get('shop.test')?.get('sid')).not.toBe(before)
    expect(test.lab.sessions.list()).toHaveLength(1)
    const old = await ask(test.lab, `${SHOP}/session/me`, { headers: { Cookie: `sid=${before}` } })
    expect(old.status).toBe(401)
    expect(test.receipt().at(-1)).toBe('session-found: replaced')
  })
})

describe('the pages behind it', () => {
  it('knows alice again by her cookie', async () => {
    const jar = await logIn('alice', 'wonderland')
    const response = await ask(test.lab, `${SHOP}/session/me`, { jar })
    expect(response.status).toBe(200)
    expect(response.body).toContain('<strong id="who">alice</strong>')
    expect(test.receipt()).toEqual(['cookie-present', 'session-found', 'session-alive', 'session-logged-in'])
  })

  it('answers 401 with WWW-Authenticate to whom it does not know (RFC 9110 §15.5.2)', async () => {
    const response = await ask(test.lab, `${SHOP}/session/admin`)
    expect(response.status).toBe(401)
    expect(valueOf(response, 'www-authenticate')).toMatch(/^Cookie realm=/)
    expect(test.receipt()).toEqual(['cookie-present: no-cookie'])
    expect(test.of('decision.begun')).toMatchObject([
      {
        scheme: 'session',
        route: 'admin-page',
        checks: ['cookie-present', 'session-found', 'session-alive', 'session-logged-in', 'role-allowed'],
      },
    ])
    expect(test.of('decision.made')).toMatchObject([{ outcome: 'refused', status: 401, user: null, refusedBy: 'cookie-present' }])
  })

  it('answers 403 without a challenge to alice, whom it knows (RFC 9110 §15.5.4)', async () => {
    const jar = await logIn('alice', 'wonderland')
    const response = await ask(test.lab, `${SHOP}/session/admin`, { jar })
    expect(response.status).toBe(403)
    expect(valueOf(response, 'www-authenticate')).toBeNull()
    expect(test.receipt()).toEqual(['cookie-present', 'session-found', 'session-alive', 'session-logged-in', 'role-allowed: wrong-role'])
    expect(test.of('decision.made')).toMatchObject([{ status: 403, user: 'alice', refusedBy: 'role-allowed' }])
  })

  it('lets the admin in', async () => {
    const jar = await logIn('admin', 'opensesame')
    const response = await ask(test.lab, `${SHOP}/session/admin`, { jar })
    expect(response.status).toBe(200)
  })

  it.each([
    ['an empty value', 'sid=', 'cookie-present: empty-cookie'],
    ['an id that nobody was given', 'sid=made-up', 'session-found: unknown-session'],
    ['another cookie', 'side=1', 'cookie-present: no-cookie'],
  ])('refuses %s with 401', async (_what, cookie, last) => {
    const response = await ask(test.lab, `${SHOP}/session/me`, { headers: { Cookie: cookie } })
    expect(response.status).toBe(401)
    expect(test.receipt().at(-1)).toBe(last)
  })
})

describe('the end of a session', () => {
  it('stands for 15 minutes without a request, by the lab clock, and not a moment longer', async () => {
    const jar = await logIn('alice', 'wonderland')
    test.clock.moveForward(15 * MINUTE_MS - 1)
    expect((await ask(test.lab, `${SHOP}/session/me`, { jar })).status).toBe(200)
    test.clock.moveForward(15 * MINUTE_MS)
    expect((await ask(test.lab, `${SHOP}/session/me`, { jar })).status).toBe(401)
    expect(test.receipt().at(-1)).toBe('session-alive: idle-timeout')
    expect(test.of('session.changed').at(-1)).toMatchObject({ change: { kind: 'ended', by: 'idle-timeout' } })
    expect((await ask(test.lab, `${SHOP}/session/me`, { jar })).status).toBe(401)
    expect(test.receipt().at(-1)).toBe('session-found: idle-timeout')
  })

  it('ends after 8 hours however busy it is', async () => {
    const jar = await logIn('alice', 'wonderland')
    for (let minutes = 0; minutes < 8 * 60 - 10; minutes += 10) {
      test.clock.moveForward(10 * MINUTE_MS)
      expect((await ask(test.lab, `${SHOP}/session/me`, { jar })).status).toBe(200)
    }
    test.clock.moveForward(10 * MINUTE_MS)
    expect((await ask(test.lab, `${SHOP}/session/me`, { jar })).status).toBe(401)
    expect(test.receipt().at(-1)).toBe('session-alive: absolute-timeout')
  })

  it('comes with log-out, which also removes the cookie; the old id is worth nothing then', async () => {
    const jar = await logIn('alice', 'wonderland')
    const stolen = jar.get('shop.test')?.get('sid') ?? ''
    const response = await ask(test.lab, `${SHOP}/session/logout`, { method: 'POST', jar })
    expect(response.status).toBe(303)
    expect(valueOf(response, 'set-cookie')).toBe('sid=; Max-Age=0; Path=/; HttpOnly; Secure; SameSite=Lax')
    const replayed = await ask(test.lab, `${SHOP}/session/me`, { headers: { Cookie: `sid=${stolen}` } })
    expect(replayed.status).toBe(401)
    expect(test.receipt().at(-1)).toBe('session-found: logged-out')
  })

  it('does not clear the cookie for a post that came without it: a stranger could send one', async () => {
    const response = await ask(test.lab, `${SHOP}/session/logout`, { method: 'POST' })
    expect(response.status).toBe(401)
    expect(valuesOf(response, 'set-cookie')).toEqual([])
  })

  it('can be made by hand', async () => {
    const jar = await logIn('alice', 'wonderland')
    const [row] = test.lab.sessions.list()
    expect(test.lab.sessions.end(row?.id ?? '')).toBe(true)
    expect(test.lab.sessions.end(row?.id ?? '')).toBe(false)
    expect((await ask(test.lab, `${SHOP}/session/me`, { jar })).status).toBe(401)
    expect(test.receipt().at(-1)).toBe('session-found: ended-by-hand')
  })
})

describe('the transfer', () => {
  it('is refused with 401 when the cookie was held back', async () => {
    const response = await ask(test.lab, `${SHOP}/session/transfer`, { form: { to: 'mallory', points: '100' } })
    expect(response.status).toBe(401)
    expect(test.receipt()).toEqual(['method-allowed', 'cookie-present: no-cookie'])
  })

  it('moves the points of whoever the cookie belongs to', async () => {
    const jar = await logIn('alice', 'wonderland')
    const response = await ask(test.lab, `${SHOP}/session/transfer`, { form: { to: 'bob', points: '100' }, jar })
    expect(response.status).toBe(200)
    expect(response.body).toContain('<td id="left">400</td>')
  })

  it.each([
    ['GET', undefined, 405, 'method-allowed: wrong-method'],
    ['POST', 'to=bob', 400, 'body-readable: field-missing'],
    ['POST', 'to=bob&points=1&points=2', 400, 'body-readable: unreadable'],
  ])('refuses %s %s', async (method, body, status, last) => {
    const jar = await logIn('alice', 'wonderland')
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
    const response = await ask(test.lab, `${SHOP}/session/transfer`, { method, headers, jar, ...(body === undefined ? {} : { body }) })
    expect(response.status).toBe(status)
    expect(test.receipt().at(-1)).toBe(last)
    if (status === 405) expect(valueOf(response, 'allow')).toBe('POST')
  })
})
