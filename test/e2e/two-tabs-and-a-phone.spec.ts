import { expect, test } from '@playwright/test'
import { explainCheck } from '@shared/words/check-words.ts'
import { runApp, type OpenTab, type RunningApp } from './support/running-app.ts'
import { look, openReceipt, readItems } from './support/shown.ts'

/* One story in one app: what two tabs of one browser share, what a phone does not, and what outlives a quit. */

test.describe.configure({ mode: 'serial' })
let running: RunningApp
let a: OpenTab
let b: OpenTab
let phone: OpenTab

test.beforeAll(async () => {
  running = await runApp()
  a = await running.openTab('laptop', 'https://shop.test/session/')
})
test.afterAll(() => running.close())

const bodyOf = async (tab: OpenTab): Promise<string> => String(await tab.run('document.body.innerText'))
const storageOf = async (tab: OpenTab, area: 'localStorage' | 'sessionStorage'): Promise<unknown> => tab.run(`({ ...${area} })`)

test('logs in with a session in tab A of the laptop', async () => {
  await a.run(`document.querySelector('#user').value = 'alice'; document.querySelector('#password').value = 'wonderland'`)
  await a.run(`document.querySelector('#log-in').click()`)
  await expect.poll(() => a.run(`document.querySelector('#who')?.textContent ?? ''`)).toBe('alice') // the form names her as well
  await expect
    .poll(async () => readItems(await look(running.page, 'A', 'cookies')))
    .toMatchObject({ sid: expect.stringMatching(/^[\w-]{43}$/) as unknown })
  const server = await look(running.page, 'A', 'server')
  await expect(server).toContainText('alice')
})

test('is logged in in tab B of the laptop, and not on the phone', async () => {
  b = await running.openTab('laptop', 'https://shop.test/session/me')
  phone = await running.openTab('phone', 'https://shop.test/session/me')
  expect(await bodyOf(b)).toContain('alice')
  expect(await phone.run(`document.querySelector('#refusal').dataset.status`)).toBe('401')
  const cookiesOf = async (lane: string): Promise<object> => readItems(await look(running.page, lane, 'cookies'))
  await expect.poll(async () => cookiesOf('B')).toEqual(await cookiesOf('A'))
  await expect(await look(running.page, 'C', 'cookies')).toContainText('No cookie for this address')
})

test('shares localStorage between the tabs of the laptop, and nothing of sessionStorage', async () => {
  await a.run(`localStorage.setItem('shared', 'by A'); sessionStorage.setItem('own', 'of A')`)
  await b.run(`sessionStorage.setItem('own', 'of B')`)
  const facts = [
    [a, 'A', { shared: 'by A' }, { own: 'of A' }],
    [b, 'B', { shared: 'by A' }, { own: 'of B' }],
    [phone, 'C', {}, {}],
  ] as const
  for (const [tab, lane, local, session] of facts) {
    expect(await storageOf(tab, 'localStorage')).toEqual(local)
    expect(await storageOf(tab, 'sessionStorage')).toEqual(session)
    await expect.poll(async () => readItems(await look(running.page, lane, 'local'))).toEqual(local)
    await expect.poll(async () => readItems(await look(running.page, lane, 'session'))).toEqual(session)
  }
})

test('names the check that keeps a user off the admin page: 403', async () => {
  await a.visit('https://shop.test/session/admin')
  expect(await a.run(`document.querySelector('#refusal').dataset.status`)).toBe('403')
  const receipt = await openReceipt(running.page, '/session/admin', '403')
  const refused = receipt.locator('[data-state=refused]')
  await expect(refused).toHaveCount(1)
  const { title } = explainCheck('role-allowed', 'refused', 'wrong-role', { user: 'alice', role: 'user', needed: 'admin' }, 'en')
  await expect(refused).toContainText(title)
  await expect(receipt).toContainText('sid')
})

test('says that a Secure cookie set over http was rejected: SecureOnly', async () => {
  await b.visit('http://shop.test/lab/answer?set-cookie=locked%3D1%3B%20Secure%3B%20Path%3D%2F&body=set')
  const receipt = await openReceipt(running.page, '/lab/answer')
  await receipt.getByRole('button', { name: 'locked rejected' }).click()
  await expect(receipt.getByRole('listitem').filter({ hasText: 'locked' })).toContainText(/rejected[\s\S]*SecureOnly/)
  expect(await b.run('document.cookie')).not.toContain('locked')
  expect(Object.keys(await readItems(await look(running.page, 'B', 'cookies')))).not.toContain('locked')
})

test("says that a SameSite=Strict cookie was held back from another site's form, in Chromium's words", async () => {
  await b.visit('https://shop.test/lab/answer?set-cookie=careful%3D1%3B%20Secure%3B%20SameSite%3DStrict%3B%20Path%3D%2F&body=set')
  await b.visit('https://evil.test/prize')
  await b.run(`document.querySelector('#claim').click()`)
  await expect.poll(async () => (await b.state()).url).toBe('https://shop.test/session/transfer')
  const receipt = await openReceipt(running.page, '/session/transfer', 'POST')
  const careful = receipt.getByRole('listitem').filter({ hasText: 'careful' })
  await careful.getByRole('button', { name: 'careful held back' }).click()
  await expect(careful).toContainText(/held back[\s\S]*(Schemeful)?SameSiteStrict/)
  await expect(careful).toContainText('evil.test')
  await expect(receipt.locator('[data-state=refused]')).toHaveCount(1)
})

test('loses the session cookie at quit, keeps the persistent one, and the server keeps its row', async () => {
  await a.visit('https://shop.test/lab/answer?set-cookie=stays%3D1%3B%20Max-Age%3D3600%3B%20Path%3D%2F&body=set')
  await running.call('stage:quit-browser', { profile: 'laptop' })
  const again = await running.openTab('laptop', 'https://shop.test/session/me')
  expect(await again.run(`document.querySelector('#refusal').dataset.status`)).toBe('401')
  expect(await again.run('document.cookie')).toBe('stays=1')
  const { lane } = await again.state()
  await expect.poll(async () => readItems(await look(running.page, lane, 'cookies'))).toEqual({ stays: '1' })
  expect(await storageOf(again, 'localStorage')).toEqual({ shared: 'by A' })
  const server = await look(running.page, lane, 'server')
  await expect(server).toContainText('alice')
  await expect(server.locator('.session-state')).not.toHaveAttribute('data-ended')
})

test('joined browser and wire for every request, and they agree', async () => {
  const events = await running.events()
  const joins = new Map(
    events.flatMap(event => (event.kind === 'exchange.joined' && event.basis === 'confirmed' ? [[event.wire, event.exchange]] : [])),
  )
  const sent = new Map(events.flatMap(event => (event.kind === 'request.sent' ? [[event.exchange, event]] : [])))
  const judged = new Map(events.flatMap(event => (event.kind === 'response.judged' ? [[event.exchange, event]] : [])))
  const answered = new Map(events.flatMap(event => (event.kind === 'response.sent' ? [[event.wire, event]] : [])))
  const received = events.flatMap(event => (event.kind === 'request.received' ? [event] : []))
  expect(received.length).toBeGreaterThan(10)
  for (const { wire, method, url } of received) {
    const exchange = joins.get(wire)
    expect(exchange, `${method} ${url} has its browser side`).toBeDefined()
    expect(sent.get(exchange as never)).toMatchObject({ method, url })
    expect(judged.get(exchange as never)?.status).toBe(answered.get(wire)?.status)
  }
})
