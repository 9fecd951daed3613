import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { test } from '@playwright/test'
import { languages } from '@shared/language.ts'
import { runApp, type RunningApp } from '../e2e/support/running-app.ts'

const folder = resolve(import.meta.dirname, '../../docs/pictures')

/** Logs in, loses a Secure cookie over http, is refused as no admin, and meets a stranger's form. */
async function tellStory(running: RunningApp): Promise<void> {
  const a = await running.openTab('laptop', 'https://shop.test/session/')
  await a.run(`document.querySelector('#user').value = 'alice'; document.querySelector('#password').value = 'wonderland'`)
  await a.run(`document.querySelector('#log-in').click()`)
  await running.page.waitForTimeout(900)
  await a.visit('http://shop.test/lab/answer?set-cookie=theme%3Ddark%3B%20Secure&set-cookie=lang%3Dko%3B%20Path%3D%2F&body=ok')
  await a.visit('https://shop.test/session/admin')
  const b = await running.openTab('laptop', 'https://evil.test/prize')
  await b.run(`document.querySelector('#claim').click()`)
  await running.page.waitForTimeout(1_200)
}

for (const language of languages) {
  test(`pictures in ${language}`, async () => {
    mkdirSync(folder, { recursive: true })
    const running = await runApp()
    const { page } = running
    const take = async (name: string): Promise<void> => {
      await page.waitForTimeout(900)
      // By the app itself: a screenshot over DevTools draws guests stale after a change of size.
      const png = await running.app.evaluate(async ({ BrowserWindow }) =>
        (await BrowserWindow.getAllWindows()[0]?.webContents.capturePage())?.toPNG().toString('base64'),
      )
      writeFileSync(join(folder, `${name}.png`), Buffer.from(png ?? '', 'base64'))
    }
    await running.call('settings:change', { language, theme: 'light' })
    await take(`start-${language}`)
    await tellStory(running)
    await page.getByRole('option').filter({ hasText: '/session/transfer' }).last().click()
    for (const theme of ['light', 'dark'] as const) {
      await running.call('settings:change', { theme })
      await take(`main-${language}-${theme}`)
    }
    await running.call('settings:change', { theme: 'light' })
    await running.call('lessons:start', { lesson: 'session' })
    await page.getByRole('radiogroup').locator('label').nth(1).click()
    await take(`lesson-${language}`)
    await running.close()
  })
}
