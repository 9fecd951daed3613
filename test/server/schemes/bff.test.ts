import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ask, newJar, valuesOf, type AskOptions, type CookieJar, type RawResponse } from '../../support/lab-client.ts'
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

const call = (path: string, options: AskOptions = {}): Promise<RawResponse> =>
  ask(test.lab, `${SHOP}/session/bff${path}`, { ...options, headers: { Origin: SHOP } })

async function logIn(): Promise<CookieJar> {
  const jar = newJar()
  expect((await call('/login', { json: { user: 'alice', password: 'wonderland' }, jar })).status).toBe(200)
  test.forget()
  return jar
}

describe('a backend for frontend', () => {
  it('gives the browser a session id and no token', async () => {
    const response = await call('/login', { json: { user: 'alice', password: 'wonderland' } })
    expect(JSON.parse(response.body)).toEqual({ user: 'alice' })
    expect(valuesOf(response, 'set-cookie')).toEqual([expect.stringMatching(/^sid=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/)])
  })

  it('asks the API’s checks of the token that it keeps', async () => {
    const jar = await logIn()
    const response = await call('/me', { jar })
    expect(JSON.parse(response.body)).toEqual({ user: 'alice', role: 'user' })
    expect(test.receipt()).toEqual(
      expect.arrayContaining(['session-logged-in', 'token-kept', 'token-signature', 'token-time', 'token-audience']),
    )
  })

  it('renews within the same request, and two requests at once are no reuse', async () => {
    const jar = await logIn()
    test.clock.moveForward(MINUTE)
    const both = await Promise.all([call('/me', { jar }), call('/me', { jar })])
    expect(both.map(({ status }) => status)).toEqual([200, 200])
    expect(both.flatMap(response => valuesOf(response, 'set-cookie'))).toEqual([])
    expect(test.of('refresh.changed').map(({ change }) => change)).toEqual([{ kind: 'ended', by: 'rotated' }, { kind: 'created' }])
  })

  it('has no token for a session that began elsewhere', async () => {
    const jar = newJar()
    await ask(test.lab, `${SHOP}/session/login`, { form: { user: 'alice', password: 'wonderland' }, jar })
    test.forget()
    expect((await call('/me', { jar })).status).toBe(401)
    expect(test.receipt().at(-1)).toBe('token-kept: no-token-kept')
  })

  it('ends the session and the refresh tokens at the log-out', async () => {
    const jar = await logIn()
    expect((await call('/logout', { method: 'POST', jar: new Map(jar) })).status).toBe(200)
    expect(test.of('session.changed').map(({ change }) => change)).toEqual([{ kind: 'ended', by: 'logged-out' }])
    expect(test.of('refresh.changed').map(({ change }) => change)).toEqual([{ kind: 'ended', by: 'logged-out' }])
  })
})
