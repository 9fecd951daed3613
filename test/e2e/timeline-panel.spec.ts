import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Locator, type Page } from '@playwright/test'
import type { Har } from '@shared/saved/har-types.ts'
import { answerUrl, runApp, type RunningApp } from './support/running-app.ts'
import { justPlay, logIn, openWindow, type HandTab } from './support/by-hand.ts'
import { look, readItems } from './support/shown.ts'

/* The timeline, the receipt's tabs, the keys and the export, with mouse and keyboard alone. */

test.describe.configure({ mode: 'serial' })
let running: RunningApp
let page: Page
let a: HandTab
let b: HandTab
let timeline: Locator
let list: Locator
let details: Locator

test.beforeAll(async () => {
  running = await runApp()
  page = running.page
  timeline = page.getByRole('region', { name: 'Timeline' })
  list = page.getByRole('listbox', { name: 'Timeline' })
  details = page.getByRole('region', { name: 'Receipt of one request' })
  a = await justPlay(running)
  await a.visit('https://shop.test/session/')
  await logIn(a, 'alice', 'wonderland')
  await a.visit(answerUrl('https://shop.test', { status: 404, fields: ['Set-Cookie: flavour=vanilla; Path=/'], body: 'none' }))
  b = await openWindow(running, 'Phone', 'B')
  await b.visit('https://shop.test/session/me')
})
test.afterAll(() => running.close())

const selected = (): Locator => page.getByRole('option', { selected: true })
/** Place of the selected row, from one, and how many there are. */
async function place(): Promise<readonly [number, number]> {
  const row = selected()
  await expect(row).toHaveCount(1)
  return [Number(await row.getAttribute('aria-posinset')), Number(await row.getAttribute('aria-setsize'))]
}
const counted = (): Promise<string> => timeline.locator('.timeline-count').innerText()
const paneInFocus = (): Promise<string | null> =>
  page.evaluate(() => document.activeElement?.closest('.pane')?.getAttribute('data-pane') ?? null)

test.describe('moving through the rows', () => {
  test('F6 leads to the list; Home, End and the arrows move the selection, and it stays inside', async () => {
    for (let presses = 0; presses < 6 && (await paneInFocus()) !== 'timeline'; presses += 1) {
      await page.keyboard.press('F6')
      await page.evaluate(() => new Promise(requestAnimationFrame)) // the focus moves with the next frame
    }
    await expect(list).toBeFocused()
    await page.keyboard.press('Home')
    const [first, count] = await place()
    expect(first).toBe(1)
    expect(count).toBeGreaterThan(6)
    await page.keyboard.press('ArrowUp')
    expect(await place()).toEqual([1, count])
    for (let row = 2; row <= 4; row += 1) {
      await page.keyboard.press('ArrowDown')
      expect(await place()).toEqual([row, count])
      await expect(list).toHaveAttribute('aria-activedescendant', (await selected().getAttribute('id')) ?? 'none')
      await expect(selected()).toBeInViewport()
    }
    await page.keyboard.press('End')
    expect(await place()).toEqual([count, count])
    await page.keyboard.press('ArrowDown')
    expect(await place()).toEqual([count, count])
    await page.keyboard.press('ArrowUp')
    expect(await place()).toEqual([count - 1, count])
    await expect(list).toBeFocused()
  })

  test('each request that is walked over opens its own receipt, whose tabs stay where they are', async () => {
    const resize = (width: number, height: number): Promise<void> =>
      running.app.evaluate(({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w, h), [width, height] as const)
    const [width, height] = await page.evaluate(() => [innerWidth, innerHeight] as const)
    await resize(1280, 720)
    await expect.poll(() => page.evaluate(() => innerWidth)).toBe(1280)
    const tops = new Set<number>()
    const noteTop = async (): Promise<unknown> =>
      tops.add(await details.getByRole('tablist').evaluate(tabs => Math.round(tabs.getBoundingClientRect().top)))
    await expect(details.getByText('newest')).toBeHidden()
    await list.focus() // a window that has just been resized may not have the keyboard yet
    await page.keyboard.press('Home')
    const [, count] = await place()
    let requests = 0
    for (let row = 1; row <= count; row += 1) {
      const chosen = selected()
      if ((await chosen.getAttribute('data-kind')) === 'exchange') {
        const [method = '', ...address] = (await chosen.locator('.timeline-url').innerText()).split(/\s+/)
        await expect(details.locator('.details-line')).toContainText(method)
        expect((await details.locator('.details-url').innerText()).replaceAll(/\s/g, '')).toBe(address.join(''))
        requests += 1
        await noteTop()
      }
      if (row < count) await page.keyboard.press('ArrowDown')
      await expect(selected()).toHaveAttribute('aria-posinset', String(Math.min(row + 1, count)))
    }
    expect(requests).toBeGreaterThan(5)
    await page.keyboard.press('Escape')
    await expect(details.getByText('newest')).toBeVisible()
    await noteTop()
    // What came of an action is said at the foot.
    await details.getByRole('button', { name: 'Copy this request' }).click()
    await page.getByRole('menuitem').first().click()
    await expect(details.getByRole('status')).toContainText('Copied')
    await noteTop()
    expect([...tops], 'one height of the head for all').toHaveLength(1)
    await resize(width, height)
    await expect.poll(() => page.evaluate(() => innerWidth)).toBe(width)
    await list.focus()
  })

  test('a click opens the receipt; Escape lets go and follows the newest', async () => {
    await list.getByRole('option', { name: /POST .*\/session\/login/ }).click()
    await expect(details).toContainText('/session/login')
    await expect(details.getByText('newest')).toBeHidden()
    await expect(page.getByRole('button', { name: /^Back to now/ }).first()).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(details.getByText('newest')).toBeVisible()
    await expect(details).toContainText('/session/me')
    await expect(page.getByRole('button', { name: /^Back to now/ })).toHaveCount(0)
  })

  test('a list that becomes lower or higher stays at its newest row', async () => {
    const resize = (height: number): Promise<void> =>
      running.app.evaluate(({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.setContentSize(1280, to), height)
    for (const height of [900, 720, 780, 900]) {
      await resize(height)
      await expect.poll(() => page.evaluate(() => innerHeight)).toBe(height)
      await expect(list.getByRole('option').last()).toBeInViewport({ ratio: 0.9 })
      await expect(timeline.getByRole('button', { name: 'To the newest' })).toBeHidden()
    }
  })
})

test('a request that is chosen while it waits for its answer grows on in the receipt', async () => {
  await a.run(`new Image().src = '/lab/answer?delay=3000&body=late'`)
  await list.getByRole('option', { name: /delay=3000/ }).click()
  const head = page.locator('.details-head')
  await expect(head).toContainText('delay=3000')
  await expect(head).not.toContainText('200', { timeout: 1000 })
  await expect(head).toContainText('200')
  await list.press('Escape')
})

test('the receipt’s tabs go by keyboard alone, and each shows its own view', async () => {
  await list.getByRole('option', { name: /POST .*\/session\/login/ }).click()
  await page.keyboard.press('F6')
  const tab = (name: string | RegExp): Locator => details.getByRole('tab', { name })
  await expect(tab('Receipt')).toBeFocused()
  const views = [
    [/^Headers/, /Content-Type/i],
    [/^Token/, /No token in this request/],
    [/^Changed/, /sid/],
  ] as const
  for (const [name, says] of views) {
    await page.keyboard.press('ArrowRight')
    await expect(tab(name)).toBeFocused()
    await expect(tab(name)).toHaveAttribute('aria-selected', 'true')
    await expect(details.getByRole('tabpanel')).toContainText(says)
  }
  await page.keyboard.press('End')
  await expect(tab('Wire')).toBeFocused()
  await expect(details.getByRole('tabpanel')).toContainText(/POST \/session\/login HTTP\/1\.1[\s\S]*user=alice/)
  await page.keyboard.press('ArrowRight')
  await expect(tab('Receipt'), 'round and round').toBeFocused()
  await expect(details.getByRole('tabpanel')).toContainText('What the server decided')
})

test.describe('the filter', () => {
  const field = (): Locator => timeline.getByRole('combobox', { name: 'Filter' })
  const urls = async (): Promise<string[]> =>
    (await list.locator('[data-kind=exchange] .timeline-url').allInnerTexts()).map(text => text.replaceAll(/\s+/g, ' '))

  test('Ctrl+F leads there; path, cookie, verdict and status are found, all words together', async () => {
    await page.keyboard.press('Control+f')
    await expect(field()).toBeFocused()
    const total = Number((await counted()).split(' ')[0])
    for (const [typed, expected] of [
      ['/SESSION/login', /\/session\/login/],
      ['flavour stored', /\/lab\/answer/],
      ['404', /\/lab\/answer/],
      ['post alice', /\/session\/login/],
      ['refused /session/me', /\/session\/me/],
    ] as const) {
      await field().fill(typed)
      await expect.poll(urls, { message: typed }).toHaveLength(1)
      expect((await urls())[0]).toMatch(expected)
      expect(await counted()).toBe(`1 of ${total} requests`)
    }
    await field().press('Escape')
    await expect(field()).toHaveValue('')
    expect(await counted()).toBe(`${total} requests`)
  })

  test('a filter that hides everything says how many rows it hides, and can be cleared there', async () => {
    await field().fill('nothing like this')
    await expect(timeline).toContainText(/\d+ rows are hidden by the filter/)
    await timeline.getByRole('button', { name: 'Clear the filter' }).click()
    await expect(list.getByRole('option').first()).toBeVisible()
    await expect(field()).toHaveValue('')
  })

  test('a tab’s letter shows its rows alone', async () => {
    await timeline.getByRole('button', { name: 'Tab B' }).click()
    await expect(list.locator('[data-kind=exchange]')).not.toHaveCount(0)
    for (const name of await list.getByRole('option').evaluateAll(rows => rows.map(row => row.getAttribute('aria-label') ?? '')))
      expect(name).toMatch(/^Tab B: /)
    await timeline.getByRole('button', { name: 'Tab B' }).click()
    await expect(list.getByRole('option', { name: /^Tab A: / }).first()).toBeAttached()
  })
})

test.describe('pause', () => {
  test('requests of the meantime are left out for good, and it says so; the stores are followed on', async () => {
    await timeline.getByRole('button', { name: 'Pause recording' }).click()
    await expect(timeline.getByRole('status')).toContainText('Paused: requests made now are not kept.')
    const before = await counted()
    await a.visit(answerUrl('https://shop.test', { fields: ['Set-Cookie: meantime=1; Path=/'], body: 'unseen' }))
    await expect.poll(async () => Object.keys(await readItems(await look(page, 'A', 'cookies')))).toContain('meantime')
    expect(await counted()).toBe(before)
    await timeline.getByRole('button', { name: 'Resume recording' }).click()
    await expect(timeline.getByRole('status')).toBeHidden()
    await a.visit('https://shop.test/storage?seen')
    await expect(list.getByRole('option', { name: /storage\?seen/ })).toBeVisible()
    await expect(list.getByRole('option', { name: /body=unseen/ })).toHaveCount(0)
  })
})

test.describe('keys', () => {
  const address = (): Locator => page.getByRole('region', { name: 'Laptop window' }).getByRole('textbox', { name: 'Address' })
  /** Presses a key while the page in the tab has the keyboard. */
  async function pressInPage(tab: HandTab, key: string): Promise<void> {
    await tab
      .page()
      .locator('body')
      .click({ position: { x: 4, y: 4 } })
    await tab.press(key)
  }
  const loads = async (): Promise<number> =>
    (await running.eventsOf('request.received')).filter(({ url }) => url.endsWith('/storage?seen')).length

  test('Ctrl+L marks the address, and what is typed replaces it', async () => {
    await look(page, 'A', 'cookies')
    await page.keyboard.press('Control+l')
    await expect(address()).toBeFocused()
    await page.keyboard.type('shop.test/storage?typed')
    await page.keyboard.press('Enter')
    await expect.poll(() => a.run('location.href')).toBe('https://shop.test/storage?typed')
    await a.visit('https://shop.test/storage?seen')
  })

  test('Ctrl+R loads the tab again, not the app', async () => {
    await page.evaluate(() => Object.assign(window, { marker: 1 }))
    await list.focus()
    const before = await loads()
    await page.keyboard.press('Control+r')
    await expect.poll(loads).toBe(before + 1)
    expect(await page.evaluate(() => 'marker' in window)).toBe(true)
  })

  test('they work from inside the page, too', async () => {
    const before = await loads()
    await pressInPage(a, 'Control+R')
    await expect.poll(loads).toBe(before + 1)
    await expect.poll(() => a.run('document.readyState')).toBe('complete')
    await pressInPage(a, 'Control+L')
    await expect(address()).toBeFocused()
    await pressInPage(a, 'Control+F')
    await expect(timeline.getByRole('combobox', { name: 'Filter' })).toBeFocused()
    await pressInPage(a, 'F1')
    const help = page.getByRole('dialog', { name: 'Keys and help' })
    await expect(help).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(help).toBeHidden()
    await expect.poll(paneInFocus, 'back where it came from').toBe('stage')
  })

  test('F6 goes round every panel, Shift+F6 back', async () => {
    await list.focus()
    const round = async (key: string): Promise<(string | null)[]> => {
      const seen: (string | null)[] = []
      for (let presses = 0; presses < 4; presses += 1) {
        const before = await paneInFocus()
        await page.keyboard.press(key)
        await expect.poll(paneInFocus, { message: `${key} leads on from ${before}` }).not.toBe(before)
        seen.push(await paneInFocus())
      }
      return seen
    }
    expect(await round('F6')).toEqual(['details', 'inspector', 'stage', 'timeline'])
    await page.keyboard.press('Home') // into the past: the pages are covered
    await expect(page.getByRole('region', { name: /^The pages as they were/ })).toBeVisible()
    expect(await round('F6')).toEqual(['details', 'inspector', 'stage', 'timeline'])
    expect(await round('Shift+F6')).toEqual(['stage', 'inspector', 'details', 'timeline'])
  })

  test('? opens the help and Escape closes it; in a text field it is a question mark', async () => {
    await list.focus()
    await page.keyboard.press('?')
    const help = page.getByRole('dialog', { name: 'Keys and help' })
    await expect(help).toContainText('Ctrl L')
    await page.keyboard.press('Escape')
    await expect(help).toBeHidden()
    await page.keyboard.press('Control+f')
    const field = timeline.getByRole('combobox', { name: 'Filter' })
    await field.press('?')
    await expect(help).toBeHidden()
    await expect(field).toHaveValue('?')
    await field.press('Escape')
  })
})

test.describe('export', () => {
  const folder = mkdtempSync(join(tmpdir(), 'crumbtrail-har-'))

  /** What the save dialog will answer; null: cancelled. */
  const answerDialog = (filePath: string | null): Promise<void> =>
    running.app.evaluate(({ dialog }, path) => {
      dialog.showSaveDialog = () => Promise.resolve(path === null ? { canceled: true, filePath: '' } : { canceled: false, filePath: path })
    }, filePath)
  async function exportAs(entry: RegExp, file: string | null): Promise<void> {
    await answerDialog(file)
    await page.getByRole('button', { name: 'File' }).click()
    await page.getByRole('menuitem', { name: entry }).click()
  }
  const saved = (file: string): Locator => page.getByRole('region', { name: 'Messages' }).getByText(file)
  const modeOf = (file: string): number => statSync(file).mode & 0o777

  /** Everything that let somebody in during this run: what was typed, what the jars and storages hold. */
  async function secrets(): Promise<string[]> {
    const cookies = [...(await a.jar()), ...(await b.jar())].map(({ value }) => value)
    const tokens = (await Promise.all([a, b].map(tab => tab.run(`Object.values(localStorage)`)))) as string[][]
    return [...new Set(['wonderland', ...cookies, ...tokens.flat()])].filter(value => value.length >= 8)
  }

  test('the HAR is valid, holds no secret of the run, and is its owner’s alone', async () => {
    await a.visit('https://shop.test/jwt/')
    await logIn(a, 'alice', 'wonderland')
    await a.visit('https://shop.test/bearer/')
    await logIn(a, 'alice', 'wonderland', `(localStorage.getItem('token') ?? '').startsWith('eyJ')`)
    const known = await secrets()
    expect(known.length, 'a password, sid, the JWT in the cookie and the one in localStorage').toBeGreaterThanOrEqual(4)
    const file = join(folder, 'open-to-all.har')
    writeFileSync(file, 'before', { mode: 0o644 })
    await exportAs(/^HAR, secrets replaced/, file)
    await expect(saved(file)).toBeVisible()
    expect(modeOf(file)).toBe(0o600)
    const text = readFileSync(file, 'utf8')
    for (const secret of known) for (const form of [secret, encodeURIComponent(secret)]) expect(text).not.toContain(form)
    expect(text, 'nor the launch’s own credential').not.toMatch(/proxy-authorization/i)
    expectHar(JSON.parse(text) as Har)
    expect((JSON.parse(text) as Har).log.entries.length).toBe(Number((await counted()).split(' ')[0]))
  })

  test('with secrets it holds them, and has the same mode', async () => {
    const file = join(folder, 'full.har')
    await exportAs(/^HAR with secrets/, file)
    await expect(saved(file)).toBeVisible()
    expect(modeOf(file)).toBe(0o600)
    const text = readFileSync(file, 'utf8')
    expect(text).toContain('wonderland')
    const sid = (await a.jar()).find(({ name }) => name === 'sid')?.value ?? 'none'
    expect(text).toContain(sid)
    expectHar(JSON.parse(text) as Har)
  })

  test('a file that cannot be written is told, and the timeline stays', async () => {
    const before = await counted()
    await exportAs(/^HAR, secrets replaced/, folder)
    await expect(page.getByRole('region', { name: 'Messages' })).toContainText(/could not be read or written.*Choose another folder/)
    expect(await counted()).toBe(before)
  })

  test('a cancelled dialog writes nothing and says nothing', async () => {
    const messages = page.getByRole('region', { name: 'Messages' })
    const close = messages.getByRole('button', { name: 'Dismiss' })
    while ((await close.count()) > 0) await close.first().click()
    await exportAs(/^HAR, secrets replaced/, null)
    await page.waitForTimeout(300)
    await expect(messages.getByRole('paragraph')).toHaveCount(0)
  })
})

/** HAR 1.2: what readers of such files rely on. */
function expectHar({ log }: Har): void {
  expect(log).toMatchObject({ version: '1.2', creator: { name: 'Crumbtrail', version: expect.stringMatching(/^\d/) as unknown } })
  expect(log.entries.length).toBeGreaterThan(8)
  const isoTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/
  let last = ''
  for (const { startedDateTime, time, timings, request, response, cache } of log.entries) {
    expect(startedDateTime).toMatch(isoTime)
    expect(startedDateTime >= last, 'oldest first').toBe(true)
    last = startedDateTime
    const spent = [timings.send, timings.wait, timings.receive]
    for (const part of [time, ...spent]) expect(part).toBeGreaterThanOrEqual(0)
    expect(cache).toEqual(expect.any(Object))
    expect(request.method).toMatch(/^[A-Z]+$/)
    expect(() => new URL(request.url)).not.toThrow()
    expect(response.status).toBeGreaterThanOrEqual(0)
    for (const side of [request, response]) {
      for (const size of [side.headersSize, side.bodySize]) expect(size).toBeGreaterThanOrEqual(-1)
      for (const { name, value } of [...side.headers, ...side.cookies]) expect([typeof name, typeof value]).toEqual(['string', 'string'])
    }
    expect(response.content.size).toBeGreaterThanOrEqual(0)
    expect(typeof response.content.mimeType).toBe('string')
  }
}

test('clearing says what is gone and what is not, and new requests follow', async () => {
  const cookiesBefore = await readItems(await look(page, 'A', 'cookies'))
  expect(Object.keys(cookiesBefore).length).toBeGreaterThan(1)
  await list.press('Home')
  await expect(selected()).toHaveAttribute('aria-posinset', '1')
  await timeline.getByRole('button', { name: 'Clear the timeline' }).click()
  await expect(timeline).toContainText('The timeline was cleared')
  await expect(timeline).toContainText('Tabs, cookies, storage and the server’s sessions are as they were.')
  await expect(details).toContainText('No request yet')
  expect(await counted()).toBe('0 requests')
  expect(await readItems(await look(page, 'A', 'cookies')), 'the jar is as it was').toEqual(cookiesBefore)
  expect(await a.run('document.cookie')).toContain('flavour=vanilla')
  await expect(await look(page, 'A', 'server')).toContainText('alice')
  await a.visit('https://shop.test/session/me')
  expect(await a.run(`document.querySelector('#who')?.textContent`)).toBe('alice')
  await expect(list.getByRole('option', { name: /\/session\/me/ })).toBeVisible()
  await expect(list.getByRole('option', { name: /\/session\/login/ })).toHaveCount(0)
  await expect(details).toContainText('/session/me')
})
