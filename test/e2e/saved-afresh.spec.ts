import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test, type Locator, type Page } from '@playwright/test'
import type { TraceEvent } from '@shared/trace/trace-event.ts'
import { justPlay, logIn } from './support/by-hand.ts'
import { runApp, type RunningApp } from './support/running-app.ts'
import { look, openReceipt } from './support/shown.ts'

/* A trace with all that a learner left in it goes to another desk: an app that has never run, and in which no page was opened. */

test.describe.configure({ mode: 'serial' })
const folder = mkdtempSync(join(tmpdir(), 'crumbtrail-afresh-'))
const file = join(folder, 'lesson.crumbtrail')
let running: RunningApp
let page: Page
let counted = ''

test.afterAll(async () => {
  await running.close()
  rmSync(folder, { recursive: true, force: true })
})

const details = (): Locator => page.getByRole('region', { name: 'Receipt of one request' })
const bar = (): Locator => page.getByRole('region', { name: 'Saved trace', exact: true })
const rows = (): Locator => page.getByRole('listbox', { name: 'Timeline' }).getByRole('option')
const filter = (): Locator => page.getByRole('region', { name: 'Timeline' }).getByRole('combobox', { name: 'Filter' })
const count = (): Promise<string> => page.locator('.timeline-count').innerText()
const chooseView = (name: 'Requests' | 'Story' | 'Sequence'): Promise<void> =>
  page.getByRole('radiogroup', { name: 'How to show the timeline' }).getByRole('radio', { name }).click()
const tabs = (): Locator => page.getByRole('region', { name: 'Tabs of the saved trace' })

async function answerDialog(path: string): Promise<void> {
  await running.app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen })
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] })
  }, path)
}
async function fromFileMenu(entry: RegExp): Promise<void> {
  await page.getByRole('button', { name: 'File' }).click()
  await page.getByRole('menuitem', { name: entry }).click()
}

test('a lesson’s worth of pins, notes and guesses is saved', async () => {
  running = await runApp()
  page = running.page
  const a = await justPlay(running)
  await a.visit('https://shop.test/session/')
  await logIn(a, 'alice', 'wonderland')
  await page.getByRole('button', { name: 'Hold the next request' }).click()
  await page.getByRole('menuitem', { name: 'Hold the next request of tab A' }).click()
  await a.run(`setTimeout(() => location.assign('/session/admin'), 0)`)
  const card = details().getByRole('form', { name: 'What will go, and what will come?' })
  await expect(card).toBeVisible({ timeout: 15_000 })
  await card.getByRole('radiogroup', { name: /^sid/ }).getByRole('radio', { name: 'goes' }).click()
  await card.getByRole('textbox', { name: 'Status, 100 to 599' }).fill('200')
  await card.getByRole('button', { name: 'Let it go, and see' }).click()
  await expect(details().getByRole('region', { name: /^Your guess/ })).toBeVisible({ timeout: 15_000 })
  await openReceipt(page, 'POST', '/session/login')
  await details().getByRole('button', { name: 'Pin this row' }).click()
  await details().getByRole('button', { name: 'Write a note' }).click()
  await page.getByRole('dialog').getByRole('textbox', { name: 'Note' }).fill('Here the session begins')
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await expect(rows().filter({ hasText: '/session/login' })).toHaveAccessibleName(/Pinned\. Note: Here the session begins$/)
  counted = await count()
  await answerDialog(file)
  await fromFileMenu(/^Save the trace with secrets/)
  await expect(page.getByRole('region', { name: 'Messages' }).getByText(file)).toBeVisible()
  await running.close()
})

test('another app opens it from its start screen: pins, notes and guesses are there, and no page is', async () => {
  running = await runApp()
  page = running.page
  await answerDialog(file)
  await page.getByRole('button', { name: /^Open a saved trace/ }).click()
  await expect(bar()).toContainText('lesson.crumbtrail')
  await expect.poll(count).toBe(counted)
  await expect(page.locator('webview')).toHaveCount(0)
  await expect(rows().filter({ hasText: '/session/login' })).toHaveAccessibleName(/Pinned\. Note: Here the session begins$/)
  const receipt = await openReceipt(page, 'POST', '/session/login')
  await expect(details()).toContainText('Here the session begins')
  await expect(receipt).toContainText('sid')
  for (const acting of ['Write a note', 'Change the note', 'Pin this row', 'Unpin', 'Hold the next request'])
    await expect(details().getByRole('button', { name: acting })).toHaveCount(0)
  await openReceipt(page, 'GET', '/session/admin')
  const result = details().getByRole('region', { name: /^Your guess/ })
  await expect(result).toContainText(/Status.*You said: 200.*It was: 403/s)
  await page.getByRole('button', { name: 'Tools' }).click()
  await page.getByRole('menuitem', { name: /^Guesses about held requests/ }).click()
  const guess = page.getByRole('dialog').getByRole('listitem').filter({ hasText: '/session/admin' })
  await guess.getByRole('button', { name: 'Look again' }).click()
  await expect(result).toBeVisible()
})

test('it is filtered, drawn, told and traced back like one’s own', async () => {
  await filter().fill('is:noted')
  await expect(rows()).toHaveCount(1)
  await filter().fill('status:403 cookie:sid')
  await expect(rows()).toHaveCount(1)
  await expect(rows()).toContainText('/session/admin')
  await filter().fill('')
  await chooseView('Sequence')
  await expect(
    page
      .getByRole('listbox')
      .getByRole('option', { name: /POST \/session\/login/ })
      .first(),
  ).toBeVisible()
  await chooseView('Story')
  await page.getByRole('radio', { name: 'Every event' }).click()
  await expect(page.locator('.story')).toContainText('Here the session begins')
  await chooseView('Requests')
  await (await look(page, 'A', 'cookies')).getByRole('button', { name: 'Biography of sid' }).click()
  const life = page.getByRole('dialog', { name: 'Biography' })
  await expect(life).toContainText('by the response to this request')
  await expect(life.locator('.biography-counts')).toContainText('carried by')
  await page.keyboard.press('Escape')
})

test('one travels through its time by keys, and back to its end', async () => {
  await openReceipt(page, 'GET', '/session/admin')
  await expect(tabs()).toContainText('/session/admin')
  const inspector = page.getByRole('region', { name: /What (a )?tab/ })
  await expect(inspector).toContainText('sid')
  const slider = page.getByRole('slider', { name: 'Place in the trace' })
  const end = Number(await slider.getAttribute('max'))
  await page.getByRole('listbox', { name: 'Timeline' }).press('Home')
  await expect(tabs()).not.toContainText('/session/admin')
  await expect(inspector).not.toContainText('sid')
  await expect.poll(() => slider.inputValue()).not.toBe(String(end))
  const before = Number(await slider.inputValue())
  await page.keyboard.press('Alt+ArrowRight')
  await expect.poll(() => slider.inputValue().then(Number)).toBe(before + 1)
  await page.keyboard.press('Alt+End')
  await expect.poll(() => slider.inputValue().then(Number)).toBe(end)
  await expect(inspector).toContainText('sid')
  const own = (await running.events()).map(({ kind }) => kind)
  expect(
    own.filter(kind => kind === 'request.sent' || kind === 'tab.opened'),
    'the lab of this app was not asked for anything',
  ).toEqual([])
})

test('a file that cannot be opened says what, where and what to do, and the trace that is shown stays', async () => {
  await bar().getByRole('button', { name: 'Back to the lab' }).click()
  const a = await justPlay(running)
  await a.visit('https://shop.test/session/')
  const [shown, facts] = [await count(), (await running.events()).length]
  const text = readFileSync(file, 'utf8')
  const lines = text.trimEnd().split('\n')
  const changed = (change: object): string => JSON.stringify({ ...(JSON.parse(lines[0] ?? '') as object), ...change })
  const middle = Math.floor(lines.length / 2)
  const bad: readonly (readonly [name: string, content: string | Buffer | null, says: RegExp, inKorean: RegExp])[] = [
    [
      'cut.crumbtrail',
      text.slice(0, -30),
      new RegExp(`cut\\.crumbtrail: line ${lines.length}: This line is not JSON\\. Column \\d+: .* Was the file cut off`),
      new RegExp(
        `열 수 없습니다\\. cut\\.crumbtrail: ${lines.length}행: 이 줄은 JSON이 아닙니다\\. \\d+열: .*다시 저장하거나 복사하십시오\\.$`,
      ),
    ],
    [
      'prose.crumbtrail',
      'Dear diary,\n',
      /prose\.crumbtrail: line 1: This is no saved trace.*Choose a \.crumbtrail or a \.har file/,
      /prose\.crumbtrail: 1행: 저장된 기록이 아닙니다\..*파일을 고르십시오\.$/,
    ],
    [
      'newer.crumbtrail',
      [changed({ 'crumbtrail-trace': 2 }), ...lines.slice(1)].join('\n'),
      /newer\.crumbtrail: line 1: .*format 2.*newer Crumbtrail/,
      /newer\.crumbtrail: 1행: 형식 2의 기록인데.*더 새로운 Crumbtrail에서 여십시오\.$/,
    ],
    [
      'one.crumbtrail',
      lines.with(middle, '{"kind":"no.such"}').join('\n'),
      new RegExp(`one\\.crumbtrail: line ${middle + 1}: There is no event of kind "no\\.such"`),
      new RegExp(`one\\.crumbtrail: ${middle + 1}행: "no\\.such" 종류의 이벤트는 없습니다\\. .*확인하십시오\\.$`),
    ],
    ['empty.crumbtrail', '', /empty\.crumbtrail: The file is empty.*choose another one/, /empty\.crumbtrail: 파일이 비어 있습니다\./],
    [
      'packed.crumbtrail',
      gzipSync(text),
      /packed\.crumbtrail is packed \(gzip\)\. Unpack it/,
      /packed\.crumbtrail 파일은 압축되어 있습니다\(gzip\)\. 압축을 풀어/,
    ],
    ['folder.crumbtrail', null, /folder\.crumbtrail is a folder\. Choose/, /folder\.crumbtrail 경로는 폴더입니다\. .*고르십시오\.$/],
    ['gone.crumbtrail', undefined as never, /gone\.crumbtrail is not there any more/, /gone\.crumbtrail 파일이 더 이상 없습니다\./],
    [
      'half.har',
      '{"log":{"entries":[{}]}}',
      /half\.har: In this HAR "log\.entries\[0\]\.[a-z.A-Z]+" is not as expected/,
      /half\.har: 이 HAR에서 "log\.entries\[0\]\.request" 값이 맞지 않습니다\. 객체가 있어야 하는데 아무것도 없습니다\./,
    ],
  ]
  const messages = page.getByRole('region', { name: 'Messages' })
  const shots = new Set(['cut.crumbtrail', 'half.har'])
  for (const [name, content, says, inKorean] of bad) {
    const path = join(folder, name)
    if (content === null) mkdirSync(path)
    else if (content !== undefined) writeFileSync(path, content)
    await answerDialog(path)
    await fromFileMenu(/^Open a saved trace or a HAR/)
    await expect(messages, name).toContainText(says)
    await expect(bar()).toBeHidden()
    if (shots.has(name)) await page.screenshot({ path: `test-results/refused-${name}-en.png` })
    await running.call('settings:change', { language: 'ko' })
    await expect(page.getByRole('region', { name: '알림' }).getByRole('paragraph'), name).toHaveText(inKorean)
    if (shots.has(name)) await page.screenshot({ path: `test-results/refused-${name}-ko.png` })
    await running.call('settings:change', { language: 'en' })
    await messages.getByRole('button', { name: 'Dismiss' }).first().click()
    await expect(messages.getByRole('button', { name: 'Dismiss' })).toHaveCount(0)
  }
  expect(await count()).toBe(shown)
  expect((await running.events()).length).toBe(facts)
  expect((await running.events()).every((event: TraceEvent, index, all) => index === 0 || event.seq > (all[index - 1]?.seq ?? 0))).toBe(
    true,
  )
  expect(running.complaints.filter(line => line.startsWith('error:'))).toEqual([])
  await a.visit('https://shop.test/session/')
  await expect.poll(count).not.toBe(shown)
})
