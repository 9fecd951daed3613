import { expect, test, type Locator, type Page } from '@playwright/test'
import { justPlay, logIn, type HandTab } from './support/by-hand.ts'
import { runApp, type RunningApp } from './support/running-app.ts'
import { look } from './support/shown.ts'

/* A request waits at the door of the lab, the learner guesses, and the trace grades the guess. */

test.describe.configure({ mode: 'serial' })
let running: RunningApp
let page: Page
let a: HandTab

test.beforeAll(async () => {
  running = await runApp()
  page = running.page
  a = await justPlay(running)
  await a.visit('https://shop.test/session/')
  await logIn(a, 'alice', 'wonderland')
})
test.afterAll(() => running.close())

const details = (): Locator => page.getByRole('region', { name: 'Receipt of one request' })
const card = (): Locator => details().getByRole('form', { name: 'What will go, and what will come?' })
/** What is said of a cookie or a header in the card. */
const say = (of: Locator, name: RegExp | string, choice: 'goes' | 'stays'): Locator =>
  of.getByRole('radiogroup', { name }).getByRole('radio', { name: choice })
const result = (): Locator => details().getByRole('region', { name: /^Your guess/ })
const strip = (): Locator => page.locator('.hold-strip')

async function holdNext(entry: string): Promise<void> {
  await page.getByRole('button', { name: 'Hold the next request' }).click()
  await page.getByRole('menuitem', { name: entry }).click()
  await expect(strip()).toContainText('will be held before the server')
}

test('the next request waits: the server has not seen it and its verdicts are covered', async () => {
  await holdNext('Hold the next request of tab A')
  await a.run(`setTimeout(() => location.assign('/session/me?held'), 0)`)
  await expect(card()).toBeVisible({ timeout: 15_000 })
  await expect(strip()).toContainText('A request is held')
  await expect(page.getByRole('option', { name: /session\/me\?held.*waits before the server/ })).toBeVisible()
  const [held] = await running.eventsOf('request.held')
  const judged = async (): Promise<boolean> =>
    (await running.eventsOf('cookie.judged')).some(({ exchange }) => exchange === held?.held.exchange)
  await expect.poll(judged, 'Chromium has said it already').toBe(true)
  await expect(details().getByText('sent', { exact: true })).toBeHidden()
  expect((await running.eventsOf('decision.begun')).some(({ wire }) => wire === held?.held.wire)).toBe(false)
  expect((await running.eventsOf('response.sent')).some(({ wire }) => wire === held?.held.wire)).toBe(false)
})

test('guesses right and wrong: the trace says which, and what was left alone is no guess', async () => {
  const form = card()
  await say(form, /^sid/, 'goes').click()
  await say(form, 'Authorization', 'goes').click()
  await say(form, 'Cookie', 'goes').click()
  const typed = form.getByRole('textbox', { name: 'Status, 100 to 599' })
  await typed.fill('99')
  await form.getByRole('button', { name: 'Let it go, and see' }).click()
  await expect(form.getByRole('alert'), 'a mistake is marked, and nothing is let go').toContainText('100 to 599')
  await typed.fill('401')
  await typed.press('Enter')

  await expect(result().getByRole('heading')).toHaveText('Your guess: 2 of 4 right')
  await expect(result().getByRole('heading'), 'the focus goes on to the result').toBeFocused()
  await expect(result().getByRole('listitem')).toHaveText([
    /^sid.*right.*You said: goes.*It was: went/,
    /^Cookie.*right/,
    /^Authorization.*wrong.*You said: goes.*It was: stayed/,
    /^Status.*wrong.*You said: 401.*It was: 200/,
  ])
  await expect(details().getByRole('region', { name: 'What the browser decided' })).toContainText('sid')
  await expect.poll(() => a.run('location.search')).toBe('?held')
  await a.run(`document.cookie = 'after=1; Path=/'; 0`)
  await expect(page.getByRole('option', { name: /Cookie “after”/ })).toBeVisible()
  await expect(page.getByRole('region', { name: 'The pages as they were' }), 'the page goes on, in sight').toHaveCount(0)
  await expect(result(), 'and the guess too').toBeVisible()
  expect((await running.eventsOf('guess.made')).map(({ guess }) => guess.statuses)).toEqual([[401]])
})

test('a wrong guess is kept for another look', async () => {
  await a.visit('https://shop.test/')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Tools' }).click()
  await page.getByRole('menuitem', { name: /^Guesses about held requests/ }).click()
  const entry = page.getByRole('dialog').getByRole('listitem').filter({ hasText: '/session/me?held' })
  await expect(entry).toContainText('2 of 4 right')
  await entry.getByRole('button', { name: 'Look again' }).click()
  await expect(result()).toContainText('2 of 4 right')
})

test('the key holds from within a page; what is let go without a guess is not graded', async () => {
  await a
    .page()
    .locator('body')
    .click({ position: { x: 3, y: 3 } })
  await a.press('Control+P')
  await expect(strip()).toContainText('The next page or fetch of tab A will be held')
  await a.run(`setTimeout(() => location.assign('/session/me?again'), 0)`)
  await expect(card()).toBeVisible({ timeout: 15_000 })
  await expect(say(card(), 'Cookie', 'goes')).not.toBeChecked()
  await card().getByRole('button', { name: 'Let it go without a guess' }).click()
  await expect(card()).toBeHidden()
  await expect.poll(() => a.run('location.search')).toBe('?again')
  await expect(result()).toBeHidden()
  await expect(page.getByRole('option', { name: /It was let go without a guess/ })).toBeVisible()
})

/** Every word of the page: what is read, what is named, what is typed, what a pointer would show. */
const wholeText = (): Promise<string> =>
  page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .flatMap(element => [
        ...[...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE).map(({ nodeValue }) => nodeValue),
        ...[...element.attributes].map(({ value }) => value),
        'value' in element ? String(element.value) : '',
      ])
      .join('\n'),
  )

test('while a request waits, nothing on the page tells what goes with it', async () => {
  const covered = ['wears-7c1e5a', 'carries-9b04d2']
  const biography = page.getByRole('dialog', { name: 'Biography' })
  const openLife = async (): Promise<void> => {
    await (await look(page, 'A', 'cookies')).getByRole('button', { name: 'Biography of sid' }).click()
    await expect(biography.locator('.biography-counts')).toContainText('carried by')
  }
  const life = (): Promise<string[]> => biography.locator('.biography-counts, .biography-line').allInnerTexts()
  await a.visit('https://shop.test/storage') // its script may fetch
  await page.keyboard.press('Escape')
  await openLife()
  const before = await life()
  await page.keyboard.press('Escape')
  await expect(biography).toBeHidden()
  await holdNext('Hold the next request of tab A')
  await a.run(
    `fetch('/session/me?covered', { method: 'POST', headers: { 'X-Wears': 'wears-7c1e5a' }, body: 'carries-9b04d2' }).then(() => 0); 0`,
  )
  await expect(card()).toBeVisible({ timeout: 15_000 })
  const wire = (await running.eventsOf('request.held')).at(-1)?.held.wire
  const known = async (): Promise<string> =>
    JSON.stringify((await running.events()).filter(event => 'wire' in event && event.wire === wire))
  await expect.poll(known, 'the trace knows it all').toMatch(/wears-7c1e5a.*carries-9b04d2/)

  const tellsNothing = async (where: string): Promise<void> => {
    const text = await wholeText()
    expect(
      covered.filter(word => text.includes(word)),
      where,
    ).toEqual([])
  }
  await tellsNothing('requests and the card')
  await openLife()
  await expect.poll(life, 'the life of its cookie has not gone on').toEqual(before)
  await tellsNothing('biography')
  await page.keyboard.press('Escape')
  await expect(biography).toBeHidden()
  const filter = page.getByRole('region', { name: 'Timeline' }).getByRole('combobox', { name: 'Filter' })
  await filter.fill('carries-9b04')
  await expect(page.getByText('No row matches')).toBeVisible()
  await filter.fill('')
  for (const view of ['Story', 'Sequence'] as const) {
    await page.getByRole('radiogroup', { name: 'How to show the timeline' }).getByRole('radio', { name: view }).click()
    if (view === 'Story') {
      await page.getByRole('radio', { name: 'Every event' }).click()
      await expect(page.getByText(/\?covered/).last()).toBeVisible()
    }
    await tellsNothing(view)
  }
  await page.getByRole('radiogroup', { name: 'How to show the timeline' }).getByRole('radio', { name: 'Requests' }).click()
  for (const tool of [/^Compare two/, /^The same story/, /^Storage map/, /^Token desk/, /^Sequence/, /^Workbench/, /^Change one/]) {
    await page.getByRole('button', { name: 'Tools' }).click()
    await page.getByRole('menuitem', { name: tool }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await tellsNothing(String(tool))
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
  await card().getByRole('button', { name: 'Let it go without a guess' }).click()
  await expect.poll(async () => (await running.eventsOf('response.sent')).some(sent => sent.wire === wire)).toBe(true)
  await page.getByRole('option', { name: /session\/me\?covered/ }).click()
  await details().getByRole('tab', { name: /^Wire/ }).click()
  await expect.poll(wholeText, { message: 'and then it does' }).toMatch(/wears-7c1e5a[^]*carries-9b04d2/)
  await openLife()
  await expect.poll(life).not.toEqual(before)
  await page.keyboard.press('Escape')
  await expect(biography).toBeHidden()
})

test('a wish can be taken back', async () => {
  await holdNext('Hold the next request of any tab')
  await strip().getByRole('button', { name: 'Do not hold' }).click()
  await expect(strip()).toBeHidden()
  await a.visit('https://shop.test/?free')
})

test('a pause ends the wish, for nothing of it would be recorded', async () => {
  await holdNext('Hold the next request of any tab')
  await page.getByRole('button', { name: 'Pause recording' }).click()
  await expect(strip()).toBeHidden()
  expect((await running.eventsOf('hold.dropped')).at(-1)?.by).toBe('paused')
  await page.getByRole('button', { name: 'Resume recording' }).first().click()
})

test('a guess is kept while an earlier request is looked at, and graded although the recording was paused meanwhile', async () => {
  await holdNext('Hold the next request of any tab')
  await a.run(`setTimeout(() => location.assign('/session/me?kept'), 0)`)
  await say(card(), /^sid/, 'goes').click()
  await page.getByRole('listbox', { name: 'Timeline' }).press('Home')
  await expect(card()).toBeHidden()
  await strip().getByRole('button', { name: 'Show it' }).click()
  await expect(say(card(), /^sid/, 'goes')).toBeChecked()
  await page.getByRole('button', { name: 'Pause recording' }).click()
  await card().getByRole('button', { name: 'Let it go, and see' }).click()
  await expect(result().getByRole('listitem').first()).toHaveText(/^sid.*right/)
  await page.getByRole('button', { name: 'Resume recording' }).first().click()
})

test('a tab that is closed takes its request with it; the server never saw it', async () => {
  await holdNext('Hold the next request of any tab')
  await a.run(`setTimeout(() => location.assign('/session/me?lost'), 0)`)
  await expect(card()).toBeVisible({ timeout: 15_000 })
  await page.locator('.tab-close').first().click()
  await expect(strip()).toBeHidden()
  const last = (await running.eventsOf('request.released')).at(-1)
  expect(last?.by).toBe('tab-closed')
  // Over its connection or any other: a browser that is hung up on would ask again.
  await expect.poll(async () => (await running.eventsOf('response.aborted')).some(({ wire }) => wire === last?.held.wire)).toBe(true)
  const arrived = (await running.eventsOf('request.received')).filter(({ url }) => url.endsWith('?lost'))
  expect(arrived.map(({ wire }) => wire)).toEqual([last?.held.wire])
  expect((await running.eventsOf('decision.begun')).some(({ wire }) => wire === last?.held.wire)).toBe(false)
})
