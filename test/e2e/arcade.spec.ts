import { expect, test, type Locator, type Page } from '@playwright/test'
import { arcadeAnswers, arcadeQuestion } from '@shared/arcade/arcade-question.ts'
import { justPlay } from './support/by-hand.ts'
import { isCleanInBoth } from './support/is-clean.ts'
import { runApp, type RunningApp } from './support/running-app.ts'
import { describeDisagreement, explanationOf } from '../support/arcade/known-disagreements.ts'
import { disagreementsOf, playQuestion } from '../support/arcade/play-questions.ts'

/* Questions at random, answered by hand and by keyboard; the engine and the lab's server say what was right. */

let running: RunningApp
let page: Page

test.beforeAll(async () => {
  running = await runApp()
  page = running.page
  await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 720))
  await justPlay(running)
  await page.getByRole('button', { name: 'Tools' }).click()
  await page.getByRole('menuitem', { name: /^Arcade/ }).click()
})
test.afterAll(() => running.close())

const dialog = (): Locator => page.getByRole('dialog')
const seed = (): Locator => dialog().getByRole('textbox', { name: 'Seed' })
const next = (): Locator => dialog().getByRole('button', { name: 'Next question' })

async function begin(text: string): Promise<void> {
  await seed().fill(text)
  await seed().press('Enter')
  await expect(dialog().getByText('0 of 0 right')).toBeVisible()
}

test('each question of a seed has one right answer, which the browser gives; a missed one comes again after three others', async () => {
  await begin('7')
  let right = 0
  for (let at = 0; at < 4; at++) {
    const question = arcadeQuestion(7, at)
    await expect(dialog().getByText(`Question ${at + 1}`)).toBeVisible()
    const radios = dialog().getByRole('radio')
    await expect(radios).toHaveCount(arcadeAnswers[question.kind].length)
    // The browser may be through with it; nothing tells before one has answered.
    await expect(dialog().getByRole('table')).toHaveCount(0)
    await radios.first().focus()
    await page.keyboard.press('Space')
    await page.keyboard.press('Enter')
    await expect(next()).toBeFocused()
    const verdict = await dialog().locator('.arcade-verdict').innerText()
    expect(verdict).toMatch(/^(?:Right\.|Not so\. You chose: .+\.\s+What happened: .+\.)/)
    if (verdict.startsWith('Right')) right += 1
    await expect(dialog().getByText(`${right} of ${at + 1} right`)).toBeVisible()
    await page.keyboard.press('Enter')
  }
  if (right < 4) await expect.poll(() => dialog().innerText()).toMatch(/Question [1-4]\s.*once more|Question 5/s)
})

test('another seed gives other questions, from the first one on; what is no seed is marked', async () => {
  await begin('2A')
  await expect(dialog().getByText('Question 1')).toBeVisible()
  await seed().fill('no seed')
  await expect(seed()).toHaveAttribute('aria-invalid', 'true')
  await seed().press('Enter')
  await expect(seed()).toHaveValue('2A')
})

test('is clean for axe, and nothing is cut, in both languages and themes', () => isCleanInBoth(running, 'arcade'))

test('every question comes to an end, and the engine says what our own rules say, but for what is known', async () => {
  await page.keyboard.press('Escape') // the tool itself asks the browser, one experiment at a time
  await expect(dialog()).toHaveCount(0)
  for (let index = 0; index < 40; index++) {
    const played = await playQuestion(running, 7, index)
    expect(played.fact, `question ${index}: ${played.problem} ${JSON.stringify(played.trial)}`).not.toBeNull()
    const unexplained = disagreementsOf(played).filter(one => explanationOf(one) === null)
    expect(unexplained.map(describeDisagreement)).toEqual([])
  }
})
