import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ask, valueOf, valuesOf } from '../../support/lab-client.ts'
import { openTestLab, type TestLab } from '../../support/open-test-lab.ts'

let test: TestLab

beforeAll(async () => {
  test = await openTestLab()
})
afterAll(() => test.lab.close())
beforeEach(() => test.forget())

const arrivedIn = (body: string): string[] => [...body.matchAll(/data-cookie="(\w+)"\s+data-arrived="yes"/g)].map(([, name]) => name ?? '')

describe('the first look', () => {
  it.each(['https', 'http'])('gives five cookies with explicit attributes over %s', async scheme => {
    const response = await ask(test.lab, `${scheme}://shop.test/first-look`)
    expect(valuesOf(response, 'set-cookie')).toEqual([
      'lax=1; Path=/; SameSite=Lax',
      'strict=1; Path=/; SameSite=Strict',
      'none=1; Path=/; SameSite=None; Secure',
      'secure=1; Path=/; SameSite=Lax; Secure',
      'orders=1; Path=/orders; SameSite=Lax',
    ])
    expect(response.body).toContain('href="https://evil.test/first-look"')
  })

  it.each(['GET', 'POST'])('tells after a %s which of them came', async method => {
    const response = await ask(test.lab, 'https://shop.test/first-look/check', {
      method,
      headers: { Cookie: 'lax=1; none=1; other=1', 'Sec-Fetch-Site': 'cross-site' },
    })
    expect(response.status).toBe(200)
    expect(arrivedIn(response.body)).toEqual(['lax', 'none'])
    expect(response.body).toContain('2 of 5 cookies arrived')
    expect(response.body).toContain('another site')
  })

  it('makes no decision: nobody logs in here', async () => {
    await ask(test.lab, 'https://shop.test/first-look/check')
    expect(test.facts.map(({ kind }) => kind)).toEqual(['request.received', 'response.sent'])
  })
})

describe('evil.test', () => {
  it('can send a form, a link and a picture’s request to the shop without a script', async () => {
    for (const path of ['/', '/first-look', '/prize']) {
      const response = await ask(test.lab, `https://evil.test${path}`)
      expect(response.body).not.toContain('<script')
      expect(valueOf(response, 'content-security-policy')).toContain("form-action 'self' https://shop.test http://shop.test")
      expect(response.body).toMatch(/method="post"\s+action="https:\/\/shop\.test\//)
    }
    expect((await ask(test.lab, 'https://evil.test/')).body).toContain('src="https://shop.test/logo.svg"')
  })

  it('has its prize over http too', async () => {
    expect((await ask(test.lab, 'http://evil.test/prize')).body).toContain('id="claim"')
  })

  it('sends the very form that a victim with a cookie would pay for', async () => {
    const prize = await ask(test.lab, 'https://evil.test/prize')
    const [, action = ''] = /action="([^"]+)"/.exec(prize.body) ?? []
    const fields = Object.fromEntries(
      [...prize.body.matchAll(/name="(\w+)"\s+value="(\w+)"/g)].map(([, name = '', value = '']) => [name, value]),
    )
    const login = await ask(test.lab, 'https://shop.test/session/login', { form: { user: 'alice', password: 'wonderland' } })
    const cookie = valueOf(login, 'set-cookie')?.split(';', 1)[0] ?? ''
    const paid = await ask(test.lab, action, { form: fields, headers: { Cookie: cookie, Origin: 'https://evil.test' } })
    expect(paid.status).toBe(200)
    expect(paid.body).toContain('<td id="to">mallory</td>')
  })
})

describe('the pages', () => {
  it.each([
    ['ko', 'ko', '가게'],
    ['ko-KR,ko;q=0.9,en-US;q=0.8', 'ko', '가게'],
    ['en;q=0.1, ko;q=0.2', 'ko', '가게'],
    ['fr, ko;q=0.5', 'ko', '가게'],
    ['en-GB', 'en', 'The shop'],
    ['en, ko', 'en', 'The shop'],
    ['ko;q=0', 'en', 'The shop'],
    ['kok', 'en', 'The shop'],
    ['', 'en', 'The shop'],
    [';;;,q=,', 'en', 'The shop'],
  ])('speak by Accept-Language %j: %s', async (header, language, title) => {
    const response = await ask(test.lab, 'https://shop.test/', { headers: { 'Accept-Language': header } })
    expect(response.body).toContain(`<html lang="${language}"`)
    expect(valueOf(response, 'content-language')).toBe(language)
    expect(response.body).toContain(`<h1>${title}</h1>`)
  })

  it('ask for nothing but themselves: one page is one exchange', async () => {
    for (const path of ['/', '/first-look', '/session/', '/jwt/', '/lab/echo', '/nope']) {
      const { body } = await ask(test.lab, `https://shop.test${path}`)
      expect(body).toContain('<link rel="icon" href="data:,"')
      expect(body).not.toMatch(/<script|<img|rel="stylesheet"/)
    }
  })

  it('put escaped text into a refusal', async () => {
    const response = await ask(test.lab, 'https://shop.test/session/login', { form: { user: '<b>', password: 'x' } })
    expect(response.body).not.toContain('<b>')
  })
})

describe('reset', () => {
  it('ends all sessions, says so, and gives the points back', async () => {
    const login = await ask(test.lab, 'https://shop.test/session/login', { form: { user: 'bob', password: 'builder' } })
    const cookie = valueOf(login, 'set-cookie')?.split(';', 1)[0] ?? ''
    await ask(test.lab, 'https://shop.test/session/transfer', { form: { to: 'alice', points: '9999999' }, headers: { Cookie: cookie } })
    await ask(test.lab, 'https://shop.test/session/transfer', { form: { to: 'alice', points: '200' }, headers: { Cookie: cookie } })
    test.forget()
    test.lab.reset()
    const ended = test.of('session.changed').filter(({ row }) => row.user === 'bob')
    expect(ended).toMatchObject([{ wire: null, change: { kind: 'ended', by: 'lab-reset' } }])
    expect(test.lab.sessions.list()).toEqual([])
    const old = await ask(test.lab, 'https://shop.test/session/me', { headers: { Cookie: cookie } })
    expect(old.status).toBe(401)
    expect(test.receipt().at(-1)).toBe('session-found: lab-reset')
    const again = await ask(test.lab, 'https://shop.test/session/login', { form: { user: 'bob', password: 'builder' } })
    const me = await ask(test.lab, 'https://shop.test/session/me', {
      headers: { Cookie: valueOf(again, 'set-cookie')?.split(';', 1)[0] ?? '' },
    })
    expect(me.body).toContain('<span id="points">500</span>')
  })
})
