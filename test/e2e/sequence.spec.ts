import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Locator } from '@playwright/test'
import { violationsIn } from './support/axe.ts'
import { cutTexts } from './support/cut-texts.ts'
import { runApp, type OpenTab, type RunningApp } from './support/running-app.ts'

/* One story in the real app: a log-in on A, a 403 on B, a moved clock, an expired session. The picture and the sentences tell it. */

test.describe.configure({ mode: 'serial' })
let running: RunningApp
let a: OpenTab
let picture: Locator
let session = ''

test.beforeAll(async () => {
  running = await runApp()
  a = await running.openTab('laptop', 'https://shop.test/session/')
  await a.run(`document.querySelector('#user').value = 'alice'; document.querySelector('#password').value = 'wonderland'`)
  await a.run(`document.querySelector('#log-in').click()`)
  await expect.poll(() => a.run(`document.querySelector('#who')?.textContent ?? ''`)).toBe('alice') // the form names her as well
  const b = await running.openTab('laptop', 'https://shop.test/session/admin')
  expect(await b.run(`document.querySelector('#refusal').dataset.status`)).toBe('403')
  const sid = async (): Promise<string> =>
    (await running.eventsOf('jar.changed')).findLast(({ cookie }) => cookie.name === 'sid')?.cookie.value ?? ''
  await expect.poll(sid).not.toBe('')
  session = await sid()
  await running.call('lab:move-clock', { ms: 16 * 60_000 })
  await a.visit('https://shop.test/session/me')
  expect(await a.run(`document.querySelector('#refusal').dataset.status`)).toBe('401')
  picture = running.page.getByRole('listbox', { name: 'Sequence of what happened' })
})
test.afterAll(() => running.close())

const step = (name: string | RegExp): Locator => picture.getByRole('option', { name })
const lit = (): Locator => picture.locator('[aria-selected=true]')
const chooseView = (name: 'Requests' | 'Story' | 'Sequence'): Promise<void> =>
  running.page.getByRole('radiogroup', { name: 'How to show the timeline' }).getByRole('radio', { name }).click()

test('draws the tabs, the host and its tables as lanes, and the story as steps', async () => {
  await chooseView('Sequence')
  await expect(picture.locator('.seq-heads')).toContainText('A Laptop')
  await expect(picture.locator('.seq-heads')).toContainText('sessions')
  await picture.press('Home')
  await expect(lit()).toHaveAttribute('aria-posinset', '1')
  for (const name of [
    'A Laptop to shop.test: POST /session/login',
    'shop.test to sessions: create session of alice',
    /^shop\.test to A Laptop: 303 → \/session\/me Set-Cookie: sid/,
    'A Laptop: sid stored',
    'B Laptop to shop.test: GET /session/admin',
    /^shop\.test: Role check: no\. alice has the role user/,
    'shop.test to B Laptop: 403',
    /^The lab clock went forward by 16 min/,
    'shop.test to sessions: end session: idle for too long',
    /^shop\.test: Still alive: no/,
    'shop.test to A Laptop: 401',
  ])
    await walkTo(name)
})

/** The step that is lit; null: none is in sight at this moment. */
const litId = async (): Promise<string | null> => (await lit().evaluateAll(steps => steps.map(({ id }) => id)))[0] ?? null

/** Presses the key until a step of this name is lit: the walk is in order, so each name is found behind the one before. */
async function walkTo(name: string | RegExp): Promise<void> {
  const wanted = step(name).and(lit())
  for (let presses = 0; presses < 80; presses += 1) {
    if ((await wanted.count()) > 0) return
    const before = await litId()
    await picture.press('ArrowDown')
    await expect.poll(async () => (await litId()) ?? before).not.toBe(before)
  }
  throw new Error(`no step ${String(name)} was met`)
}

test('a step leads the whole app to its place, and what comes later is dimmed', async () => {
  await picture.press('Home')
  await walkTo('A Laptop to shop.test: POST /session/login')
  await expect(running.page.getByRole('button', { name: 'Back to now' }).first()).toBeVisible()
  await expect(running.page.getByRole('tabpanel', { name: 'Receipt' })).toContainText('The browser is about to send this request.')
  const next = step('shop.test to sessions: create session of alice')
  await expect(next).toHaveAttribute('data-future', '')
  await next.click()
  await expect(next).toHaveAttribute('aria-selected', 'true')
  await expect(next).not.toHaveAttribute('data-future', '')
  await expect(running.page.getByRole('tabpanel', { name: 'Receipt' })).toContainText('Compare the password')
  await picture.press('Escape')
  await expect(picture.locator('[data-future]')).toHaveCount(0)
})

test('nothing is cut or out of reach, for eye and ear, in both languages', async () => {
  for (const language of ['en', 'ko'] as const) {
    await running.call('settings:change', { language })
    await expect(running.page.getByRole('listbox', { name: language === 'en' ? /^Sequence/ : '일어난 일의 순서도' })).toBeVisible()
    await expect.poll(() => cutTexts(running.page)).toEqual([])
  }
  expect(await violationsIn(running.page, '.timeline')).toEqual([])
  await running.call('settings:change', { language: 'en' })
})

async function save(format: 'SVG' | 'PNG' | 'Mermaid' | 'Markdown', name: string): Promise<Buffer> {
  const path = join(running.userData, name)
  await running.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, path)
  await running.page.locator('.seq').getByRole('button', { name: 'Export' }).click()
  await running.page.getByRole('menuitem', { name: format }).click()
  await expect(running.page.locator('.seq').getByRole('status')).toContainText(name)
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600)
  return readFileSync(path)
}

test('saves the picture as SVG, PNG, Mermaid and Markdown, without secrets', async () => {
  expect(session).not.toBe('')
  const svg = (await save('SVG', 'story.svg')).toString('utf8')
  const texts = [...svg.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(([, text]) => text)
  expect(texts).toEqual(expect.arrayContaining(['POST /session/login', '403', 'end session: idle for too long']))

  // Chromium draws the PNG from the SVG: it would not decode one that is no proper XML.
  const png = await save('PNG', 'story.png')
  expect([...png.subarray(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const [width = 0, height = 0] = /width="(\d+)" height="(\d+)/.exec(svg)?.slice(1).map(Number) ?? []
  expect(png.readUInt32BE(16) / png.readUInt32BE(20)).toBeCloseTo(width / height, 1)

  const mermaid = (await save('Mermaid', 'story.mmd')).toString('utf8')
  expect(mermaid).toMatch(/^sequenceDiagram\n {4}participant p0 as A Laptop\n/)
  expect(mermaid).toContain('p0->>p2: POST /session/login')
  expect(mermaid).toContain('-->>p1: 403')

  const markdown = (await save('Markdown', 'story.md')).toString('utf8')
  expect(markdown).toMatch(/^\d+\. \*\*Tab B\*\* .*\/session\/admin\*\* → 403\./m)
  expect(markdown).toMatch(/\| request \| Cookie \| sid\\=redacted\\-\d+ \|/)
  for (const text of [svg, mermaid, markdown]) expect(text.replaceAll('\\', '')).not.toContain(session)
})

test('refuses what is no picture', async () => {
  for (const input of [
    { format: 'png', content: 'bm90IGEgcG5n' },
    { format: 'exe', content: '' },
    { format: 'svg', content: 1 },
  ])
    expect(await running.call('trace:export-text', input as never)).toMatchObject({ ok: false, error: { code: 'bad-input' } })
})

test('the span begins and ends where one stands, and opens larger', async () => {
  const { page } = running
  const bar = page.locator('.seq')
  await picture.press('Home')
  await walkTo('B Laptop to shop.test: GET /session/admin')
  await bar.getByRole('button', { name: 'Span' }).click()
  await page.getByRole('menuitem', { name: 'Begin here' }).click()
  await expect(step('A Laptop to shop.test: POST /session/login')).toHaveCount(0)
  await bar.getByRole('button', { name: 'Span' }).click()
  await page.getByRole('menuitem', { name: 'End here' }).click()
  await expect(step('shop.test to A Laptop: 401')).toHaveCount(0)
  await expect(step('shop.test to B Laptop: 403')).toHaveCount(1)
  await bar.getByRole('button', { name: 'Larger' }).click()
  const large = page.getByRole('dialog', { name: 'Sequence' }).getByRole('listbox')
  await expect(large.getByRole('option', { name: 'shop.test to B Laptop: 403' })).toBeVisible()
  await expect(large.getByRole('option', { name: 'A Laptop to shop.test: POST /session/login' })).toHaveCount(0)
  await page.keyboard.press('Escape')
  await bar.getByRole('button', { name: 'Span' }).click()
  await page.getByRole('menuitem', { name: 'Show all' }).click()
  await picture.press('Escape')
})

test('tells the same story in sentences, in short and event by event', async () => {
  const { page } = running
  await chooseView('Story')
  const story = page.getByRole('list', { name: 'The story in sentences' })
  await expect(story.getByRole('listitem').filter({ hasText: 'POST https://shop.test/session/login' })).toContainText(
    'The password was right',
  )
  const refused = story.getByRole('button').filter({ hasText: '/session/admin' }).last()
  await refused.click()
  await expect(refused).toHaveAttribute('aria-current', 'true')
  await expect(page.getByRole('tabpanel', { name: 'Receipt' })).toContainText('403')
  await refused.press('Home')
  await expect(story.getByRole('button').first()).toBeFocused()
  await page.keyboard.press('Escape')

  await page.getByRole('radio', { name: 'Every event' }).click()
  for (const path of ['', 'me', 'admin', '']) await a.visit(`https://shop.test/session/${path}`)
  await expect(page.getByRole('button', { name: 'Earlier sentences' })).toBeEnabled()
  await expect(async () => {
    const last = (await running.events()).at(-1)?.seq ?? 0
    await expect(story.getByText(`event ${last}`, { exact: true }), 'the newest page is followed at its end').toBeInViewport({
      timeout: 2000,
    })
  }).toPass()
  await page.getByRole('button', { name: 'Earlier sentences' }).click()
  await expect(story.getByRole('listitem')).toHaveCount(100)
  const decided = story.getByRole('button').filter({ hasText: 'The server created a session for alice.' }).first()
  await expect
    .poll(async () => {
      if ((await decided.count()) > 0) return true
      await page.getByRole('button', { name: 'Earlier sentences' }).click()
      return false
    })
    .toBe(true)
  await decided.click()
  await expect(decided).toHaveAttribute('aria-current', 'true')
  expect(await violationsIn(page, '.timeline')).toEqual([])
})
