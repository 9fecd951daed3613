import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Locator, type Page } from '@playwright/test'
import { lessonId } from '@shared/ids.ts'
import { isCleanInBoth } from './support/is-clean.ts'
import { runApp, type RunningApp } from './support/running-app.ts'

/* A seat hands in what it did, and an instructor's copy makes a table of the files of a class. */

let running: RunningApp
let page: Page

test.beforeAll(async () => {
  running = await runApp()
  page = running.page
  await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 720))
  const phase = async (): Promise<string | undefined> => {
    const read = await running.call('lessons:read', null)
    return read.ok ? read.value?.phase : undefined
  }
  await running.call('lessons:start', { lesson: lessonId('nothing') })
  await expect.poll(phase).toBe('asking')
  await running.call('lessons:predict', { option: 1 })
  await running.call('lessons:perform', null)
  await expect.poll(phase).toBe('observed')
  await running.call('lessons:stop', null)
  await page.getByRole('button', { name: 'Tools' }).click()
  await page.getByRole('menuitem', { name: /^Classroom/ }).click()
})
test.afterAll(() => running.close())

const dialog = (): Locator => page.getByRole('dialog')
const path = (name: string): string => join(running.userData, name)

async function saveTo(name: string): Promise<void> {
  await running.app.evaluate(({ dialog: native }, filePath) => {
    native.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, path(name))
}

async function handIn(seat: string, file: string): Promise<void> {
  await saveTo(file)
  await dialog().getByRole('textbox', { name: 'Your name or seat' }).fill(seat)
  await page.keyboard.press('Enter')
  await expect(dialog().getByText(path(file))).toBeVisible()
}

test('hand in, collect, see who was right, save a table; a changed file is refused by its name', async () => {
  await handIn('Seat 1', 'one.crumbclass')
  writeFileSync(path('two.crumbclass'), readFileSync(path('one.crumbclass'), 'utf8').replace('"Seat 1"', '"Seat 2"'))
  await running.app.evaluate(
    ({ dialog: native }, filePaths) => {
      native.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths })
    },
    [path('one.crumbclass'), path('two.crumbclass')],
  )
  await dialog()
    .getByRole('button', { name: /^Open the files of a class/ })
    .click()
  await expect(dialog().getByText('1 seat, 1 lesson')).toBeVisible()
  const row = dialog()
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: 'Seat 1' }) })
  await expect(row.getByRole('cell').first()).toHaveText('begun 0 of 1')
  await expect(dialog().getByText(/two\.crumbclass: line 2, column 1: The signature does not belong/)).toBeVisible()

  await saveTo('class.csv')
  await dialog()
    .getByRole('button', { name: /^Save as CSV/ })
    .click()
  await expect(dialog().getByText(path('class.csv'))).toBeVisible()
  expect(readFileSync(path('class.csv'), 'utf8')).toMatch(/^\uFEFFseat,mark,.*\r\nSeat 1,[^,]{4},nothing,begun,1,2,false,false,,/)
})

test('is clean for axe, and nothing is cut, in both languages and themes', () => isCleanInBoth(running, 'classroom'))

test('a policy hides nothing before a yes; then neither the page nor the main process does what it hides', async () => {
  const policy = {
    'crumbtrail-policy': 1,
    title: 'Exam, group 2',
    hide: ['hints', 'reset', 'lab-clock'],
    hideTools: ['arcade'],
    lessons: ['session'],
  }
  writeFileSync(path('exam.crumbpolicy'), JSON.stringify(policy))
  await running.app.evaluate(({ dialog: native }, filePath) => {
    native.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] })
  }, path('exam.crumbpolicy'))
  await running.call('settings:change', { language: 'en', theme: 'light' })
  await page.keyboard.press('Escape')
  const reset = page.getByRole('button', { name: 'Reset lab' })
  await expect(reset).toBeVisible()
  await page.getByRole('button', { name: 'File' }).click()
  await page.getByRole('menuitem', { name: /^Open a policy/ }).click()
  await expect(dialog().getByText('hints, “Reset lab” and “Forget my progress”, the lab clock')).toBeVisible()
  await expect(reset).toHaveCount(1)
  await isCleanInBoth(running, 'policy')
  await running.call('settings:change', { language: 'en', theme: 'light' })
  await dialog().getByRole('button', { name: 'Put in force' }).click()
  const bar = page.getByRole('region', { name: 'Policy in force' })
  await expect(bar).toContainText('Exam, group 2')
  await expect(reset).toHaveCount(0)
  const lists = async (): Promise<number> => {
    const read = await running.call('lessons:list', null)
    return read.ok ? read.value.cards.length : -1
  }
  expect(await lists()).toBe(1)
  for (const refused of [
    await running.call('stage:reset', null),
    await running.call('lab:move-clock', { ms: 1000 }),
    await running.call('lessons:show-hint', null),
    await running.call('lessons:start', { lesson: lessonId('nothing') }),
  ])
    expect(refused).toMatchObject({ ok: false, error: { problem: { kind: 'policy-refuses', title: 'Exam, group 2' } } })
  await bar.getByRole('button', { name: 'End the policy' }).click()
  await expect(reset).toHaveCount(1)
  expect(await lists()).toBeGreaterThan(1)
})
