import { expect, test, type Locator, type Page } from '@playwright/test'
import { runApp, type RunningApp } from './support/running-app.ts'
import { justPlay, type HandTab } from './support/by-hand.ts'
import { allShown, look, openReceipt } from './support/shown.ts'

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

test('a pin, a note and a wish to hold are no reason to leave the present', async () => {
  const details = page.getByRole('region', { name: 'Receipt of one request' })
  await a.visit('https://shop.test/lab/answer?body=marked')
  await openReceipt(page, 'GET', 'body=marked')
  await details.getByRole('button', { name: 'Pin this row' }).click()
  await expect(chosen()).toHaveAccessibleName(/Pinned/)
  await page.getByRole('button', { name: 'Hold the next request' }).click()
  await page.getByRole('menuitem', { name: 'Hold the next request of tab A' }).click()
  const wish = page.locator('.hold-strip')
  await expect(wish).toContainText('will be held')
  await wish.getByRole('button').click()
  await expect(wish).toHaveCount(0)
  await allShown(page)
  await expect(past()).toHaveCount(0)
})

test('a request that is not the newest is still looked at as it was', async () => {
  await page.getByRole('option').filter({ hasText: 'body=here' }).first().click()
  await expect(past()).toBeVisible()
  await expect(inspector()).toContainText('As it was at event')
})

test('a click on a row leaves the keys with the list, also once that row is out of sight', async () => {
  const list = page.getByRole('listbox', { name: 'Timeline' })
  const first = page.getByRole('option').filter({ hasText: 'a tab was opened' }).first()
  await page.keyboard.press('Escape')
  await page.getByRole('option').last().click()
  await expect(list).toBeFocused()
  await page.keyboard.press('Home')
  await expect(first).toHaveAttribute('aria-selected', 'true')
  await expect(list).toBeFocused()
  await page.keyboard.press('Alt+End')
  await page.getByRole('option').filter({ hasText: 'body=here' }).first().click()
  await page.keyboard.press('r')
  await expect(page.getByRole('region', { name: 'Receipt of one request' })).toContainText('Sent again by hand.')
})

test('a focus that the past had taken from a page goes back to the pages', async () => {
  await a
    .page()
    .locator('body')
    .click({ position: { x: 3, y: 3 } })
  await a.press('Alt+Left')
  await expect(past()).toBeFocused()
  await page.keyboard.press('Alt+End')
  await expect(past()).toHaveCount(0)
  await expect(stage().getByRole('tab', { name: /^Tab A:/ })).toBeFocused()
})

test('what was chosen before the timeline was cleared is chosen no more, and nobody guesses who set what', async () => {
  await a.visit('https://shop.test/lab/answer?body=before')
  await openReceipt(page, 'GET', 'body=before')
  await page.keyboard.press('p') // something that leaves the row chosen, in the present
  const panel = await look(page, 'A', 'cookies')
  const flavour = panel.locator('.item', { hasText: 'flavour' })
  await panel.getByRole('button', { name: 'Edit flavour' }).click()
  await page.getByRole('dialog').getByRole('textbox', { name: 'Value' }).fill('mint')
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await expect(flavour).toContainText('edited here')
  await page.getByRole('button', { name: 'Clear the timeline' }).click()
  await expect(page.getByText('The timeline was cleared')).toBeVisible()
  await expect(flavour).toContainText('mint')
  await expect(flavour).not.toContainText('by a script')
  await a.run(`setTimeout(() => location.assign('/lab/answer?body=after'), 0)`)
  await expect(chosen()).toContainText('body=after')
})

test('what lies under a dialog is out of reach of the keys', async () => {
  await page.getByRole('button', { name: 'Tools' }).click()
  await page.getByRole('menuitem', { name: /^Token desk/ }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  const acts = async (): Promise<number> =>
    (await running.events()).filter(({ kind }) => kind === 'tab.closed' || kind === 'hold.asked').length
  const before = await acts()
  for (const key of ['Control+T', 'Control+W', 'Control+P']) await page.keyboard.press(key)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  expect(await acts()).toBe(before)
  await expect(stage().getByRole('tab')).toHaveCount(1)
})

test('a tab closed by key hands the focus to its neighbour', async () => {
  await stage().getByRole('button', { name: 'New tab' }).click()
  await stage()
    .getByRole('tab', { name: /^Tab B:/ })
    .focus()
  await page.keyboard.press('Delete')
  await expect(stage().getByRole('tab')).toHaveCount(1)
  await expect(stage().getByRole('tab', { name: /^Tab A:/ })).toBeFocused()
})

test('where one panel shows at a time, who set a cookie leads to the receipt', async () => {
  await a.visit('https://shop.test/lab/answer?set-cookie=fresh%3D1%3B%20Path%3D%2F&body=fresh')
  await running.call('settings:change', { zoom: 200 })
  await page.getByRole('radio', { name: 'Inspector' }).click()
  await (await look(page, 'A', 'cookies')).getByRole('button', { name: /^Show the request that changed it/ }).click()
  await expect(page.getByRole('radio', { name: 'Receipt', checked: true })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Receipt of one request' })).toContainText('body=fresh')
  await expect(page.locator('[data-pane=details] :focus')).toHaveCount(1)
  await running.call('settings:change', { zoom: 100 })
})

test('after a reset nothing is said to be as it was', async () => {
  await page.getByRole('button', { name: 'Reset lab' }).click()
  await expect(stage().getByText('No window is open')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Timeline' })).toContainText('Nothing has happened yet')
})
