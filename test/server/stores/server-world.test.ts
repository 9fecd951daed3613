import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { serverStateSchema, type ServerState } from '@shared/world/server-state.ts'
import { ask, newJar, type CookieJar } from '../../support/lab-client.ts'
import { openTestLab, type TestLab } from '../../support/open-test-lab.ts'

const SHOP = 'https://shop.test'
let test: TestLab

beforeAll(async () => {
  test = await openTestLab()
})
afterAll(() => test.lab.close())
beforeEach(() => test.lab.reset())

async function logIn(scheme: string, user: string, password: string): Promise<CookieJar> {
  const jar = newJar()
  const response = await ask(test.lab, `${SHOP}/${scheme}/login`, { form: { user, password }, jar })
  expect(response.status).toBe(303)
  return jar
}
const member = async (scheme: string, jar: CookieJar): Promise<number> => (await ask(test.lab, `${SHOP}/${scheme}/me`, { jar })).status

async function put(state: ServerState): Promise<void> {
  const prepared = await test.lab.world.prepare(state)
  if (!prepared.ok) throw new Error(`the key ${prepared.badKey} is bad`)
  prepared.put()
}

describe.each(['HS256', 'RS256', 'ES256', 'EdDSA'] as const)('the servers’ state, with keys for %s', tokenAlgorithm => {
  it('comes back after a reset: who was logged in is, by session, by library and by token', async () => {
    test.lab.settings.change({ tokenAlgorithm, sessionStore: 'disk', tokenRevocation: 'denylist' })
    const jars = { session: await logIn('session', 'alice', 'wonderland'), passport: await logIn('passport', 'bob', 'builder') }
    const token = await logIn('jwt', 'alice', 'wonderland')
    test.lab.ask({ do: 'set-role', user: 'bob', role: 'admin' })
    const state = await test.lab.world.save()
    expect(serverStateSchema.parse(state)).toEqual(state)

    test.lab.ask({ do: 'rotate-key' })
    test.lab.ask({ do: 'retire-key' })
    test.lab.ask({ do: 'revoke-tokens', user: 'alice' })
    test.lab.reset()
    expect([await member('session', jars.session), await member('passport', jars.passport), await member('jwt', token)]).toEqual([
      401, 401, 401,
    ])

    test.forget()
    await put(state)
    expect(test.facts).toEqual([])
    expect(await test.lab.world.save()).toEqual(state)
    expect([await member('session', jars.session), await member('passport', jars.passport), await member('jwt', token)]).toEqual([
      200, 200, 200,
    ])
    // It can be put a second time, after the pages have done something.
    await put(state)
    expect(await test.lab.world.save()).toEqual(state)
  })
})

describe('the servers’ state', () => {
  it('keeps who signed up, with the password, and how sessions ended', async () => {
    const jar = await logIn('session', 'alice', 'wonderland')
    await ask(test.lab, `${SHOP}/session/logout`, { method: 'POST', form: {}, jar })
    const state = JSON.parse(JSON.stringify(await test.lab.world.save())) as ServerState
    expect(state.endedSessions.length).toBeGreaterThan(0)
    expect(JSON.stringify(state)).not.toContain('wonderland')
    await put(state)
    await logIn('session', 'alice', 'wonderland')
  })

  it('refuses a key whose halves do not belong together, one of another algorithm, and one id twice; and changes nothing', async () => {
    test.lab.settings.change({ tokenAlgorithm: 'ES256' })
    await logIn('jwt', 'alice', 'wonderland')
    const state = await test.lab.world.save()
    const key = state.keys.find(({ jwk }) => jwk.kty === 'EC')
    if (key?.jwk.kty !== 'EC') throw new Error('no key')
    for (const keys of [
      [{ ...key, jwk: { ...key.jwk, x: key.jwk.y, y: key.jwk.x } }],
      [{ ...key, jwk: { ...key.jwk, d: Buffer.alloc(32, 7).toString('base64url') } }],
      [{ ...key, algorithm: 'EdDSA' as const }],
      [key, key],
    ])
      expect(await test.lab.world.prepare({ ...state, keys })).toEqual({ ok: false, badKey: key.kid })
    expect(await test.lab.world.save()).toEqual(state)
  })
})
