import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { test, type Page } from '@playwright/test'
import { languages } from '@shared/language.ts'
import { runApp, type OpenTab, type RunningApp } from '../e2e/support/running-app.ts'
import { palettePng } from './palette-png.ts'

const folder = resolve(import.meta.dirname, '../../docs/pictures')
mkdirSync(folder, { recursive: true })

/** By the app itself: a screenshot over DevTools draws guests stale after a change of size. */
async function take({ app, page }: RunningApp, name: string): Promise<void> {
  await page.waitForTimeout(900)
  const shot = await app.evaluate(async ({ BrowserWindow }) => {
    const image = await BrowserWindow.getAllWindows()[0]?.webContents.capturePage()
    return image === undefined ? null : { ...image.getSize(), bitmap: image.toBitmap().toString('base64') }
  })
  if (shot === null) throw new Error('there is no window')
  writeFileSync(join(folder, `${name}.png`), palettePng(shot.width, shot.height, Buffer.from(shot.bitmap, 'base64')))
}

async function logIn(tab: OpenTab): Promise<void> {
  await tab.run(`document.querySelector('#user').value = 'alice'; document.querySelector('#password').value = 'wonderland'`)
  await tab.run(`document.querySelector('#log-in').click()`)
}

/** Logs in, loses a Secure cookie over http, is refused as no admin, and meets a stranger's form. */
async function tellStory(running: RunningApp): Promise<OpenTab> {
  const a = await running.openTab('laptop', 'https://shop.test/session/')
  await logIn(a)
  await running.page.waitForTimeout(900)
  await a.visit('http://shop.test/lab/answer?set-cookie=theme%3Ddark%3B%20Secure&set-cookie=lang%3Dko%3B%20Path%3D%2F&body=ok')
  await a.visit('https://shop.test/session/admin')
  const b = await running.openTab('laptop', 'https://evil.test/prize')
  await b.run(`document.querySelector('#claim').click()`)
  await running.page.waitForTimeout(1_200)
  return a
}

for (const language of languages) {
  test(`pictures in ${language}`, async () => {
    const running = await runApp()
    const { page } = running
    await running.call('settings:change', { language, theme: 'light' })
    await take(running, `start-${language}`)
    await tellStory(running)
    await page.getByRole('option').filter({ hasText: '/session/transfer' }).last().click()
    for (const theme of ['light', 'dark'] as const) {
      await running.call('settings:change', { theme })
      await take(running, `main-${language}-${theme}`)
    }
    await running.call('settings:change', { theme: 'light' })
    await running.call('lessons:start', { lesson: 'session' })
    await page.getByRole('radiogroup').locator('label').nth(1).click()
    await take(running, `lesson-${language}`)
    await running.close()
  })
}

async function openTool(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('button', { name: 'Tools' }).click()
  await page.getByRole('menuitem', { name }).click()
}

test('pictures of the tools', async () => {
  const running = await runApp()
  const { page } = running
  await running.call('settings:change', { language: 'en', theme: 'light' })
  const a = await tellStory(running)
  await a.visit('https://shop.test/jwt/')
  await logIn(a)
  await page.waitForTimeout(900)
  await running.openTab('phone', 'https://shop.test/session/me')

  await page.getByRole('option').filter({ hasText: '/session/admin' }).last().click()
  await take(running, 'past-en')
  await page.getByRole('button', { name: 'Biography of sid' }).first().click()
  await take(running, 'biography-en')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Alt+End')

  await openTool(page, /^Sequence/)
  await page
    .getByRole('dialog')
    .locator('.seq-scroller')
    .evaluate(element => element.scrollTo(0, 0))
  await take(running, 'sequence-en')
  await page.keyboard.press('Escape')

  await openTool(page, /^Storage map/)
  await page.getByRole('button', { name: /^Tab B, sid:/ }).click()
  await take(running, 'storage-map-en')
  await page.keyboard.press('Escape')

  await openTool(page, /^Token desk/)
  await page.getByRole('combobox', { name: 'From the stores' }).selectOption({ index: 1 })
  await page.getByRole('button', { name: 'role: admin' }).click()
  await take(running, 'token-desk-en')
  await page.keyboard.press('Escape')

  await openTool(page, /^Change one thing/)
  await page.getByRole('button', { name: /^Run all/ }).click()
  await page.getByText('16 of 16 done').waitFor({ timeout: 60_000 })
  await take(running, 'change-one-en')
  await page.keyboard.press('Escape')

  await page.keyboard.press('Control+P')
  await running.call('stage:navigate', { tab: a.id, url: 'https://shop.test/session/admin' })
  await page.getByRole('button', { name: 'Let it go, and see' }).waitFor()
  await page.getByRole('checkbox', { name: 'sid' }).check()
  await take(running, 'hold-and-guess-en')
  await running.close()
})
