import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { ask } from '../../support/lab-client.ts'
import { openTestLab, type TestLab } from '../../support/open-test-lab.ts'
import { tokenCheckNames } from '../../support/token-check-names.ts'

let test: TestLab
beforeAll(async () => {
  test = await openTestLab()
})
afterAll(() => test.lab.close())
beforeEach(() => test.forget())

/** The checks that the server set out to run for a request without a credential. */
async function checksOf(url: string, method: 'GET' | 'POST'): Promise<readonly string[]> {
  await ask(test.lab, url, method === 'POST' ? { method, form: {} } : {})
  return test.of('decision.begun').at(-1)?.checks ?? []
}

it.each([
  ['https://shop.test/jwt/me', 'cookie-present'],
  ['https://api.shop.test/bearer/me', 'authorization-present'],
  ['https://shop.test/refresh/api/me', 'authorization-present'],
])('a token for %s is asked the same things in the same order, whatever brought it', async (url, brought) => {
  expect(await checksOf(url, 'GET')).toEqual([brought, ...tokenCheckNames])
})

const member = ['cookie-present', 'session-found', 'session-alive', 'session-logged-in']
it.each([
  ['GET', 'https://shop.test/session/me', member],
  ['GET', 'https://shop.test/session/sessions', member],
  ['POST', 'https://shop.test/session/sessions/end', ['method-allowed', ...member, 'body-readable']],
  ['POST', 'https://shop.test/session/transfer', ['method-allowed', ...member, 'body-readable']],
  ['POST', 'https://shop.test/session/logout-everywhere', ['method-allowed', ...member]],
  ['POST', 'https://shop.test/session/basket', ['method-allowed', 'body-readable', 'cookie-present', 'session-found', 'session-alive']],
  ['GET', 'https://shop.test/orders/', member],
  ['POST', 'https://shop.test/orders/1/refund', ['method-allowed', ...member, 'permission-held', 'order-found']],
  ['GET', 'https://shop.test/cache/private', ['method-allowed', ...member]],
] as const)('%s %s asks for a session in the one order', async (method, url, checks) => {
  expect(await checksOf(url, method)).toEqual(checks)
})
