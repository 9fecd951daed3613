import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ask, newJar, valueOf, type CookieJar } from '../../support/lab-client.ts'
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
  expect((await ask(test.lab, `${SHOP}/session/login`, { form: { user, password }, jar })).status).toBe(303)
  test.forget()
  return jar
}
const get = (path: string, jar?: CookieJar) => ask(test.lab, `${SHOP}/orders${path}`, jar === undefined ? {} : { jar })
const refund = (number: number, jar?: CookieJar) =>
  ask(test.lab, `${SHOP}/orders/${number}/refund`, { method: 'POST', ...(jar === undefined ? {} : { jar }) })
const asked = (status: number): readonly [number, string | undefined] => [status, test.receipt().at(-1)]

describe('one’s own orders', () => {
  it('are listed, and nobody else’s', async () => {
    const { body } = await get('/', await logIn())
    expect([body.includes('1001'), body.includes('1003'), body.includes('1002')]).toEqual([true, true, false])
  })

  it('can be read one by one', async () => {
    const response = await get('/1001', await logIn())
    expect([response.status, response.body.includes('tea')]).toEqual([200, true])
    expect(test.receipt().slice(-2)).toEqual(['order-found', 'owner-matches'])
  })

  it('are 401 with a challenge for a stranger, and 403 without one for bob, who is known', async () => {
    const stranger = await get('/1001')
    expect(asked(stranger.status)).toEqual([401, 'cookie-present: no-cookie'])
    expect(valueOf(stranger, 'www-authenticate')).toMatch(/^Cookie /)
    const bob = await get('/1001', await logIn('bob', 'builder'))
    expect(asked(bob.status)).toEqual([403, 'owner-matches: not-owner'])
    expect([valueOf(bob, 'www-authenticate'), bob.body.includes('tea')]).toEqual([null, false])
  })

  it('are not opened by the role of an admin: a role is no ownership', async () => {
    expect(asked((await get('/1001', await logIn('admin', 'opensesame'))).status)).toEqual([403, 'owner-matches: not-owner'])
  })

  it('are open to everybody who counts up when the switch leaves the question out', async () => {
    test.lab.settings.change({ ordersCheckOwner: false })
    const response = await get('/1001', await logIn('bob', 'builder'))
    expect([response.status, response.body.includes('tea')]).toEqual([200, true])
    expect(test.of('check.decided').at(-1)).toMatchObject({ check: 'owner-matches', params: { asked: false, owner: 'alice', user: 'bob' } })
  })

  it.each(['/9999', '/0', '/999999', '/abc', '/1001x', '/-1', '/1e3'])('there is no order at %s', async path => {
    expect(asked((await get(path, await logIn())).status)).toEqual([404, 'order-found: unknown-order'])
  })
})

describe('refunding', () => {
  it('takes a permission, not a role: bob may, the admin and alice may not', async () => {
    expect((await refund(1001, await logIn('bob', 'builder'))).status).toBe(303)
    expect(asked((await refund(1001, await logIn('admin', 'opensesame'))).status)).toEqual([403, 'permission-held: no-permission'])
    expect(asked((await refund(1001, await logIn())).status)).toEqual([403, 'permission-held: no-permission'])
    expect((await get('/1001', await logIn())).body).toContain('id="refunded"')
  })

  it('comes and goes with the permission, at the next request', async () => {
    const jar = await logIn('bob', 'builder')
    test.lab.ask({ do: 'set-permissions', user: 'bob', permissions: [] })
    expect(asked((await refund(1002, jar)).status)).toEqual([403, 'permission-held: no-permission'])
    test.lab.ask({ do: 'set-permissions', user: 'bob', permissions: ['orders:refund'] })
    expect((await refund(1002, jar)).status).toBe(303)
  })

  it('is a post, of an order that exists, by somebody who is known', async () => {
    const jar = await logIn('bob', 'builder')
    expect(asked((await get('/1001/refund', jar)).status)).toEqual([405, 'method-allowed: wrong-method'])
    expect(asked((await refund(7777, jar)).status)).toEqual([404, 'order-found: unknown-order'])
    expect(asked((await refund(1001)).status)).toEqual([401, 'cookie-present: no-cookie'])
  })
})
