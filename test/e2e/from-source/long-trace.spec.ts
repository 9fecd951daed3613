import { expect, test, type ElectronApplication, type Locator } from '@playwright/test'
import { violationsIn } from '../support/axe.ts'
import { manyEvents, type ManyEvents } from '../../support/many-events.ts'
import { recordSeed } from '../../support/record-seed.ts'
import { cutTexts } from '../support/cut-texts.ts'
import { runApp, type RunningApp } from '../support/running-app.ts'

/* From source alone, for no package has a door to its trace. A long trace of which only the end has been read, and one that grows under a reader: marks are there at once, and what is read stays where it is. */

test.describe.configure({ mode: 'serial' })
let running: RunningApp
let many: ManyEvents
/** Rows of the first events: pinned, noted. */
let [pinned, noted] = ['', '']

test.beforeAll(async () => {
  running = await runApp(['--bench-trace-hook'])
  const seed = await recordSeed(running)
  many = await manyEvents(running.app, seed)
  const requests = (await running.eventsOf('request.sent')).filter(({ isTopLevelNavigation }) => isTopLevelNavigation)
  pinned = requests[0]?.exchange ?? ''
  noted = requests[1]?.exchange ?? ''
  await running.call('trace:pin', { row: pinned, isPinned: true })
  await running.call('trace:note', { row: noted, text: 'begin <b>here</b>' })
  await many.fill(9000)
  await installDoor(running.app)
})
test.afterAll(() => running.close())

/** What the page reads beside its newest part waits in the main process until it is let through. */
function installDoor(app: ElectronApplication): Promise<void> {
  return app.evaluate(({ ipcMain }) => {
    type Handler = (event: unknown, input: { readonly newest?: boolean; readonly limit?: number }) => unknown
    const { _invokeHandlers: handlers } = ipcMain as unknown as { readonly _invokeHandlers: ReadonlyMap<string, Handler> }
    const real = handlers.get('trace:since')
    if (real === undefined) throw new Error('no handler')
    const door = { opened: Promise.resolve(), open: (): void => undefined }
    Object.assign(globalThis, { olderDoor: door })
    ipcMain.removeHandler('trace:since')
    ipcMain.handle('trace:since', async (event, input: Parameters<Handler>[1]) => {
      if (input.limit !== undefined && input.newest !== true) await door.opened
      return real(event, input)
    })
  })
}
interface Doored {
  readonly olderDoor: { opened: Promise<void>; open: () => void }
}
const shutDoor = (): Promise<void> =>
  running.app.evaluate(() => {
    const { olderDoor } = globalThis as unknown as Doored
    olderDoor.opened = new Promise(resolve => (olderDoor.open = resolve))
  })
/** In a turn of its own: what waits reads at once, and V8 would collect the promise of this call meanwhile (seen in Electron 33). */
const openDoor = (): Promise<void> =>
  running.app.evaluate(() => void setTimeout(() => (globalThis as unknown as Doored).olderDoor.open(), 0))

/** The page anew, with the end of the trace alone. */
async function reloadAtEnd(): Promise<void> {
  await shutDoor()
  await running.page.reload()
  await expect(reading()).toBeVisible({ timeout: 30_000 })
}
const reading = (): Locator => running.page.getByRole('status').filter({ hasText: /Reading earlier events|앞선 이벤트 읽는 중/ })
const tray = (): Locator => running.page.getByRole('region', { name: /^(Marked earlier|앞서 표시한 항목)$/ })
const list = (): Locator => running.page.getByRole('listbox', { name: 'Timeline' })
const newest = (): Locator => running.page.getByRole('button', { name: 'To the newest' })
const chooseView = (name: 'Requests' | 'Story' | 'Sequence'): Promise<void> =>
  running.page.getByRole('radiogroup', { name: 'How to show the timeline' }).getByRole('radio', { name }).click()
async function caughtUp(): Promise<void> {
  const last = String(await many.lastSeq())
  await expect(running.page.locator('input.scrubber-range')).toHaveAttribute('max', last)
}

test('marks on rows that are still being read are there at once, in both languages', async () => {
  await reloadAtEnd()
  const { page } = running
  await expect(tray().getByRole('status')).toHaveText('2 earlier rows with a pin or a note are still being read.')
  await expect(tray().getByRole('button')).toHaveText([/GET https:\/\/shop\.test\/.*Pinned/, /Note: begin <b>here<\/b>/])
  for (const language of ['en', 'ko'] as const) {
    await running.call('settings:change', { language })
    await expect(tray().getByRole('status')).toContainText(language === 'en' ? 'still being read' : '아직 읽고 있습니다')
    await page.screenshot({ path: `test-results/waiting-marks-${language}.png` })
    await expect.poll(() => cutTexts(page)).toEqual([])
  }
  for (const theme of ['dark', 'light'] as const) {
    await running.call('settings:change', { language: 'en', theme })
    expect(await violationsIn(page, '.waiting-marks')).toEqual([])
  }
})

test('one that is chosen says that it waits, and is gone to once its row is read; no mark is told twice', async () => {
  const { page } = running
  const mark = tray().getByRole('button', { name: /Note: begin/ })
  await mark.focus()
  await page.keyboard.press('Enter')
  await expect(mark).toHaveAttribute('aria-pressed', 'true')
  await expect(tray().getByRole('status')).toHaveText('This row is shown as soon as it is read.')
  await page.screenshot({ path: 'test-results/waiting-mark-chosen.png' })
  await openDoor()
  await expect(tray()).toBeHidden({ timeout: 30_000 })
  const row = list().getByRole('option', { selected: true })
  await expect(row).toHaveAccessibleName(/Note: begin <b>here<\/b>$/)
  await expect(row).toBeInViewport()
  await expect(list()).toBeFocused()
  await expect(page.getByRole('tabpanel', { name: 'Receipt' })).toContainText('The password was right')
  await page.getByRole('combobox', { name: 'Filter' }).fill('is:pinned')
  await expect(list().getByRole('option')).toHaveCount(1)
  await page.getByRole('combobox', { name: 'Filter' }).fill('begin')
  await expect(list().getByRole('option')).toHaveCount(1)
  await page.getByRole('combobox', { name: 'Filter' }).fill('')
  await list().press('Escape')
})

/** Turns the wheel over the box, and waits until it has come to rest. */
async function wheel(box: Locator, by: number): Promise<void> {
  await box.hover()
  const from = await box.evaluate(element => element.scrollTop)
  await running.page.mouse.wheel(0, by)
  let known = from
  await expect
    .poll(
      async () => {
        const before = known
        known = await box.evaluate(element => element.scrollTop)
        return known !== from && known === before
      },
      { intervals: [200] },
    )
    .toBe(true)
}

/** The first sentence or step that is wholly in sight, and how far below the upper edge it stands. */
const topOf = (box: Locator, items: string): Promise<readonly [string | null, number]> =>
  box.evaluate((element, selector) => {
    const edge = element.getBoundingClientRect().top + 50
    const first = [...element.querySelectorAll(selector)].find(item => item.getBoundingClientRect().top >= edge)
    return [first?.textContent ?? null, Math.round((first?.getBoundingClientRect().top ?? 0) - edge)] as const
  }, items)

test('who reads the story stays where they are, whatever comes in; and the newest is one press away', async () => {
  const { page } = running
  await chooseView('Story')
  await page.getByRole('radio', { name: 'Every event' }).click()
  const story = page.locator('.story-scroller')
  const isAtEnd = async (): Promise<void> =>
    expect(story.getByText(`event ${await many.lastSeq()}`, { exact: true })).toBeInViewport({ timeout: 15_000 })
  await isAtEnd()
  const streamed = (await many.lastSeq()) + 300
  await many.stream(300, 1000)
  await expect.poll(() => many.lastSeq()).toBeGreaterThanOrEqual(streamed)
  await many.fill(130) // more than a page: the sentences that are followed go, and others come
  await caughtUp()
  await isAtEnd()
  await expect(newest()).toHaveCount(0)
  expect(await story.getByRole('listitem').count()).toBeGreaterThan(50)

  await wheel(story, -500)
  await expect(newest()).toBeVisible()
  const before = await topOf(story, '.story-sentence')
  for (const count of [30, 70, 150]) {
    await many.fill(count)
    await caughtUp()
    await expect.poll(() => topOf(story, '.story-sentence')).toEqual(before)
  }
  await page.screenshot({ path: 'test-results/story-held-en.png' })
  await running.call('settings:change', { language: 'ko' })
  await page.screenshot({ path: 'test-results/story-held-ko.png' })
  await expect.poll(() => cutTexts(page)).toEqual([])
  await running.call('settings:change', { language: 'en' })
  await newest().click()
  await isAtEnd()
  await expect(newest()).toHaveCount(0)
  await many.fill(70)
  await caughtUp()
  await isAtEnd()
})

test('a story that is read while the older part of the trace comes in stays, too', async () => {
  const { page } = running
  await reloadAtEnd()
  await chooseView('Story')
  await page.getByRole('radio', { name: 'Every event' }).click()
  const story = page.locator('.story-scroller')
  await page.getByRole('button', { name: 'Earlier sentences' }).click()
  await wheel(story, 300)
  const before = await topOf(story, '.story-sentence')
  await openDoor()
  await expect(reading()).toBeHidden({ timeout: 30_000 })
  await expect.poll(() => topOf(story, '.story-sentence')).toEqual(before)
})

test('so does who reads the sequence', async () => {
  const { page } = running
  await chooseView('Sequence')
  const picture = page.getByRole('listbox', { name: 'Sequence of what happened' })
  const isAtEnd = (): Promise<boolean> =>
    picture.evaluate(element => element.scrollHeight - element.scrollTop - element.clientHeight < 30 && element.scrollTop > 500)
  await expect.poll(isAtEnd).toBe(true)
  await wheel(picture, -700)
  await expect(newest()).toBeVisible()
  const before = await topOf(picture, '[data-step]')
  await many.fill(600)
  await caughtUp()
  await expect.poll(() => topOf(picture, '[data-step]')).toEqual(before)
  await page.screenshot({ path: 'test-results/sequence-held-en.png' })
  await newest().click()
  await expect.poll(isAtEnd).toBe(true)
})
