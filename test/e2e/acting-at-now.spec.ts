import { expect, test, type Locator, type Page } from '@playwright/test'
import { runApp, type RunningApp } from './support/running-app.ts'
import { justPlay, type HandTab } from './support/by-hand.ts'
import { look, openReceipt } from './support/shown.ts'

/* Whoever has chosen the newest request stands in the present: what is done next shows what comes of it, not the past. */

test.describe.configure({ mode: 'serial' })
let running: RunningApp
let page: Page
let a: HandTab

test.beforeAll(async () => {
  running = await runApp()
  page = running.page
  a = await justPlay(running)
  await a.visit('https://shop.test/lab/answer?set-cookie=flavour%3Dvanilla%3B%20Path%3D%2F&body=here')
})
test.afterAll(() => running.close())

const past = (): Locator => page.getByRole('region', { name: 'The pages as they were' })
const stage = (): Locator => page.getByRole('region', { name: 'Browser windows' })
const inspector = (): Locator => page.getByRole('region', { name: 'What tab A can see' })
const chosen = (): Locator => page.getByRole('option', { selected: true })
const received = async (): Promise<number> => (await running.eventsOf('request.received')).length

for (const button of ['Reload', 'Back'])
  test(`${button} shows the page that it leads to, and the request it makes`, async () => {
    await openReceipt(page, 'GET', 'shop.test')
    const [before, row] = [await received(), await chosen().getAttribute('id')]
    await stage().getByRole('button', { name: button, exact: true }).click()
    await expect.poll(received).toBe(before + 1)
    await expect(chosen(), 'the newest request is followed again').not.toHaveAttribute('id', row ?? '')
    await expect(chosen()).toContainText('GET')
    await expect(past()).toHaveCount(0)
  })

test('a cookie that is edited in the inspector stays in sight, with its new value, and the request stays chosen', async () => {
  await a.visit('https://shop.test/lab/answer?body=edited')
  await openReceipt(page, 'GET', 'body=edited')
  await expect(past()).toHaveCount(0)
  const panel = await look(page, 'A', 'cookies')
  await panel.getByRole('button', { name: 'Edit flavour' }).click()
  await page.getByRole('dialog').getByRole('textbox', { name: 'Value' }).fill('lemon')
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await expect(panel.locator('.item', { hasText: 'flavour' })).toContainText('lemon')
  await expect(inspector()).not.toContainText('As it was at event')
  await expect(past()).toHaveCount(0)
  await expect(chosen()).toHaveCount(1)
})

test('what a page stores while one is in it shows at once, beside the request that stays chosen', async () => {
  await a.visit('https://shop.test/lab/answer?body=stored')
  await openReceipt(page, 'GET', 'body=stored')
  await a.page().locator('body').click()
  await expect.poll(() => a.run('document.hasFocus()')).toBe(true)
  await a.run(`localStorage.setItem('draft', 'kept'); 0`)
  await expect((await look(page, 'A', 'local')).locator('.item', { hasText: 'draft' })).toContainText('kept')
  await expect(past()).toHaveCount(0)
  await expect(chosen()).toHaveCount(1)
})

test('a request that is not the newest is still looked at as it was', async () => {
  await page.getByRole('option').filter({ hasText: 'body=here' }).first().click()
  await expect(past()).toBeVisible()
  await expect(inspector()).toContainText('As it was at event')
})
