import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ask, valueOf, valuesOf, type AskOptions, type RawResponse } from '../../support/lab-client.ts'
import { openTestLab, type TestLab } from '../../support/open-test-lab.ts'

const API = 'https://api.shop.test/bearer'
const PAGE = 'https://shop.test'
let test: TestLab

beforeAll(async () => {
  test = await openTestLab()
})
afterAll(() => test.lab.close())
beforeEach(() => test.forget())

const call = (path: string, options: AskOptions = {}): Promise<RawResponse> =>
  ask(test.lab, `${API}${path}`, { ...options, headers: { Origin: PAGE, ...options.headers } })

async function tokenOf(user: string, password: string): Promise<string> {
  const response = await call('/login', { json: { user, password } })
  test.forget()
  return (JSON.parse(response.body) as { access_token: string }).access_token
}

const withToken = (token: string, path = '/me'): Promise<RawResponse> => call(path, { headers: { Authorization: `Bearer ${token}` } })

describe('logging in for a token', () => {
  it('answers as RFC 6749 §5.1 says, sets no cookie, and may be read by the shop’s pages alone', async () => {
    const response = await call('/login', { json: { user: 'alice', password: 'wonderland' } })
    expect(response.status).toBe(200)
    expect(JSON.parse(response.body)).toEqual({ access_token: expect.any(String) as string, token_type: 'Bearer', expires_in: 900 })
    expect(valueOf(response, 'cache-control')).toBe('no-store')
    expect(valuesOf(response, 'set-cookie')).toEqual([])
    expect(valueOf(response, 'access-control-allow-origin')).toBe(PAGE)
    expect(valueOf(response, 'vary')).toBe('Origin')
    expect(test.receipt()).toEqual(['method-allowed', 'origin-allowed', 'body-readable', 'user-known', 'password-right'])
  })

  it.each([
    ['no origin', { Origin: '' }, 403, 'origin-allowed: foreign-origin'],
    ['a stranger’s origin', { Origin: 'https://evil.test' }, 403, 'origin-allowed: foreign-origin'],
    ['the shop over http', { Origin: 'http://shop.test' }, 403, 'origin-allowed: foreign-origin'],
    ['an opaque origin', { Origin: 'null' }, 403, 'origin-allowed: foreign-origin'],
    ['a form’s content type', { 'Content-Type': 'application/x-www-form-urlencoded' }, 415, 'body-readable: wrong-content-type'],
    ['text/plain, which needs no preflight', { 'Content-Type': 'text/plain' }, 415, 'body-readable: wrong-content-type'],
  ])('refuses %s', async (_what, headers, status, last) => {
    const response = await call('/login', { json: { user: 'alice', password: 'wonderland' }, headers })
    expect(response.status).toBe(status)
    expect(test.receipt().at(-1)).toBe(last)
    if (status === 403) expect(valueOf(response, 'access-control-allow-origin')).toBeNull()
  })

  it('refuses a request without any Origin', async () => {
    const response = await ask(test.lab, `${API}/login`, { json: { user: 'alice', password: 'wonderland' } })
    expect(response.status).toBe(403)
    expect(test.receipt().at(-1)).toBe('origin-allowed: origin-missing')
  })

  it.each([
    ['not JSON', '{', 400, 'body-readable: unreadable'],
    ['an array', '["alice"]', 400, 'body-readable: unreadable'],
    ['null', 'null', 400, 'body-readable: unreadable'],
    ['a number for a name', '{"user":1,"password":"x"}', 400, 'body-readable: field-missing'],
    ['a name from the prototype', '{"password":"x","__proto__":{"user":"alice"}}', 400, 'body-readable: field-missing'],
    ['too much', `{"user":"${'x'.repeat(20_000)}"}`, 413, 'body-readable: too-large'],
    ['more than is read at all', `{"user":"${'x'.repeat(1_100_000)}"}`, 413, 'body-readable: too-large'],
    ['an unknown user', '{"user":"mallory","password":"x"}', 401, 'user-known: unknown-user'],
    ['a wrong password', '{"user":"alice","password":"x"}', 401, 'password-right: wrong-password'],
  ])('refuses %s', async (_what, body, status, last) => {
    const response = await call('/login', { body, headers: { 'Content-Type': 'application/json' } })
    expect(response.status).toBe(status)
    expect(test.receipt().at(-1)).toBe(last)
    expect(valueOf(response, 'access-control-allow-origin')).toBe(PAGE)
    expect(valueOf(response, 'www-authenticate')).toBe(status === 401 ? 'Bearer realm="api.shop.test"' : null)
  })

  it('is a POST', async () => {
    const response = await call('/login')
    expect([response.status, valueOf(response, 'allow')]).toEqual([405, 'POST'])
    expect(test.receipt()).toEqual(['method-allowed: wrong-method'])
  })
})

describe('the preflight', () => {
  it('lets the shop’s pages send Authorization and JSON', async () => {
    const response = await call('/me', {
      method: 'OPTIONS',
      headers: { 'Access-Control-Request-Method': 'GET', 'Access-Control-Request-Headers': 'authorization' },
    })
    expect(response.status).toBe(204)
    expect(response.bytes.toString()).toMatch(/\r\n\r\n$/)
    expect(valueOf(response, 'access-control-allow-origin')).toBe(PAGE)
    expect(valueOf(response, 'access-control-allow-headers')).toBe('Authorization, Content-Type')
    expect(valueOf(response, 'access-control-allow-credentials')).toBeNull()
    expect(test.of('decision.begun')).toMatchObject([{ route: 'preflight', checks: ['origin-allowed'] }])
  })

  it.each(['https://evil.test', 'http://shop.test', 'https://shop.test.evil.test', 'null'])(
    'answers %s without a word that lets it',
    async origin => {
      const response = await call('/me', { method: 'OPTIONS', headers: { Origin: origin, 'Access-Control-Request-Method': 'GET' } })
      expect(response.status).toBe(403)
      expect(response.headers.filter(([name]) => /^access-control-/i.test(name))).toEqual([])
      expect(test.receipt()).toEqual(['origin-allowed: foreign-origin'])
    },
  )
})

describe('a request with a token', () => {
  it('is known by it', async () => {
    const response = await withToken(await tokenOf('alice', 'wonderland'))
    expect(response.status).toBe(200)
    expect(JSON.parse(response.body)).toEqual({ user: 'alice', role: 'user' })
    expect(test.receipt()[0]).toBe('authorization-present')
  })

  it('is refused with 403 and insufficient_scope when the role is not enough (RFC 6750 §3.1)', async () => {
    const response = await withToken(await tokenOf('alice', 'wonderland'), '/admin')
    expect([response.status, valueOf(response, 'www-authenticate')]).toEqual([
      403,
      'Bearer realm="api.shop.test", error="insufficient_scope"',
    ])
    expect(JSON.parse(response.body)).toMatchObject({ status: 403, user: 'alice' })
    expect(test.of('decision.made')).toMatchObject([{ status: 403, user: 'alice', refusedBy: 'role-allowed' }])
  })

  it('of the admin is let in', async () => {
    const response = await withToken(await tokenOf('admin', 'opensesame'), '/admin')
    expect(JSON.parse(response.body)).toEqual({ user: 'admin', role: 'admin', users: ['alice', 'bob', 'admin'] })
  })

  it.each([
    ['nothing', {}, 'authorization-present: no-authorization', ''],
    ['an empty field', { Authorization: '' }, 'authorization-present: no-authorization', ''],
    ['the word alone', { Authorization: 'Bearer' }, 'authorization-present: wrong-auth-scheme', ''],
    ['Basic', { Authorization: 'Basic YTpi' }, 'authorization-present: wrong-auth-scheme', ''],
    ['a token that is none', { Authorization: 'Bearer hello' }, 'token-well-formed: malformed', ', error="invalid_token"'],
    ['two tokens', { Authorization: 'Bearer a.b.c d.e.f' }, 'token-well-formed: malformed', ', error="invalid_token"'],
    ['alg none', { Authorization: 'Bearer eyJhbGciOiJub25lIn0.e30.' }, 'token-algorithm: unsecured', ', error="invalid_token"'],
    ['no signature', { Authorization: 'Bearer eyJhbGciOiJIUzI1NiJ9.e30.' }, 'token-signature: bad-signature', ', error="invalid_token"'],
  ])('refuses %s with 401 and the right challenge (RFC 6750 §3)', async (_what, headers, last, error) => {
    const response = await call('/me', { headers })
    expect(response.status).toBe(401)
    expect(valueOf(response, 'www-authenticate')).toBe(`Bearer realm="api.shop.test"${error}`)
    expect(valueOf(response, 'access-control-expose-headers')).toBe('WWW-Authenticate')
    expect(test.receipt().at(-1)).toBe(last)
  })

  it('reads the scheme without regard to case (RFC 9110 §11.1)', async () => {
    const token = await tokenOf('bob', 'builder')
    expect((await call('/me', { headers: { Authorization: `bEARER ${token}` } })).status).toBe(200)
  })

  it('is not known by a cookie that holds the token', async () => {
    const token = await tokenOf('bob', 'builder')
    expect((await call('/me', { headers: { Cookie: `token=${token}` } })).status).toBe(401)
  })

  it('is refused when the token has expired, by the lab clock', async () => {
    const token = await tokenOf('bob', 'builder')
    test.clock.moveForward(15 * 60_000)
    const response = await withToken(token)
    expect(response.status).toBe(401)
    expect(valueOf(response, 'www-authenticate')).toContain('error="invalid_token"')
    expect(test.receipt().at(-1)).toBe('token-time: expired')
  })

  it('arrives whoever sent it: CORS only keeps a stranger from reading (Fetch standard)', async () => {
    const token = await tokenOf('bob', 'builder')
    const response = await call('/me', { headers: { Authorization: `Bearer ${token}`, Origin: 'https://evil.test' } })
    expect(response.status).toBe(200)
    expect(valueOf(response, 'access-control-allow-origin')).toBeNull()
  })
})

describe('the page', () => {
  it('has its script in a file of its own and may call the API alone', async () => {
    const response = await ask(test.lab, `${PAGE}/bearer/`)
    const policy = valueOf(response, 'content-security-policy') ?? ''
    expect(policy).toContain("script-src 'self'; connect-src 'self' https://api.shop.test")
    expect(policy).not.toContain('unsafe')
    expect(response.body).toContain('<script src="/bearer/page.js" defer></script>')
    const script = await ask(test.lab, `${PAGE}/bearer/page.js`)
    expect(valueOf(script, 'content-type')).toBe('text/javascript; charset=utf-8')
    expect(script.body).toContain('localStorage')
  })
})
