import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ask, newJar, valuesOf, type CookieJar } from '../../support/lab-client.ts'
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

const sidOf = (jar: CookieJar): string => jar.get('shop.test')?.get('sid') ?? ''
const get = (path: string, jar: CookieJar) => ask(test.lab, `${SHOP}/session${path}`, { jar })
const post = (path: string, jar: CookieJar, form: Readonly<Record<string, string>> = { none: '' }) =>
  ask(test.lab, `${SHOP}/session${path}`, { jar, form })
async function logIn(jar: CookieJar = newJar(), user = 'alice', password = 'wonderland'): Promise<CookieJar> {
  expect((await post('/login', jar, { user, password })).status).toBe(303)
  test.forget()
  return jar
}
async function refused(path: string, jar: CookieJar): Promise<string | undefined> {
  test.forget()
  const { status } = await get(path, jar)
  expect(status).toBeGreaterThanOrEqual(400)
  return test.receipt().at(-1)
}

describe('the first visit', () => {
  it('begins a session that knows no name, and whose basket grows', async () => {
    const jar = newJar()
    await get('/basket', jar)
    expect(sidOf(jar)).toMatch(/^[\w-]{43}$/)
    expect(test.of('session.changed')).toMatchObject([{ change: { kind: 'created' }, row: { user: null, basket: [] } }])
    expect((await post('/basket', jar, { item: 'tea' })).status).toBe(303)
    expect((await get('/basket', jar)).body).toContain('<li>tea</li>')
    expect(test.lab.sessions.list()).toMatchObject([{ user: null, basket: ['tea'] }])
  })

  it('does not begin another with every visit', async () => {
    const jar = newJar()
    await get('/basket', jar)
    expect(valuesOf(await get('/basket', jar), 'set-cookie')).toEqual([])
    expect(test.lab.sessions.list()).toHaveLength(1)
  })

  it('is not a log-in: the member page refuses it with 401, by its own check', async () => {
    const jar = newJar()
    await get('/basket', jar)
    expect(await refused('/me', jar)).toBe('session-logged-in: anonymous')
    expect(await refused('/admin', jar)).toBe('session-logged-in: anonymous')
    expect(await refused('/sessions', jar)).toBe('session-logged-in: anonymous')
  })

  it.each([
    ['idle-timeout', 15],
    ['absolute-timeout', 480],
  ])('shows no basket past its limit, and begins anew: %s', async (by, minutes) => {
    const jar = newJar()
    await get('/basket', jar)
    await post('/basket', jar, { item: 'tea' })
    test.lab.settings.change({ sessionIdleMinutes: by === 'idle-timeout' ? 15 : 10_080 })
    test.clock.moveForward(minutes * 60_000)
    test.forget()
    expect((await get('/basket', jar)).body).not.toContain('<li>tea</li>')
    expect(test.of('session.changed').map(({ change }) => change)).toEqual([{ kind: 'ended', by }, { kind: 'created' }])
  })

  it('stays alive by being looked at', async () => {
    const jar = newJar()
    await get('/basket', jar)
    await post('/basket', jar, { item: 'tea' })
    for (const _visit of [1, 2, 3]) {
      test.clock.moveForward(10 * 60_000)
      expect((await get('/basket', jar)).body).toContain('<li>tea</li>')
    }
  })

  it.each([
    ['without the cookie', { item: 'tea' }, 'cookie-present: no-cookie'],
    ['without a thing', { thing: 'tea' }, 'body-readable: field-missing'],
  ])('puts nothing into a basket %s', async (_what, form, last) => {
    await post('/basket', newJar(), form)
    expect(test.receipt().at(-1)).toBe(last)
  })

  it('shows what is in the basket as text', async () => {
    const jar = newJar()
    await get('/basket', jar)
    await post('/basket', jar, { item: '<b>tea</b>' })
    expect((await get('/basket', jar)).body).toContain('<li>&lt;b&gt;tea&lt;/b&gt;</li>')
  })
})

describe('from visitor to member', () => {
  it('gives a new id at log-in and keeps the basket; the id from before is worth nothing', async () => {
    const jar = newJar()
    await get('/basket', jar)
    await post('/basket', jar, { item: 'tea' })
    const planted = sidOf(jar)
    await logIn(jar)
    expect(sidOf(jar)).not.toBe(planted)
    expect(test.lab.sessions.list()).toMatchObject([{ user: 'alice', basket: ['tea'] }])
    const thief: CookieJar = new Map([['shop.test', new Map([['sid', planted]])]])
    expect(await refused('/me', thief)).toBe('session-found: replaced')
  })

  it('brings no basket along that is past its limit', async () => {
    const jar = newJar()
    await get('/basket', jar)
    await post('/basket', jar, { item: 'tea' })
    test.clock.moveForward(15 * 60_000)
    await logIn(jar)
    expect(test.lab.sessions.list()).toMatchObject([{ user: 'alice', basket: [] }])
  })

  it('shows nobody the basket of the user before', async () => {
    const jar = await logIn()
    await post('/basket', jar, { item: 'tea' })
    await logIn(jar, 'bob', 'builder')
    expect((await get('/basket', jar)).body).not.toContain('<li>tea</li>')
    expect(test.lab.sessions.list()).toMatchObject([{ user: 'bob', basket: [] }])
  })

  it('does not wake a dead session when the id stays: past its limit, log-in gives a new one', async () => {
    test.lab.settings.change({ sessionNewIdAtLogIn: false })
    const jar = newJar()
    await get('/basket', jar)
    const planted = sidOf(jar)
    test.clock.moveForward(15 * 60_000)
    await logIn(jar)
    expect(sidOf(jar)).not.toBe(planted)
  })

  it('takes no id that it has not given out, whoever brought it', async () => {
    test.lab.settings.change({ sessionNewIdAtLogIn: false })
    const jar: CookieJar = new Map([['shop.test', new Map([['sid', 'x'.repeat(43)]])]])
    await logIn(jar)
    expect(sidOf(jar)).not.toBe('x'.repeat(43))
  })

  it('leaves the visitor’s session as it is when the log-in fails', async () => {
    const jar = newJar()
    await get('/basket', jar)
    const before = sidOf(jar)
    expect((await post('/login', jar, { user: 'alice', password: 'builder' })).status).toBe(401)
    expect(sidOf(jar)).toBe(before)
    expect(test.lab.sessions.list()).toMatchObject([{ user: null }])
  })

  it('is open to session fixation when the switch is off: whoever planted the id is alice', async () => {
    test.lab.settings.change({ sessionNewIdAtLogIn: false })
    const jar = newJar()
    await get('/basket', jar)
    const planted = sidOf(jar)
    await logIn(jar)
    expect(sidOf(jar)).toBe(planted)
    const thief: CookieJar = new Map([['shop.test', new Map([['sid', planted]])]])
    const response = await get('/me', thief)
    expect([response.status, response.body.includes('alice')]).toEqual([200, true])
  })

  it('signs up with a new id, too, and the new user can log in again', async () => {
    const jar = newJar()
    await get('/basket', jar)
    const before = sidOf(jar)
    expect((await post('/sign-up', jar, { user: 'carol', password: 'correct horse' })).status).toBe(303)
    expect(sidOf(jar)).not.toBe(before)
    expect((await get('/me', jar)).body).toContain('carol')
    await logIn(newJar(), 'carol', 'correct horse')
    expect(test.lab.sessions.list().map(({ user }) => user)).toEqual(['carol', 'carol'])
  })

  it.each([
    ['alice', 'wonderland2', 409, 'name-free: name-taken'],
    ['Alice', 'wonderland2', 400, 'name-free: name-not-allowed'],
    ['', 'wonderland2', 400, 'name-free: name-not-allowed'],
    ['<script>', 'wonderland2', 400, 'name-free: name-not-allowed'],
    ['dave', 'short', 400, 'name-free: password-too-short'],
  ])('signs up no %j with %j', async (user, password, status, last) => {
    const response = await post('/sign-up', newJar(), { user, password })
    expect([response.status, test.receipt().at(-1)]).toEqual([status, last])
    expect(valuesOf(response, 'set-cookie')).toEqual([])
  })
})

it('gives a name to one of many who sign up with it at once', async () => {
  const answers = await Promise.all([1, 2, 3, 4].map(() => post('/sign-up', newJar(), { user: 'erin', password: 'correct horse' })))
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([303, 409, 409, 409])
  expect(test.lab.sessions.list()).toHaveLength(1)
})

describe('one’s own sessions', () => {
  it('are listed, this one marked, and can be ended one by one', async () => {
    const [laptop, phone] = [await logIn(), await logIn()]
    const { body } = await get('/sessions', laptop)
    expect(body.match(/class="end-other"/g)).toHaveLength(1)
    const other = /value="(\w+)" \/>\s*<button class="end-other"/.exec(body)?.[1] ?? ''
    expect((await post('/sessions/end', laptop, { session: other })).status).toBe(303)
    expect(await refused('/me', phone)).toBe('session-found: revoked-by-user')
    expect((await get('/me', laptop)).status).toBe(200)
  })

  it('are one’s own alone: bob ends nothing of alice’s', async () => {
    const alice = await logIn()
    const [row] = test.lab.sessions.list()
    const bob = await logIn(newJar(), 'bob', 'builder')
    expect((await get('/sessions', bob)).body).not.toContain(row?.id)
    await post('/sessions/end', bob, { session: row?.id ?? '' })
    expect((await get('/me', alice)).status).toBe(200)
  })

  it.each([
    ['/sessions/end', 'GET'],
    ['/logout-everywhere', 'GET'],
  ])('are not ended by following a link to %s', async path => {
    const jar = await logIn()
    expect(await refused(path, jar)).toBe('method-allowed: wrong-method')
    expect((await get('/me', jar)).status).toBe(200)
  })

  it.each(['/sessions/end', '/logout-everywhere'])('are not for a visitor: %s', async path => {
    const jar = newJar()
    await get('/basket', jar)
    test.forget()
    expect((await post(path, jar, { session: 'x' })).status).toBe(401)
    expect(test.receipt().at(-1)).toBe('session-logged-in: anonymous')
  })

  it('name the browser in words, and show what it says of itself as text', async () => {
    const jar = newJar()
    const chrome = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36'
    await ask(test.lab, `${SHOP}/session/login`, {
      jar,
      form: { user: 'alice', password: 'wonderland' },
      headers: { 'User-Agent': chrome },
    })
    await ask(test.lab, `${SHOP}/session/login`, {
      jar: newJar(),
      form: { user: 'alice', password: 'wonderland' },
      headers: { 'User-Agent': '<script>alert(1)</script>' },
    })
    const { body } = await get('/sessions', jar)
    expect(body).toContain('Chrome 130, Linux <strong class="good">')
    expect(body).toContain('&lt;script&gt;')
    expect(body).not.toContain('<script>')
  })

  it('all end at once', async () => {
    const [laptop, phone] = [await logIn(), await logIn()]
    await logIn(newJar(), 'bob', 'builder')
    expect((await post('/logout-everywhere', laptop)).status).toBe(303)
    expect(await refused('/me', phone)).toBe('session-found: logged-out-everywhere')
    expect(test.lab.sessions.list().map(({ user }) => user)).toEqual(['bob'])
  })

  it('are many by default, and one when the switch says so: the phone logs the laptop out', async () => {
    const first = await logIn()
    const second = await logIn()
    expect((await get('/me', first)).status).toBe(200)
    test.lab.settings.change({ sessionsPerUser: 'one' })
    const third = await logIn()
    expect(await refused('/me', first)).toBe('session-found: logged-in-elsewhere')
    expect(await refused('/me', second)).toBe('session-found: logged-in-elsewhere')
    expect((await get('/me', third)).status).toBe(200)
  })
})

describe('limits and roles', () => {
  it('are read when they matter: a shorter idle limit ends a session that was fine before', async () => {
    const jar = await logIn()
    test.clock.moveForward(6 * 60_000)
    test.lab.settings.change({ sessionIdleMinutes: 5 })
    expect(await refused('/me', jar)).toBe('session-alive: idle-timeout')
  })

  it('a role that changes on the server acts with the next request', async () => {
    const jar = await logIn()
    expect(await refused('/admin', jar)).toBe('role-allowed: wrong-role')
    test.lab.ask({ do: 'set-role', user: 'alice', role: 'admin' })
    expect((await get('/admin', jar)).status).toBe(200)
    test.lab.ask({ do: 'set-role', user: 'alice', role: 'user' })
    expect(await refused('/admin', jar)).toBe('role-allowed: wrong-role')
  })

  it('a role that is read from the row stays what it was at the log-in', async () => {
    test.lab.settings.change({ sessionRoleFrom: 'session-row' })
    const jar = await logIn()
    test.lab.ask({ do: 'set-role', user: 'alice', role: 'admin' })
    expect(await refused('/admin', jar)).toBe('role-allowed: wrong-role')
    expect((await get('/admin', await logIn(jar))).status).toBe(200)
  })
})

describe('a restart of the server', () => {
  const folders = (): string[] => readdirSync(test.folder)

  it('empties a store in memory', async () => {
    const jar = await logIn()
    expect(test.lab.ask({ do: 'restart' })).toBe(true)
    expect(test.of('server.restarted')).toHaveLength(1)
    expect(await refused('/me', jar)).toBe('session-found: server-restarted')
  })

  it('leaves a store on disk as it is, in files for this user alone that hold no session id', async () => {
    test.lab.settings.change({ sessionStore: 'disk' })
    const jar = await logIn()
    test.lab.ask({ do: 'restart' })
    expect((await get('/me', jar)).status).toBe(200)
    const [folder] = folders()
    const path = join(test.folder, folder ?? '')
    expect(statSync(path).mode & 0o777).toBe(0o700)
    const [file] = readdirSync(path)
    expect(statSync(join(path, file ?? '')).mode & 0o777).toBe(0o600)
    expect(readFileSync(join(path, file ?? ''), 'utf8')).not.toContain(sidOf(jar))
    test.lab.reset()
    expect(existsSync(path)).toBe(false)
  })

  it('still knows afterwards which rows on disk have ended', async () => {
    test.lab.settings.change({ sessionStore: 'disk' })
    const [laptop, phone] = [await logIn(), await logIn()]
    const copied: CookieJar = new Map([['shop.test', new Map([['sid', sidOf(laptop)]])]])
    await post('/logout', laptop)
    test.lab.ask({ do: 'restart' })
    expect(await refused('/me', copied)).toBe('session-found: logged-out')
    test.clock.moveForward(15 * 60_000)
    expect(await refused('/me', phone)).toBe('session-alive: idle-timeout')
  })

  it('leaves no file behind when the lab closes, and makes none afterwards', async () => {
    const other = await openTestLab()
    other.lab.settings.change({ sessionStore: 'disk' })
    await ask(other.lab, `${SHOP}/session/basket`)
    expect(readdirSync(other.folder)).toHaveLength(1)
    await other.lab.close()
    expect(readdirSync(other.folder)).toEqual([])
  })

  it('shows what either store took', async () => {
    const jar = await logIn()
    await get('/me', jar)
    const cells = async (): Promise<string[]> => {
      const { body } = await get('/sessions', jar)
      const table = body.slice(body.indexOf('id="store-costs"'))
      return [...table.matchAll(/<td>([^<]+)<\/td>/g)].map(([, cell]) => cell ?? '')
    }
    expect(await cells()).toEqual([expect.stringMatching(/^\d+ µs$/), expect.stringMatching(/^\d+ µs$/), 'not used yet', 'not used yet'])
    test.lab.settings.change({ sessionStore: 'disk' })
    await get('/me', await logIn(jar))
    expect((await cells()).slice(2)).toEqual([expect.stringMatching(/^\d+ µs$/), expect.stringMatching(/^\d+ µs$/)])
  })

  it('shows how much room a row takes: what goes to disk, and nothing of the cookie', async () => {
    test.lab.settings.change({ sessionStore: 'disk' })
    const jar = await logIn()
    const { body } = await get('/sessions', jar)
    const [, bytes] = /id="row-bytes">(\d+)</.exec(body) ?? []
    const [folder = ''] = readdirSync(test.folder)
    const [file = ''] = readdirSync(join(test.folder, folder))
    expect(Number(bytes)).toBe(statSync(join(test.folder, folder, file)).size)
    expect(body).not.toContain(sidOf(jar))
  })

  it('says where a row was found, and what that took', async () => {
    const inMemory = await logIn()
    await get('/me', inMemory)
    test.lab.settings.change({ sessionStore: 'disk' })
    const onDisk = await logIn()
    await get('/me', onDisk)
    const found = test.of('check.decided').filter(({ check }) => check === 'session-found')
    expect(found.map(({ params }) => [params['store'], typeof params['storeUs']])).toEqual([['disk', 'number']])
    test.forget()
    await get('/me', inMemory)
    expect(test.of('check.decided').find(({ check }) => check === 'session-found')?.params['store']).toBe('memory')
  })
})
