import { expect as plainExpect, test, type Locator, type Page } from '@playwright/test'
import { languages } from '@shared/language.ts'
import { unseenWrites } from '@shared/words/cookie-trait-words.ts'
import { violationsIn } from './support/axe.ts'
import { detailsText } from '../../src/renderer/src/i18n/details-text.ts'
import { answerUrl, runApp, type RunningApp } from './support/running-app.ts'
import { justPlay, type HandTab } from './support/by-hand.ts'
import { cutTexts } from './support/cut-texts.ts'
import { look } from './support/shown.ts'

/* Where Chromium says nothing, the jar is read back: each claim of the receipt against the real engine. */

const expect = plainExpect.configure({ timeout: 60_000 })

test.describe.configure({ mode: 'serial' })
let running: RunningApp
let page: Page
let a: HandTab

test.beforeAll(async () => {
  running = await runApp(['--lang=en'])
  page = running.page
  a = await justPlay(running)
})
test.afterAll(() => running.close())

/** Goes where the lab answers with these lines, and opens the receipt. */
async function answered(body: string, lines: readonly string[], origin = 'https://shop.test'): Promise<Locator> {
  await a.visit(answerUrl(origin, { fields: lines, body }))
  await rowOf(body).click()
  const receipt = page.getByRole('tabpanel', { name: 'Receipt' })
  await expect(receipt).toBeVisible()
  return receipt
}
/** Its row, once the answer is in: before that, one would stand before it. */
const rowOf = (body: string): Locator =>
  page
    .getByRole('listbox', { name: 'Timeline' })
    .getByRole('option')
    .filter({ hasText: `body=${body}` })
    .filter({ has: page.locator('.status[data-class="2"]') })
    .last()
const verdict = (receipt: Locator, name: string): Locator =>
  receipt.locator('.receipt-verdict').filter({ has: page.locator('b', { hasText: new RegExp(`^${name}$`) }) })
const jar = async (name: string): Promise<readonly Electron.Cookie[]> => (await a.jar()).filter(cookie => cookie.name === name)
const jarChanges = async (name: string): Promise<readonly (number | null)[]> =>
  (await running.eventsOf('jar.changed')).filter(({ cookie }) => cookie.name === name).map(({ cause }) => cause)

/** What axe finds in the receipt and the inspector. */
async function violations(): Promise<readonly string[]> {
  return violationsIn(page, '.details', '.inspector')
}

test.describe('what the browser keeps otherwise than asked', () => {
  const cases = [
    {
      name: 'years',
      line: 'years=1; Path=/; Max-Age=315360000',
      holds: async () => Math.round(((await jar('years'))[0]?.expirationDate ?? 0) / 86_400 - Date.now() / 86_400_000),
      expected: 400,
      says: 'Max-Age asked for 3650 d; the browser keeps it for 400 d.',
    },
    {
      name: 'deep',
      line: `deep=1; Path=/${'x'.repeat(1024)}`,
      holds: async () => (await jar('deep'))[0]?.path,
      expected: '/lab',
      says: 'Path has 1025 bytes; over 1024 the browser ignores it and keeps the cookie for /lab.',
    },
    {
      name: 'odd',
      line: 'odd=1; Path=/; SameSite=Sometimes',
      holds: async () => (await jar('odd'))[0]?.sameSite,
      expected: 'unspecified',
      says: 'Browsers do not know SameSite=Sometimes; the cookie is kept as if SameSite were not there.',
    },
    {
      name: 'both',
      line: 'both=1; Path=/; Max-Age=864000; Expires=Thu, 01 Jan 1970 00:00:00 GMT',
      holds: async () => Math.round(((await jar('both'))[0]?.expirationDate ?? 0) / 86_400 - Date.now() / 86_400_000),
      expected: 10,
      says: 'Max-Age and Expires disagree; Max-Age counts, and the browser keeps it for 10 d.',
    },
    {
      name: 'lost',
      line: 'lost=1; Path=lab; Expires=tomorrow',
      holds: async () => (await jar('lost')).map(({ path, session }) => ({ path, session })),
      expected: [{ path: '/lab', session: true }],
      says: 'Path=lab was not taken; the browser keeps the cookie for /lab.',
    },
  ]

  test('is read back from the jar and said below the stored cookie', async () => {
    const receipt = await answered(
      'kept',
      cases.map(({ line }) => `Set-Cookie: ${line}`),
    )
    for (const { name, holds, expected, says } of cases) {
      expect(await holds(), `the jar’s own word on ${name}`).toEqual(expected)
      await expect(verdict(receipt, name)).toContainText('Read back from the jar')
      await expect(verdict(receipt, name)).toContainText(says)
    }
    await expect(verdict(receipt, 'lost')).toContainText('could not read Expires=tomorrow')
  })

  test('is not claimed of a cookie that was kept as asked', async () => {
    const receipt = await answered('plain', ['Set-Cookie: plain=1; Path=/; Max-Age=3600; Secure; HttpOnly; SameSite=Lax'])
    await expect.poll(() => jarChanges('plain')).toHaveLength(1)
    await expect(verdict(receipt, 'plain')).toContainText('stored')
    await expect(verdict(receipt, 'plain')).not.toContainText('Read back')
  })
})

test('tells "stored, but not sent" from "refused when set" by place, icon and words, each with its rule', async () => {
  await a.visit(answerUrl('https://shop.test', { fields: ['Set-Cookie: guarded=1; Path=/; Secure; HttpOnly'] }))
  const receipt = await answered('twice', ['Set-Cookie: theme=dark; Secure'], 'http://shop.test')
  const [held, rejected] = [verdict(receipt, 'guarded'), verdict(receipt, 'theme')]
  await expect(held).toContainText(/held back\s*stored, but not sent/)
  await expect(rejected).toContainText(/rejected\s*refused when set, never stored/)
  for (const line of [held, rejected]) await line.getByRole('button', { name: /held back|rejected/ }).click()
  for (const line of [held, rejected]) await expect(line.locator('.rule-note')).toContainText('RFC 6265bis, “The Secure Attribute”')
  const icon = (line: Locator): Promise<string | null> => line.locator('.mark-icon path').getAttribute('d')
  expect(await icon(held)).not.toBe(await icon(rejected))
  const headings = await receipt.getByRole('heading', { level: 4 }).allTextContents()
  expect(headings).toEqual(['With the request', 'With the response'])
  expect(await jar('theme')).toEqual([])
})

test('keeps cookies folded away that could never have applied', async () => {
  await a.visit(answerUrl('https://api.shop.test', { fields: ['Set-Cookie: elsewhere=1; Path=/'] }))
  const receipt = await answered('folded', [])
  const fold = receipt.getByRole('button', { name: /of other hosts could never apply/ })
  // Whether Chromium tells of such a cookie at all is its own affair: it does for hosts of one site.
  await expect(fold).toHaveAttribute('aria-expanded', 'false')
  await expect(verdict(receipt, 'elsewhere')).toBeHidden()
  await fold.click()
  await expect(verdict(receipt, 'elsewhere')).toContainText('It belongs to api.shop.test alone')
  await verdict(receipt, 'elsewhere').getByRole('button', { name: 'elsewhere held back' }).click()
  await expect(verdict(receipt, 'elsewhere')).toContainText('DomainMismatch')
})

test('explains a field by the keyboard alone, and what was opened stays open at the next request', async () => {
  await answered('cached', ['Cache-Control: private, max-age=60', 'Vary: Cookie'])
  await page.getByRole('tab', { name: 'Headers' }).click()
  const name = page.getByRole('button', { name: 'Cache-Control', exact: true })
  await name.focus()
  await page.keyboard.press('Enter')
  await expect(name).toHaveAttribute('aria-expanded', 'true')
  await expect(page.getByText('Fresh for 1 min: until then the copy is used and the server is not asked.')).toBeVisible()
  await a.visit(answerUrl('https://shop.test', { fields: ['Cache-Control: no-store'], body: 'next' }))
  await rowOf('next').click()
  await expect(page.getByText(/^No cache may store it\./)).toBeVisible()
  await expect.poll(() => cutTexts(page)).toEqual([])
  await page.getByRole('tab', { name: 'Receipt' }).click()
})

test.describe('document.cookie, of which no event tells', () => {
  test('an accepted write shows in the jar alone, and the inspector lays it to nobody that was seen', async () => {
    await a.visit('https://shop.test/lab/answer?body=script')
    await a.run(`document.cookie = 'free=1; Path=/'; 0`)
    await expect.poll(() => jarChanges('free')).toEqual([null])
    const panel = await look(page, 'A', 'cookies')
    await panel.getByRole('button', { name: 'Explain the cookie free' }).click()
    await expect(panel.getByText(unseenWrites.sentence.en)).toBeVisible()
    await expect(panel.getByText(/Every script of the page can read it/)).toBeVisible()
    await expect.poll(() => cutTexts(page)).toEqual([])
    await panel.getByRole('button', { name: 'Fold the explanation of free' }).click()
  })

  test('a refused write leaves no error, no event and the jar as it was', async () => {
    const before = await jarChanges('guarded')
    // The last one is accepted: once it shows, the refused ones before it have been dealt with.
    const writes = [`guarded=stolen; Path=/`, `mine=1; HttpOnly; Path=/`, `huge=${'x'.repeat(5000)}; Path=/`, `after-https=1; Path=/`]
    expect(await a.run(`for (const line of ${JSON.stringify(writes)}) document.cookie = line; 'no error'`)).toBe('no error')
    await expect.poll(() => jarChanges('after-https')).toHaveLength(1)
    await a.visit('http://shop.test/lab/answer?body=script')
    await a.run(
      `document.cookie = 'safe=1; Secure; Path=/'; document.cookie = 'guarded=1; Path=/'; document.cookie = 'after-http=1; Path=/'; 0`,
    )
    await expect.poll(() => jarChanges('after-http')).toHaveLength(1)
    expect(await jarChanges('guarded')).toEqual(before)
    for (const name of ['mine', 'huge', 'safe']) expect(await jarChanges(name), name).toEqual([])
    expect((await jar('guarded')).map(({ value }) => value)).toEqual(['1'])
  })
})

for (const language of languages) {
  test(`is readable with everything open at 1280×720: ${language}`, async () => {
    await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 720))
    await a.visit(
      answerUrl('https://shop.test', {
        fields: [
          'Set-Cookie: __Host-sid=1; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=315360000',
          'WWW-Authenticate: Bearer realm="shop", error="invalid_token"',
          `Content-Security-Policy: default-src 'none'; frame-ancestors 'none'`,
          'Access-Control-Allow-Origin: *',
          'Clear-Site-Data: "cache"',
        ],
        body: `everything-${language}`,
      }),
    )
    await rowOf(`everything-${language}`).click()
    await running.call('settings:change', { language })
    await page.locator('.item .icon-button[aria-expanded]').first().click()
    await page.getByRole('tab', { name: /^(Headers|헤더)$/ }).click()
    await page.getByRole('button', { name: /^(Explain all|모두 설명)$/ }).click()
    await expect(page.locator('.explanation').first()).toBeVisible()
    await expect.poll(() => cutTexts(page)).toEqual([])
    if (language === 'en') expect(await violations()).toEqual([])
    await page.getByRole('button', { name: /^(Fold all|모두 접기)$/ }).click()
    await page.getByRole('tab', { name: /^(Receipt|영수증)$/ }).click()
    await page.locator('.item .icon-button[aria-expanded="true"]').first().click()
    await running.call('settings:change', { language: 'en' })
  })
}

test('names the cookies that were evicted to make room, below the response that filled the jar', async () => {
  const many = (letter: string): string[] => Array.from({ length: 100 }, (_, index) => `Set-Cookie: ${letter}${index}=1; Path=/`)
  await answered('first', many('m'))
  await expect.poll(async () => (await jarChanges('m99')).length).toBe(1)
  const receipt = await answered('second', many('n'))
  await expect.poll(async () => (await jarChanges('n99')).length).toBe(1)
  const evicted = async (): Promise<string[]> =>
    (await running.eventsOf('jar.changed')).flatMap(({ chromiumCause, cookie }) => (chromiumCause === 'evicted' ? [cookie.name] : []))
  await expect(async () => {
    const names = await evicted()
    expect(names.length).toBeGreaterThan(10)
    const left = new Set((await a.jar()).map(({ name }) => name))
    expect(names.filter(name => left.has(name))).toEqual([])
    await expect(receipt.getByText(detailsText.en.evicted(names.length))).toBeVisible({ timeout: 2000 })
  }).toPass()
})
