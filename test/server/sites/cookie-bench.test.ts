import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { presetNames, presets } from '../../../src/server/sites/cookie-bench/presets.ts'
import { ask, valueOf, valuesOf } from '../../support/lab-client.ts'
import { openTestLab, type TestLab } from '../../support/open-test-lab.ts'

let test: TestLab

beforeAll(async () => {
  test = await openTestLab()
})
afterAll(() => test.lab.close())
beforeEach(() => test.forget())

const set = (form: Record<string, string>, host = 'https://shop.test') => ask(test.lab, `${host}/cookies/set`, { form })
const cameIn = (body: string): string | undefined => /<pre id="came"[^>]*>([^<]*)</.exec(body)?.[1]

describe('the page to try cookies on', () => {
  it.each(presetNames)('sends the lines that it shows beside the button %s, and leads back', async preset => {
    const response = await set({ preset })
    expect(response.status).toBe(303)
    expect(valueOf(response, 'location')).toBe('/cookies')
    expect(valuesOf(response, 'set-cookie')).toEqual(presets[preset].lines)
    const { body } = await ask(test.lab, 'https://shop.test/cookies')
    expect(body).toContain(`id="set-${preset}"`)
    for (const line of presets[preset].lines) expect(body).toContain(`<code>${line}</code>`)
  })

  it('makes a line of the boxes, in the order in which they are shown', async () => {
    const boxes = { path: '/a', domain: 'shop.test', 'max-age': '60', expires: 'Thu, 01 Jan 2037 00:00:00 GMT', 'same-site': 'None' }
    const all = await set({ name: 'n', value: 'v=1', ...boxes, secure: 'on', 'http-only': 'on' })
    expect(valuesOf(all, 'set-cookie')).toEqual([
      'n=v=1; Path=/a; Domain=shop.test; Max-Age=60; Expires=Thu, 01 Jan 2037 00:00:00 GMT; SameSite=None; Secure; HttpOnly',
    ])
    expect(valuesOf(await set({ name: 'n', value: '', path: ' ', domain: '' }), 'set-cookie')).toEqual(['n='])
  })

  it('deletes with the path that was asked for, and with none', async () => {
    const remove = (form: Record<string, string>) => ask(test.lab, 'https://shop.test/cookies/delete', { form })
    expect(valuesOf(await remove({ name: 'n', path: '/a' }), 'set-cookie')).toEqual(['n=; Path=/a; Max-Age=0'])
    expect(valuesOf(await remove({ name: 'n', path: '' }), 'set-cookie')).toEqual(['n=; Max-Age=0'])
    expect((await remove({ name: '' })).status).toBe(400)
  })

  it.each([
    ['no name', { name: '' }],
    ['a name with an equals sign', { name: 'a=b' }],
    ['a semicolon in the value', { name: 'n', value: '1; HttpOnly' }],
    ['a line break', { name: 'n', value: '1\r\nX-Mine: 1' }],
    ['a line break in an attribute', { name: 'n', path: '/\nx' }],
    ['a letter beyond ASCII', { name: 'n', value: '쿠키' }],
    ['too long a value', { name: 'n', value: 'x'.repeat(5001) }],
    ['an unknown ready line', { preset: 'constructor' }],
    ['more than a form', { name: 'n', value: 'x'.repeat(1024 * 1024) }],
  ])('sets nothing for %s', async (_what, form) => {
    const response = await set(form)
    expect([response.status, valuesOf(response, 'set-cookie'), valueOf(response, 'x-mine')]).toEqual([400, [], null])
    expect(response.body).toContain('id="problem"')
  })

  it.each(['GET', 'POST'])('shows the Cookie field of a %s as it came, escaped', async method => {
    const url = 'https://shop.test/cookies'
    const response = await ask(test.lab, url, { method, headers: { Cookie: 'a=1; a=<b>' } })
    expect(cameIn(response.body)).toBe('Cookie: a=1; a=&lt;b&gt;')
    expect(cameIn((await ask(test.lab, url, { method })).body)).toBe('no cookie')
  })

  it('gives the field to its own script, not to a cache', async () => {
    const response = await ask(test.lab, 'https://shop.test/cookies/came', { headers: { Cookie: 'a=1' } })
    expect(JSON.parse(response.body)).toEqual({ cookie: 'a=1' })
    expect(valueOf(response, 'cache-control')).toBe('no-store')
  })

  it.each([
    ['https://shop.test', ['http://shop.test/cookies', 'https://api.shop.test/cookies']],
    ['http://shop.test', ['https://shop.test/cookies', 'https://api.shop.test/cookies']],
    ['https://api.shop.test', ['http://api.shop.test/cookies', 'https://shop.test/cookies']],
  ])('leads from %s to the other scheme, the other host and another site', async (origin, ways) => {
    const { body } = await ask(test.lab, `${origin}/cookies`)
    for (const way of [...ways, 'https://evil.test/cookies']) expect(body).toContain(`href="${way}"`)
  })

  it('comes back by a redirect of evil.test, and by a form and a link of it', async () => {
    const { body } = await ask(test.lab, 'https://shop.test/cookies')
    const way = /id="go-round"[^>]*href="([^"]*)"/.exec(body)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const turned = await ask(test.lab, way)
    expect([turned.status, valueOf(turned, 'location')]).toEqual([302, 'https://shop.test/cookies'])
    const evil = await ask(test.lab, 'https://evil.test/cookies')
    expect(evil.body).toMatch(/method="post" action="https:\/\/shop\.test\/cookies"/)
    expect(evil.body).toContain('href="https://shop.test/cookies"')
  })

  it('speaks Korean when asked to, and makes no decision', async () => {
    const { body } = await ask(test.lab, 'https://api.shop.test/cookies', { headers: { 'Accept-Language': 'ko' } })
    expect(body).toContain('쿠키 다뤄 보기')
    expect(test.facts.map(({ kind }) => kind)).toEqual(['request.received', 'response.sent'])
  })
})
