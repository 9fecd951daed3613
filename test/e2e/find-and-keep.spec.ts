import { expect, test, type Page } from '@playwright/test'
import { runApp, type RunningApp } from './support/running-app.ts'
import { justPlay, type HandTab } from './support/by-hand.ts'

/* Finding requests again, keeping a word about them, and taking them elsewhere. */

test.describe.configure({ mode: 'serial' })
let running: RunningApp
let page: Page
let a: HandTab

test.beforeAll(async () => {
  running = await runApp()
  page = running.page
  a = await justPlay(running)
  await a.visit('https://shop.test/session/')
})
test.afterAll(() => running.close())

const clipboard = (): Promise<string> => running.app.evaluate(({ clipboard: system }) => system.readText())
const details = () => page.getByRole('region', { name: 'Receipt of one request' })

test('a request is copied without its secrets, and with them by an entry that says so', async () => {
  await a.visit("https://shop.test/it's?token=abcdefghijkl")
  await expect(details().locator('.details-url')).toContainText('token=abcdefghijkl', { timeout: 15_000 })
  await details().getByRole('button', { name: 'Copy this request' }).click()
  await page.getByRole('menuitem', { name: 'cURL for bash', exact: true }).click()
  await expect(details().getByRole('status')).toHaveText('Copied. Secrets are replaced by numbers.')
  const clean = await clipboard()
  expect(clean).toContain("--url 'https://shop.test/it'\\''s?token=redacted-1'")

  await details().getByRole('button', { name: 'Copy this request' }).click()
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await expect(details().getByRole('status')).toHaveText(/with its secrets/)
  expect(await clipboard()).toMatch(/^GET \/it's\?token=abcdefghijkl HTTP\/1\.1\r\n/)
})
