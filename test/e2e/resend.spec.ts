import { expect, test } from '@playwright/test'
import { headerValue } from '@shared/web/headers.ts'
import type { IpcInput } from '@shared/contract/ipc-contract.ts'
import type { EventOf } from '@shared/trace/trace-event.ts'
import { justPlay, logIn, type HandTab } from './support/by-hand.ts'
import { runApp, type RunningApp } from './support/running-app.ts'
import { allShown } from './support/shown.ts'

/* A request of the timeline goes once more through the real browser: the same sender, the same page, the cookies of now. */

test.describe.configure({ mode: 'serial' })
let running: RunningApp
let a: HandTab

test.beforeAll(async () => {
  running = await runApp()
  a = await justPlay(running)
})
test.afterAll(() => running.close())

const list = () => running.page.getByRole('listbox', { name: 'Timeline' })
const receipt = () => running.page.getByRole('region', { name: 'Receipt of one request' })
const form = () => running.page.getByRole('dialog', { name: 'Change this request and send it' })

type Sent = EventOf<'request.sent'>
/** The newest request that came of a resend. */
async function resent(): Promise<Sent | undefined> {
  const events = await running.events()
  const facts = new Set(events.filter(({ kind }) => kind === 'request.resent').map(({ seq }) => seq))
  return events.filter((event): event is Sent => event.kind === 'request.sent' && event.cause !== null && facts.has(event.cause)).at(-1)
}
const wireOf = async (sent: Sent | undefined) => {
  const joined = (await running.eventsOf('exchange.joined')).findLast(({ exchange }) => exchange === sent?.exchange)
  return (await running.eventsOf('request.received')).find(({ wire }) => wire === joined?.wire)
}
const answerTo = async (sent: Sent | undefined): Promise<number | undefined> =>
  (await running.eventsOf('response.received')).find(({ exchange }) => exchange === sent?.exchange)?.status

/** Selects the newest row whose name has this in it. */
async function select(name: string | RegExp): Promise<void> {
  await allShown(running.page)
  await list().getByRole('option', { name }).last().click()
  await list().focus()
}

test('R sends what was typed again; the receipt leads to the first, and lays both side by side', async () => {
  await a.visit('https://shop.test/session/')
  await logIn(a, 'alice', 'wonderland')
  await a.visit('https://shop.test/session/me')
  await select(/GET .*\/session\/me/)
  await expect(receipt()).toContainText('alice')

  // The server forgets the session; nothing in the browser changes.
  const [row] = (await running.eventsOf('session.changed')).slice(-1)
  await running.call('sessions:end', { sessionId: row?.row.id ?? '' })
  await running.page.keyboard.press('r')
  await expect.poll(async () => answerTo(await resent())).toBe(401)
  const again = await resent()
  expect(again).toMatchObject({ method: 'GET', url: 'https://shop.test/session/me', isTopLevelNavigation: true })
  const wire = await wireOf(again)
  expect(headerValue(wire?.headers ?? [], 'Sec-Fetch-Site')).toBe('none')
  expect(headerValue(wire?.headers ?? [], 'Cookie')).toMatch(/^sid=/)

  await expect(receipt()).toContainText('Sent again by hand.')
  await expect(list().getByRole('option', { selected: true })).toBeInViewport()
  await receipt().getByRole('button', { name: 'Compare both' }).click()
  const both = running.page.getByRole('dialog')
  await expect(both.getByRole('status')).toContainText(/401|session/i)
  await running.page.keyboard.press('Escape')
  await receipt().getByRole('button', { name: 'Show the first' }).click()
  await expect(receipt()).not.toContainText('Sent again by hand.')
  await expect(receipt().getByRole('status')).toContainText('Sent again from tab A')
  await receipt().getByRole('button', { name: 'Show it' }).click()
  await expect(receipt()).toContainText('Sent again by hand.')
})

test('a form is sent again as a form, with the same body, from a page of the same site', async () => {
  await select(/POST .*\/session\/login/)
  await expect(receipt()).toContainText('/session/login')
  const before = await resent()
  await running.page.keyboard.press('r')
  await expect.poll(async () => (await resent())?.method).toBe('POST')
  const again = await resent()
  expect(again?.exchange).not.toBe(before?.exchange)
  await expect.poll(async () => answerTo(again)).toBe(303)
  const wire = await wireOf(again)
  const bodies = (await running.eventsOf('request.body-received')).filter(({ body }) => body.text.includes('wonderland'))
  expect(bodies.at(-1)?.wire).toBe(wire?.wire)
  expect(new Set(bodies.map(({ body }) => body.text)).size).toBe(1)
  expect(headerValue(wire?.headers ?? [], 'Sec-Fetch-Site')).toBe('same-origin')
})

test('a fetch is changed with Shift+R: its own fields are the learner’s, those of the browser are not', async () => {
  await a.visit('https://shop.test/bearer/')
  await logIn(a, 'alice', 'wonderland', `document.querySelector('#token').textContent.startsWith('eyJ')`)
  await a.page().locator('#go-me').click()
  await expect.poll(() => a.run(`document.querySelector('#answer').dataset.status`)).toBe('200')
  const ended = async (): Promise<boolean> => {
    const got = (await running.eventsOf('request.sent')).findLast(({ url, method }) => method === 'GET' && url.endsWith('/bearer/me'))
    return (await running.eventsOf('exchange.finished')).some(({ exchange }) => exchange === got?.exchange)
  }
  await expect.poll(ended, 'the page may read an answer before its end is told').toBe(true)
  await select(/GET .*\/bearer\/me/)
  await running.page.keyboard.press('Shift+R')
  const fields = form().getByRole('textbox', { name: 'Header fields, one a line' })
  await expect(fields).toHaveValue(/^Authorization: Bearer eyJ[\w.-]+$/i)
  await expect(form().getByRole('combobox', { name: 'Sent by' })).toHaveValue('fetch')

  await fields.press('End')
  await fields.press('Enter')
  await fields.pressSequentially('Cookie: sid=mine')
  await expect(form().getByRole('status')).toHaveText(/“Cookie” is set by the browser alone/)
  await form().getByRole('button', { name: 'Send', exact: true }).click()
  await expect(form().getByRole('alert')).toHaveText(/“Cookie” is set by the browser alone/)
  await fields.fill('Authorization: Bearer eyJhbGciOiJub25lIn0.e30.')
  await running.page.screenshot({ path: 'test-results/resend-form.png' })
  await form().getByRole('button', { name: 'Send', exact: true }).click()
  await expect(form()).toBeHidden()

  await expect.poll(async () => answerTo(await resent())).toBe(401)
  const again = await resent()
  expect(again).toMatchObject({ method: 'GET', url: 'https://api.shop.test/bearer/me', resource: 'Fetch' })
  expect(headerValue((await wireOf(again))?.headers ?? [], 'Authorization')).toBe('Bearer eyJhbGciOiJub25lIn0.e30.')
  expect((await running.eventsOf('request.resent')).at(-1)?.edited).toEqual(['headers'])
  await expect(receipt()).toContainText('Sent again by hand, with another header.')
  await running.page.screenshot({ path: 'test-results/resend-receipt.png' })
})

test('a link from another site starts there again: the tab opens that page first', async () => {
  await a.visit('https://evil.test/first-look')
  await a.run(`document.querySelector('#follow-link').click()`)
  await expect.poll(() => a.run('location.href')).toBe('https://shop.test/first-look/check')
  await select(/GET .*\/first-look\/check/)
  const before = (await running.eventsOf('request.sent')).length
  await running.page.keyboard.press('r')
  await expect.poll(async () => (await resent())?.url).toBe('https://shop.test/first-look/check')
  const since = (await running.eventsOf('request.sent')).slice(before).map(({ url }) => url)
  expect(since[0]).toBe('https://evil.test/first-look')
  await expect.poll(async () => headerValue((await wireOf(await resent()))?.headers ?? [], 'Sec-Fetch-Site')).toBe('cross-site')
})

test('what cannot be sent again says why, and nothing leaves', async () => {
  await select(/OPTIONS .*\/bearer\/me/)
  await running.page.keyboard.press('r')
  await expect(receipt().getByRole('status')).toHaveText(/A preflight is the browser’s own question/)

  const { tab, exchange } = (await resent()) ?? { tab: '', exchange: '' }
  const order: IpcInput<'request:resend'> = {
    row: exchange,
    tab,
    way: 'fetch',
    page: 'https://shop.test/',
    method: 'GET',
    url: 'https://shop.test/',
    headers: [],
    body: null,
    credentials: 'include',
    mode: 'cors',
    edited: [],
  }
  const before = (await running.eventsOf('request.resent')).length
  const wrong: IpcInput<'request:resend'>[] = [
    { ...order, headers: [['X', 'a\r\nCookie: b']] },
    { ...order, headers: [['Host', 'evil.test']] },
    { ...order, url: 'file:///etc/passwd' },
    { ...order, url: 'javascript:alert(1)' },
    { ...order, page: 'file:///etc/passwd' },
    { ...order, page: null },
    { ...order, way: 'image', method: 'POST' },
    { ...order, tab: 'no-such-tab' },
  ]
  for (const each of wrong) expect((await running.call('request:resend', each)).ok, JSON.stringify(each)).toBe(false)
  expect((await running.eventsOf('request.resent')).length).toBe(before)

  // A page without scripts may fetch nothing: the row is told so.
  await a.visit('https://shop.test/session/')
  const kept = await running.call('request:resend', { ...order, url: 'https://shop.test/session/me' })
  expect(kept).toEqual({ ok: true, value: { kind: 'kept-by-policy', directive: 'connect-src' } })
})

test('a request of a tab that is closed goes from another tab of the same browser', async () => {
  const b = await running.openTab('laptop', 'https://shop.test/session/me')
  await select(/B.*GET .*\/session\/me/)
  await running.call('stage:close-tab', { tab: b.id })
  await running.page.keyboard.press('r')
  await expect.poll(async () => (await resent())?.url).toBe('https://shop.test/session/me')
  expect((await resent())?.tab).not.toBe(b.id)
})
