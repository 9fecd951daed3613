import { once } from 'node:events'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { exchange, openTls } from '../../support/lab-client.ts'
import { openTestLab, type TestLab } from '../../support/open-test-lab.ts'

let test: TestLab

beforeAll(async () => {
  test = await openTestLab()
})
afterAll(() => test.lab.close())

/** A session ticket of shop.test, as a browser keeps one for its next connection (RFC 8446 §2.2). */
async function ticketOf(host: string): Promise<Buffer> {
  const first = await openTls(test.lab, host)
  const given = once(first, 'session') as Promise<[Buffer]>
  await exchange(first, `GET / HTTP/1.1\r\nHost: ${host}\r\n\r\n`)
  const [session] = await given
  first.destroy()
  return session
}

it('serves a resumed TLS session: the handshake names the host again, though no certificate is asked for', async () => {
  const resumed = await openTls(test.lab, 'shop.test', { session: await ticketOf('shop.test') })
  expect(resumed.isSessionReused()).toBe(true)
  expect((await exchange(resumed, 'GET / HTTP/1.1\r\nHost: shop.test\r\n\r\n')).status).toBe(200)
  resumed.destroy()
})

it('serves no other host on a resumed session (SNI ≠ CONNECT)', async () => {
  const session = await ticketOf('shop.test')
  const resumed = await openTls(test.lab, 'shop.test', { session, servername: 'evil.test', checkServerIdentity: () => undefined }).catch(
    () => null,
  )
  if (resumed === null) return // broken off in the handshake
  expect((await exchange(resumed, 'GET / HTTP/1.1\r\nHost: shop.test\r\n\r\n')).status).toBe(421)
  resumed.destroy()
})
