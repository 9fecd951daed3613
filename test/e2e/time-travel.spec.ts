import { expect, test, type Locator, type Page } from '@playwright/test'
import { runApp, type RunningApp } from './support/running-app.ts'
import { justPlay, logIn, type HandTab } from './support/by-hand.ts'
import { look, openReceipt } from './support/shown.ts'

/* The life of a cookie in the real app, told by its biography, and the way from each line of it to its event. */

test.describe.configure({ mode: 'serial' })
let running: RunningApp
let page: Page
let a: HandTab

test.beforeAll(async () => {
  running = await runApp()
  page = running.page
  a = await justPlay(running)
})
test.afterAll(() => running.close())

const dialog = (): Locator => page.getByRole('dialog', { name: 'Biography' })
const lines = (): Locator => dialog().locator('.biography-line')
const inspector = (): Locator => page.getByRole('region', { name: 'What tab A can see' })

test('the biography of a session cookie: set, carried and read, held back from another site’s page', async () => {
  await a.visit('https://shop.test/session/')
  await logIn(a, 'alice', 'wonderland')
  await a.visit('https://evil.test/') // embeds a picture of the shop
  await expect
    .poll(async () => (await running.eventsOf('cookie.judged')).filter(({ verdict }) => verdict.kind === 'held-back').length)
    .toBe(1)
  await a.visit('https://shop.test/session/me')
  await (await look(page, 'A', 'cookies')).getByRole('button', { name: 'Biography of sid' }).click()
  await expect(dialog()).toContainText('Alive, until the browser quits')
  await expect(lines()).toContainText([
    /Session The server noted the session/,
    /Set It came into being: by the answer to this request.*POST shop\.test\/session\/login/s,
    /Carried.*GET shop\.test\/session\/me/s,
    /Read by the server.*Accepted as alice, answer 200/s,
    /Held back.*SameSiteLax.*GET shop\.test\/logo\.svg.*from evil\.test/s,
    /Carried.*GET shop\.test\/session\/me/s,
    /Read by the server.*Accepted as alice, answer 200/s,
  ])
})

test('each line leads to its event: the row is chosen, and the world is as it was there', async () => {
  await lines().filter({ hasText: 'Set' }).getByRole('button').click()
  await expect(dialog()).toHaveCount(0)
  await expect(page.getByRole('option', { selected: true })).toContainText('/session/login')
  await expect(inspector()).toContainText('As it was at event')
  const sid = inspector().locator('.item', { hasText: 'sid' })
  await expect(sid, 'what the event changed is marked').toHaveAttribute('data-fresh', '')
  await expect(sid).toContainText('by this request')
})

test('from the receipt’s verdict, after the log-out, it tells the end too', async () => {
  await a.visit('https://shop.test/session/me')
  await a.run(`document.querySelector('#log-out').click()`)
  await expect.poll(() => a.run('location.pathname')).toBe('/session/')
  const receipt = await openReceipt(page, '/session/me', 'sent sid')
  await receipt.getByRole('button', { name: 'Biography of sid' }).click()
  await expect(dialog()).toContainText('Gone. A Set-Cookie with an expiry in the past deleted it.')
  await expect(lines().filter({ hasText: 'The server ended the session' })).toContainText('logged out')
  await expect(lines().filter({ hasText: /^Ended/ })).toContainText(/POST shop\.test\/session\/logout/)
  await expect(dialog().getByText(/You stand here, at event \d+/), 'what came later is below the mark').toBeVisible()
  await page.keyboard.press('Escape')
})
