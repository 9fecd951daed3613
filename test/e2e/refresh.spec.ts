import { expect, test } from '@playwright/test'
import { runApp, type OpenTab, type RunningApp } from './support/running-app.ts'
import { look } from './support/shown.ts'

let running: RunningApp

test.beforeAll(async () => {
  running = await runApp(['--lang=en'])
})
test.afterAll(() => running.close())

const PAGE = 'https://shop.test/refresh/'
const calls = async (tab: OpenTab): Promise<string> => String(await tab.run(`document.querySelector('#calls').textContent`))
const click = (tab: OpenTab, id: string): Promise<unknown> => tab.run(`document.querySelector('${id}').click()`)

async function logIn(tab: OpenTab): Promise<void> {
  await tab.run(`document.querySelector('#user').value = 'alice'; document.querySelector('#password').value = 'wonderland'`)
  await click(tab, '#log-in')
  await expect.poll(() => calls(tab)).toContain('/auth/login → 200')
}

/** The renewals so far, in the words of the server's own facts. */
async function changes(): Promise<string[]> {
  return (await running.eventsOf('refresh.changed')).map(({ change }) => (change.kind === 'ended' ? change.by : change.kind))
}

test('two tabs that renew at once wait for each other, and both get through', async () => {
  const one = await running.openTab('laptop', PAGE)
  const two = await running.openTab('laptop', PAGE)
  await logIn(one)
  const before = (await changes()).length
  await Promise.all([click(one, '#renew'), click(two, '#renew')])
  for (const tab of [one, two]) await expect.poll(() => calls(tab)).toMatch(/\/auth\/renew → 200/)
  expect((await changes()).slice(before)).toEqual(['rotated', 'created', 'rotated', 'created'])
})

test('without the lock the second sends a token that is used up, and the family ends for both', async () => {
  const tab = await running.openTab('phone', PAGE)
  await logIn(tab)
  await click(tab, '#race')
  await expect.poll(() => calls(tab)).toMatch(/→ 200[\s\S]*→ 401|→ 401[\s\S]*→ 200/)
  await click(tab, '#go-me')
  await click(tab, '#renew')
  await expect.poll(() => calls(tab)).toMatch(/\/auth\/renew → 401/)
  expect((await changes()).at(-1)).toBe('reused')
})

test('the inspector draws the families, and leads from a token to the request that changed it', async () => {
  const panel = await look(running.page, 'A', 'server')
  const families = panel.getByRole('list', { name: 'Families of refresh tokens' })
  await expect(families.getByText('alive', { exact: true })).toHaveCount(1)
  await expect(families.getByText('ended: revoked: a rotated token came again')).toHaveCount(1)
  await families.scrollIntoViewIfNeeded()
  await running.page.screenshot({ path: 'test-results/refresh-families.png' })
  await families
    .getByRole('button', { name: /\/refresh\/auth\/renew/ })
    .first()
    .click()
  await expect(running.page.getByRole('tabpanel', { name: 'Receipt' })).toContainText('Find the refresh token')
})
