import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from '@playwright/test'
import { languages } from '@shared/language.ts'
import type { LessonPlay } from '@shared/lesson/lesson-play.ts'
import { lessonText } from '../../../src/renderer/src/i18n/lesson-text.ts'
import { startText } from '../../../src/renderer/src/i18n/start-text.ts'
import { runApp, type RunningApp } from '../support/running-app.ts'

/* A lesson is left in the middle, the app dies, and the learner goes on where they were; what was wrong is asked again on real tabs. */

const soon = { timeout: 60_000 }
const text = { ...startText.en, lesson: lessonText.en }

const readStored = (userData: string): string => {
  const file = join(userData, 'progress.json')
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}
const playOf = async (running: RunningApp): Promise<LessonPlay | null> => {
  const read = await running.call('lessons:read', null)
  return read.ok ? read.value : null
}
const phaseIs = (running: RunningApp, phase: LessonPlay['phase'], step: number): Promise<void> =>
  expect
    .poll(async () => {
      const play = await playOf(running)
      return [play?.phase, play?.stepIndex]
    }, soon)
    .toEqual([phase, step])

test('goes on after the app was killed, and asks again what was wrong', async () => {
  const first = await runApp()
  await first.call('settings:change', { language: 'en' })
  await first.page.locator('.start-first').click()
  await phaseIs(first, 'asking', 0)
  await predict(first, () => true)
  await first.call('lessons:perform', null)
  await phaseIs(first, 'observed', 0)
  await first.call('lessons:next', null)
  await phaseIs(first, 'doing', 1)
  await expect
    .poll(async () => {
      const read = await first.call('progress:read', null)
      return read.ok && read.value.lessons[0]?.step
    }, soon)
    .toBe(1)
  await expect.poll(() => readStored(first.userData), soon).toContain('"step":1')
  first.app.process().kill('SIGKILL')

  const again = await runApp([], first.userData)
  const { page } = again
  await expect(page.locator('.start-first')).toContainText(text.atStep(2, 6), soon)
  await pictures(again)
  await page.locator('.start-first').click()
  await phaseIs(again, 'doing', 1)
  // The first step was really done again: the five cookies are there.
  expect((await again.eventsOf('request.sent')).some(({ url }) => url.endsWith('/first-look/check'))).toBe(true)

  await page.getByRole('button', { name: 'Crumbtrail: to the start screen' }).click()
  await page.locator('.review summary').click()
  await page.getByRole('button', { name: text.askAgain }).click()
  await page.getByRole('dialog').getByRole('button', { name: text.lesson.endIt.start }).click()
  await phaseIs(again, 'asking', 0)
  await predict(again, name => name === 'none')
  await again.call('lessons:perform', null)
  await phaseIs(again, 'observed', 0)
  await again.call('lessons:next', null)
  await phaseIs(again, 'finished', 5)
  const read = await again.call('progress:read', null)
  expect(read.ok && read.value.review).toEqual([])
  // To ask again is not to have done the lesson.
  expect(read.ok && read.value.lessons[0]?.finishedAt).toBeNull()
  expect(read.ok && read.value.lessons[0]?.step).toBe(1)
  await again.close()
})

/** Which of the five cookies go along: `none` alone does. */
async function predict(running: RunningApp, goes: (name: string) => boolean): Promise<void> {
  const boxes = (await playOf(running))?.steps[0]?.tick?.boxes ?? []
  const ticks = boxes.flatMap(({ box }) => (box.kind === 'cookie' ? [{ box: box.id, goes: goes(box.cookie.name) }] : []))
  expect(ticks).toHaveLength(5)
  expect((await running.call('lessons:predict', { ticks, stake: 3 })).ok).toBe(true)
}

async function pictures({ call, page, app }: RunningApp): Promise<void> {
  const folder = resolve(import.meta.dirname, '../../../test-results/start')
  mkdirSync(folder, { recursive: true })
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 720))
  for (const language of languages) {
    for (const theme of ['light', 'dark'] as const) {
      await call('settings:change', { language, theme })
      await expect(page.locator('html')).toHaveAttribute('lang', language)
      await page.screenshot({ path: resolve(folder, `${language}-${theme}.png`) })
    }
  }
  await call('settings:change', { language: 'en', theme: 'light' })
}
