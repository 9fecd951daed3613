import { expect, test, type Page } from '@playwright/test'
import { runApp, type RunningApp } from './support/running-app.ts'
import { justPlay, type HandTab } from './support/by-hand.ts'
import { allShown } from './support/shown.ts'

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
  await expect(details().locator('.details-url')).toContainText('token=abcdefghijkl')
  await details().getByRole('button', { name: 'Copy this request' }).click()
  const half = (name: RegExp) => page.getByRole('group', { name }).getByRole('menuitem')
  await expect(half(/^Secrets replaced by numbers/), 'said before copying').toHaveCount(5)
  await expect(half(/^With secrets/).first()).toHaveText('cURL for bash, with secrets')
  await page.getByRole('menuitem', { name: 'cURL for bash', exact: true }).click()
  await expect(details().getByRole('status')).toHaveText('Copied. Secrets are replaced by numbers.')
  const clean = await clipboard()
  expect(clean).toContain("--url 'https://shop.test/it'\\''s?token=redacted-1'")

  await details().getByRole('button', { name: 'Copy this request' }).click()
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest('[role=menu]') !== null)).toBe(true)
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await expect(details().getByRole('status')).toHaveText(/with its secrets/)
  expect(await clipboard()).toMatch(/^GET \/it's\?token=abcdefghijkl HTTP\/1\.1\r\n/)
})

const timeline = () => page.getByRole('region', { name: 'Timeline' })
const field = () => timeline().getByRole('combobox', { name: 'Filter' })
const rows = () => page.getByRole('listbox', { name: 'Timeline' }).getByRole('option')

test('a filter is typed with what really occurs, a mistake hides nothing, and each word has a way out', async () => {
  await allShown(page)
  const count = await rows().count()
  await page.keyboard.press('Control+F')
  await expect(field()).toBeFocused()
  await field().pressSequentially('sta')
  await expect(field()).toHaveAttribute('aria-expanded', 'true')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(field()).toHaveValue('status:')
  await field().pressSequentially('40')
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('option', { name: /^status:404/ })).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Tab')
  await expect(field()).toHaveValue('status:404 ')
  await expect(rows()).toHaveCount(1)

  await field().pressSequentially('hots:shop.test')
  const words = timeline().getByRole('list', { name: 'Words of the filter' })
  await expect(words.getByRole('listitem').nth(1)).toContainText('no such word before a colon; perhaps host?')
  await expect(rows()).toHaveCount(1)
  await words.getByRole('button', { name: 'Take away status:404' }).click()
  await expect(field()).toHaveValue('hots:shop.test')
  await expect(rows()).toHaveCount(count)
  await words.getByRole('button', { name: 'Take away hots:shop.test' }).click()
  await expect(words).toBeHidden()
})

test('what is typed before the next frame is already where the key has led', async () => {
  /* A key and a look at the page in one go, with no frame between. */
  const press = (key: { code: string; ctrlKey?: boolean }): Promise<string> =>
    page.evaluate(init => {
      const target = document.activeElement ?? document.body
      target.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init }))
      const at = document.activeElement
      return at instanceof HTMLInputElement ? `${at.value.slice(0, at.selectionStart ?? 0)}|${at.value.slice(at.selectionStart ?? 0)}` : ''
    }, key)
  await field().fill('sta shop')
  await details().getByRole('button', { name: 'Copy this request' }).focus()
  expect(await press({ code: 'KeyF', ctrlKey: true })).toContain('shop')
  await page.keyboard.press('Home')
  for (let letter = 0; letter < 3; letter++) await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('option', { name: /^status:/, selected: true })).toBeVisible()
  expect(await press({ code: 'Tab' })).toBe('status:|shop')
  await field().fill('')
})

test('a row is pinned and noted by keyboard, found by it, and the facts can be taken back', async () => {
  const list = page.getByRole('listbox', { name: 'Timeline' })
  await rows().last().click()
  await expect(list).toBeFocused() // the keys work after a click as well
  await page.keyboard.press('End')
  const row = page.getByRole('option', { selected: true })
  await page.keyboard.press('p')
  await expect(row).toHaveAccessibleName(/Pinned$/)
  await page.keyboard.press('n')
  const note = page.getByRole('dialog').getByRole('textbox', { name: 'Note' })
  await expect(note).toBeFocused()
  await note.fill('Where it <b>went</b> wrong')
  await page.keyboard.press('Control+Enter')
  await expect(row).toHaveAccessibleName(/Pinned\. Note: Where it <b>went<\/b> wrong$/)
  await expect(details()).toContainText('Where it <b>went</b> wrong')

  await field().fill('is:pinned went')
  await expect(rows()).toHaveCount(1)
  await field().fill('-is:noted')
  await expect(page.getByRole('option', { name: /Note:/ })).toHaveCount(0)
  await field().fill('')
  await details().getByRole('button', { name: 'Unpin' }).click()
  await expect(row).not.toHaveAccessibleName(/Pinned/)
  const chunk = await running.call('trace:since', { after: null })
  const kinds = (chunk.ok ? (JSON.parse(chunk.value) as { events: { kind: string }[] }).events : []).map(({ kind }) => kind)
  expect(kinds.filter(kind => /^(row|note)\./.test(kind))).toEqual(['row.pinned', 'note.written', 'row.unpinned'])
})

test('what would take notes with it asks first, and Escape keeps them', async () => {
  const asked = page.getByRole('dialog', { name: 'Notes would be lost' })
  const note = page.getByRole('option', { name: /Note:/ })
  for (const button of ['Clear the timeline', 'Reset lab']) {
    await page.getByRole('button', { name: button }).click()
    await expect(asked).toContainText('The note on this timeline goes with its requests')
    await page.keyboard.press('Escape')
    await expect(asked).toBeHidden()
    await expect(note).toHaveCount(1)
  }
  await page.getByRole('button', { name: 'Reset lab' }).click()
  await asked.getByRole('button', { name: 'Go on all the same' }).click()
  await expect(note).toHaveCount(0)
  await page.getByRole('button', { name: 'Clear the timeline' }).click()
  await expect(timeline(), 'nothing written, nothing asked').toContainText('The timeline was cleared')
  await expect(asked).toBeHidden()
})
