import { expect, test, type Locator } from '@playwright/test'
import { headerValues } from '@shared/web/headers.ts'
import type { Exchange } from '@shared/trace/exchange.ts'
import { createExchangeFold } from '@shared/trace/fold-exchanges.ts'
import { runApp, type OpenTab, type RunningApp } from './support/running-app.ts'

/* HTTP Basic in the real browser: who is asked when, and what is sent unasked afterwards (RFC 7617). */

const BASE = 'https://shop.test/basic'
let running: RunningApp
let tab: OpenTab

test.beforeEach(async () => {
  running = await runApp()
  tab = await running.openTab('laptop', `${BASE}/`)
})
test.afterEach(() => running.close())

async function exchanges(path: string): Promise<Exchange[]> {
  const fold = createExchangeFold()
  fold.push(await running.events())
  return fold.rows().filter(({ url }) => url === `${BASE}${path}`)
}
/** What each request on the wire carried and got, exchange by exchange. */
async function hopsOf(path: string): Promise<(readonly [carried: string, status: number])[][]> {
  const carried = (list: Exchange['hops'][number]['requestHeaders']): string => {
    const [, base64 = ''] = (headerValues(list, 'authorization')[0] ?? '').split(' ')
    return atob(base64)
  }
  return (await exchanges(path)).map(({ hops }) => hops.map(hop => [carried(hop.requestHeaders), hop.response?.status ?? 0] as const))
}
const prompt = (): Locator => running.page.getByRole('dialog', { name: 'Log in to this site' })
const go = (url: string): Promise<unknown> => running.call('stage:navigate', { tab: tab.id, url })
const shows = (id: string, text: string | RegExp): Promise<void> =>
  expect.poll(() => tab.run(`document.querySelector('#${id}')?.textContent ?? ''`)).toMatch(text)

async function answer(user: string, password: string): Promise<void> {
  await prompt().getByLabel('Name').fill(user)
  await prompt().getByLabel('Password').fill(password)
  await prompt().getByRole('button', { name: 'Send' }).click()
}
async function logIn(): Promise<void> {
  await go(`${BASE}/orders/`)
  await answer('alice', 'wonderland')
  await shows('who', 'alice')
}

test('a 401 makes the browser ask; the answer goes out as a second request of the same exchange', async () => {
  await go(`${BASE}/orders/`)
  await expect(prompt()).toContainText('https://shop.test')
  await expect(prompt()).toContainText('“orders”')
  await expect(prompt()).toContainText('encrypted')
  await answer('alice', 'wonderland')
  await shows('who', 'alice')
  await expect(prompt()).toHaveCount(0)
  await expect
    .poll(() => hopsOf('/orders/'))
    .toEqual([
      [
        ['', 401],
        ['alice:wonderland', 200],
      ],
    ])
  const outcomes = async (): Promise<unknown> => {
    const [exchange] = await exchanges('/orders/')
    return [exchange?.status, exchange?.hops.map(({ decision }) => decision?.outcome)]
  }
  await expect.poll(outcomes).toEqual([200, ['refused', 'allowed']])
})

test('the keyboard alone will do: the question takes the focus, Enter sends, Escape cancels', async () => {
  await running.call('stage:focus-tab', { tab: tab.id })
  await tab.run('document.querySelector("#go-orders").focus()')
  await expect.poll(() => tab.run('document.activeElement?.id')).toBe('go-orders')
  await running.app.evaluate(({ webContents }, id) => {
    const contents = webContents.fromId(id)
    for (const type of ['keyDown', 'char', 'keyUp'] as const) contents?.sendInputEvent({ type, keyCode: '\u000d' })
  }, tab.contents)
  await expect(prompt().getByLabel('Name')).toBeFocused()
  await running.page.keyboard.type('alice')
  await running.page.keyboard.press('Tab')
  await running.page.keyboard.type('wonderland')
  await running.page.keyboard.press('Enter')
  await shows('who', 'alice')
  await go(`${BASE}/admin/`)
  await expect(prompt().getByLabel('Name')).toBeFocused()
  await running.page.keyboard.press('Escape')
  await expect(prompt()).toHaveCount(0)
  await shows('refusal', /401/)
})

test('who cancels sees the page that came with the 401, and is asked again at the next visit', async () => {
  await go(`${BASE}/orders/`)
  await prompt().getByRole('button', { name: 'Cancel' }).click()
  await shows('refusal', /401/)
  await expect.poll(() => hopsOf('/orders/')).toEqual([[['', 401]]])
  await expect.poll(async () => (await exchanges('/orders/'))[0]?.status).toBe(401)
  await tab.run('document.querySelector("#try-again").click()')
  await expect(prompt()).toHaveCount(1)
})

test('a wrong password is asked for again, and says that it was refused', async () => {
  await go(`${BASE}/orders/`)
  await expect(prompt()).not.toContainText('refused')
  await answer('alice', 'wrong')
  await expect(prompt()).toContainText('refused')
  await answer('alice', 'wonderland')
  await shows('who', 'alice')
  await expect
    .poll(() => hopsOf('/orders/'))
    .toEqual([
      [
        ['', 401],
        ['alice:wrong', 401],
        ['alice:wonderland', 200],
      ],
    ])
})

test('under the path the password goes unasked; elsewhere in the realm it takes a 401; in another realm it is not even tried', async () => {
  await logIn()
  await tab.visit(`${BASE}/orders/history`)
  await expect.poll(() => hopsOf('/orders/history')).toEqual([[['alice:wonderland', 200]]])
  await tab.visit(`${BASE}/invoices/`)
  await expect
    .poll(() => hopsOf('/invoices/'))
    .toEqual([
      [
        ['', 401],
        ['alice:wonderland', 200],
      ],
    ])
  await tab.visit(`${BASE}/invoices/`)
  await expect.poll(async () => (await hopsOf('/invoices/')).at(-1)).toEqual([['alice:wonderland', 200]])
  await tab.visit(`${BASE}/`)
  await expect.poll(async () => (await hopsOf('/')).at(-1)).toEqual([['', 200]])
  await go(`${BASE}/admin/`)
  await expect(prompt()).toContainText('“admin”')
  await answer('alice', 'wonderland')
  await shows('refusal', /403/)
  await tab.visit(`${BASE}/admin/`)
  await expect.poll(async () => (await hopsOf('/admin/')).at(-1), 'a 403 makes no browser ask again').toEqual([['alice:wonderland', 403]])
})

test('a 401 for the right password makes the browser forget it, and so does quitting', async () => {
  await logIn()
  await go(`${BASE}/orders/forget`)
  await expect(prompt().getByLabel('Name')).toBeFocused()
  await running.page.keyboard.press('Escape')
  await shows('refusal', /401/)
  await expect.poll(() => hopsOf('/orders/forget')).toEqual([[['alice:wonderland', 401]]])
  await logIn()
  await expect.poll(async () => (await hopsOf('/orders/')).at(-1)?.[0]).toEqual(['', 401])

  await running.call('stage:quit-browser', { profile: 'laptop' })
  tab = await running.openTab('laptop', `${BASE}/`)
  await go(`${BASE}/orders/`)
  await expect(prompt()).toHaveCount(1)
  await expect.poll(async () => (await hopsOf('/orders/')).at(-1)).toEqual([['', 401]])
})

test('an address with a name and a password in it opens the page, and shows the password nowhere', async () => {
  await go('https://alice:wonderland@shop.test/basic/orders/')
  await shows('who', 'alice')
  await expect(prompt(), 'the browser has an answer already').toHaveCount(0)
  await expect
    .poll(() => hopsOf('/orders/'))
    .toEqual([
      [
        ['', 401],
        ['alice:wonderland', 200],
      ],
    ])
  expect((await tab.state()).url).toBe(`${BASE}/orders/`)
  await expect(running.page.getByText('wonderland')).toHaveCount(0)
  await go('https://alice:wonderland@example.com/')
  await expect(running.page.getByText('https://alice:•••@example.com/').first()).toBeVisible()
  expect(JSON.stringify(await running.events()), 'the page itself shows it, no address does').not.toMatch(/wonderland@/)
})

test('over http the dialog warns, and the wire shows the password to everybody', async () => {
  await go('http://shop.test/basic/orders/')
  await expect(prompt()).toContainText('Plain http')
  await answer('alice', 'wonderland')
  await shows('way', /everybody on the way/)
})

test('the question goes when its tab goes elsewhere or is closed, and other tabs are left in peace', async () => {
  await go(`${BASE}/orders/`)
  await expect(prompt()).toHaveCount(1)
  await tab.visit('https://shop.test/')
  await expect(prompt()).toHaveCount(0)
  await go(`${BASE}/orders/`)
  await expect(prompt()).toHaveCount(1)
  await running.call('stage:go', { tab: tab.id, to: 'stop' })
  await expect(prompt()).toHaveCount(0)
  await go(`${BASE}/orders/`)
  await expect(prompt()).toHaveCount(1)
  const stale = (await tab.state()).prompt?.id ?? 0
  await running.call('stage:close-tab', { tab: tab.id })
  await expect(prompt()).toHaveCount(0)
  const late = await running.call('stage:answer-prompt', { prompt: stale, credentials: { user: 'alice', password: 'wonderland' } })
  expect(late).toMatchObject({ ok: false, error: { code: 'not-found' } })
})
