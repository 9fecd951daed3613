import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ask, newJar, valueOf, valuesOf, type CookieJar } from '../../support/lab-client.ts'
import { openTestLab, type TestLab } from '../../support/open-test-lab.ts'

const SHOP = 'https://shop.test'
let test: TestLab

beforeAll(async () => {
  test = await openTestLab()
})
afterAll(() => test.lab.close())
beforeEach(() => {
  test.lab.reset()
  test.forget()
})

async function logIn(user = 'alice', password = 'wonderland', jar: CookieJar = newJar()): Promise<CookieJar> {
  expect((await ask(test.lab, `${SHOP}/passport/login`, { form: { user, password }, jar })).status).toBe(303)
  test.forget()
  return jar
}
const sidOf = (jar: CookieJar): string => jar.get('shop.test')?.get('connect.sid') ?? ''

describe('Passport over express-session', () => {
  it('logs in with the library’s own signed cookie, and tells its table to the trace', async () => {
    const response = await ask(test.lab, `${SHOP}/passport/login`, { form: { user: 'alice', password: 'wonderland' } })
    expect(response.status).toBe(303)
    expect(valueOf(response, 'set-cookie')).toMatch(/^connect\.sid=s%3A[\w-]+\.[^;]+; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
    expect(test.receipt()).toEqual(['method-allowed', 'body-readable', 'password-right'])
    const last = test.of('session.changed').at(-1)
    expect(last).toMatchObject({ row: { user: 'alice', role: 'user', idleTimeoutMs: null } })
    expect(last?.wire).toBe(valueOf(response, 'x-request-id'))
    expect(JSON.stringify(test.facts.filter(({ kind }) => kind === 'session.changed'))).not.toContain('s%3A')
  })

  it('leaves Secure out over http', async () => {
    const response = await ask(test.lab, 'http://shop.test/passport/login', { form: { user: 'alice', password: 'wonderland' } })
    expect(valueOf(response, 'set-cookie')).not.toContain('Secure')
  })

  it('knows alice again, and keeps her off the admin page: 403', async () => {
    const jar = await logIn()
    expect((await ask(test.lab, `${SHOP}/passport/me`, { jar })).body).toContain('<strong id="who">alice</strong>')
    expect(test.receipt()).toEqual(['cookie-present', 'session-found', 'session-logged-in'])
    expect((await ask(test.lab, `${SHOP}/passport/admin`, { jar })).status).toBe(403)
    expect(test.receipt().at(-1)).toBe('role-allowed: wrong-role')
  })

  it('looks the user up at each request: a role that changes acts at once', async () => {
    const jar = await logIn()
    test.lab.ask({ do: 'set-role', user: 'alice', role: 'admin' })
    expect((await ask(test.lab, `${SHOP}/passport/admin`, { jar })).status).toBe(200)
  })

  it('gives a new id at each log-in', async () => {
    const jar = await logIn()
    const before = sidOf(jar)
    await logIn('alice', 'wonderland', jar)
    expect(sidOf(jar)).not.toBe(before)
    const old = await ask(test.lab, `${SHOP}/passport/me`, { headers: { Cookie: `connect.sid=${before}` } })
    expect([old.status, test.receipt().at(-1)]).toEqual([401, 'session-found: unknown-session'])
  })

  it.each([
    ['a wrong password', 'alice', 'x'],
    ['an unknown name', 'mallory', 'wonderland'],
    ['an empty password', 'alice', ''],
    ['an empty name', '', 'wonderland'],
  ])('refuses %s with 401 and sets no cookie', async (_what, user, password) => {
    const response = await ask(test.lab, `${SHOP}/passport/login`, { form: { user, password } })
    expect([response.status, test.receipt().at(-1)]).toEqual([401, 'password-right: wrong-password'])
    expect(valuesOf(response, 'set-cookie')).toEqual([])
  })

  it.each([
    ['no cookie', '', 'cookie-present: no-cookie'],
    ['a made-up id', 'connect.sid=s%3Aabc.def', 'session-found: unknown-session'],
    ['an unsigned id', 'connect.sid=abc', 'session-found: unknown-session'],
    ['an empty one', 'connect.sid=', 'cookie-present: empty-cookie'],
  ])('refuses %s', async (_what, cookie, last) => {
    const response = await ask(test.lab, `${SHOP}/passport/me`, { headers: { Cookie: cookie } })
    expect([response.status, test.receipt().at(-1)]).toEqual([401, last])
  })

  it('refuses an id whose signature was changed', async () => {
    const sid = sidOf(await logIn())
    const changed = `${sid.slice(0, -2)}${sid.endsWith('AA') ? 'BB' : 'AA'}`
    expect((await ask(test.lab, `${SHOP}/passport/me`, { headers: { Cookie: `connect.sid=${changed}` } })).status).toBe(401)
    expect(test.receipt().at(-1)).toBe('session-found: unknown-session')
  })

  it('ends with a log-out, which hands out a new id: that of a session of nobody', async () => {
    const jar = await logIn()
    const before = sidOf(jar)
    const response = await ask(test.lab, `${SHOP}/passport/logout`, { method: 'POST', jar })
    expect(response.status).toBe(303)
    expect(test.of('session.changed').map(({ change }) => change.kind)).toContain('ended')
    expect(sidOf(jar)).not.toBe(before)
    expect((await ask(test.lab, `${SHOP}/passport/me`, { jar })).status).toBe(401)
    expect(test.receipt().slice(-3)).toEqual(['cookie-present', 'session-found', 'session-logged-in: anonymous'])
    expect((await ask(test.lab, `${SHOP}/passport/me`, { headers: { Cookie: `connect.sid=${before}` } })).status).toBe(401)
    expect(test.receipt().at(-1)).toBe('session-found: unknown-session')
  })

  it('ends with a restart of the server, for the store is in memory', async () => {
    const jar = await logIn()
    test.lab.ask({ do: 'restart' })
    expect(test.of('session.changed').at(-1)).toMatchObject({ change: { kind: 'ended', by: 'server-restarted' } })
    expect((await ask(test.lab, `${SHOP}/passport/me`, { jar })).status).toBe(401)
  })

  it('takes no log-in by GET and no form without a password', async () => {
    expect((await ask(test.lab, `${SHOP}/passport/login`)).status).toBe(405)
    const response = await ask(test.lab, `${SHOP}/passport/login`, { form: { user: 'alice' } })
    expect([response.status, test.receipt().at(-1)]).toEqual([400, 'body-readable: field-missing'])
  })
})
