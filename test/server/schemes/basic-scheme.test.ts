import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ask, newJar, valueOf, valuesOf } from '../../support/lab-client.ts'
import { openTestLab, type TestLab } from '../../support/open-test-lab.ts'

const BASE = 'https://shop.test/basic'
let test: TestLab

beforeAll(async () => {
  test = await openTestLab()
})
afterAll(() => test.lab.close())
beforeEach(() => test.forget())

const encode = (pair: string | Buffer): string => Buffer.from(pair).toString('base64')
const withField = (path: string, field: string) => ask(test.lab, `${BASE}${path}`, { headers: { Authorization: field } })
const as = (pair: string, path = '/orders/') => withField(path, `Basic ${encode(pair)}`)
const ALICE = 'alice:wonderland'

describe('a protection space of HTTP Basic', () => {
  it('asks with a realm and UTF-8 whoever brings nothing (RFC 7617 §2.1, RFC 9110 §15.5.2)', async () => {
    for (const [path, realm] of [
      ['/orders/', 'orders'],
      ['/orders/history', 'orders'],
      ['/invoices/', 'orders'],
      ['/admin/', 'admin'],
    ] as const) {
      const response = await ask(test.lab, `${BASE}${path}`)
      expect([response.status, valuesOf(response, 'www-authenticate')]).toEqual([401, [`Basic realm="${realm}", charset="UTF-8"`]])
      expect(test.receipt()).toEqual(['authorization-present: no-authorization'])
      test.forget()
    }
  })

  it('lets in who brings name and password, keeps no session and sets no cookie', async () => {
    const response = await as(ALICE)
    expect(response.status).toBe(200)
    expect(response.body).toContain('<strong id="who">alice</strong>')
    expect(response.body).toContain(`Authorization: Basic ${encode(ALICE)}`)
    expect(response.body).toMatch(/<strong id="compared">\d+ ms<\/strong>/)
    expect(test.receipt()).toEqual(['authorization-present', 'credentials-readable', 'user-known', 'password-right'])
    expect([valuesOf(response, 'set-cookie'), test.lab.sessions.list()]).toEqual([[], []])
  })

  it('remembers nobody: the next request without the password is a stranger’s, on the same jar', async () => {
    const jar = newJar()
    await ask(test.lab, `${BASE}/orders/`, { headers: { Authorization: `Basic ${encode(ALICE)}` }, jar })
    expect((await ask(test.lab, `${BASE}/orders/`, { jar })).status).toBe(401)
  })

  it('takes the scheme’s name in any case (RFC 9110 §11.1)', async () => {
    expect((await withField('/orders/', `bAsIc ${encode(ALICE)}`)).status).toBe(200)
  })

  it('answers 403 without a challenge to whom it knows, and 200 to the admin (RFC 9110 §15.5.4)', async () => {
    const known = await as(ALICE, '/admin/')
    expect([known.status, valueOf(known, 'www-authenticate')]).toEqual([403, null])
    expect(test.receipt().at(-1)).toBe('role-allowed: wrong-role')
    expect(test.of('decision.made')).toMatchObject([{ status: 403, user: 'alice', refusedBy: 'role-allowed' }])
    expect((await as('admin:opensesame', '/admin/')).status).toBe(200)
  })

  it('sees a role that was changed at once: nothing but the table says it', async () => {
    test.lab.ask({ do: 'set-role', user: 'alice', role: 'admin' })
    expect((await as(ALICE, '/admin/')).status).toBe(200)
    test.lab.reset()
    expect((await as(ALICE, '/admin/')).status).toBe(403)
  })

  it('refuses even the right password where the browser is to forget it', async () => {
    const response = await as(ALICE, '/orders/forget')
    expect([response.status, valueOf(response, 'www-authenticate')]).toEqual([401, 'Basic realm="orders", charset="UTF-8"'])
  })

  it('leaves the first page open to everybody, whatever comes with it', async () => {
    expect((await ask(test.lab, `${BASE}/`)).status).toBe(200)
    expect((await withField('/', 'Basic <b>')).body).toContain('Basic &lt;b&gt;')
  })
})

describe('wrong credentials', () => {
  it('are answered 401 with the challenge again, and say the same of name and password (OWASP ASVS v5.0.0-6.3.8)', async () => {
    const wrongPassword = await as('alice:builder')
    const noSuchUser = await as('mallory:wonderland')
    expect([wrongPassword.status, noSuchUser.status]).toEqual([401, 401])
    expect(wrongPassword.body).toBe(noSuchUser.body)
    expect(valueOf(wrongPassword, 'www-authenticate')).toBe('Basic realm="orders", charset="UTF-8"')
    expect(test.receipt().filter(step => step.includes(':'))).toEqual(['password-right: wrong-password', 'user-known: unknown-user'])
  })

  it.each([
    'alice:',
    'alice:Wonderland',
    'alice:wonderland ',
    'Alice:wonderland',
    ' alice:wonderland',
    ':wonderland',
    'alice:wonder:land',
    '__proto__:x',
    'alice:wonderland:',
  ])('%j do not pass', async pair => {
    expect((await as(pair)).status).toBe(401)
    expect(test.receipt().slice(0, 2)).toEqual(['authorization-present', 'credentials-readable'])
  })

  it.each([
    ['another scheme', 'Bearer abc'],
    ['another scheme whose name begins alike', `Basics ${encode(ALICE)}`],
    ['no credentials behind the name', 'Basic'],
    ['no space before them', `Basic:${encode(ALICE)}`],
    ['Digest', 'Digest username="alice", realm="orders"'],
  ])('in %s are none', async (_what, field) => {
    expect((await withField('/orders/', field)).status).toBe(401)
    expect(test.receipt()).toEqual(['authorization-present: wrong-auth-scheme'])
  })

  it.each([
    ['no Base64', 'alice:wonderland'],
    ['Base64url', encode('alice:wonder>?land').replaceAll('+', '-').replaceAll('/', '_').replace(/$/, '-')],
    ['missing padding', encode('alice:wonderla').replaceAll('=', '')],
    ['too much padding', `${encode(ALICE)}=`],
    ['padding in the middle', `${encode('alice')}${encode(':wonderland')}`],
    ['white space inside', encode(ALICE).replace(/^(.{8})/, '$1 ')],
    ['bits left over', `${encode('alice:wonderla').slice(0, -3)}R==`],
    ['no colon', encode('alicewonderland')],
    ['octets that are not UTF-8', encode(Buffer.from([0x61, 0x3a, 0xff, 0xfe]))],
    ['latin1 instead of UTF-8', encode(Buffer.from('alice:tür', 'latin1'))],
    ['a NUL', encode('alice:wonderland\u0000')],
    ['a line feed', encode('alice\n:wonderland')],
    ['DEL', encode('alice:wonderland\u007f')],
    ['two credentials', `${encode(ALICE)}, Basic ${encode(ALICE)}`],
  ])('with %s are malformed (RFC 7617 §2, RFC 4648 §4)', async (_what, credentials) => {
    const response = await withField('/orders/', `Basic ${credentials}`)
    expect([response.status, test.receipt()]).toEqual([401, ['authorization-present', 'credentials-readable: malformed']])
    expect(valueOf(response, 'www-authenticate')).toBe('Basic realm="orders", charset="UTF-8"')
  })

  it('that a cookie or the address brings are none', async () => {
    const jar = newJar()
    await ask(test.lab, 'https://shop.test/session/login', { form: { user: 'alice', password: 'wonderland' }, jar })
    test.forget()
    expect((await ask(test.lab, `${BASE}/orders/?user=alice&password=wonderland`, { jar })).status).toBe(401)
    expect(test.receipt()).toEqual(['authorization-present: no-authorization'])
  })
})
