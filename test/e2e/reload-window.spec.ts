import { expect, test, type Locator, type Page } from '@playwright/test'
import { lessonId, type TabId } from '@shared/ids.ts'
import type { LessonPlay } from '@shared/lesson/lesson-play.ts'
import type { StageTab } from '@shared/stage.ts'
import type { Exchange } from '@shared/trace/exchange.ts'
import { createExchangeFold } from '@shared/trace/fold-exchanges.ts'
import type { EventOf, TraceEvent } from '@shared/trace/trace-event.ts'
import { predictAnything } from './support/predict-anything.ts'
import { answerUrl, contentsOf, runApp, type RunningApp } from './support/running-app.ts'
import { allShown } from './support/shown.ts'

/* The main window is loaded again by hand. Its guests cannot outlive its page: their tabs begin anew, and everything else goes on. */

test.describe.configure({ mode: 'serial' })
let running: RunningApp
let page: Page
let a: TabId
let b: TabId

test.beforeAll(async () => {
  running = await runApp()
  page = running.page
})
test.afterAll(() => running.close())

const patient = { timeout: 60_000 }
const cookieUrl = answerUrl('https://shop.test', { fields: ['Set-Cookie: kept=1; Path=/; Secure'], body: '<title>kept</title>' })

async function tabs(): Promise<readonly StageTab[]> {
  const read = await running.call('stage:read', null)
  if (!read.ok) throw new Error(read.error.message)
  return read.value.tabs
}
async function urlOf(tab: TabId): Promise<string | undefined> {
  return (await tabs()).find(({ id }) => id === tab)?.url
}
/** What is told of each tab, without what a page does by itself. */
const places = async (): Promise<object[]> => (await tabs()).map(({ id, lane, profile, url }) => ({ id, lane, profile, url }))

/** Every page of the app, by what it is. The log is read in its own window. */
const pages = (): Promise<{ guests: number[]; popups: number[]; isHeard: boolean }> =>
  running.app.evaluate(({ webContents }) => {
    const all = webContents.getAllWebContents()
    const guests = all.filter(contents => contents.getType() === 'webview')
    const popups = all.filter(contents => contents.getType() !== 'webview' && contents.getURL() !== 'app://ui/')
    const idsOf = (list: Electron.WebContents[]): number[] => list.map(({ id }) => id).sort((one, other) => one - other)
    const isHeard = [...guests, ...popups].every(contents => contents.debugger.isAttached())
    return { guests: idsOf(guests), popups: idsOf(popups), isHeard }
  })

/** Runs code in the page that the tab has now. */
async function runIn(tab: TabId, code: string): Promise<unknown> {
  return running.runIn(await contentsOf(page, tab), code)
}

/** As a script does it, or the developer's tools. */
async function reload(by: 'script' | 'tools' = 'tools'): Promise<void> {
  const loaded = page.waitForEvent('load')
  if (by === 'script') await page.evaluate(() => void setTimeout(() => location.reload(), 0))
  else
    await running.app.evaluate(({ webContents }) => {
      const main = webContents.getAllWebContents().find(contents => contents.getURL() === 'app://ui/')
      main?.reload()
    })
  await loaded
}

/** Every tab has a page, every page is somebody's and is listened to, and nobody complains. */
async function isWhole(): Promise<void> {
  await expect
    .poll(async () => (await tabs()).filter(({ condition, isLoading }) => condition.kind !== 'live' || isLoading), patient)
    .toEqual([])
  const standing = await tabs()
  const there = async (): Promise<object> => {
    const { guests, popups, isHeard } = await pages()
    return { guests: guests.length, popups: popups.length, isHeard }
  }
  const inWindows = standing.filter(({ window }) => window !== null).length
  await expect
    .poll(there, { ...patient, message: 'a guest for each tab, and none besides; the recorder listens to each' })
    .toEqual({ guests: inWindows, popups: standing.length - inWindows, isHeard: true })
  await allShown(page)
  await expect(page.locator('.banner')).toHaveCount(0)
}

const rebuilds = (): Promise<readonly EventOf<'stage.rebuilt'>[]> => running.eventsOf('stage.rebuilt')
const navigationsSince = (events: readonly TraceEvent[], seq: number, tab: TabId): string[] =>
  events.flatMap(event =>
    event.kind === 'request.sent' && event.seq > seq && event.tab === tab && event.isTopLevelNavigation ? [event.url] : [],
  )
async function exchangesOf(url: string): Promise<readonly Exchange[]> {
  const fold = createExchangeFold()
  fold.push(await running.events())
  return fold.rows().filter(row => row.url === url)
}
const progressOf = async (url: string): Promise<string[]> => (await exchangesOf(url)).map(({ progress }) => progress)

test('with no tab there is nothing to lose, and nothing is told', async () => {
  await reload()
  await expect(page.getByRole('button', { name: /^Just play/ })).toBeVisible()
  expect(await rebuilds()).toEqual([])
  await isWhole()
})

test('its tabs stand where they stood, in new pages; nothing of the trace is lost or told twice', async () => {
  a = (await running.openTab('laptop', cookieUrl)).id
  b = (await running.openTab('phone', 'https://shop.test/storage')).id
  await runIn(b, `sessionStorage.setItem('draft', 'one'); localStorage.setItem('lasting', 'yes')`)
  await expect.poll(async () => (await running.eventsOf('storage.changed')).length).toBe(2)
  await isWhole()
  const before = { events: await running.events(), places: await places(), pages: await pages() }

  await reload('script')
  await isWhole()

  expect(await places()).toEqual(before.places)
  expect((await pages()).guests.filter(id => before.pages.guests.includes(id))).toEqual([])
  const events = await running.events()
  expect(events.slice(0, before.events.length)).toEqual(before.events)
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_event, index) => (events[0]?.seq ?? 1) + index))
  const [rebuilt, ...more] = await rebuilds()
  expect(rebuilt).toMatchObject({ because: 'reloaded', lostTabs: [a, b] })
  expect(more).toEqual([])
  expect(navigationsSince(events, rebuilt?.seq ?? 0, a)).toEqual([cookieUrl])
  expect(navigationsSince(events, rebuilt?.seq ?? 0, b)).toEqual(['https://shop.test/storage'])
  await expect(page.getByRole('option', { name: /The app’s window was reloaded: its tabs \(2\) lost their sessionStorage/ })).toBeVisible()
  expect(await runIn(b, `[sessionStorage.getItem('draft'), localStorage.getItem('lasting')].join()`)).toBe(',yes')
})

test('the new pages are recorded as the old ones were', async () => {
  await runIn(a, `fetch('/lab/answer?body=after').then(() => 0)`)
  const row = async (): Promise<Exchange | undefined> => (await exchangesOf('https://shop.test/lab/answer?body=after'))[0]
  await expect.poll(row, patient).toMatchObject({ tab: a, hops: [{ response: { status: 200 } }] })
  const judged = async (): Promise<unknown> => {
    const key = (await row())?.key
    const found = (await running.eventsOf('cookie.judged')).filter(({ exchange }) => exchange === key)
    return found.map(({ cookie, verdict }) => [cookie?.name, verdict.kind])
  }
  await expect.poll(judged, patient).toEqual([['kept', 'sent']])
})

for (const [moment, event] of [
  ['before the new page has guests', 'did-navigate'],
  ['while the new page’s guests come', 'did-attach-webview'],
] as const)
  test(`twice, ${moment}: no tab begins anew more often than is told`, async () => {
    const version = await running.app.evaluate(() => process.versions.electron ?? '')
    // SIGILL (a check of Chromium's own that fails), after some eight such reloads. Without DevTools sessions on the guests forty went well; a
    // guest that goes with its session attached is a known fault of Electron, whether or not it is this one (electron/electron#53819).
    const endsItself = 'Electron 33 ends itself now and then when guests go while their DevTools sessions begin'
    test.skip(event === 'did-attach-webview' && version.startsWith('33.'), endsItself)
    const before = { places: await places(), rebuilds: (await rebuilds()).length }
    await running.app.evaluate(({ webContents }, when) => {
      const main = webContents.getAllWebContents().find(contents => contents.getURL() === 'app://ui/')
      return new Promise<void>(resolve => {
        main?.once(when as 'did-navigate', () => {
          main.once('did-navigate', () => resolve())
          main.reload()
        })
        main?.reload()
      })
    }, event)
    await page.waitForFunction(() => 'crumbtrail' in window && document.querySelectorAll('webview').length === 2)
    await isWhole()
    expect(await places()).toEqual(before.places)
    const since = (await rebuilds()).slice(before.rebuilds)
    expect(since[0]?.lostTabs).toEqual([a, b])
    // A tab that had its page again by then has lost it again; one that had none is not told of.
    for (const tab of [a, b]) {
      const loads = navigationsSince(await running.events(), since[0]?.seq ?? 0, tab)
      expect(loads.length).toBeGreaterThan(0)
      expect(loads.length).toBeLessThanOrEqual(since.filter(({ lostTabs }) => lostTabs.includes(tab)).length)
    }
  })

test('while a tab is loading: what it had asked for has failed, and it asks anew', async () => {
  const slow = `${answerUrl('https://shop.test', { body: 'slow' })}&delay=2500`
  await running.call('stage:navigate', { tab: a, url: slow })
  await expect.poll(async () => (await exchangesOf(slow))[0]?.hops[0]?.wire ?? null, patient).not.toBeNull()
  await reload()
  await isWhole()
  expect(await runIn(a, 'document.body.innerText')).toBe('slow')
  await expect.poll(() => progressOf(slow), patient).toEqual(['failed', 'finished'])
  expect((await running.eventsOf('request.received')).filter(({ url }) => url === slow).length).toBe(2)
})

test('while a popup is open: it stays, and is recorded on', async () => {
  await running.call('stage:navigate', { tab: a, url: 'https://shop.test/storage' })
  await isWhole()
  await runIn(a, `document.querySelector('#open-popup').click()`)
  await expect.poll(async () => (await tabs()).at(-1)?.opener ?? null, patient).toBe(a)
  await isWhole()
  const popup = (await tabs()).at(-1)?.id
  const [contents = 0] = (await pages()).popups
  await running.runIn(contents, `window.marker = 'still here'`)
  await reload()
  await isWhole()
  expect((await pages()).popups).toEqual([contents])
  expect(await running.runIn(contents, 'window.marker')).toBe('still here')
  expect((await rebuilds()).at(-1)?.lostTabs).toEqual([a, b])
  await running.runIn(contents, `fetch('/lab/answer?body=popup').then(() => 0)`)
  await expect.poll(async () => (await exchangesOf('https://shop.test/lab/answer?body=popup'))[0]?.tab, patient).toBe(popup)
})

test('the reload keys mean the page that has the keyboard, and never the app', async () => {
  const press = (contents: number, keyCode: string, modifiers: 'control'[] = []): Promise<void> =>
    running.app.evaluate(
      ({ webContents }, [id, key]) => {
        for (const type of ['keyDown', 'keyUp'] as const) webContents.fromId(id)?.sendInputEvent({ type, ...key })
      },
      [contents, { keyCode, modifiers }] as const,
    )
  const [contents = 0] = (await pages()).popups
  const popup = (await tabs()).at(-1)?.id
  await page.evaluate(() => Object.assign(window, { marker: 1 }))
  await page.getByRole('tab', { name: /^Tab A/ }).click()
  const loads = async (tab: TabId | undefined): Promise<number> =>
    (await running.eventsOf('request.sent')).filter(sent => sent.tab === tab && sent.isTopLevelNavigation).length
  const before = { a: await loads(a), popup: await loads(popup) }

  await press(contents, 'F5')
  await expect.poll(() => loads(popup), patient).toBe(before.popup + 1)
  await isWhole()
  await press(contents, 'R', ['control'])
  await expect.poll(() => loads(popup), patient).toBe(before.popup + 2)
  await isWhole()
  expect(await loads(a)).toBe(before.a)
  await page.keyboard.press('F5')
  await expect.poll(() => loads(a), patient).toBe(before.a + 1)
  await isWhole()
  expect(await page.evaluate(() => 'marker' in window)).toBe(true)

  await press(contents, 'W', ['control'])
  await expect.poll(async () => (await pages()).popups, patient).toEqual([])
  await isWhole()
  expect((await tabs()).map(({ id }) => id)).toEqual([a, b])
})

test('while a request waits at the door: it has gone with its page, and nothing waits any more', async () => {
  const strip = page.locator('.hold-strip')
  await running.call('hold:ask', { tab: b })
  await running.call('stage:navigate', { tab: b, url: 'https://shop.test/session/?held' })
  await expect(strip).toContainText('A request is held', patient)
  const [held] = await running.eventsOf('request.held')
  await reload()
  await isWhole()
  expect(await urlOf(b)).toBe('https://shop.test/session/?held')
  await expect
    .poll(async () => (await running.eventsOf('request.released')).map(({ held: what, by }) => [what, by]), patient)
    .toEqual([[held?.held, 'client-left']])
  await expect.poll(() => progressOf('https://shop.test/session/?held'), patient).toEqual(['failed', 'finished'])
  await expect(strip).toHaveCount(0)
})

test('while a browser asks for a password: that question is gone; the new page is asked anew, and its answer counts', async () => {
  const dialog = (): Locator => page.getByRole('dialog', { name: 'Log in to this site' })
  await runIn(b, `location.assign('/basic/orders/')`)
  await expect(dialog()).toBeVisible(patient)
  await reload()
  await isWhole()
  expect(await urlOf(b), 'the page that it came from').toBe('https://shop.test/session/?held')
  await expect(dialog()).toHaveCount(0)
  await running.call('stage:navigate', { tab: b, url: 'https://shop.test/basic/orders/' })
  await expect(dialog()).toBeVisible(patient)
  const first = (await tabs()).find(({ id }) => id === b)?.prompt?.id
  await reload()
  await expect.poll(async () => (await tabs()).find(({ id }) => id === b)?.prompt?.id ?? first, patient).not.toBe(first)
  await dialog().getByLabel('Name').fill('alice')
  await dialog().getByLabel('Password').fill('wonderland')
  await dialog().getByRole('button', { name: 'Send' }).click()
  await expect.poll(() => runIn(b, `document.querySelector('#who')?.textContent ?? ''`), patient).toBe('alice')
  await isWhole()
})

test('a lesson that is under way goes on where it was', async () => {
  const reads = async (): Promise<LessonPlay | null> => {
    const read = await running.call('lessons:read', null)
    return read.ok ? read.value : null
  }
  const phase = (): Promise<string | null> => reads().then(play => (play === null ? null : `${play.stepIndex} ${play.phase}`))
  await running.call('lessons:start', { lesson: lessonId('session') })
  await expect.poll(phase).toBe('0 asking')
  await reload()
  await expect(page.locator('.lesson')).toContainText('Five cookies, by way of another site', patient)
  await isWhole()
  expect(await phase()).toBe('0 asking')
  await predictAnything(running)
  await running.call('lessons:perform', null)
  await reload() // a step that was cut off between two of its clicks says so, and can be done again
  const doneInTheEnd = async (): Promise<string | null> => {
    const now = await phase()
    // From its beginning: the first of its clicks may have led to a page that has no such button.
    if (now === '0 failed') await running.call('lessons:retry', null)
    if (now === '0 doing') await running.call('lessons:perform', null)
    return now
  }
  await expect.poll(doneInTheEnd).toBe('0 observed')
  expect((await reads())?.steps[0]).toMatchObject({ grade: 'wrong', gradingProblem: null })
  expect((await running.eventsOf('lesson.started')).length).toBe(1)
  expect(await running.eventsOf('lesson.ended')).toEqual([])
})
