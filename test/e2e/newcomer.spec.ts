import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { runApp } from './support/running-app.ts'

/* The first minute of somebody who has never seen the app: from the first start to "so that is why the cookie was not sent". */

const oneMinute = 60_000

function pictures(name: string): (page: Page, step: string) => Promise<void> {
  const folder = resolve(import.meta.dirname, '../../test-results/newcomer')
  mkdirSync(folder, { recursive: true })
  let count = 0
  return async (page, step) => void (await page.screenshot({ path: join(folder, `${name}-${++count}-${step}.png`) }))
}

async function expectWhy(page: Page): Promise<void> {
  const receipt = page.getByRole('tabpanel', { name: 'Receipt' })
  const strict = receipt.getByRole('listitem').filter({ hasText: 'strict' })
  await expect(strict).toContainText('held back')
  await expect(strict).toContainText('evil.test')
  await expect(strict).toContainText(/SameSiteStrict/)
}

test('reaches the first "that is why" within a minute by mouse', async () => {
  const running = await runApp()
  const { page } = running
  const picture = pictures('mouse')
  const begun = Date.now()
  await picture(page, 'start')
  await page.getByRole('button', { name: /Start/ }).first().click()
  await page.getByRole('radiogroup').locator('label').nth(1).click()
  await picture(page, 'predict')
  await page.getByRole('button', { name: 'See what happens' }).click()
  await picture(page, 'your-turn')
  await page.getByRole('button', { name: 'Do it for me' }).click()
  await expect(page.getByRole('button', { name: 'Next', exact: true })).toBeVisible({ timeout: 20_000 })
  await expectWhy(page)
  expect(Date.now() - begun).toBeLessThan(oneMinute)
  await picture(page, 'why')
  await running.close()
})

test('reaches it by keyboard alone', async () => {
  const running = await runApp()
  const { page } = running
  const picture = pictures('keyboard')
  await expect(page.getByRole('button', { name: /Start/ }).first()).toBeFocused()
  const begun = Date.now()
  await picture(page, 'start')
  await page.keyboard.press('Enter')
  await expect(page.locator('.prediction-group').getByRole('radio').first()).toBeFocused({ timeout: 15_000 })
  await page.keyboard.press('ArrowDown')
  await picture(page, 'predict')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Do it for me' })).toBeFocused()
  await picture(page, 'your-turn')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Next', exact: true })).toBeFocused({ timeout: 20_000 })
  await expectWhy(page)
  expect(Date.now() - begun).toBeLessThan(oneMinute)
  await picture(page, 'why')
  await running.close()
})
