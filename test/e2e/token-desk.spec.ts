import { expect, test, type Locator, type Page } from '@playwright/test'
import { violationsIn } from './support/axe.ts'
import { justPlay, logIn, type HandTab } from './support/by-hand.ts'
import { cutTexts } from './support/cut-texts.ts'
import { runApp, type RunningApp } from './support/running-app.ts'
import { look } from './support/shown.ts'

/* The token desk: what it says, and what the server then says of the very token that it put back. */

test.describe.configure({ mode: 'serial' })
let running: RunningApp
let page: Page
let a: HandTab

test.beforeAll(async () => {
  running = await runApp()
  page = running.page
  a = await justPlay(running)
  await a.visit('https://shop.test/jwt')
  await logIn(a, 'alice', 'wonderland')
})
test.afterAll(() => running.close())

const pane = (name: 'Decode' | 'Verify' | 'Edit'): Locator => page.getByRole('dialog').getByRole('region', { name, exact: true })
const tokenField = (): Locator => page.getByRole('textbox', { name: 'Token', exact: true })
const press = (name: string): Promise<void> => page.getByRole('dialog').getByRole('button', { name, exact: true }).click()
const outcome = (): Locator => pane('Verify').locator('.desk-outcome')

/** From the cookie's row to the desk. */
async function openDesk(): Promise<void> {
  const panel = await look(page, 'A', 'cookies')
  await panel.getByRole('button', { name: 'Open token on the token desk' }).click()
  await expect(tokenField()).toHaveValue(/^eyJ/)
}

/** Puts the token of the desk back, reloads the tab, and gives what the server's refusing check said; null: it let the request in. */
async function putBackAndReload(): Promise<string | null> {
  const answers = async () => await running.eventsOf('decision.made')
  const before = (await answers()).length
  await press('Put it back')
  await expect(pane('Edit').getByRole('status').filter({ hasText: 'Put into cookie token of Laptop' })).toBeVisible()
  await press('Reload tab A')
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect.poll(async () => (await answers()).length).toBeGreaterThan(before)
  const made = (await answers()).at(-1)
  if (made?.refusedBy === null) return null
  const decided = (await running.eventsOf('check.decided')).findLast(({ wire, outcome: how }) => wire === made?.wire && how === 'refused')
  return decided === undefined ? 'nothing' : `${decided.check}: ${decided.code}`
}

test('decodes the token with words, times and the lab clock, and the server verifies it', async () => {
  await openDesk()
  await expect(pane('Decode')).toContainText(/sub.*who the token is about.*alice/s)
  await expect(pane('Decode')).toContainText(/exp.*expires in 1[45] min/s)
  await expect(pane('Decode')).toContainText('Times count by the lab clock')
  await expect(outcome()).toContainText('Verified')
  await expect(outcome()).toContainText('to be from alice (user)')
  await expect.poll(() => cutTexts(page)).toEqual([])
})

test('role: admin under the old signature: the desk refuses it, and so does the server', async () => {
  await press('role: admin')
  await expect(pane('Decode')).toContainText(/role.*admin/s)
  await expect(outcome()).toContainText('Refused')
  await expect(pane('Verify').locator('.desk-step[data-outcome="refused"] b')).toHaveText('Verify the signature')
  expect(await putBackAndReload()).toBe('token-signature: bad-signature')
  const [kept] = (await a.jar()).filter(({ name }) => name === 'token')
  expect(kept).toMatchObject({ httpOnly: true, secure: true, sameSite: 'lax', hostOnly: true, path: '/', session: true })
})

test('alg: none is never verified, and the server’s algorithm check refuses it', async () => {
  await openDesk()
  await press('alg: none')
  await expect(pane('Decode')).toContainText('anyone could have written it')
  await expect(outcome()).toContainText('Refused')
  expect(await putBackAndReload()).toBe('token-algorithm: unsecured')
})

test('signed with a secret of one’s own: that secret verifies it, warned of as weak, and the server does not', async () => {
  await openDesk()
  await pane('Edit').getByRole('combobox', { name: 'Signature' }).selectOption('secret')
  await pane('Edit').getByRole('textbox', { name: 'Secret' }).fill('changeme')
  await press('Make the token')
  await expect(outcome()).toContainText('Refused')
  await pane('Verify').getByRole('combobox', { name: 'With' }).selectOption('secret')
  await pane('Verify').getByRole('textbox', { name: 'Secret' }).fill('changeme')
  await expect(outcome()).toContainText('Verified')
  await expect(pane('Verify').locator('.desk-step[data-outcome="warned"]')).toContainText('A word that attackers try first')
  expect(await putBackAndReload()).toBe('token-signature: bad-signature')
  expect(JSON.stringify(await running.eventsOf('server.asked'))).not.toContain('changeme')
})

test('signed with the lab’s key the same claims are true: the admin page opens, and the trace says who signed', async () => {
  await openDesk()
  const payload = pane('Edit').getByRole('textbox', { name: 'Payload (JSON)' })
  await payload.fill((await payload.inputValue()).replace(/"role": "\w+"/, '"role": "admin", "note": "mine"'))
  await expect(pane('Edit').getByText('Not in the token yet.')).toBeVisible()
  await pane('Edit').getByRole('combobox', { name: 'Signature' }).selectOption('lab')
  await press('Make the token')
  await expect(outcome()).toContainText('to be from alice (admin)')
  expect(await putBackAndReload()).toBeNull()
  await a.visit('https://shop.test/jwt/admin')
  expect(await a.run('document.body.innerText')).toContain('alice')
  expect((await running.eventsOf('decision.made')).at(-1)).toMatchObject({ outcome: 'allowed', status: 200, user: 'alice' })
  expect((await running.eventsOf('server.asked')).map(({ ask }) => ask)).toEqual([{ do: 'sign-token', user: 'alice', role: 'admin' }])
})

test('a mistake in the JSON is marked with line and column while it is typed, and no token is made of it', async () => {
  await openDesk()
  const payload = pane('Edit').getByRole('textbox', { name: 'Payload (JSON)' })
  await payload.fill('{\n  "sub": "alice",\n  "role": admin\n}')
  await expect(pane('Edit').locator('.json-mistake')).toContainText('Line 3, column 11: this character is not allowed here.')
  await expect(payload).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Make the token' })).toBeDisabled()
  await payload.fill('{ "sub": "alice", "sub": "bob" }')
  await expect(pane('Edit').locator('.json-mistake')).toContainText('this name is there twice')
})

test('what no server would take is decoded all the same, with the reason', async () => {
  const [head = '', body = ''] = (await tokenField().inputValue()).split('.')
  await tokenField().fill(`${head}.${body}.!!`)
  await expect(pane('Decode')).toContainText('alice')
  await expect(pane('Decode')).toContainText('A character that Base64url does not have')
  await expect(pane('Verify').locator('.desk-step').first()).toContainText('This is not a JWT')
  await tokenField().fill(`${head}.${body}`)
  await expect(pane('Decode')).toContainText('this has fewer. What is there is read.')
  await tokenField().fill('Bearer <img src=x onerror=alert(1)>')
  await expect(pane('Decode').locator('img')).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
})

test('a bearer token goes back into localStorage, and the API refuses what was broken', async () => {
  await a.visit('https://shop.test/bearer')
  await logIn(a, 'alice', 'wonderland', `localStorage.getItem('token') !== null || localStorage.length > 0`)
  const panel = await look(page, 'A', 'local')
  await panel.getByRole('button', { name: /^Open .* on the token desk$/ }).click()
  await expect(pane('Verify').getByRole('combobox', { name: 'With' })).toHaveValue('api')
  await expect(outcome()).toContainText('Verified')
  await press('Flip a bit')
  // What the server says of it arrives by itself, and moves the button that is pressed next.
  await expect(outcome()).toContainText('Refused')
  const token = await tokenField().inputValue()
  await press('Put it back')
  await expect(pane('Edit').getByRole('status').filter({ hasText: 'Put into localStorage' })).toBeVisible()
  expect(await a.run('JSON.stringify(localStorage)')).toContain(token)
  await pane('Edit').getByRole('combobox', { name: 'Where' }).selectOption({ label: 'another place …' })
  await pane('Edit').getByRole('combobox', { name: 'Store', exact: true }).selectOption('session')
  await pane('Edit').getByRole('textbox', { name: 'Name' }).fill('copy')
  await press('Put it back')
  await expect.poll(() => a.run(`sessionStorage.getItem('copy')`)).toBe(token)
})

test('is clean for axe in both themes, and nothing is cut in Korean', async () => {
  test.slow()
  for (const theme of ['light', 'dark'] as const) {
    await running.call('settings:change', { theme })
    await expect(page.locator(`:root[data-theme="${theme}"]`)).toBeVisible()
    expect(await violationsIn(page, '.token-desk')).toEqual([])
  }
  await running.call('settings:change', { language: 'ko' })
  await expect(page.getByRole('region', { name: '디코딩' })).toBeVisible()
  await expect.poll(() => cutTexts(page)).toEqual([])
})
