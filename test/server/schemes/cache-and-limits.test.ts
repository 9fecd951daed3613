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
async function logIn(user = 'alice', password = 'wonderland'): Promise<CookieJar> {
  const jar = newJar()
  await ask(test.lab, `${SHOP}/session/login`, { form: { user, password }, jar })
  test.forget()
  return jar
}

describe('what a cache is told (RFC 9111 §5.2.2)', () => {
  it.each([
    ['/cache/kept', 200, 'private, max-age=600'],
    ['/cache/moved', 301, 'private, max-age=600'],
    ['/cache/missing', 404, 'private, max-age=600'],
    ['/cache/uncached', 200, 'no-store'],
    ['/cache/checked', 200, 'private, no-cache'],
  ])('%s: %d, %s', async (path, status, cacheControl) => {
    const response = await ask(test.lab, `${SHOP}${path}`)
    expect([response.status, valueOf(response, 'cache-control')]).toEqual([status, cacheControl])
  })

  it('a validator that still fits gets a 304 without content, another a whole answer (RFC 9110 §13.1.2)', async () => {
    const etag = valueOf(await ask(test.lab, `${SHOP}/cache/checked`), 'etag') ?? ''
    const fresh = await ask(test.lab, `${SHOP}/cache/checked`, { headers: { 'If-None-Match': etag } })
    expect([fresh.status, fresh.body]).toEqual([304, ''])
    expect((await ask(test.lab, `${SHOP}/cache/checked`, { headers: { 'If-None-Match': '"other"' } })).status).toBe(200)
  })

  it('Vary names what tells the answers of one address apart', async () => {
    expect(valueOf(await ask(test.lab, `${SHOP}/cache/varied`), 'vary')).toBe('X-Flavour')
  })

  it.each([
    ['/cache/kept', 'POST'],
    ['/cache/checked', 'DELETE'],
    ['/cache/posted', 'GET'],
  ])('%s takes no %s', async (path, method) => {
    expect((await ask(test.lab, `${SHOP}${path}`, { method })).status).toBe(405)
    expect(test.receipt().at(-1)).toBe('method-allowed: wrong-method')
  })
})

describe('the private page', () => {
  it('is 401 for a stranger, and says by the switch how it may be kept', async () => {
    expect((await ask(test.lab, `${SHOP}/cache/private`)).status).toBe(401)
    const jar = await logIn()
    const says = async (): Promise<string | null> => valueOf(await ask(test.lab, `${SHOP}/cache/private`, { jar }), 'cache-control')
    expect(await says()).toBe('no-store')
    for (const [cachePrivatePage, expected] of [
      ['private', 'private, max-age=600'],
      ['no-cache', 'private, no-cache'],
      ['public-by-mistake', 'public, max-age=600'],
    ] as const) {
      test.lab.settings.change({ cachePrivatePage })
      expect(await says()).toBe(expected)
    }
  })

  it('one user’s validator never makes the other’s copy pass', async () => {
    test.lab.settings.change({ cachePrivatePage: 'no-cache' })
    const alice = valueOf(await ask(test.lab, `${SHOP}/cache/private`, { jar: await logIn() }), 'etag') ?? ''
    const bob = await ask(test.lab, `${SHOP}/cache/private`, { jar: await logIn('bob', 'builder'), headers: { 'If-None-Match': alice } })
    expect([bob.status, bob.body.includes('bob')]).toEqual([200, true])
  })
})

describe('limits', () => {
  it('sets cookies at and beyond each limit, and says which came back', async () => {
    const at = await ask(test.lab, `${SHOP}/limits/try/pair-4096`, { method: 'POST' })
    const pair = (valueOf(at, 'set-cookie') ?? '').split(';')[0] ?? ''
    expect(pair.length - 1).toBe(4096)
    expect(valuesOf(await ask(test.lab, `${SHOP}/limits/try/many`, { method: 'POST' }), 'set-cookie')).toHaveLength(190)
    const arrived = await ask(test.lab, `${SHOP}/limits/try/arrived`, { headers: { Cookie: 'full=1; sid=2' } })
    expect(JSON.parse(arrived.body)).toEqual({ names: ['full', 'sid'] })
  })

  it('clears its own cookies and no others', async () => {
    const { headers } = await ask(test.lab, `${SHOP}/limits/try/clear`, { method: 'POST', headers: { Cookie: 'full=1; sid=2' } })
    const cleared = headers.filter(([name]) => name.toLowerCase() === 'set-cookie').map(([, value]) => value)
    expect(cleared.every(line => line.startsWith('full=;'))).toBe(true)
    expect(cleared.length).toBeGreaterThan(0)
  })

  it.each([
    ['/limits/try/many', 'GET'],
    ['/limits/try/arrived', 'POST'],
    ['/limits/try/clear', 'GET'],
  ])('%s takes no %s', async (path, method) => {
    expect((await ask(test.lab, `${SHOP}${path}`, { method })).status).toBe(405)
  })
})
