import { expect, test, type Locator, type Page } from '@playwright/test'
import { violationsIn } from './support/axe.ts'
import { answerUrl, runApp, type RunningApp } from './support/running-app.ts'
import { justPlay, logIn, openWindow, type HandTab } from './support/by-hand.ts'
import { cutTexts } from './support/cut-texts.ts'
import { look, openReceipt } from './support/shown.ts'

/* The life of a cookie in the real app, told by its biography, and the way from each line of it to its event. */

test.describe.configure({ mode: 'serial' })
let running: RunningApp
let page: Page
let a: HandTab

test.beforeAll(async () => {
  running = await runApp()
  page = running.page
  a = await justPlay(running)
})
test.afterAll(() => running.close())

const dialog = (): Locator => page.getByRole('dialog', { name: 'Biography' })
const lines = (): Locator => dialog().locator('.biography-line')
const inspector = (): Locator => page.getByRole('region', { name: 'What tab A can see' })

test('the biography of a session cookie: set, carried and read, held back from another site’s page', async () => {
  await a.visit('https://shop.test/session/')
  await logIn(a, 'alice', 'wonderland')
  await a.visit('https://evil.test/') // embeds a picture of the shop
  await expect
    .poll(async () => (await running.eventsOf('cookie.judged')).filter(({ verdict }) => verdict.kind === 'held-back').length)
    .toBe(1)
  await pictured('https://evil.test/')
  await a.visit('https://shop.test/session/me')
  await (await look(page, 'A', 'cookies')).getByRole('button', { name: 'Biography of sid' }).click()
  await expect(dialog()).toContainText('Alive, until the browser quits')
  await expect(lines()).toContainText([
    /Session The server noted the session/,
    /Set Created by the response to this request.*POST shop\.test\/session\/login/s,
    /Carried.*GET shop\.test\/session\/me/s,
    /Read by the server.*Accepted as alice, response 200/s,
    /Held back.*SameSiteLax.*GET shop\.test\/logo\.svg.*from evil\.test/s,
    /Carried.*GET shop\.test\/session\/me/s,
    /Read by the server.*Accepted as alice, response 200/s,
  ])
})

test('each line leads to its event: the row is chosen, and the world is as it was there', async () => {
  await lines().filter({ hasText: 'Set' }).getByRole('button').click()
  await expect(dialog()).toHaveCount(0)
  await expect(page.getByRole('option', { selected: true })).toContainText('/session/login')
  await expect(inspector()).toContainText('As it was at event')
  const sid = inspector().locator('.item', { hasText: 'sid' })
  await expect(sid, 'what the event changed is marked').toHaveAttribute('data-fresh', '')
  await expect(sid).toContainText('by this request')
})

test('from the receipt’s verdict, after the log-out, it tells the end too', async () => {
  await a.visit('https://shop.test/session/me')
  await pictured('https://shop.test/session/me')
  await a.run(`document.querySelector('#log-out').click()`)
  await expect.poll(() => a.run('location.pathname')).toBe('/session/')
  const receipt = await openReceipt(page, '/session/me', 'sent sid')
  await receipt.getByRole('button', { name: 'Biography of sid' }).click()
  await expect(dialog()).toContainText('Gone. A Set-Cookie with an expiry in the past deleted it.')
  await expect(lines().filter({ hasText: 'The server ended the session' })).toContainText('logged out')
  await expect(lines().filter({ hasText: /^Ended/ })).toContainText(/POST shop\.test\/session\/logout/)
  await expect(dialog().getByText(/You are here, at event \d+/), 'what came later is below the mark').toBeVisible()
  await page.keyboard.press('Escape')
})

/** The stage while one looks back. */
const past = (): Locator => page.getByRole('region', { name: 'The pages as they were' })
const pictureOf = (lane: string): Locator =>
  past()
    .getByRole('listitem', { name: `Tab ${lane},` })
    .getByRole('img')
const moveTo = async (seq: number): Promise<void> => {
  const slider = page.getByRole('slider', { name: 'Place in the trace' })
  await slider.fill(`${seq}`)
  await expect(past()).toContainText(`As it was at event ${seq}`)
}
/** Waits until the page that a tab has just come to has its picture. */
async function pictured(url: string): Promise<void> {
  const cursor = await arrivalAt(url)
  const kept = async (): Promise<number> => {
    const answer = await running.call('trace:pictures', { cursor })
    return answer.ok ? answer.value.filter(({ from }) => from === cursor).length : 0
  }
  await expect.poll(kept).toBe(1)
}
const arrivalAt = async (url: string): Promise<number> => {
  const found = (await running.eventsOf('tab.navigated')).filter(event => event.url === url).at(-1)
  if (!found) throw new Error(`no tab has been at ${url}`)
  return found.seq
}
/** An arrival at this page that has a picture: one that was left at once has none. */
async function arrivalWithPicture(url: string): Promise<number> {
  for (const { seq } of (await running.eventsOf('tab.navigated')).filter(event => event.url === url)) {
    const answer = await running.call('trace:pictures', { cursor: seq })
    if (answer.ok && answer.value.some(({ from }) => from === seq)) return seq
  }
  throw new Error(`there is no picture of ${url}`)
}
/** The colour of the line on top of every page of the lab: each site has its own. */
const topColour = (picture: Locator): Promise<string> =>
  picture.evaluate(async image => {
    if (!(image instanceof HTMLImageElement)) throw new Error('no picture')
    await image.decode()
    const canvas = document.createElement('canvas')
    const pen = canvas.getContext('2d')
    pen?.drawImage(image, 0, 0)
    const [red = 0, , blue = 0] = pen?.getImageData(40, 1, 1, 1).data ?? []
    return blue > red ? 'blue' : 'red'
  })

/** What axe finds wrong within. */
async function faultsIn(selector: string): Promise<readonly string[]> {
  return await violationsIn(page, selector)
}

test('looking back, each tab is a picture of itself as it was; the pages live on beneath and get no input', async () => {
  const [shop, evil] = [await arrivalAt('https://shop.test/session/me'), await arrivalAt('https://evil.test/')]
  await a.visit('https://shop.test/storage')
  await a.run(`window.clicks = 0; addEventListener('click', () => { window.clicks += 1 }); localStorage.setItem('draft', 'first'); 0`)
  await expect.poll(async () => (await running.eventsOf('storage.changed')).length).toBe(1)
  await openWindow(running, 'Phone', 'B')
  await pictured('https://shop.test/')
  await moveTo(evil)
  await expect(past().getByRole('listitem')).toHaveCount(1)
  await expect(past()).toContainText('Not open yet:')
  await expect(pictureOf('A')).toHaveAttribute('alt', 'Tab A as it looked, at https://evil.test/')
  await expect.poll(() => topColour(pictureOf('A'))).toBe('red')
  await pictureOf('A').click()
  await page.keyboard.press('Tab')
  await page.keyboard.type('x')
  expect(await a.run('window.clicks'), 'the same page, never loaded again, and no click of ours').toBe(0)
  await expect(page.getByRole('textbox', { name: 'Address' }).first()).not.toBeFocused()
  await moveTo(shop)
  await expect(pictureOf('A')).toHaveAttribute('alt', 'Tab A as it looked, at https://shop.test/session/me')
  await expect.poll(() => topColour(pictureOf('A'))).toBe('blue')
})

test('now returns, to the living pages', async () => {
  await past().getByRole('button', { name: 'Back to now' }).click()
  await expect(past()).toHaveCount(0)
  await expect((await look(page, 'A', 'local')).getByRole('button', { name: 'Edit draft' })).toBeVisible()
  await a.page().locator('h1').click()
  expect(await a.run('window.clicks')).toBe(1)
})

test('from inside a page, the keys step back by event and by request, and forward to now', async () => {
  const last = (await running.events()).at(-1)?.seq ?? 0
  await a.page().locator('h1').click()
  await expect.poll(() => a.run('document.hasFocus()')).toBe(true)
  await a.press('Alt+Left')
  await expect(past()).toContainText(`As it was at event ${last - 1}`)
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName), 'the keyboard has come out of the page').not.toBe('WEBVIEW')
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(past()).toContainText(`As it was at event ${last - 2}`)
  await page.keyboard.press('Alt+ArrowRight')
  await page.keyboard.press('Alt+ArrowRight')
  await expect(past()).toHaveCount(0)
  await page.keyboard.press('Alt+Shift+ArrowLeft')
  const chosen = page.getByRole('option', { selected: true })
  await expect(chosen).toContainText('https://shop.test/')
  const newest = await chosen.getAttribute('id')
  await page.keyboard.press('Alt+Shift+ArrowLeft')
  await expect(chosen).not.toHaveAttribute('id', newest ?? '')
  await page.keyboard.press('Alt+Shift+ArrowRight')
  await expect(chosen).toHaveAttribute('id', newest ?? '')
  await page.keyboard.press('Alt+End')
  await expect(past()).toHaveCount(0)
})

test('what the event at the cursor changed is marked, also what it took away, and its maker is one click away', async () => {
  const jar = (await running.eventsOf('jar.changed')).filter(({ cookie }) => cookie.name === 'sid')
  const [set, removed] = [jar[0], jar.at(-1)]
  await moveTo(set?.seq ?? 0)
  await inspector()
    .getByRole('tab', { name: /^Cookies/ })
    .click()
  const sid = inspector().locator('.item', { hasText: 'sid' })
  await expect(sid).toHaveAttribute('data-fresh', '')
  await moveTo((set?.seq ?? 0) + 1)
  await moveTo(removed?.seq ?? 0)
  await expect(inspector()).toContainText('Removed at this event: sid')
  await inspector().getByRole('button', { name: 'Show the request that changed it: POST /session/logout' }).click()
  await expect(page.getByRole('option', { selected: true })).toContainText('/session/logout')
  const details = page.getByRole('region', { name: 'Receipt of one request' })
  await details.getByRole('tab', { name: /^Changed/ }).click()
  await details.getByRole('button', { name: 'Biography of sid' }).click()
  await expect(lines().filter({ hasText: /^Ended/ })).toHaveCount(1)
  await page.keyboard.press('Escape')
  await details.getByRole('tab', { name: 'Receipt' }).click()
})

test('a tab that was closed since is still shown as it was, and said to be closed', async () => {
  await page.keyboard.press('Alt+End')
  const stage = await running.call('stage:read', null)
  const b = stage.ok ? stage.value.tabs.find(({ lane }) => lane === 'B') : undefined
  if (!b) throw new Error('tab B is not there')
  const arrived = (await running.eventsOf('tab.navigated')).find(({ tab }) => tab === b.id)?.seq ?? 0
  await running.call('stage:close-tab', { tab: b.id })
  await moveTo(arrived)
  await expect(past().getByRole('listitem', { name: 'Tab B, Phone' })).toContainText('closed since')
  await expect(pictureOf('B')).toBeVisible()
  await page.keyboard.press('Escape')
})

test('the line of the trace bears its marks, and its larger steps go from request to request', async () => {
  await a.visit('https://shop.test/session/me') // refused: logged out
  const slider = page.getByRole('slider', { name: 'Place in the trace' })
  await slider.focus()
  await page.keyboard.press('PageDown')
  await expect(page.getByRole('option', { selected: true })).toContainText('401')
  const marks = (kind: string): Promise<number> =>
    page.locator(`.scrubber-mark-${kind}`).evaluate(path => path.getAttribute('d')?.match(/M/g)?.length ?? 0)
  await expect.poll(() => marks('refusal')).toBe(1)
  await expect.poll(() => marks('request')).toBeGreaterThan(5)
  await page.keyboard.press('PageUp')
  await expect(past()).toHaveCount(0)
})

test('a token and the storage item that holds it: received, kept, carried, verified, and gone with the log-out', async () => {
  await a.visit('https://shop.test/bearer/')
  await a.run(`document.querySelector('#user').value = 'alice'; document.querySelector('#password').value = 'wonderland'`)
  await a.run(`document.querySelector('#log-in').click()`)
  await expect.poll(() => a.run(`document.querySelector('#token').textContent`)).toMatch(/^eyJ/)
  await a.run(`document.querySelector('#go-me').click()`)
  await expect.poll(() => a.run(`document.querySelector('#answer').dataset.status`)).toBe('200')
  await (await look(page, 'A', 'local')).getByRole('button', { name: 'Biography of token' }).click()
  await expect(lines()).toContainText([
    /Set Created by a script of the page/,
    /Carried The request carried it in Authorization.*GET api\.shop\.test\/bearer\/me/,
  ])
  await page.keyboard.press('Escape')
  await a.run(`document.querySelector('#log-out').click()`)
  await expect.poll(() => a.run(`localStorage.getItem('token')`)).toBeNull()
  await page.getByRole('option').filter({ hasText: 'GET' }).filter({ hasText: '/bearer/me' }).filter({ hasText: '200' }).first().click()
  const details = page.getByRole('region', { name: 'Receipt of one request' })
  await details.getByRole('tab', { name: /^Token/ }).click()
  await details.getByRole('button', { name: 'Biography of Token' }).first().click()
  await expect(lines()).toContainText([
    /Received The response brought it in its body.*POST api\.shop\.test\/bearer\/login/,
    /Kept It is now stored as “token” in the localStorage of https:\/\/shop\.test/,
    /Carried.*GET api\.shop\.test\/bearer\/me/,
    /Read by the server.*bearer, member-page.*Accepted as alice, response 200/,
  ])
  await expect(lines().filter({ hasText: /^Let go/ })).toHaveCount(1)
  await page.keyboard.press('Escape')
  await details.getByRole('tab', { name: 'Receipt' }).click()
})

test('a cookie that the lab clock has outlived says so, and one that a quit took', async () => {
  const fields = ['Set-Cookie: short=1; Path=/; Max-Age=600', 'Set-Cookie: flying=1; Path=/']
  await a.visit(answerUrl('https://shop.test', { fields, body: 'two cookies' }))
  expect((await running.call('lab:move-clock', { ms: 3_600_000 })).ok).toBe(true)
  const gone = async (): Promise<string[]> =>
    (await running.eventsOf('jar.changed')).filter(({ change }) => change === 'removed').map(({ cookie }) => cookie.name)
  await expect.poll(gone).toContain('short')
  const receipt = await openReceipt(page, 'two%20cookies')
  await receipt.getByRole('button', { name: 'Biography of short' }).click()
  await expect(dialog()).toContainText('Gone. The lab clock moved past its expiry.')
  await page.keyboard.press('Escape')
  await receipt.getByRole('button', { name: 'Biography of flying' }).click()
  await expect(dialog()).toContainText('Alive, until the browser quits')
  await running.call('stage:quit-browser', { profile: 'laptop' })
  await expect(dialog(), 'an open biography goes on').toContainText('Gone. The browser was quit.')
  await page.keyboard.press('Escape')
})

test('at 1280 × 720 nothing is cut, and all has contrast and a name, looking back and in a biography', async () => {
  await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 720))
  await openWindow(running, 'Phone', 'C')
  await moveTo(await arrivalWithPicture('https://shop.test/session/me'))
  await expect(pictureOf('A')).toBeVisible()
  for (const [language, theme] of [
    ['en', 'light'],
    ['ko', 'dark'],
  ] as const) {
    await running.call('settings:change', { language, theme })
    await expect(page.locator('html')).toHaveAttribute('lang', language)
    expect(await cutTexts(page), language).toEqual([])
    if (theme === 'light') expect(await faultsIn('.past-stage')).toEqual([])
    const line = page.locator('.receipt-line').first()
    if ((await line.getAttribute('aria-expanded')) === 'false') await line.click() // of many cookies each is one line
    await page.locator('.receipt-verdict').first().locator('.icon-button').last().click()
    await expect(page.locator('.biography-line').first()).toBeVisible()
    expect(await cutTexts(page), language).toEqual([])
    if (theme === 'dark') expect(await faultsIn('.biography')).toEqual([])
    await page.keyboard.press('Escape')
  }
})
