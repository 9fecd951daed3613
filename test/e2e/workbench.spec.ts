import { expect, test, type Locator, type Page } from '@playwright/test'
import { violationsIn } from './support/axe.ts'
import { justPlay, type HandTab } from './support/by-hand.ts'
import { cutTexts } from './support/cut-texts.ts'
import { answerUrl, runApp, type RunningApp } from './support/running-app.ts'
import { openReceipt } from './support/shown.ts'

/* The workbench and "Change one thing" as a learner uses them. What they show is asserted against what the engine is known to do. */

test.describe.configure({ mode: 'serial' })
let running: RunningApp
let page: Page
let a: HandTab

test.beforeAll(async () => {
  running = await runApp()
  page = running.page
  await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 720))
  a = await justPlay(running)
})
test.afterAll(() => running.close())

const dialog = (): Locator => page.getByRole('dialog')
async function openTool(name: RegExp): Promise<void> {
  await page.getByRole('button', { name: 'Tools' }).click()
  await page.getByRole('menuitem', { name }).click()
  await expect(dialog()).toBeVisible()
}
const close = (): Promise<void> => dialog().getByRole('button', { name: 'Close the tool' }).click()
const write = (label: RegExp, text: string): Promise<void> => dialog().getByRole('textbox', { name: label }).fill(text)
const marks = (): Promise<string[]> => dialog().getByRole('list', { name: 'While typing' }).getByRole('listitem').allInnerTexts()
async function send(): Promise<void> {
  await dialog().getByRole('button', { name: 'Send through the browser' }).click()
  await expect(dialog().getByRole('tab', { name: '2. The next request' })).toBeVisible({ timeout: 20_000 })
}
const row = (name: string | RegExp): Locator =>
  dialog()
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name }) })

async function isClean(where: string, withAxe = true): Promise<void> {
  await page.waitForFunction(() => document.getAnimations().every(animation => animation.playState !== 'running'))
  await expect.poll(() => cutTexts(page), where).toEqual([])
  if (!withAxe) return
  expect(await violationsIn(page, '[role=dialog]'), where).toEqual([])
}

test('mistakes are marked while one types, and the browser has the last word', async () => {
  await openTool(/^Workbench/)
  await write(/^Set-Cookie/, 'a=1; SameSite=None; HttpOnyl\nb=2; Colour=red')
  await expect
    .poll(marks)
    .toEqual([
      'None SameSite=None needs Secure beside it.',
      'HttpOnyl No such attribute: browsers skip it. Perhaps meant: HttpOnly',
      'Colour No such attribute: browsers skip it.',
    ])
  await send()
  await expect(row('a')).toContainText('SameSiteNoneInsecure')
  await expect(row('b')).toContainText('stored')
  await expect(row('b')).toContainText('sent')
  await expect(dialog().getByRole('region', { name: 'What the browser decided' })).toBeVisible()
  await isClean('workbench')
})

test('hostile text in a Set-Cookie is text and nothing else', async () => {
  const hostile = '<img src=x onerror=alert(1)>=\u202e"><script>document.title="x"</script>'
  await write(/^Set-Cookie/, hostile)
  await send()
  await expect(row(/^<img src$/)).toContainText('stored')
  expect(await dialog().locator('img, script').count()).toBe(0)
  expect(await page.title()).not.toBe('x')
  expect(running.complaints.filter(line => /Content.Security|TrustedHTML/i.test(line))).toEqual([])
})

test('a cache rule and a token take the same way', async () => {
  await dialog().getByRole('tab', { name: 'Cache-Control' }).click()
  await write(/^Cache-Control/, 'maxage=60')
  await expect.poll(marks).toEqual(['maxage No such directive: caches skip it. Perhaps meant: max-age'])
  await write(/^Cache-Control/, 'max-age=60')
  await send()
  await expect(dialog()).toContainText('Served from the browser’s cache')
  await expect(dialog()).not.toContainText('Timed out')
  await write(/^Cache-Control/, 'max-age=61')
  await expect(dialog()).toContainText('This is the result of what was written before.')
  await dialog().getByRole('tab', { name: 'JWT' }).click()
  await expect(dialog(), 'no result beside what it does not belong to').not.toContainText('Served from the browser’s cache')
  await write(/^Token/, 'abc')
  await send()
  await expect(dialog()).toContainText('preflight): 204')
  await expect(dialog().getByRole('region', { name: 'What the server decided' })).toContainText('401')
  await close()
})

test('from a verdict of the receipt every change is run, one after the other, with progress', async () => {
  await a.visit(answerUrl('https://shop.test', { fields: ['Set-Cookie: kept=1; Path=/; Secure; SameSite=Lax', 'Content-Type: text/html'] }))
  const receipt = await openReceipt(page, 'kept', 'stored')
  await receipt.getByRole('button', { name: 'Change one thing about kept' }).click()
  await expect(dialog()).toContainText('kept=1; Path=/; Secure; SameSite=Lax')
  await dialog().getByRole('button', { name: 'Run all 16' }).click()
  await expect(dialog().getByRole('status').filter({ hasText: '16 of 16 done' })).toBeVisible({ timeout: 40_000 })
  const cells = async (name: RegExp): Promise<string> => (await row(name).first().innerText()).replace(/\s+/g, ' ')
  expect(await cells(/^None$/)).toMatch(/stored sent/)
  expect(await cells(/^a link on another site/)).toMatch(/stored sent/)
  expect(await cells(/^a form POST of another site/)).toMatch(/stored held back SameSiteLax/)
  expect(await cells(/^an image on another site/)).toMatch(/held back SameSiteLax .* RFC 6265bis/)
  const httpOnly = dialog()
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: 'HttpOnly' }) })
  await expect(httpOnly).toContainText('cannot read it')
  await dialog().getByRole('button', { name: 'Receipt: Started by, a fetch of another site' }).click()
  await expect(dialog().getByRole('region', { name: 'What the browser decided' })).toBeVisible()
  await isClean('change one thing')
})

test('it reads as well in Korean and in the dark', async () => {
  await running.call('settings:change', { language: 'ko', theme: 'dark' })
  await expect(dialog()).toContainText('그것 하나만 바꿔')
  await isClean('change one thing, ko', false)
  await dialog().getByRole('button', { name: '실험대에서 열기' }).click()
  await expect(dialog().getByRole('heading', { name: '실험대' })).toBeVisible()
  await isClean('workbench, ko', false)
  await running.call('settings:change', { language: 'en', theme: 'light' })
})

test('it is cancelled by hand, keeps what was done, and is cancelled by leaving', async () => {
  await dialog().getByRole('button', { name: 'Change one thing' }).click()
  await dialog().getByRole('button', { name: 'Run all 16' }).click()
  await dialog().getByRole('button', { name: 'Cancel' }).click()
  await expect(dialog().getByRole('status').filter({ hasText: 'Cancelled.' })).toBeVisible({ timeout: 20_000 })
  await dialog().getByRole('button', { name: 'Run all 16' }).click()
  await close()
  await openTool(/^Change one thing/)
  await expect(async () => {
    await dialog().getByRole('button', { name: 'Run all 16' }).click()
    await expect(dialog().getByRole('progressbar')).toBeVisible({ timeout: 1000 })
  }).toPass()
  await close()
})

test('nothing of all this is in the learner’s jar or in the trace', async () => {
  expect((await a.jar()).map(({ name }) => name)).toEqual(['kept'])
  const events = await running.events()
  expect(events.filter(event => 'wire' in event && event.wire?.startsWith('t'))).toEqual([])
  expect(events.filter(event => event.kind === 'request.sent' && event.url.endsWith('/starts-here'))).toEqual([])
})
