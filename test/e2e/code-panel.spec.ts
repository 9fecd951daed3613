import { readFileSync } from 'node:fs'
import { expect, test, type Locator } from '@playwright/test'
import { openReceipt } from './support/shown.ts'
import { runApp, type OpenTab, type RunningApp } from './support/running-app.ts'

let running: RunningApp
let tab: OpenTab

test.beforeAll(async () => {
  running = await runApp(['--lang=en'])
  tab = await running.openTab('laptop', 'https://shop.test/session/admin')
})
test.afterAll(() => running.close())

const openCode = async (...words: readonly string[]): Promise<Locator> => {
  const receipt = running.page.getByRole('tab', { name: 'Receipt', exact: true })
  if ((await receipt.count()) > 0) await receipt.click()
  await openReceipt(running.page, ...words)
  await running.page.getByRole('tab', { name: 'Code', exact: true }).click()
  return running.page.getByRole('tabpanel', { name: 'Code', exact: true })
}

test('shows the scheme as it stands in the project, with the first failing check lit', async () => {
  const panel = await openCode('/session/admin')
  const source = readFileSync('src/server/schemes/session/session-scheme.ts', 'utf8')
  const shown = async (): Promise<string> => {
    const lines = await panel.locator('.code-text').allInnerTexts()
    return lines
      .map(line => line.replace(/\n$/, ''))
      .join('\n')
      .trim()
  }
  await expect.poll(shown).toBe(source.trim())
  const calls = panel.locator('.code-check')
  await expect(calls.first()).toHaveAttribute('data-state', 'refused')
  await expect(calls.first()).toHaveText('cookiePresent(COOKIE)')
  await expect(panel.locator('.code-check[data-state="not-reached"]')).toHaveText([
    'memberSessionChecks(dependencies)',
    `roleAllowed('admin')`,
  ])
  await expect(calls.first()).toBeInViewport()
  await running.page.screenshot({ path: 'test-results/code-panel.png' })
})

test('opens a check at the line that refused, by mouse and by keyboard', async () => {
  const panel = await openCode('/session/admin')
  await panel.getByRole('button', { name: 'Open cookie-present, refused' }).click()
  await expect(panel.locator('.code-line[data-state="refused"]').first()).toContainText('refuse(')
  await panel.getByRole('radio', { name: 'session-scheme.ts' }).focus()
  await running.page.keyboard.press('Enter')
  await panel.getByRole('button', { name: 'Open session-checks, not reached' }).focus()
  await running.page.keyboard.press('Enter')
  await expect(panel.locator('.code-check[data-state="not-reached"]')).toHaveText([
    'sessionFound(sessions)',
    'sessionAlive(sessions, settings)',
    'sessionLoggedIn(stores.users, stores.settings)',
  ])
  await panel.getByRole('button', { name: 'Open session-found, not reached' }).focus()
  await running.page.keyboard.press('Enter')
  await expect(panel.getByRole('radio', { name: 'session-found.ts' })).toBeChecked()
  await expect(panel.locator('.code-line[data-state]')).toHaveCount(0)
})

test('says so when no code decided', async () => {
  await tab.visit('https://shop.test/lab/echo')
  const panel = await openCode('/lab/echo')
  await expect(panel).toContainText('No code decided here')
})
