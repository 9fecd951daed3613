import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { sendRaw, valuesOf, type RawResponse } from '../../support/lab-client.ts'
import { openTestLab, type TestLab } from '../../support/open-test-lab.ts'

/* The client of the proxy that experiments run in: whatever it asks, it gets what it is told, and nothing of the lab moves. */

let test: TestLab
beforeAll(async () => {
  test = await openTestLab()
})
afterAll(() => test.lab.close())
beforeEach(() => {
  test.lab.tellThrowaway(null)
  test.forget()
})

function ask(client: 'throwaway' | 'laptop', line: string): Promise<RawResponse> {
  const { username, password } = test.lab.credentialFor(client)
  const credential = Buffer.from(`${username}:${password}`).toString('base64')
  return sendRaw(test.lab, `${line} HTTP/1.1\r\nHost: shop.test\r\nProxy-Authorization: Basic ${credential}\r\nConnection: close\r\n\r\n`)
}
const told = {
  status: 200,
  reason: 'OK',
  fields: [
    ['Set-Cookie', 'c=\u0001'],
    ['Set-Cookie', 'd=2'],
  ] as const,
  body: Buffer.from('told'),
  delayMs: 0,
}

describe('the throw-away client', () => {
  it('is answered as told on every path and by every method, to the octet', async () => {
    test.lab.tellThrowaway(told)
    for (const line of ['GET http://shop.test/', 'POST http://shop.test/session/transfer', 'GET http://shop.test/no/such/page']) {
      const answer = await ask('throwaway', line)
      expect([answer.status, answer.body, valuesOf(answer, 'Set-Cookie')]).toEqual([200, 'told', ['c=\u0001', 'd=2']])
    }
  })

  it('reaches no check and no store while it is told what it gets', async () => {
    test.lab.tellThrowaway(told)
    await ask('throwaway', 'POST http://shop.test/session/transfer')
    expect(test.facts.filter(({ observer }) => observer === 'server')).toEqual([])
  })

  it('has its requests numbered apart from everybody’s', async () => {
    test.lab.tellThrowaway(told)
    await ask('throwaway', 'GET http://shop.test/')
    await ask('laptop', 'GET http://shop.test/lab/echo')
    expect(test.of('request.received').map(({ wire }) => wire.slice(0, 1))).toEqual(['t', 'w'])
  })

  it('meets the lab’s own sites where it is told nothing', async () => {
    expect((await ask('throwaway', 'GET http://shop.test/lab/echo')).body).toContain('GET http://shop.test/lab/echo')
  })

  it('changes nothing of what others get', async () => {
    test.lab.tellThrowaway(told)
    expect((await ask('laptop', 'GET http://shop.test/no/such/page')).status).toBe(404)
  })

  it('leaves no fact of what cannot be read', async () => {
    test.lab.tellThrowaway(told)
    const { username, password } = test.lab.credentialFor('throwaway')
    const credential = Buffer.from(`${username}:${password}`).toString('base64')
    await sendRaw(test.lab, `GET http://shop.test/ HTTP/1.1\r\nProxy-Authorization: Basic ${credential}\r\nbad field\r\n\r\n`)
    expect(test.facts).toEqual([])
  })
})
