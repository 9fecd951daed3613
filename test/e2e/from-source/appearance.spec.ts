import { expect, test, type Page } from '@playwright/test'
import { languages } from '@shared/language.ts'
import { violationsIn } from '../support/axe.ts'
import { cutTexts } from '../support/cut-texts.ts'
import { predictAnything } from '../support/predict-anything.ts'
import { runApp, type RunningApp } from '../support/running-app.ts'

/* At 1280×720, in both languages and both themes: no text is cut, and everything has contrast enough and a name. */

async function tellStory(running: RunningApp): Promise<void> {
  const a = await running.openTab('laptop', 'https://shop.test/session/')
  await a.run(`document.querySelector('#user').value = 'alice'; document.querySelector('#password').value = 'wonderland'`)
  await a.run(`document.querySelector('#log-in').click()`)
  await expect.poll(() => a.run(`document.querySelector('#who')?.textContent ?? ''`)).toBe('alice')
  await a.visit('http://shop.test/lab/answer?set-cookie=theme%3Ddark%3B%20Secure&set-cookie=lang%3Dko%3B%20Path%3D%2F&body=ok')
  await a.visit('https://shop.test/session/admin')
  const b = await running.openTab('phone', 'https://shop.test/first-look')
  await b.visit('https://evil.test/first-look')
  await b.run(`document.querySelector('#send-form').click()`)
  await expect.poll(async () => (await b.state()).url).toContain('/first-look/check')
}

async function checkTexts(page: Page, where: string): Promise<void> {
  await page.waitForTimeout(250)
  await page.waitForFunction(() => document.getAnimations().every(animation => animation.playState !== 'running'))
  await expect.poll(() => cutTexts(page), where).toEqual([])
}

async function check(page: Page, where: string): Promise<void> {
  await checkTexts(page, where)
  expect(await violationsIn(page), where).toEqual([])
}

for (const language of languages) {
  for (const theme of ['light', 'dark'] as const) {
    test(`nothing is cut and all has contrast: ${language}, ${theme}`, async () => {
      const running = await runApp()
      const { page } = running
      await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 720))
      await running.call('settings:change', { language, theme })
      await check(page, 'start')
      await tellStory(running)
      await check(page, 'playing')
      for (const words of ['/session/admin', '/first-look/check', '/lab/answer']) {
        await page.getByRole('option').filter({ hasText: words }).last().click()
        await checkTexts(page, `receipt of ${words}`)
      }
      await page.getByRole('option').filter({ hasText: '/session/login' }).last().click()
      for (const tab of await page
        .getByRole('tablist')
        .filter({ hasNot: page.locator('.tab-close') })
        .getByRole('tab')
        .all()) {
        await tab.click()
        await checkTexts(page, `view ${await tab.innerText()}`)
      }
      await running.call('lessons:start', { lesson: 'session' })
      await expect(page.locator('.prediction-group')).toBeAttached({ timeout: 15_000 })
      await checkTexts(page, 'lesson: predict')
      await predictAnything(running)
      await checkTexts(page, 'lesson: your turn')
      await running.call('lessons:perform', null)
      await expect.poll(async () => running.call('lessons:read', null)).toMatchObject({ value: { phase: 'observed' } })
      await check(page, 'lesson: observed')
      await running.close()
    })
  }
}
