import { expect, test, type Locator, type Page } from '@playwright/test'
import type { Language } from '@shared/language.ts'
import type { Settings } from '@shared/settings.ts'
import { violationsIn } from './support/axe.ts'
import { lessonText } from '../../src/renderer/src/i18n/lesson-text.ts'
import { paletteText } from '../../src/renderer/src/i18n/palette-text.ts'
import { justPlay, type HandTab } from './support/by-hand.ts'
import { cutTexts } from './support/cut-texts.ts'
import { runApp, type RunningApp } from './support/running-app.ts'
import { soon } from './support/shown.ts'

/* The command palette, by keyboard alone: on the start screen, in the lab, from within a page, and while a lesson is played. */

test.describe.configure({ mode: 'serial' })
let running: RunningApp
let page: Page
let a: HandTab
test.beforeAll(async () => {
  running = await runApp()
  page = running.page
})
test.afterAll(() => running.close())

const palette = (): Locator => page.locator('.palette')
const rows = (): Locator => palette().getByRole('option')

async function search(query: string): Promise<void> {
  await page.keyboard.press('Control+K')
  await expect(palette().getByRole('combobox')).toBeFocused()
  await page.keyboard.insertText(query)
}
/** The first of the rows has the focus of the list as soon as something is typed. */
async function run(query: string, name: RegExp): Promise<void> {
  await search(query)
  await expect(rows().first()).toHaveAccessibleName(name)
  await expect(rows().first()).toHaveAttribute('data-focused', 'true')
  await page.keyboard.press('Enter')
  await expect(palette()).toHaveCount(0)
}
const expectClean = async (language: Language, theme: Settings['theme']): Promise<void> => {
  await running.call('settings:change', { language, theme })
  await expect(page.locator('html')).toHaveAttribute('lang', language)
  await expect(palette().getByRole('combobox')).toHaveAccessibleName(paletteText[language].field)
  expect(await violationsIn(page, '.palette')).toEqual([])
  expect(await cutTexts(page)).toEqual([])
}

test('finds a lesson by a term of the field, and Escape gives the focus back', async () => {
  await expect(page.locator('.start-first')).toBeFocused()
  await search('csrf')
  await expect(rows().filter({ hasText: 'A session: which cookie goes along' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(palette()).toHaveCount(0)
  await expect(page.locator('.start-first')).toBeFocused()
})

test('opens from within a page, and gives the keyboard back to it', async () => {
  a = await justPlay(running)
  const hasKeyboard = (): Promise<unknown> => a.run('document.hasFocus()')
  await a.page().locator('h1').click()
  await expect.poll(hasKeyboard, soon).toBe(true)
  await a.press('Control+K')
  await expect(palette().getByRole('combobox')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(palette()).toHaveCount(0)
  await expect.poll(hasKeyboard, soon).toBe(true)
  await a.press('F6')
  await expect.poll(hasKeyboard, soon).toBe(false)
})

test('runs commands, tools and pages, and does not open over a dialog', async () => {
  await run('address bar', /^Go to the address bar/)
  await expect(page.getByRole('textbox', { name: 'Address' })).toBeFocused()
  await run('forgery', /^evil\.test/)
  await expect(page.getByRole('tab', { name: /^Tab B: Another site/ })).toBeVisible()
  await run('jwt.io', /^Token desk/)
  const desk = page.getByRole('dialog', { name: 'Token desk' })
  await expect(desk).toBeVisible()
  await page.keyboard.press('Control+K')
  await page.keyboard.press('Escape')
  await expect(desk).toHaveCount(0)
  await expect(palette()).toHaveCount(0)
})

test('is without a fault of access in both languages and themes, with what was chosen last on top', async () => {
  test.slow() // axe looks at every row
  await search('')
  await expect(rows().first()).toHaveAccessibleName(/^Token desk/)
  await page.keyboard.insertText('jwt')
  for (const language of ['en', 'ko'] as const) for (const theme of ['light', 'dark'] as const) await expectClean(language, theme)
  await page.keyboard.press('Control+A')
  await page.keyboard.insertText('token desk')
  await expect(rows().first()).toHaveAccessibleName(/^토큰 작업대/)
  await page.keyboard.insertText(' 없는 것')
  await expect(palette()).toContainText(paletteText.ko.none)
  await expectClean('ko', 'dark')
  await page.keyboard.press('Control+K')
  await expect(palette()).toHaveCount(0)
})

test('asks before another lesson takes the place of the one that is played', async () => {
  const { endsTitle, goOnPlaying } = lessonText.ko
  await run('세션: 어떤', /^세션: 어떤 쿠키/)
  await expect(page.locator('.lesson-step')).toBeVisible()
  await run('수업 passport', /Passport/)
  await expect(page.getByRole('dialog', { name: endsTitle })).toBeVisible()
  await page.getByRole('button', { name: goOnPlaying }).press('Enter')
  const played = await running.call('lessons:read', null)
  expect(played.ok && played.value?.id).toBe('session')
})
