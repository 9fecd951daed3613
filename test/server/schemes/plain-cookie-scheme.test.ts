import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ask, newJar, valueOf, valuesOf } from '../../support/lab-client.ts'
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
const cookie = (line: string, path = '/cookie/prices') => ask(test.lab, `${SHOP}${path}`, { headers: { Cookie: line } })

describe('a preference', () => {
  it('is set by the server, readable by scripts, and comes back', async () => {
    const jar = newJar()
    const chosen = await ask(test.lab, `${SHOP}/cookie/theme`, { form: { theme: 'dark' }, jar })
    expect(chosen.status).toBe(303)
    expect(valueOf(chosen, 'set-cookie')).toMatch(/^theme=dark;/)
    expect(valueOf(chosen, 'set-cookie')).not.toContain('HttpOnly')
    expect((await ask(test.lab, `${SHOP}/cookie/`, { jar })).body).toContain('id="preview" class="preview" data-theme="dark"')
  })

  it('is whatever the browser says, and only a theme that the page knows', async () => {
    expect((await cookie('theme=<script>', '/cookie/')).body).not.toContain('<script>"')
    expect((await cookie('theme=neon', '/cookie/')).body).toContain('data-theme="light"')
  })

  it.each([
    ['GET', undefined, 405, 'method-allowed: wrong-method'],
    ['POST', 'colour=dark', 400, 'body-readable: field-missing'],
  ])('is not chosen by %s %s', async (method, body, status, last) => {
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
    const response = await ask(test.lab, `${SHOP}/cookie/theme`, { method, headers, ...(body === undefined ? {} : { body }) })
    expect([response.status, test.receipt().at(-1)]).toEqual([status, last])
  })
})

describe('a role in a cookie', () => {
  it('is refused without one and with another, and believed when anybody writes admin', async () => {
    expect((await cookie('other=1')).status).toBe(401)
    expect(test.receipt().at(-1)).toBe('cookie-present: no-cookie')
    expect((await cookie('role=user')).status).toBe(403)
    expect((await cookie('role=Admin')).status).toBe(403)
    expect(test.receipt().at(-1)).toBe('role-allowed: wrong-role')
    expect((await cookie('role=admin')).status).toBe(200)
  })
})

describe('a visitor', () => {
  it('is counted by an id of the server’s, and anew without it', async () => {
    const jar = newJar()
    await ask(test.lab, `${SHOP}/cookie/visits`, { jar })
    const first = jar.get('shop.test')?.get('visitor')
    await ask(test.lab, `${SHOP}/cookie/visits`, { jar })
    expect(jar.get('shop.test')?.get('visitor')).toBe(first)
    await ask(test.lab, `${SHOP}/cookie/visits`, { headers: { Cookie: 'visitor=made-up' }, jar: newJar() })
    expect((await ask(test.lab, `${SHOP}/cookie/visits`, { headers: { Cookie: `visitor=${first}` } })).body).toContain('3')
  })
})

describe('ads.test, embedded in two sites', () => {
  const banner = (referer: string, line = '') =>
    ask(test.lab, 'https://ads.test/banner', { headers: { Referer: referer, ...(line === '' ? {} : { Cookie: line }) } })

  it('sets a cookie that travels in frames: SameSite=None, Secure, and with the switch Partitioned', async () => {
    expect(valueOf(await banner('https://shop.test/'), 'set-cookie')).toMatch(/^ad-id=[^;]+;.*SameSite=None/)
    expect(valuesOf(await banner('https://shop.test/'), 'set-cookie').join()).not.toContain('Partitioned')
    test.lab.settings.change({ adsPartitioned: true })
    expect(valueOf(await banner('https://shop.test/'), 'set-cookie')).toMatch(/Partitioned/)
  })

  it('knows the browser again on another site, by its cookie and the Referer', async () => {
    const first = await banner('https://shop.test/')
    const id = /^ad-id=([^;]+)/.exec(valueOf(first, 'set-cookie') ?? '')?.[1] ?? ''
    const second = await banner('https://evil.test/', `ad-id=${id}`)
    expect(second.body).toContain('data-known="yes"')
    expect(second.body).toContain('https://shop.test, https://evil.test')
    expect((await banner('https://evil.test/', 'ad-id=made-up')).body).toContain('data-known="no"')
  })

  it('takes no post', async () => {
    expect((await ask(test.lab, 'https://ads.test/banner', { method: 'POST', body: 'x' })).status).toBe(405)
  })
})
