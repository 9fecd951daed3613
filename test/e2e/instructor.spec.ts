import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test, type Locator, type Page } from '@playwright/test'
import { violationsIn } from './support/axe.ts'
import { cutTexts } from './support/cut-texts.ts'
import { runApp, type RunningApp } from './support/running-app.ts'

/* An instructor's afternoon: a folder, an empty file, what docs/lessons.md says, a mistake and its remedy, a step that is tried, a lesson
   that plays, and a newer version of it while it does. */

const [, example = ''] =
  /## An example\n\n```yaml\n([^]*?)```/.exec(readFileSync(resolve(import.meta.dirname, '../../docs/lessons.md'), 'utf8')) ?? []

let running: RunningApp
let page: Page
let folder = ''
test.beforeAll(async () => {
  running = await runApp()
  page = running.page
  await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 720))
  folder = join(running.userData, 'mine')
  mkdirSync(folder)
})
test.afterAll(() => running.close())

const button = (name: string | RegExp): Locator => page.getByRole('button', { name })
/** What the page's console said, but while axe and pictures look: meanwhile an inline style is refused that nobody sees. */
const complaints: string[] = []
let heard = 0

const code = (): Locator => page.getByRole('textbox', { name: 'The lesson, as YAML' })
const soon = { timeout: 20_000 }

async function isCleanInBoth(part: string, picture: string): Promise<void> {
  complaints.push(...running.complaints.slice(heard))
  for (const [language, theme] of [
    ['ko', 'dark'],
    ['en', 'light'],
  ] as const) {
    await running.call('settings:change', { language, theme })
    await page.waitForFunction(() => document.getAnimations().every(animation => animation.playState !== 'running'))
    await expect.poll(() => cutTexts(page), language).toEqual([])
    expect(await violationsIn(page, part)).toEqual([])
    await page.screenshot({ path: `test-results/${picture}-${language}.png` })
  }
  await page.evaluate(() => new Promise(requestAnimationFrame)) // what the console has to say has been said by then
  heard = running.complaints.length
}

test('from an empty file to a lesson that plays', async () => {
  test.setTimeout(180_000)
  await running.app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] })
  }, folder)
  await button(/^Choose a lesson folder/).click()
  await expect(page.getByRole('heading', { name: 'Lessons in the folder mine' })).toBeVisible()

  await test.step('writes what the document says, and is told of a slip at its place', async () => {
    await button('New lesson …').click()
    await expect(code()).toBeFocused(soon)
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Delete')
    await page.keyboard.type('chap')
    await expect(page.getByRole('option', { name: 'chapter' })).toBeVisible(soon)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+a')
    await page.keyboard.insertText(example.replace('minutes:', 'minuets:'))
    await expect(page.getByText('2 mistakes')).toBeVisible(soon)
    await isCleanInBoth('.lesson-editor', 'instructor-editor')
    await button('Try this step').click()
    await expect(page.getByText('The step cannot be tried while there are mistakes.')).toBeVisible()
    await button(/^line 6, column 1$/).click()
    for (let count = 0; count < 'minuets'.length; count += 1) await page.keyboard.press('Delete')
    await page.keyboard.type('minutes')
    await page.keyboard.press('Escape')
    await expect(page.getByText('No mistakes.')).toBeVisible(soon)
    await page.keyboard.press('Control+s')
    await expect(page.getByText('Saved.')).toBeVisible()
    expect(readFileSync(join(folder, 'my-lesson-1.yaml'), 'utf8')).toBe(example)
  })

  await test.step('tries the step, comes back, and leaves by the keyboard alone', async () => {
    await code().focus()
    await page.keyboard.press('Control+End')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('You are trying this step out of the editor.')).toBeVisible()
    await expect(page.getByRole('radio').first()).toBeVisible(soon)
    await button('Back to the editor').click()
    await code().focus()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Tab')
    await expect(code()).not.toBeFocused()
    await button('Close').click()
    await expect(code()).toHaveCount(0)
  })

  await test.step('plays it; a newer version waits until it is asked for', async () => {
    expect(await running.call('progress:read', null)).toMatchObject({ ok: true, value: { lessons: [] } })
    await running.call('lessons:stop', null)
    await button('Crumbtrail: to the start screen').click()
    await button(/^A cookie stays at home/).click()
    await page.getByRole('button', { name: 'Start', exact: true }).click() // what it will do is shown once
    await page.getByRole('radio', { name: 'No', exact: true }).check({ force: true, ...soon })
    await button('See what happens').click()
    await button('Do it for me').click()
    await expect(page.getByText('SameSite=Strict keeps it at home.')).toBeVisible(soon)
    writeFileSync(join(folder, 'my-lesson-1.yaml'), example.replace('keeps it at home.', 'keeps it back.'))
    await expect(page.getByText('The file of this lesson has been changed since it was started.')).toBeVisible(soon)
    await expect(page.getByText('SameSite=Strict keeps it at home.')).toBeVisible()
    await button('Start this step again with it').click()
    await expect(page.getByRole('radio').first()).toBeVisible(soon)
  })
  complaints.push(...running.complaints.slice(heard))
  const said = complaints.filter(text => /Content Security Policy|Trusted/i.test(text))
  expect(said).toEqual([])
})
