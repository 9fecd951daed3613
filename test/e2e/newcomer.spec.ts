import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test, type Locator, type Page } from '@playwright/test'
import type { Language } from '@shared/language.ts'
import type { Settings } from '@shared/settings.ts'
import { lessonText } from '../../src/renderer/src/i18n/lesson-text.ts'
import { runApp, type RunningApp } from './support/running-app.ts'

/* The first lesson of somebody who has never seen the app, from the start screen to its end, by mouse and by keyboard: whatever is to be
   read or pressed next is in sight without scrolling. A picture of each step is left in test-results/newcomer. */

const oneMinute = 60_000
const soon = { timeout: 20_000 }

let running: RunningApp
let page: Page
test.beforeAll(async () => {
  running = await runApp()
  page = running.page
})
test.afterAll(() => running.close())

interface Way {
  readonly name: 'mouse' | 'keyboard'
  /** Presses the button that leads on. */
  readonly press: (button: Locator) => Promise<void>
  /** Chooses the answer at this place; where something is ticked, what is said first of the first. */
  readonly choose: (place: number) => Promise<void>
  /** Chooses a part of the receipt. */
  readonly point: (name: string) => Promise<void>
}

const partNamed = (name: string): Locator => page.locator('.details').getByRole('button', { name }).and(page.locator('.point-part'))

const byMouse: Way = {
  name: 'mouse',
  press: button => button.click(),
  choose: place => page.locator('.prediction-option, .guess-box-button').nth(place).click(),
  point: name => partNamed(name).click(),
}
/** What is to be pressed next has the focus already. */
const byKeyboard: Way = {
  name: 'keyboard',
  async press(button) {
    await expect(button).toBeFocused(soon)
    await page.keyboard.press('Enter')
  },
  async choose(place) {
    await expect(page.locator('.prediction-group').getByRole('radio').first()).toBeFocused(soon)
    await page.keyboard.press('Space')
    const isTicked = (await page.locator('.guess-box').count()) > 0
    for (let count = 0; count < place && !isTicked; count += 1) await page.keyboard.press('ArrowDown')
  },
  async point(name) {
    await expect(page.locator('.lesson-foot [data-next]')).toBeFocused(soon)
    await page.keyboard.press('Enter')
    await expect(page.locator('.point-part').first()).toBeFocused(soon)
    for (let count = 0; count < 12 && !(await partNamed(name).evaluate(part => part === document.activeElement)); count += 1) {
      await page.keyboard.press('Tab')
    }
    await page.keyboard.press('Enter')
  },
}

async function beginAnew(language: Language, [width, height]: readonly [number, number], zoom: Settings['zoom']): Promise<void> {
  await running.app.evaluate(({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(...size), [
    width,
    height,
  ] as const)
  await running.call('settings:change', { language, zoom })
  await running.call('lessons:stop', null)
  await running.call('stage:reset', null)
  await running.call('progress:forget', null)
  await page.reload()
  await expect(page.locator('.start-first')).toBeFocused(soon)
  await expect(page.locator('html')).toHaveAttribute('lang', language)
}

/** What decided the outcome, in the steps that ask for it. */
const partsOf: Readonly<Record<number, Readonly<Record<Language, string>>>> = {
  1: { en: 'SameSite', ko: 'SameSite' },
}

/** All of it, not only a part. */
const inSight = async (part: Locator): Promise<void> => expect(part).toBeInViewport({ ratio: 1, ...soon })

async function playFirstLesson(way: Way, language: Language, size: string): Promise<void> {
  const text = lessonText[language]
  const folder = resolve(import.meta.dirname, '../../test-results/newcomer')
  mkdirSync(folder, { recursive: true })
  const picture = async (step: string): Promise<void> => {
    // Of the whole window: Playwright's own picture is as large as the page without its zoom.
    const png = await running.app.evaluate(async ({ BrowserWindow }) =>
      (await BrowserWindow.getAllWindows()[0]?.webContents.capturePage())?.toPNG().toString('base64'),
    )
    writeFileSync(join(folder, `${size}-${language}-${way.name}-${step}.png`), Buffer.from(png ?? '', 'base64'))
  }
  const button = (name: string): Locator => page.locator('.lesson').getByRole('button', { name, exact: true })

  const begun = Date.now()
  await picture('0-start')
  await way.press(page.locator('.start-first'))
  for (let step = 1; step <= 6; step += 1) {
    await expect(page.locator('.lesson-step')).toContainText(text.step(step, 6), soon)
    await expect(page.locator('.prediction, .lesson-task').first()).toBeVisible(soon)
    const asks = (await page.locator('.prediction').count()) > 0
    if (asks) {
      await inSight(page.locator('.prediction-group'))
      await inSight(button(text.seeWhatHappens))
      await way.choose(step % 3)
      await picture(`${step}-a-predict`)
      if (way.name === 'mouse') await button(text.seeWhatHappens).click()
      else await page.keyboard.press('Enter')
    }
    await inSight(page.locator('.lesson-task'))
    await inSight(button(text.doItForMe))
    await expect(page.locator('.expectations, .graded')).toHaveCount(0)
    await picture(`${step}-b-your-turn`)
    await way.press(button(text.doItForMe))
    const part = partsOf[step]
    if (part !== undefined) {
      await inSight(page.locator('.point-card'))
      await expect(page.locator('.lesson-observe, .receipt-sentence')).toHaveCount(0)
      await expect(partNamed(part[language])).toBeVisible(soon)
      await picture(`${step}-c-point`)
      await way.point(part[language])
      await inSight(page.locator('.point-card'))
    }
    await inSight(button(step === 6 ? text.finish : text.next))
    if (asks) await inSight(page.locator('.graded'))
    await inSight(page.locator('.lesson-observe'))
    await picture(`${step}-d-observed`)
    if (step === 1) {
      expect(Date.now() - begun).toBeLessThan(oneMinute)
      await expectWhy()
    }
    if (step === 2 && way.name === 'mouse') await followEvidence()
    await way.press(button(step === 6 ? text.finish : text.next))
  }
  await inSight(page.locator('.lesson-score'))
  await inSight(button(text.otherLessons))
  await picture('7-end')
}

/** The receipt says for the cookie that was held back which browser's rule it was, and in whose page the request began. */
async function expectWhy(): Promise<void> {
  const strict = page.locator('.details').getByRole('listitem').filter({ hasText: 'strict' }).first()
  await expect(strict).toContainText('evil.test')
  await expect(strict).toContainText('SameSite=Strict')
}

/** Each sentence of the log-in leads to what it rests on: the request itself and not the one it was redirected to, the cookie, the row. */
async function followEvidence(): Promise<void> {
  const shows = page.locator('.expectation').getByRole('button')
  const address = page.locator('.details-url')
  await shows.nth(1).click()
  await expect(address).toHaveText('https://shop.test/session/me')
  await shows.nth(0).click()
  await expect(address).toHaveText('https://shop.test/session/login')
  await shows.nth(2).click()
  await expect(page.locator('.item[data-pointed-at]')).toContainText('sid')
  await shows.nth(3).click()
  await expect(page.locator('.item[data-pointed-at]')).toContainText('alice')
  // To read one of its requests is no journey into the past: the pages stay as they are now.
  await page.locator('.timeline').getByRole('option').first().click()
  await expect(page.locator('.timeline').getByRole('option', { selected: true })).toHaveCount(1)
  await expect(page.locator('.past-stage')).toHaveCount(0)
}

for (const language of ['en', 'ko'] as const) {
  test(`by mouse at 1280 × 720: ${language}`, async () => {
    await beginAnew(language, [1280, 720], 100)
    await playFirstLesson(byMouse, language, '1280x720')
  })

  test(`by keyboard alone at 1920 × 1080 and 150 %: ${language}`, async () => {
    await beginAnew(language, [1920, 1080], 150)
    await playFirstLesson(byKeyboard, language, '1920x1080-150')
  })
}
