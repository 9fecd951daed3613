import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Locator, type Page } from '@playwright/test'
import { emptyWorld } from '@shared/trace/fold-world.ts'
import { visibleText } from '../../../src/shared/web/visible-text.ts'
import { hostileHar, hostileTrace, hostileWorld, onOneRequest, onRealPages } from '../../shared/saved/hostile-trace.ts'
import { justPlay, type HandTab } from '../support/by-hand.ts'
import { cutTexts } from '../support/cut-texts.ts'
import { runApp, type RunningApp } from '../support/running-app.ts'
import { hostilePayloads } from './hostile-payloads.ts'
import { missing, nothingButText, watchPage } from './stays-text.ts'

/* Threat 7 from a file: a saved trace or a HAR in which every field that holds text holds every payload. */

test.describe.configure({ mode: 'serial' })
const folder = mkdtempSync(join(tmpdir(), 'crumbtrail-hostile-'))
let running: RunningApp
let page: Page
let tab: HandTab
let seen: Awaited<ReturnType<typeof watchPage>>

test.beforeAll(async () => {
  running = await runApp()
  page = running.page
  seen = await watchPage(running)
  tab = await justPlay(running)
})
test.afterAll(async () => {
  await running.close()
  rmSync(folder, { recursive: true, force: true })
})
test.afterEach('no payload became anything but text', async () => {
  await nothingButText(running)
  expect(seen).toEqual({ dialogs: [], errors: [] })
  expect(running.complaints.filter(line => line.startsWith('error:'))).toEqual([])
})

const bar = (): Locator => page.getByRole('region', { name: 'Saved trace', exact: true })
const failures = (): Locator => page.getByText(/has failed|could not be shown/)
/** Nothing stands outside of the window, and the page itself does not scroll. */
async function fits(where: string): Promise<void> {
  await expect.poll(async () => (await cutTexts(page)).filter(cut => !cut.startsWith('cut:')), where).toEqual([])
  await expect(failures(), where).toHaveCount(0)
}

async function open(name: string, text: string): Promise<void> {
  const file = join(folder, name)
  writeFileSync(file, text)
  if (await bar().isVisible()) await bar().getByRole('button', { name: 'Back to the lab' }).click()
  await running.app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] })
  }, file)
  await page.getByRole('button', { name: 'File' }).click()
  await page.getByRole('menuitem', { name: /^Open a saved trace or a HAR/ }).click()
  await expect(bar()).toBeVisible()
  await expect.poll(() => missing(running, [name])).toEqual([])
}
const chooseView = (name: 'Requests' | 'Story' | 'Sequence'): Promise<void> =>
  page.getByRole('radiogroup', { name: 'How to show the timeline' }).getByRole('radio', { name }).click()
const tabOfDetails = (name: RegExp): Promise<void> =>
  page.getByRole('tablist', { name: 'Views of this request' }).getByRole('tab', { name }).click()
const list = (): Locator => page.getByRole('listbox', { name: 'Timeline' })
const tool = (): Locator => page.getByRole('dialog')
async function openTool(name: RegExp): Promise<void> {
  await page.getByRole('button', { name: 'Tools' }).click()
  await page.getByRole('menuitem', { name }).click()
  await expect(tool()).toBeVisible()
}
async function closeTool(): Promise<void> {
  await page.keyboard.press('Escape')
  await expect(tool()).toHaveCount(0)
}
const textOf = async (place: Locator): Promise<string> => (await place.allTextContents()).join('\n')
/** Sentences cut a long value; the beginning of it is there. */
const begun = (payload: string): string => visibleText(payload.slice(0, 50))
function expectAll(text: string, payloads: readonly string[], where: string): void {
  const lost = payloads.filter(payload => !text.includes(begun(payload)))
  expect(lost, where).toEqual([])
}
/** Until the place shows all of them. */
const showsAll = (place: Locator, payloads: readonly string[], where: string): Promise<void> =>
  expect(async () => expectAll(await textOf(place), payloads, where)).toPass({ timeout: 15_000 })
const fileNames = ['<img src=x onerror=window.ran=1>.crumbtrail', '"><b>\u202egnp.har', 'javascript:ran=1\n.crumbtrail', '__proto__']
const short = hostilePayloads.filter(payload => payload.length < 200)

test('one request that carries everything: receipt, headers, wire, token, stores, map and biography', async () => {
  await open(fileNames[0] ?? '', hostileTrace(hostilePayloads, onOneRequest(hostilePayloads)))
  await fits('start')
  // Events name its address too, and a preflight stands where its request does.
  const filter = page.getByRole('region', { name: 'Timeline' }).getByRole('combobox', { name: 'Filter' })
  await filter.fill('is:pinned')
  await expect(list().getByRole('option')).toHaveCount(1)
  await list().getByRole('option').click()
  const panel = page.getByRole('region', { name: 'Receipt of one request' }).getByRole('tabpanel')
  const inspector = page.getByRole('region', { name: 'What tab A can see' })
  for (const view of [/^Receipt/, /^Headers/, /^Token/, /^Changed/, /^Code/, /^Wire/]) {
    await tabOfDetails(view)
    await fits(String(view))
    await nothingButText(running)
    if (/Receipt|Headers|Wire/.test(String(view))) await showsAll(panel, hostilePayloads, String(view))
  }
  await tabOfDetails(/^Headers/)
  await expect
    .poll(() => missing(running, hostilePayloads), { message: 'a header’s name and its value are the whole text of an element' })
    .toEqual([])
  for (const view of [/^Cookies/, /^local/, /^Server/]) {
    await inspector.getByRole('tab', { name: view }).click()
    await fits(String(view))
    await nothingButText(running)
    if (/local/.test(String(view))) await expect.poll(() => missing(running, hostilePayloads)).toEqual([])
  }
  await inspector.getByRole('tab', { name: /^local/ }).click()
  for (const index of [0, 51, 62]) {
    await inspector
      .getByRole('button', { name: /^Biography of/ })
      .nth(index)
      .click()
    await expect(tool()).toBeVisible()
    await fits('biography')
    await nothingButText(running)
    await closeTool()
  }
  await openTool(/^Storage map/)
  await expect(tool().getByRole('table')).toBeVisible()
  await showsAll(tool(), hostilePayloads, 'storage map')
  const cells = await tool().locator('.map-cell').count()
  expect(cells).toBeGreaterThan(61)
  for (const cell of [5, 60, cells - 1]) {
    await tool().locator('.map-cell').nth(cell).click()
    await nothingButText(running)
  }
  await fits('storage map')
  await closeTool()
})

const statement =
  /^ {4}(?:participant p\d+ as |p\d+(?:->>|-->>|-x)p\d+: |Note over p\d+(?:,p\d+)?: |Note right of p\d+: )(?:#\d+;|[^;#:%<>{}])+$/u

/** The picture of these rows as files: well-formed and without anything that acts, in whatever opens them. */
async function exported(): Promise<void> {
  const texts: string[] = []
  for (const format of ['SVG', 'Mermaid', 'Markdown']) {
    const path = join(folder, `picture.${format}`)
    await running.app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
    }, path)
    await page.locator('.seq').getByRole('button', { name: 'Export' }).click()
    await page.getByRole('menuitem', { name: format }).click()
    await expect(page.locator('.seq').getByRole('status')).toContainText(`picture.${format}`)
    texts.push(readFileSync(path, 'utf8'))
  }
  const [svg = '', mermaid = '', markdown = ''] = texts
  // In a page of the lab: ours parses no markup at all.
  const parsed = (await tab.run(`(() => {
    const all = [...new DOMParser().parseFromString(${JSON.stringify(svg)}, 'image/svg+xml').querySelectorAll('*')]
    const attributes = all.flatMap(element => element.getAttributeNames())
    return { names: [...new Set(all.map(({ tagName }) => tagName))].sort(), attributes: [...new Set(attributes)].sort() }
  })()`)) as Record<'names' | 'attributes', string[]>
  expect(parsed.names, 'one that is not well-formed has a parsererror').toEqual(['g', 'path', 'rect', 'svg', 'text', 'title'])
  expect(parsed.attributes.filter(name => /^on|href|style|src/.test(name))).toEqual([])
  for (const line of mermaid.trimEnd().split('\n').slice(1)) expect(line).toMatch(statement)
  expect(markdown.replace(/\\./g, ''), 'every sign that could begin markup is escaped').not.toMatch(/[<>`[\]]|^(?: {4}|\t)/m)
}

test('every row: notes, pins, guesses, story, sequence, two compared', async () => {
  await open(fileNames[1] ?? '', hostileTrace(hostilePayloads, onRealPages))
  await chooseView('Story')
  await page.getByRole('radio', { name: 'Every event' }).click()
  await expect(page.getByRole('button', { name: 'Earlier sentences' })).toBeEnabled()
  let [story, turned] = ['', 0]
  for (;;) {
    story += await textOf(page.locator('.story'))
    turned += 1
    if (turned % 13 === 0) await nothingButText(running)
    const earlier = page.getByRole('button', { name: 'Earlier sentences' })
    if (await earlier.isDisabled()) break
    await earlier.click()
  }
  expectAll(story, hostilePayloads, 'story')
  await fits('story')
  await chooseView('Sequence')
  await fits('sequence')
  await nothingButText(running)
  await exported()
  await chooseView('Requests')
  const filter = page.getByRole('region', { name: 'Timeline' }).getByRole('combobox', { name: 'Filter' })
  await filter.fill('is:noted is:pinned')
  await expect.poll(() => page.locator('.timeline-count').innerText()).toMatch(/^64 of/)
  const notes: string[] = []
  let receipts = ''
  const heights = new Set<number>()
  await list().press('Home')
  for (let index = 0; index < hostilePayloads.length; index += 1) {
    const [name, height, receipt] = await page.evaluate(() => {
      const row = document.querySelector('[role=option][aria-selected=true]')
      const { height: rowHeight = 0 } = row?.getBoundingClientRect() ?? {}
      return [row?.getAttribute('aria-label') ?? '', rowHeight, document.querySelector('.details')?.textContent ?? ''] as const
    })
    notes.push(name)
    heights.add(height)
    receipts += receipt
    if (index % 16 === 0) await nothingButText(running)
    await page.keyboard.press('ArrowDown')
  }
  expect(
    hostilePayloads.filter(payload => !notes.some(name => name.includes(`Note: ${begun(payload)}`))),
    'notes',
  ).toEqual([])
  expectAll(receipts, hostilePayloads, 'receipts')
  expect([...heights], 'no row is higher than another').toHaveLength(1)
  await fits('rows')
  await filter.fill('')
  await openTool(/^Guesses/)
  await expect(tool().getByRole('listitem').first()).toBeVisible()
  const guesses = async (): Promise<number> => {
    const text = await textOf(tool())
    return hostilePayloads.filter(payload => text.includes(begun(payload))).length
  }
  await expect.poll(guesses, 'those that were wrong').toBeGreaterThan(25)
  await fits('guesses')
  await nothingButText(running)
  await closeTool()
  await openTool(/^Compare two/)
  await fits('two compared')
  await nothingButText(running)
  await closeTool()
})

for (const [name, text] of [
  [fileNames[2], hostileTrace(hostilePayloads)],
  [fileNames[3], hostileWorld(hostilePayloads.slice(38, 58))],
  ['foreign.har', hostileHar(hostilePayloads)],
] as const) {
  test(`ids, addresses and hosts that are none, in every view and tool: ${visibleText(name ?? '')}`, async () => {
    await open(name ?? '', text)
    for (const view of ['Story', 'Sequence', 'Requests'] as const) {
      if (name !== fileNames[3]) await chooseView(view)
      await fits(view)
      await nothingButText(running)
    }
    for (const entry of [/^Compare two/, /^The same story/, /^Storage map/, /^Token desk/, /^Sequence/, /^Guesses/]) {
      await openTool(entry)
      await fits(String(entry))
      await nothingButText(running)
      await closeTool()
    }
    await page.screenshot({ path: `test-results/hostile-${name === 'foreign.har' ? 'har' : name === '__proto__' ? 'world' : 'ids'}.png` })
  })
}

test('a file that is refused for what it holds: the refusal shows it as text, in both languages', async () => {
  if (await bar().isVisible()) await bar().getByRole('button', { name: 'Back to the lab' }).click()
  const head = (baseline: unknown): object => ({
    'crumbtrail-trace': 1,
    app: '',
    electron: '',
    chromium: '',
    savedAt: '',
    isRedacted: false,
    baseline,
  })
  const lines = (...values: readonly unknown[]): string => values.map(value => JSON.stringify(value)).join('\n')
  const forms: readonly ((payload: string) => string)[] = [
    payload => lines(head(null), { kind: payload }),
    payload => lines({ ...head(null), [payload]: 1 }),
    payload => lines(head({ ...emptyWorld(), tabs: Object.fromEntries([[payload, 1]]) })),
  ]
  const banners = page.locator('.banner[data-kind=trace-file-bad]')
  for (const [index, payload] of short.filter((_, at) => at % 4 === 0).entries()) {
    const language = index % 2 === 0 ? 'ko' : 'en'
    const file = join(folder, `refused-${index}.crumbtrail`)
    writeFileSync(file, forms[index % forms.length]?.(payload) ?? '')
    await running.app.evaluate(({ dialog }, path) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] })
    }, file)
    await page.getByRole('button', { name: 'File' }).click()
    await page.getByRole('menuitem', { name: /^Open a saved trace or a HAR/ }).click()
    await expect(banners, payload).toHaveCount(1)
    await running.call('settings:change', { language })
    await expect(banners, payload).toContainText(language === 'ko' ? '이 파일을 열 수 없습니다.' : 'This file cannot be opened.')
    // A path writes its names as JSON does.
    if (index % forms.length < 2) await showsAll(banners, [payload.slice(0, 20)], `refusal ${index}`)
    await nothingButText(running)
    await fits(payload)
    await running.call('settings:change', { language: 'en' })
    await banners.getByRole('button', { name: 'Dismiss' }).click()
    await expect(banners).toHaveCount(0)
  }
})

test('typed and pasted: the filter, the token desk and the workbench', async () => {
  if (await bar().isVisible()) await bar().getByRole('button', { name: 'Back to the lab' }).click()
  const filter = page.getByRole('region', { name: 'Timeline' }).getByRole('combobox', { name: 'Filter' })
  const firstWords = short.map(payload => payload.trim().split(/\s/)[0] ?? '')
  await filter.fill(short.map(payload => `${payload} hots:${payload}`).join(' '))
  const words = page.getByRole('list', { name: 'Words of the filter' })
  await expect(words).toBeVisible()
  await showsAll(words, firstWords, 'words of the filter and what is wrong with them')
  await nothingButText(running)
  await fits('filter')
  await filter.fill('')
  await openTool(/^Token desk/)
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const claims = Object.fromEntries(
    short.flatMap((payload, index) => [
      [payload, payload],
      [`c${index}`, payload],
    ]),
  )
  const pasted = tool().getByRole('textbox', { name: 'Token', exact: true })
  await pasted.fill(`${part({ alg: short[0], typ: short[1], kid: short[51] })}.${part(claims)}.eHg`)
  await showsAll(tool(), short, 'token desk')
  await fits('token desk')
  await nothingButText(running)
  for (const payload of short.filter((_, index) => index % 4 === 0)) await pasted.fill(payload) // no token at all
  await nothingButText(running)
  await closeTool()
  await openTool(/^Workbench/)
  const written = tool().getByRole('textbox', { name: /^Set-Cookie/ })
  for (const line of [
    `${short.join('')}=${short.join('')}`,
    `a=b; ${short.join('; ')}`,
    `a=b; ${short.map(payload => `Path=${payload}`).join(';')}`,
  ]) {
    await written.fill(line)
    await nothingButText(running)
  }
  await fits('workbench')
  await closeTool()
})
