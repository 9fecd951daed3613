import { expect, test } from '@playwright/test'
import type { LabSettingsChange } from '@shared/lab/lab-settings.ts'
import { runApp, type OpenTab, type RunningApp } from '../support/running-app.ts'

/* Where a token is kept, and who can read it there: each way in the real browser, with its own jar and storage. */

const JWT = /^eyJ[\w-]+\.[\w-]+\.[\w-]+$/
let running: RunningApp
test.beforeAll(async () => {
  running = await runApp()
})
test.afterAll(() => running.close())

async function set(change: LabSettingsChange): Promise<void> {
  expect(await running.call('lab:set', change)).toMatchObject({ ok: true })
}
async function textOf(tab: OpenTab, selector: string): Promise<string> {
  return String(await tab.run(`document.querySelector('${selector}')?.textContent ?? ''`))
}
async function submit(tab: OpenTab): Promise<void> {
  await tab.run(`document.querySelector('#user').value = 'alice'; document.querySelector('#password').value = 'wonderland'`)
  await tab.run(`document.querySelector('#log-in').click()`)
}
const readable = (tab: OpenTab): Promise<unknown> =>
  tab.run(`({ cookie: /token=([^;]*)/.exec(document.cookie)?.[1] ?? null, local: localStorage.getItem('token') })`)

test.describe('a JWT in a cookie: what a script of the page can read', () => {
  const ways = [
    ['http-only', { cookie: null, local: null }],
    ['readable', { cookie: expect.stringMatching(JWT), local: null }],
    ['copied', { cookie: expect.stringMatching(JWT), local: expect.stringMatching(JWT) }],
    ['header', { cookie: expect.stringMatching(JWT), local: expect.stringMatching(JWT) }],
  ] as const
  for (const [tokenHandOver, seen] of ways) {
    test(tokenHandOver, async () => {
      await running.call('stage:reset', null)
      await set({ tokenHandOver })
      const tab = await running.openTab('laptop', 'https://shop.test/jwt/')
      await submit(tab)
      await expect.poll(() => textOf(tab, '#who')).toBe('alice')
      await expect.poll(() => readable(tab)).toEqual(seen)
      expect(await textOf(tab, '#variant')).toMatch(/^New tokens: HS256, good for 900 seconds/)
    })
  }
})

test.describe('a JWT in Authorization: what is left of it after a reload', () => {
  const ways = [
    ['localStorage', '200', '200'],
    ['sessionStorage', '200', '401'],
    ['memory', '401', '401'],
  ] as const
  for (const [bearerKeptIn, afterReload, inAnotherTab] of ways) {
    test(`kept in ${bearerKeptIn}: ${afterReload} here, ${inAnotherTab} in another tab, and a preflight before the request that carries it`, async () => {
      await running.call('stage:reset', null)
      await set({ bearerKeptIn })
      const tab = await running.openTab('laptop', 'https://shop.test/bearer/')
      const statusOf = async (where: OpenTab): Promise<string> => {
        await where.run(`document.querySelector('#answer').dataset.status = ''; document.querySelector('#go-me').click()`)
        const status = (): Promise<unknown> => where.run(`document.querySelector('#answer').dataset.status`)
        await expect.poll(status).not.toBe('')
        return String(await status())
      }
      await submit(tab)
      await expect.poll(() => textOf(tab, '#token')).toMatch(JWT)
      expect(await statusOf(tab)).toBe('200')
      await tab.visit('https://shop.test/bearer/')
      expect(await statusOf(tab)).toBe(afterReload)
      expect(await statusOf(await running.openTab('laptop', 'https://shop.test/bearer/'))).toBe(inAnotherTab)
      const arrived = await running.eventsOf('request.received')
      const since = (await running.eventsOf('lab.reset')).at(-1)?.seq ?? 0
      const asked = arrived.filter(({ url, seq }) => seq > since && url === 'https://api.shop.test/bearer/me')
      expect(asked.slice(0, 2).map(({ method }) => method)).toEqual(['OPTIONS', 'GET'])
    })
  }
})

test.describe('each algorithm, in the Electron that runs this', () => {
  for (const tokenAlgorithm of ['HS256', 'RS256', 'ES256', 'EdDSA'] as const) {
    test(tokenAlgorithm, async () => {
      await running.call('stage:reset', null)
      await set({ tokenAlgorithm })
      const tab = await running.openTab('laptop', 'https://shop.test/jwt/')
      await submit(tab)
      await expect.poll(() => textOf(tab, '#who')).toBe('alice')
      const verified = (await running.eventsOf('check.decided')).findLast(({ check }) => check === 'token-signature')
      expect(verified).toMatchObject({ outcome: 'passed', params: { algorithm: tokenAlgorithm } })
    })
  }
})
