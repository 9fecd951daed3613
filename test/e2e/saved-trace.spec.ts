import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, expect, test, type Locator, type Page } from '@playwright/test'
import type { Har } from '@shared/saved/har-types.ts'
import type { TraceEvent } from '@shared/trace/trace-event.ts'
import { justPlay, logIn, type HandTab } from './support/by-hand.ts'
import { runApp, type RunningApp } from './support/running-app.ts'
import { allShown, openReceipt } from './support/shown.ts'

/* A trace goes into a file and comes back: equal, without a lab, and with nothing of the lab in reach. */

test.describe.configure({ mode: 'serial' })
const folder = mkdtempSync(join(tmpdir(), 'crumbtrail-saved-'))
const files = { trace: join(folder, 'full.crumbtrail'), clean: join(folder, 'clean.crumbtrail'), har: join(folder, 'full.har') }
let running: RunningApp
let page: Page
let a: HandTab
let bar: Locator
/** The trace as it was when it was saved. */
let then: readonly TraceEvent[] = []

test.beforeAll(async () => {
  running = await runApp()
  page = running.page
  bar = page.getByRole('region', { name: 'Saved trace', exact: true })
  a = await justPlay(running)
  await a.visit('https://shop.test/session/')
  await logIn(a, 'alice', 'wonderland')
  await a.visit('https://shop.test/session/admin')
})
test.afterAll(async () => {
  await running.close()
  rmSync(folder, { recursive: true, force: true })
})

async function choose(entry: RegExp): Promise<void> {
  await page.getByRole('button', { name: 'File' }).click()
  await page.getByRole('menuitem', { name: entry }).click()
}
async function saveAs(entry: RegExp, file: string): Promise<void> {
  await running.app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path })
  }, file)
  await choose(entry)
  await expect(page.getByRole('region', { name: 'Messages' }).getByText(file)).toBeVisible()
}
async function open(file: string): Promise<void> {
  await running.app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] })
  }, file)
  await choose(/^Open a saved trace or a HAR/)
}
const counted = (): Promise<string> => page.locator('.timeline-count').innerText()
const linesOf = (file: string): unknown[] =>
  readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line) as unknown)

test('the file holds every event as it was, and is its owner’s alone', async () => {
  await saveAs(/^Save the trace with secrets/, files.trace)
  then = await running.events()
  const [head, ...events] = linesOf(files.trace)
  expect(head).toMatchObject({ 'crumbtrail-trace': 1, isRedacted: false, baseline: null })
  expect(events.length).toBeGreaterThan(40)
  expect(events).toEqual(then.slice(0, events.length))
  expect(statSync(files.trace).mode & 0o777).toBe(0o600)
})

test('saved without secrets it holds none of this run, and yet the same facts', async () => {
  await saveAs(/^Save the trace, secrets replaced/, files.clean)
  const text = readFileSync(files.clean, 'utf8')
  const sid = (await a.jar()).find(({ name }) => name === 'sid')?.value ?? 'none'
  for (const secret of ['wonderland', sid]) expect(text).not.toContain(secret)
  const kinds = (lines: unknown[]): unknown[] => lines.slice(1, 40).map(line => (line as TraceEvent).kind)
  expect(kinds(linesOf(files.clean))).toEqual(kinds(linesOf(files.trace)))
})

test('the HAR holds the trace as well, and another HAR reader finds the same entries', async () => {
  await saveAs(/^HAR with secrets/, files.har)
  const { log } = JSON.parse(readFileSync(files.har, 'utf8')) as Har
  expect(log._crumbtrail?.events).toEqual((await running.events()).slice(0, log._crumbtrail?.events.length))
  const browser = await chromium.launch({
    executablePath: process.env['CRUMBTRAIL_CHROMIUM'] ?? '/usr/bin/chromium',
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
  try {
    // Playwright answers from the file alone: no lab stands behind this browser.
    const context = await browser.newContext()
    await context.routeFromHAR(files.har, { notFound: 'abort' })
    const tab = await context.newPage()
    const pages = log.entries.filter(({ request, response }) => request.method === 'GET' && /html/.test(response.content.mimeType))
    expect(pages.length).toBeGreaterThan(2)
    for (const { request, response } of pages) {
      const answer = await tab.goto(request.url)
      const same = pages
        .filter(other => other.request.url === request.url)
        .map(other => [other.response.status, other.response.content.text])
      expect(same).toContainEqual([answer?.status(), await answer?.text()])
      expect(response.headers.length).toBeGreaterThan(3)
    }
    await expect(tab.goto('https://shop.test/never-asked')).rejects.toThrow(/ERR_FAILED|ERR_ABORTED|aborted/i)
  } finally {
    await browser.close()
  }
})

for (const kind of ['trace', 'har', 'clean'] as const) {
  test(`${kind} opens again: the same rows, the same decision, and nothing of the lab in reach`, async () => {
    const before = await counted()
    await open(files[kind])
    await expect(bar).toContainText(kind === 'clean' ? 'secrets are replaced by numbers' : 'with secrets')
    await expect.poll(counted).toBe(before)
    const receipt = await openReceipt(page, '/session/admin')
    await expect(receipt).toContainText('alice has the role user, and the role admin is needed')
    await expect(receipt.getByRole('region', { name: 'What the browser decided' })).toContainText('sent')
    for (const gone of ['Reset lab', 'New window', 'File', 'Clear the timeline', 'Pause recording'])
      await expect(page.getByRole('button', { name: gone })).toHaveCount(0)
    const inspector = page.getByRole('region', { name: /What tab/ })
    await expect(inspector).toContainText('sid')
    await expect(inspector.getByRole('button', { name: /Edit|Delete|Add/ })).toHaveCount(0)
    await expect(page.getByRole('region', { name: 'Tabs of the saved trace' })).toContainText('https://shop.test/session/admin')
    await page.screenshot({ path: `test-results/saved-${kind}.png` })
    await bar.getByRole('button', { name: 'Back to the lab' }).click()
    await expect(bar).toBeHidden()
    await expect.poll(counted).toBe(before)
  })
}

test('one steps through it by keys, and the lab goes on behind it', async () => {
  const before = Number((await counted()).split(' ')[0])
  await open(files.trace)
  await expect(bar).toBeVisible()
  await page.getByRole('listbox', { name: 'Timeline' }).focus()
  await page.keyboard.press('Home')
  await expect(page.getByRole('region', { name: 'Tabs of the saved trace' })).not.toContainText('/session/admin')
  await a.run(`location.href = '/session/me'`)
  await expect.poll(() => a.run(`document.readyState + document.title`)).toBe('completeMy page')
  expect(Number((await counted()).split(' ')[0])).toBe(before)
  await bar.getByRole('button', { name: 'Back to the lab' }).click()
  await expect.poll(async () => Number((await counted()).split(' ')[0])).toBeGreaterThan(before)
  await allShown(page)
})

test('a damaged file is told with its line, and what was shown stays', async () => {
  const before = await counted()
  const damaged = join(folder, 'damaged.crumbtrail')
  const lines = readFileSync(files.trace, 'utf8').split('\n')
  writeFileSync(damaged, [...lines.slice(0, 4), '{"kind":"request.sent"', ...lines.slice(5)].join('\n'))
  await open(damaged)
  const messages = page.getByRole('region', { name: 'Messages' })
  await expect(messages).toContainText('This file cannot be opened. damaged.crumbtrail: line 5: This line is not JSON')
  await expect(bar).toBeHidden()
  expect(await counted()).toBe(before)
  writeFileSync(damaged, Buffer.from([0xff, 0xfe, 0x00]))
  await open(damaged)
  await expect(messages).toContainText('damaged.crumbtrail is not UTF-8 text')
})

test('after a reset nothing of the lab before is left, neither in the timeline nor in what is saved of it', async () => {
  const sid = (await a.jar()).find(({ name }) => name === 'sid')?.value ?? 'none'
  expect(readFileSync(files.trace, 'utf8')).toContain(sid)
  await page.getByRole('button', { name: 'Reset lab' }).click()
  // Not “Tabs, cookies … are as they were”, which a clearing of the timeline alone says.
  await expect(page.getByText('Nothing has happened yet')).toBeVisible()
  const next = join(folder, 'next.crumbtrail')
  await saveAs(/^Save the trace with secrets/, next)
  for (const secret of ['wonderland', sid]) expect(readFileSync(next, 'utf8')).not.toContain(secret)
  expect(linesOf(next)).toHaveLength(2)
})
