import type { Browser, BrowserContext, Page } from '@playwright/test'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { hasChromium, openChromium } from '../../support/open-chromium.ts'
import { openTestLab, type TestLab } from '../../support/open-test-lab.ts'

let test: TestLab
let browser: Browser
let context: BrowserContext
let page: Page

/** The pages as a current Chromium shows them, driven by the keyboard. */
describe.runIf(hasChromium)('the lab’s pages in Chromium', () => {
  const complaints: string[] = []

  beforeAll(async () => {
    test = await openTestLab()
    ;({ browser, context } = await openChromium(test.lab))
    page = await context.newPage()
    page.on('console', message => {
      if (/Content Security Policy|Uncaught/.test(message.text())) complaints.push(message.text())
    })
    page.on('pageerror', error => complaints.push(error.message))
  })
  afterAll(async () => {
    await browser.close()
    await test.lab.close()
  })
  beforeEach(() => test.forget())

  it('lead from the first look to a cookie that did not come, by keyboard alone', async () => {
    await page.goto('https://shop.test/first-look')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.waitForURL('https://evil.test/first-look')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.waitForURL('https://shop.test/first-look/check')
    const arrived = await page
      .locator('tr[data-cookie]')
      .evaluateAll(rows => rows.map(row => [row.getAttribute('data-cookie'), row.getAttribute('data-arrived')]))
    expect(Object.fromEntries(arrived)).toMatchObject({ strict: 'no', orders: 'no', lax: 'no', secure: 'no' })
  })

  it('log in and out with a token in localStorage, by keyboard alone', async () => {
    await page.goto('https://shop.test/bearer/')
    await page.locator('#user').focus()
    await page.keyboard.type('alice')
    await page.keyboard.press('Tab')
    await page.keyboard.type('wonderland')
    await page.keyboard.press('Enter')
    await page.locator('#answer[data-status="200"]').waitFor()
    expect(await page.evaluate('localStorage.getItem("token")')).toMatch(/^ey[\w-]+\.[\w-]+\.[\w-]+$/)

    await page.locator('#go-admin').press('Enter')
    await page.locator('#answer[data-status="403"]').waitFor()
    expect(test.receipt().at(-1)).toBe('role-allowed: wrong-role')

    test.forget()
    await page.locator('#log-out').press('Enter')
    expect(await page.evaluate('localStorage.getItem("token")')).toBeNull()
    expect(await page.locator('#token').textContent()).toBe('none')
    expect(test.facts).toEqual([])

    await page.locator('#go-me').press('Enter')
    await page.locator('#answer[data-status="401"]').waitFor()
  })

  it('show a page on plain http that CORS keeps it from reading the API', async () => {
    await page.goto('http://shop.test/bearer/')
    await page.locator('#go-me').click()
    await page.locator('#answer[data-status="401"], #answer[data-status=""]').waitFor()
    expect(await page.locator('#answer').textContent()).toBe('No response that this page may read.')
    expect(test.of('request.received').map(({ url }) => url)).toContain('https://api.shop.test/bearer/me')
  })

  it('store and show what is stored, and open a popup of their own', async () => {
    await page.goto('https://shop.test/storage')
    for (const area of ['local', 'session']) {
      await page.fill(`#${area}-key`, 'colour')
      await page.fill(`#${area}-value`, area)
      await page.click(`#${area}-set`)
      expect(await page.locator(`#${area}-items`).textContent()).toContain(`colour = ${area}`)
    }
    await page.fill('#cookie-line', 'seen=yes; Path=/')
    await page.click('#cookie-set')
    expect(await page.locator('#cookie-items').textContent()).toContain('seen=yes')
    expect(await page.locator('#cookie-read-back').getAttribute('data-found')).toBe('yes')
    await page.fill('#cookie-line', 'mine=1; Path=/; HttpOnly')
    await page.click('#cookie-set')
    await page.locator('#cookie-read-back', { hasText: 'refused it without an error' }).waitFor()

    const [popup] = await Promise.all([context.waitForEvent('page'), page.click('#open-popup')])
    await popup.waitForLoadState()
    expect(await popup.locator('#opener').textContent()).toBe('yes')
    expect(await popup.locator('#session-items').textContent()).toContain('colour = session')
    await popup.fill('#local-key', 'colour')
    await popup.fill('#local-value', 'red')
    await popup.click('#local-set')
    await page.locator('#heard', { hasText: 'colour: local → red' }).waitFor()

    await page.click('#session-clear')
    expect(await page.locator('#session-items').textContent()).toBe('empty')
    await page.fill('#cookie-name', 'seen')
    await page.click('#cookie-remove')
    expect(await page.locator('#cookie-items').textContent()).not.toContain('seen')
  })

  it('let a script try what HttpOnly allows', async () => {
    await page.goto('https://shop.test/cookies')
    await page.click('#set-http-only')
    const said = page.locator('#script-said')
    await page.click('#script-read')
    expect(await said.textContent()).not.toContain('hidden')
    await page.fill('#script-line', 'hidden=2; Path=/')
    await page.click('#script-write')
    await page.click('#script-send')
    await page.locator('#script-said', { hasText: 'Cookie: ' }).waitFor()
    expect(await said.textContent()).toContain('hidden=1')
    expect(await said.textContent()).not.toContain('hidden=2')
  })

  it('delete by name and path, not by name alone', async () => {
    await page.goto('https://shop.test/cookies')
    await page.click('#set-login')
    for (const [path, isThere] of [
      ['', true],
      ['/', false],
    ] as const) {
      await page.fill('#delete-name', 'login')
      await page.fill('#delete-path', path)
      await page.click('#delete')
      await page.waitForURL('https://shop.test/cookies')
      expect((await page.locator('#came').textContent())?.includes('login=alice')).toBe(isThere)
    }
  })

  it('break no policy of theirs', () => {
    expect(complaints).toEqual([])
  })
})
