import { expect, test, type Locator, type Page } from '@playwright/test'
import { languages } from '@shared/language.ts'
import { violationsIn } from '../support/axe.ts'
import { cutTexts } from '../support/cut-texts.ts'
import { answerUrl, runApp, type OpenTab, type RunningApp } from '../support/running-app.ts'
import { allShown, look, readItems } from '../support/shown.ts'

/* The lab's own controls in the real app: its clock, its switches, and the administrator's hand at the server. */

const kinds = [
  'strict=1; Max-Age=7200; Path=/lab; Secure; HttpOnly; SameSite=Strict; Priority=High',
  'domain=2; Max-Age=7200; Domain=shop.test; SameSite=Lax; Priority=Low',
  'bare=3; Max-Age=7200',
  'none=4; Max-Age=7200; Secure; SameSite=None',
  '__Host-h=5; Max-Age=7200; Secure; Path=/',
  '__Secure-s=6; Max-Age=7200; Secure; Path=/',
  'parted=7; Max-Age=7200; Secure; Path=/; SameSite=None; Partitioned',
  '=nameless; Max-Age=7200; Path=/',
  'quoted="a, b"; Max-Age=7200; Path=/',
  'session=8; Path=/',
  'short=9; Max-Age=1800; Path=/',
]

async function logIn(tab: OpenTab): Promise<void> {
  await tab.run(`document.querySelector('#user').value = 'alice'; document.querySelector('#password').value = 'wonderland'`)
  await tab.run(`document.querySelector('#log-in').click()`)
  await expect.poll(() => tab.run(`document.querySelector('#who')?.textContent ?? ''`)).toBe('alice')
}

const refusal = async (tab: OpenTab): Promise<unknown> => tab.run(`document.querySelector('#refusal')?.dataset.status ?? null`)

interface RealCookie {
  readonly name: string
  readonly expires: number
  readonly session: boolean
}

/** Chromium's own jar, with everything that the protocol tells of a cookie. */
async function realJar({ app }: RunningApp, { contents }: OpenTab): Promise<RealCookie[]> {
  const { cookies } = (await app.evaluate(
    ({ webContents }, id) => webContents.fromId(id)?.debugger.sendCommand('Network.getAllCookies'),
    contents,
  )) as { cookies: RealCookie[] }
  return cookies.sort((a, b) => (a.name < b.name ? -1 : 1))
}

const clockOf = (page: Page): Locator => page.getByRole('button', { name: /^Lab clock/ })
const rowsOf = (page: Page): Locator => page.getByRole('listbox', { name: 'Timeline' }).getByRole('option')

test.describe('the lab clock', () => {
  let running: RunningApp
  let tab: OpenTab
  test.beforeAll(async () => {
    running = await runApp()
    tab = await running.openTab('laptop', 'https://shop.test/session/')
    await logIn(tab)
    await tab.visit(answerUrl('https://shop.test', { fields: kinds.map(kind => `Set-Cookie: ${kind}`), body: 'set' }))
  })
  test.afterAll(() => running.close())

  test('moved by mouse, ages every cookie in the real jar and changes nothing else of it; what expired is gone', async () => {
    const { page } = running
    const before = await realJar(running, tab)
    expect(before.map(({ name }) => name)).toContain('parted')
    const told = async (): Promise<number> => new Set((await running.eventsOf('jar.changed')).map(({ cookie }) => cookie.name)).size
    await expect.poll(told, 'the jar has told of all').toBe(before.length)
    await allShown(page)
    const rows = await rowsOf(page).count()
    await clockOf(page).click()
    await page.getByRole('button', { name: 'Forward by 1 h' }).click()
    const aged = before
      .filter(({ name }) => name !== 'short')
      .map(cookie => ({ ...cookie, expires: cookie.session ? cookie.expires : expect.closeTo(cookie.expires - 3600, 2) }))
    await expect.poll(() => realJar(running, tab)).toEqual(aged)
    await page.keyboard.press('Escape')
    await expect(clockOf(page)).toHaveAccessibleName(/1 h ahead of this computer/)
    // One row for the clock and one for the cookie that is over; the ten that were set again say nothing.
    await expect(rowsOf(page)).toHaveCount(rows + 2)
    await expect(rowsOf(page).last()).toContainText('“short”')
    const panel = await look(page, 'A', 'cookies')
    await expect.poll(async () => Object.keys(await readItems(panel))).not.toContain('short')
    await expect(page.getByText('aged by the lab clock').first()).toBeVisible()
  })

  test('ends the session by its idle timeout: 401 at the next request', async () => {
    await tab.visit('https://shop.test/session/me')
    expect(await refusal(tab)).toBe('401')
    await expect(await look(running.page, 'A', 'server')).toContainText('idle for too long')
  })

  test('moves by keyboard, a step and a typed one', async () => {
    const { page } = running
    await clockOf(page).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Forward by 1 min' }).focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await page.getByRole('spinbutton', { name: 'How many' }).fill('3')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog', { name: 'Lab clock' }).getByRole('status')).toContainText('4 h 2 min ahead')
    await page.keyboard.press('Escape')
    expect((await running.eventsOf('clock.moved')).map(({ byMs }) => byMs / 60_000)).toEqual([60, 1, 1, 180])
    await expect.poll(async () => (await realJar(running, tab)).filter(({ session }) => !session)).toEqual([])
  })

  test('moved five times at once, ages every cookie five times', async () => {
    await tab.visit(answerUrl('https://shop.test', { fields: ['Set-Cookie: long=1; Max-Age=7200; Path=/'], body: 'set' }))
    const longOf = async (): Promise<number> => (await realJar(running, tab)).find(({ name }) => name === 'long')?.expires ?? 0
    const before = await longOf()
    await Promise.all(Array.from({ length: 5 }, () => running.call('lab:move-clock', { ms: 60_000 })))
    await expect.poll(longOf).toBeCloseTo(before - 300, 2)
  })

  test('ages the jar of a browser that has no tab open', async () => {
    const phone = await running.openTab('phone', answerUrl('https://shop.test', { fields: ['Set-Cookie: far=1; Max-Age=7200'], body: 'x' }))
    const { window } = await phone.state()
    if (window !== null) await running.call('stage:close-window', { window })
    await running.call('lab:move-clock', { ms: 3_600_000 })
    const again = await running.openTab('phone', 'https://shop.test/first-look')
    const far = async (): Promise<number | undefined> => (await realJar(running, again)).find(({ name }) => name === 'far')?.expires
    await expect.poll(far).toBeLessThan(Date.now() / 1000 + 3600)
  })

  test('goes back with the lab’s reset', async () => {
    await running.call('stage:reset', null)
    await running.openTab('laptop', 'https://shop.test/session/')
    await expect(clockOf(running.page)).toHaveAccessibleName(/the time of this computer/)
  })
})

test.describe('the switches and the server', () => {
  let running: RunningApp
  let tab: OpenTab
  test.beforeAll(async () => {
    running = await runApp()
    tab = await running.openTab('laptop', 'https://shop.test/session/')
    await logIn(tab)
  })
  test.afterAll(() => running.close())

  test('a switch acts at once: the idle session lives on, and dies when the switch goes back', async () => {
    const { page } = running
    await page.getByRole('button', { name: 'Lab settings' }).click()
    const dialog = page.getByRole('dialog', { name: 'Lab settings' })
    await dialog.getByRole('spinbutton', { name: 'Idle timeout in minutes' }).fill('60')
    await page.keyboard.press('Enter')
    await expect(dialog.getByRole('status')).toHaveText('1 setting changed')
    await dialog.getByRole('button', { name: 'Close' }).click()
    await expect(page.getByRole('button', { name: 'Lab settings: 1 setting changed' })).toBeVisible()
    await running.call('lab:move-clock', { ms: 30 * 60_000 })
    await tab.visit('https://shop.test/session/me')
    expect(await refusal(tab)).toBeNull()

    await page.getByRole('button', { name: /^Lab settings/ }).click()
    await dialog.getByRole('button', { name: 'Back to defaults' }).click()
    await expect(dialog.getByRole('status')).toHaveText('All settings have their defaults.')
    await page.keyboard.press('Escape')
    await running.call('lab:move-clock', { ms: 30 * 60_000 })
    await tab.visit('https://shop.test/session/me')
    expect(await refusal(tab)).toBe('401')
  })

  test('a number outside of its bounds is not taken', async () => {
    const { page } = running
    await page.getByRole('button', { name: /^Lab settings/ }).click()
    const field = page.getByRole('spinbutton', { name: 'Idle timeout in minutes' })
    for (const typed of ['0', '', '99999', '1.5']) {
      await field.fill(typed)
      await page.keyboard.press('Enter')
      await expect(field).toHaveValue('15')
    }
    await page.keyboard.press('Escape')
  })

  test('a role set at the server opens the admin page to the session that is there: 403, then 200', async () => {
    const { page } = running
    await tab.visit('https://shop.test/session/')
    await logIn(tab)
    await tab.visit('https://shop.test/session/admin')
    expect(await refusal(tab)).toBe('403')
    const server = await look(page, 'A', 'server')
    await server.getByRole('combobox', { name: 'Role of alice' }).selectOption('admin')
    await expect.poll(async () => (await running.eventsOf('user.changed')).at(-1)?.row).toMatchObject({ name: 'alice', role: 'admin' })
    await tab.visit('https://shop.test/session/admin')
    expect(await refusal(tab)).toBeNull()
    await expect(server.getByRole('region', { name: /^Users/ }).getByText('edited here')).toBeVisible()
  })

  test('a restart empties the store in memory', async () => {
    const server = await look(running.page, 'A', 'server')
    await server.getByRole('button', { name: 'Restart server' }).click()
    await expect(server).toContainText('lost at the server’s restart')
    await tab.visit('https://shop.test/session/me')
    expect(await refusal(tab)).toBe('401')
  })

  test('the reset of the lab brings switches and roles back', async () => {
    await running.call('lab:set', { sessionIdleMinutes: 3, ordersCheckOwner: false })
    await expect(running.page.getByRole('button', { name: 'Lab settings: 2 settings changed' })).toBeVisible()
    await running.call('stage:reset', null)
    tab = await running.openTab('laptop', 'https://shop.test/session/')
    await expect(running.page.getByRole('button', { name: 'Lab settings', exact: true })).toBeVisible()
    const server = await look(running.page, 'A', 'server')
    await expect(server.getByRole('combobox', { name: 'Role of alice' })).toHaveValue('user')
    await logIn(tab)
    await running.call('lab:move-clock', { ms: 5 * 60_000 })
    await tab.visit('https://shop.test/session/me')
    expect(await refusal(tab)).toBeNull()
  })
})

async function check(page: Page, where: string): Promise<void> {
  await page.waitForTimeout(250)
  await page.waitForFunction(() => document.getAnimations().every(animation => animation.playState !== 'running'))
  await expect.poll(() => cutTexts(page), where).toEqual([])
  expect(await violationsIn(page), where).toEqual([])
}

for (const language of languages) {
  for (const theme of ['light', 'dark'] as const) {
    test(`nothing is cut and all has contrast: ${language}, ${theme}`, async () => {
      const running = await runApp()
      const { page } = running
      await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 720))
      const tab = await running.openTab('laptop', 'https://shop.test/session/')
      await logIn(tab)
      await look(page, 'A', 'server')
      await running.call('settings:change', { language, theme })
      await running.call('lab:move-clock', { ms: 3_600_000 })
      await running.call('lab:set', { sessionIdleMinutes: 5, sessionStore: 'disk', ordersCheckOwner: false })
      await check(page, 'the server')
      await page.locator('.lab-clock').click()
      await check(page, 'the clock')
      await page.keyboard.press('Escape')
      await page.locator('.lab-settings-button').click()
      await check(page, 'the switches')
      await running.close()
    })
  }
}
