import { expect, test, type Page } from '@playwright/test'
import type { TabId } from '@shared/ids.ts'
import type { StageState, StageTab } from '@shared/stage.ts'
import { runApp, type OpenTab, type RunningApp } from './support/running-app.ts'

/* What can be done with the browsers on the stage, through the app's own buttons. */

test.describe.configure({ mode: 'serial' })
let running: RunningApp
let page: Page
let a: OpenTab

test.beforeAll(async () => {
  running = await runApp()
  page = running.page
  a = await running.openTab('laptop', 'https://shop.test/storage')
})
test.afterAll(() => running.close())

async function stage(): Promise<StageState> {
  const read = await running.call('stage:read', null)
  if (!read.ok) throw new Error(read.error.message)
  return read.value
}
const tabOfLane = async (lane: string): Promise<StageTab | undefined> => (await stage()).tabs.find(tab => tab.lane === lane)
const windowMenu = async (item: string, profile = 'Laptop'): Promise<void> => {
  await page
    .getByRole('button', { name: `Menu of ${profile}` })
    .last()
    .click()
  await page.getByRole('menuitem', { name: item }).click()
}
/** The contents of the newest guest or popup. */
const newest = async (): Promise<number> =>
  running.app.evaluate(({ webContents }) => Math.max(...webContents.getAllWebContents().map(contents => contents.id)))

test('duplicates a tab with a copy of its sessionStorage, which is its own from then on', async () => {
  await a.run(`sessionStorage.setItem('draft', 'one'); localStorage.setItem('shared', 'yes')`)
  await windowMenu('Duplicate this tab')
  await expect.poll(async () => (await tabOfLane('B'))?.condition.kind).toBe('live')
  const copy = await newest()
  await expect.poll(() => running.runIn(copy, `sessionStorage.getItem('draft')`)).toBe('one')
  await running.runIn(copy, `sessionStorage.setItem('draft', 'two')`)
  expect(await a.run(`sessionStorage.getItem('draft')`)).toBe('one')
  const opened = (await running.eventsOf('tab.opened')).at(-1)
  expect(opened).toMatchObject({ lane: 'B', duplicateOf: a.id })
})

test('keeps a tab as it is while another is in front, and when it comes back', async () => {
  await page.getByRole('tab', { name: /^Tab A/ }).click()
  expect((await stage()).windows[0]?.activeTab).toBe(a.id)
  await page.getByRole('tab', { name: /^Tab B/ }).click()
  await page.getByRole('tab', { name: /^Tab A/ }).click()
  expect(await a.run(`sessionStorage.getItem('draft')`)).toBe('one')
})

test('closes a tab by its menu, and its sessionStorage with it', async () => {
  await page.getByRole('tab', { name: /^Tab B/ }).click()
  await expect(page.getByRole('tab', { name: /^Tab B/, selected: true })).toBeVisible()
  await windowMenu('Close this tab')
  await expect.poll(async () => (await stage()).tabs.map(tab => tab.lane)).toEqual(['A'])
  await expect(page.getByRole('tab', { name: /^Tab B/ })).toHaveCount(0)
})

test('makes a real popup of window.open, in a lane of its own, with a copy of sessionStorage', async () => {
  await a.run(`document.querySelector('#open-popup').click()`)
  await expect.poll(async () => (await tabOfLane('C'))?.opener).toBe(a.id)
  const popup = await tabOfLane('C')
  expect(popup?.window).toBeNull()
  await expect.poll(async () => (await running.eventsOf('request.sent')).some(event => event.tab === popup?.id)).toBe(true)
  const contents = await newest()
  await expect.poll(() => running.runIn(contents, `sessionStorage.getItem('draft')`)).toBe('one')
  await running.runIn(contents, `sessionStorage.setItem('draft', 'of the popup')`)
  expect(await a.run(`sessionStorage.getItem('draft')`)).toBe('one')
  expect(await running.runIn(contents, `typeof window.opener`)).toBe('object')
})

test('notices that a popup closed itself', async () => {
  await running.runIn(await newest(), `setTimeout(() => window.close(), 0)`)
  await expect.poll(async () => await tabOfLane('C')).toBeUndefined()
  expect((await running.eventsOf('tab.closed')).length).toBe(2)
})

test('takes an address that is typed, and says where the lab ends', async () => {
  const address = page.getByRole('textbox', { name: 'Address' })
  await address.fill('shop.test/first-look')
  await address.press('Enter')
  await expect.poll(() => a.run('location.href')).toBe('https://shop.test/first-look')
  await expect.poll(async () => (await a.state()).isLoading).toBe(false)
  await expect(address).toHaveValue('https://shop.test/first-look') // what is typed over an address goes with that address
  await address.fill('example.com')
  await address.press('Enter')
  await expect(page.getByText('The lab ends here').first()).toBeVisible()
  const received = await running.eventsOf('request.received')
  expect(received.some(event => event.url.includes('example.com'))).toBe(false)
  expect((await running.eventsOf('edge.reached')).at(-1)?.url).toContain('example.com')
  await page.getByRole('button', { name: 'Back', exact: true }).first().click()
  await expect.poll(async () => (await a.state()).condition.kind).toBe('live')
  expect(await a.run('location.href')).toBe('https://shop.test/first-look')
})

test('goes back, forward and reloads by the buttons of the window', async () => {
  await a.visit('https://shop.test/')
  await page.getByRole('button', { name: 'Back', exact: true }).first().click()
  await expect.poll(() => a.run('location.pathname')).toBe('/first-look')
  await page.getByRole('button', { name: 'Forward', exact: true }).first().click()
  await expect.poll(() => a.run('location.pathname')).toBe('/')
  const before = (await running.eventsOf('request.received')).length
  await page.getByRole('button', { name: 'Reload', exact: true }).first().click()
  await expect.poll(async () => (await running.eventsOf('request.received')).length).toBeGreaterThan(before)
})

test('never reloads a guest when the page around it changes', async () => {
  await a.run(`window.marker = 'still here'`)
  const changes = [{ language: 'ko' }, { theme: 'dark' }, { zoom: 150 }, { language: 'en', theme: 'light', zoom: 100 }] as const
  for (const change of changes) {
    await running.call('settings:change', change)
    await page.waitForTimeout(200)
  }
  const phone = await running.openTab('phone', 'https://shop.test/')
  await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(1280, 720))
  await running.call('stage:close-tab', { tab: phone.id })
  await page.waitForTimeout(300)
  expect(await a.run('window.marker')).toBe('still here')
})

test('an open page follows a change of the theme, and a new one has it', async () => {
  const isDark = (): Promise<unknown> => a.run(`matchMedia('(prefers-color-scheme: dark)').matches`)
  for (const theme of ['dark', 'light'] as const) {
    await running.call('settings:change', { theme })
    await expect.poll(isDark).toBe(theme === 'dark')
    const opened = await running.openTab('phone', 'https://shop.test/')
    expect(await opened.run(`matchMedia('(prefers-color-scheme: dark)').matches`)).toBe(theme === 'dark')
    await running.call('stage:close-tab', { tab: opened.id })
  }
})

test('the canvas of a page is of its own color scheme: white in the dark too, where the page says nothing', async () => {
  await running.call('settings:change', { theme: 'dark' })
  const plain = await running.openTab('phone', 'https://shop.test/')
  const guest = page.locator(`webview[data-tab="${plain.id}"]`)
  /** Blue, green, red in the middle of the guest, where these pages draw nothing. */
  const canvas = async (): Promise<readonly number[]> => {
    const box = await guest.boundingBox()
    if (box === null) throw new Error('the guest is not shown')
    const [x, y] = [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)]
    return running.app.evaluate(
      async ({ BrowserWindow }, at) => {
        const picture = await BrowserWindow.getAllWindows()
          .find(({ webContents }) => webContents.getURL().startsWith('app:'))
          ?.webContents.capturePage({ ...at, width: 1, height: 1 })
        return [...(picture?.toBitmap() ?? [])].slice(0, 3)
      },
      { x, y },
    )
  }
  await plain.visit('https://shop.test/lab/answer?header=Content-Type%3A%20text%2Fhtml&body=%3Ctitle%3Eplain%3C%2Ftitle%3E')
  await expect.poll(canvas).toEqual([255, 255, 255])
  await plain.visit(
    'https://shop.test/lab/answer?header=Content-Type%3A%20text%2Fhtml&body=%3Cmeta%20name%3Dcolor-scheme%20content%3Ddark%3E%3Ctitle%3Edark%3C%2Ftitle%3E',
  )
  await expect.poll(async () => Math.max(...(await canvas()))).toBeLessThan(40)
  await running.call('settings:change', { theme: 'light' })
  await running.call('stage:close-tab', { tab: plain.id })
})

test('calls a page without a title by its address, not by the title of the page before', async () => {
  const titled = await running.openTab('phone', 'https://shop.test/')
  const { lane } = await titled.state()
  await expect(page.getByRole('tab', { name: `Tab ${lane}: The shop` })).toBeVisible()
  await titled.visit('https://shop.test/lab/answer?body=x')
  await expect(page.getByRole('tab', { name: `Tab ${lane}: shop.test/lab/answer?body=x` })).toBeVisible()
  await running.call('stage:close-tab', { tab: titled.id })
})

test('keeps the title of a page that is loaded again, or come back to', async () => {
  const titled = await running.openTab('phone', 'https://shop.test/')
  const { lane } = await titled.state()
  const named = page.getByRole('tab', { name: `Tab ${lane}: The shop` })
  await expect(named).toBeVisible()
  const loads = async (): Promise<number> =>
    (await running.eventsOf('tab.navigated')).filter(({ tab, url }) => tab === titled.id && url === 'https://shop.test/').length
  const before = await loads()
  await titled.run('location.reload(); 0')
  await expect.poll(loads).toBe(before + 1)
  await expect.poll(async () => (await titled.state()).isLoading).toBe(false)
  expect((await titled.state()).title).toBe('The shop')
  await titled.visit('https://shop.test/lab/answer?body=x')
  await titled.run('history.back(); 0')
  await expect.poll(loads).toBe(before + 2)
  await expect(named).toBeVisible()
  await running.call('stage:close-tab', { tab: titled.id })
})

test('forgets a private browser when its last tab is closed', async () => {
  const hidden = await running.openTab('private', 'https://shop.test/lab/answer?set-cookie=p%3D1%3B%20Max-Age%3D999%3B%20Path%3D%2F&body=x')
  await hidden.run(`localStorage.setItem('secret', '1')`)
  await expect.poll(async () => (await running.eventsOf('storage.changed')).some(event => event.key === 'secret')).toBe(true)
  await running.call('stage:close-tab', { tab: hidden.id })
  const again = await running.openTab('private', 'https://shop.test/storage')
  expect(await again.run('document.cookie')).toBe('')
  expect(await again.run('localStorage.length')).toBe(0)
  await running.call('stage:close-tab', { tab: again.id })
})

test('keeps a popup when its opener is closed, and forgets a private browser only with its last page', async () => {
  const opener = await running.openTab('private', 'https://shop.test/lab/answer?set-cookie=q%3D1%3B%20Max-Age%3D999%3B%20Path%3D%2F&body=x')
  const before = await newest()
  await opener.run(`void window.open('/storage', 'small'); 0`)
  await expect.poll(async () => (await stage()).tabs.at(-1)?.opener).toBe(opener.id)
  await expect.poll(newest).toBeGreaterThan(before)
  const popup = await newest()
  await running.call('stage:close-tab', { tab: opener.id })
  await expect.poll(() => running.app.evaluate(({ webContents }, id) => webContents.fromId(id) === undefined, opener.contents)).toBe(true)
  expect((await stage()).tabs.at(-1)?.opener).toBe(opener.id)
  await expect.poll(() => running.runIn(popup, `document.cookie`)).toBe('q=1')
  await running.runIn(popup, `setTimeout(() => window.close(), 0)`)
  const removed = async (): Promise<string[]> =>
    (await running.eventsOf('jar.changed')).flatMap(event =>
      event.profile === 'private' && event.change === 'removed' ? [event.cookie.name] : [],
    )
  await expect.poll(removed).toContain('q')
})

test('quits a browser: session cookies go, persistent ones and localStorage stay, the others are untouched', async () => {
  const set = 'set-cookie=session%3D1%3B%20Path%3D%2F&set-cookie=lasting%3D1%3B%20Max-Age%3D999%3B%20Path%3D%2F'
  await a.visit(`https://shop.test/lab/answer?${set}&body=x`)
  const phone = await running.openTab('phone', `https://shop.test/lab/answer?${set}&body=x`)
  await windowMenu('Quit Laptop', 'Laptop')
  await expect(page.getByText('Laptop is not running')).toBeVisible()
  await page.getByRole('button', { name: 'Launch Laptop again' }).click()
  const again = await running.openTab('laptop', 'https://shop.test/storage')
  expect(String(await again.run('document.cookie'))).toContain('lasting=1')
  expect(String(await again.run('document.cookie'))).not.toContain('session=1')
  expect(await again.run(`localStorage.getItem('shared')`)).toBe('yes')
  expect(String(await phone.run('document.cookie'))).toContain('session=1')
})

test('clears the data of one site, in the jar and in open tabs', async () => {
  const tab = await running.openTab('laptop', 'https://shop.test/storage')
  await tab.run(`localStorage.setItem('a', '1'); sessionStorage.setItem('b', '1'); document.cookie = 'c=1'`)
  await running.call('stage:clear-site-data', { profile: 'laptop', origin: 'https://shop.test' })
  await expect.poll(() => tab.run(`[localStorage.length, sessionStorage.length, document.cookie].join()`)).toBe('0,0,')
  await expect.poll(async () => (await running.eventsOf('storage.changed')).some(event => event.op === 'cleared')).toBe(true)
})

test('resets everything to an empty stage and fresh jars', async () => {
  await page.getByRole('button', { name: 'Reset lab' }).click()
  await expect.poll(async () => (await stage()).tabs.length).toBe(0)
  const fresh = await running.openTab('laptop', 'https://shop.test/storage')
  expect((await fresh.state()).lane).toBe('A')
  expect(await fresh.run(`[localStorage.length, document.cookie].join()`)).toBe('0,')
  const ids = (await stage()).tabs.map(tab => tab.id as TabId)
  expect(ids).not.toContain(a.id)
})
