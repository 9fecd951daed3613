import { expect, test, type Page } from '@playwright/test'
import { violationsIn } from '../support/axe.ts'
import { cutTexts } from '../support/cut-texts.ts'
import { runApp, type RunningApp } from '../support/running-app.ts'

/* The tools and the other views of the timeline, at 1280×720, in each language and each theme: no text is cut, and everything has
   contrast enough and a name. */

async function tellStory(running: RunningApp): Promise<void> {
  const a = await running.openTab('laptop', 'https://shop.test/jwt/')
  await a.run(`document.querySelector('#user').value = 'alice'; document.querySelector('#password').value = 'wonderland'`)
  await a.run(`document.querySelector('#log-in').click()`)
  await expect.poll(() => a.run(`document.querySelector('#who')?.textContent ?? ''`)).toBe('alice')
  await a.visit('https://shop.test/jwt/admin')
  await a.visit('http://shop.test/lab/answer?set-cookie=theme%3Ddark%3B%20Secure&set-cookie=lang%3Dko%3B%20Path%3D%2F&body=ok')
  await a.run(`localStorage.setItem('lastSeen', 'https://shop.test/'); sessionStorage.setItem('draft', 'x'.repeat(300))`)
  const b = await running.openTab('phone', 'https://evil.test/first-look')
  await b.visit('https://api.shop.test/lab/echo')
}

/** `part`: what is new to look at; the rest was looked at before. */
async function check(page: Page, where: string, part: string): Promise<void> {
  await page.waitForTimeout(250) // a dialog comes in with a short movement
  await page.waitForFunction(() => document.getAnimations().every(animation => animation.playState !== 'running'))
  await expect.poll(() => cutTexts(page), where).toEqual([])
  expect(await violationsIn(page, part), where).toEqual([])
}

// Each language and each theme once: what is cut depends on the one, contrast on the other.
for (const [language, theme] of [
  ['en', 'light'],
  ['ko', 'dark'],
] as const) {
  test(`nothing is cut and all has contrast and a name: ${language}, ${theme}`, async () => {
    const running = await runApp()
    const { page } = running
    await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 720))
    await running.call('settings:change', { language, theme })
    await tellStory(running)

    const menu = page.getByRole('button', { name: language === 'en' ? 'Tools' : '도구' })
    await menu.click()
    await expect(page.getByRole('menuitem').nth(4)).toBeVisible()
    const count = await page.getByRole('menuitem').count()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('menuitem')).toHaveCount(0)
    for (let index = 0; index < count; index += 1) {
      await menu.click()
      const entry = page.getByRole('menuitem').nth(index)
      const name = await entry.innerText()
      await entry.click()
      await expect(page.locator('.tool-body > *').first()).toBeVisible({ timeout: 15_000 })
      await page.waitForTimeout(300)
      await page.screenshot({ path: `test-results/tools/${language}-${theme}-${index}.png` })
      await check(page, name, '.tool-dialog')
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toBeHidden()
    }

    const views = page.getByRole('radiogroup', { name: language === 'en' ? 'How to show the timeline' : '타임라인을 보는 방식' })
    for (const view of await views.getByRole('radio').all()) {
      await view.click()
      await page.screenshot({ path: `test-results/tools/${language}-${theme}-${await view.innerText()}.png` })
      await check(page, await view.innerText(), '.timeline')
    }
    await views.getByRole('radio').first().click()

    await page.getByRole('option').filter({ hasText: '/jwt/admin' }).last().click()
    await page.screenshot({ path: `test-results/tools/${language}-${theme}-past.png` })
    await check(page, 'the past', '.past-stage')

    await page.getByRole('option').filter({ hasText: '/jwt/login' }).last().click()
    await page.getByRole('listbox').focus()
    await page.keyboard.press('Shift+R')
    await expect(page.getByRole('dialog')).toBeVisible()
    await page.getByRole('dialog').getByRole('combobox').nth(1).selectOption('fetch')
    await check(page, 'a request to be changed and sent', '.modal-dialog')
    await page.screenshot({ path: `test-results/tools/${language}-${theme}-resend.png` })
    await page.getByRole('dialog').getByRole('combobox').nth(1).selectOption('form')
    await page.getByRole('dialog').getByRole('textbox').first().press('Enter')
    await expect(page.locator('.resent-from')).toBeVisible({ timeout: 15_000 })
    await page.screenshot({ path: `test-results/tools/${language}-${theme}-resent.png` })
    await check(page, 'a request that was sent again', '.details')
    await running.close()
  })
}
