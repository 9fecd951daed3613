import { expect, test, type Locator, type Page } from '@playwright/test'
import { headerValues } from '@shared/web/headers.ts'
import type { ProfileId } from '@shared/ids.ts'
import { violationsIn } from './support/axe.ts'
import { justPlay, logIn, type HandTab } from './support/by-hand.ts'
import { cutTexts } from './support/cut-texts.ts'
import { look } from './support/shown.ts'
import { runApp, type OpenTab, type RunningApp } from './support/running-app.ts'

/* The storage map reads the rules; here each of its cells is held against what the real browser does. */

test.describe.configure({ mode: 'serial' })
let running: RunningApp
let page: Page
let a: HandTab

interface Column {
  readonly lane: string
  readonly profile: ProfileId
  readonly url: string
  readonly run: OpenTab['run']
}
const columns: Column[] = []

test.beforeAll(async () => {
  running = await runApp()
  page = running.page
  a = await justPlay(running)
  await a.visit('https://shop.test/session')
  await logIn(a, 'alice', 'wonderland')
  await a.visit('https://shop.test/storage')
  columns.push({ lane: 'A', profile: 'laptop', url: 'https://shop.test/storage', run: a.run })
  for (const [lane, profile, url] of [
    ['B', 'laptop', 'https://shop.test/orders/'],
    ['C', 'laptop', 'https://api.shop.test/lab/echo'],
    ['D', 'laptop', 'http://shop.test/lab/echo'],
    ['E', 'phone', 'https://shop.test/storage'],
  ] as const) {
    const { run } = await running.openTab(profile, url)
    columns.push({ lane, profile, url, run })
  }
  await a.run(`
    document.cookie = 'lang=ko; Domain=shop.test; Secure'
    document.cookie = 'deep=1; Path=/orders; Secure'
    document.cookie = 'note=1'
    localStorage.setItem('lastSeen', 'today')
    sessionStorage.setItem('draft', 'hello')`)
  await columns[4]?.run(`localStorage.setItem('phoneSeen', 'today')`)
  const written = async (): Promise<(string | null)[]> => (await running.eventsOf('storage.changed')).map(({ key }) => key)
  await expect.poll(written).toEqual(expect.arrayContaining(['lastSeen', 'draft', 'phoneSeen']))
})
test.afterAll(() => running.close())

const cell = (lane: string, thing: string): Locator => page.getByRole('button', { name: new RegExp(`^Tab ${lane}, ${thing}:`) })
const answer = (): Locator => page.locator('.storage-map-answer')

/** What each cell of the column says, by the name of its row. */
async function column(lane: string): Promise<Record<string, string>> {
  const cells = await page
    .locator('.map-cell')
    .evaluateAll(found => found.map(one => [one.ariaLabel ?? '', one.getAttribute('data-sight') ?? ''] as const))
  return Object.fromEntries(
    cells.flatMap(([label, sight]) => {
      const [, of, thing] = /^Tab (\w+), (.*?):/.exec(label) ?? []
      return of === lane && thing !== undefined ? [[thing, sight]] : []
    }),
  )
}

/** Lets the tab ask for its own address again, and gives the names of the cookies that came over the wire. */
async function sentByReload({ lane, profile, url }: Column): Promise<string[]> {
  const stage = await running.call('stage:read', null)
  const tab = stage.ok ? stage.value.tabs.find(candidate => candidate.lane === lane)?.id : undefined
  if (tab === undefined) throw new Error(`no tab ${lane}`)
  const requests = async () => (await running.eventsOf('request.received')).filter(event => event.url === url && event.profile === profile)
  const before = (await requests()).length
  await running.call('stage:navigate', { tab, url })
  await expect.poll(async () => (await requests()).length).toBeGreaterThan(before)
  return headerValues((await requests()).at(-1)?.headers ?? [], 'Cookie').flatMap(line =>
    line.split('; ').map(pair => pair.split('=')[0] ?? ''),
  )
}

test('every cell agrees with the page’s own scripts and with what goes over the wire', async () => {
  await page.getByRole('button', { name: 'Storage map: all tabs side by side' }).click()
  await expect(page.locator('.map-cell')).toHaveCount(columns.length * 8)
  for (const each of columns) {
    const sent = await sentByReload(each)
    const read = (await each.run(`({
      cookies: document.cookie.split('; ').map(pair => pair.split('=')[0]),
      local: Object.keys(localStorage), session: Object.keys(sessionStorage) })`)) as Record<'cookies' | 'local' | 'session', string[]>
    const cookie = (name: string): string => (!sent.includes(name) ? 'no' : read.cookies.includes(name) ? 'sent' : 'sent-only')
    const item = (area: 'local' | 'session', name: string): string => (read[area].includes(name) ? 'readable' : 'no')
    await expect
      .poll(() => column(each.lane), `tab ${each.lane}`)
      .toEqual({
        sid: cookie('sid'),
        lang: cookie('lang'),
        deep: cookie('deep'),
        note: cookie('note'),
        lastSeen: item('local', 'lastSeen'),
        phoneSeen: item('local', 'phoneSeen'),
        draft: item('session', 'draft'),
        'session of alice': sent.includes('sid') ? 'opened' : 'no',
      })
  }
})

test('the cells are of every kind, so that agreeing means something', async () => {
  expect(await column('A')).toMatchObject({
    sid: 'sent-only',
    lang: 'sent',
    deep: 'no',
    draft: 'readable',
    phoneSeen: 'no',
    'session of alice': 'opened',
  })
  expect(await column('B')).toMatchObject({ deep: 'sent', draft: 'no', lastSeen: 'readable' })
  expect(await column('C')).toMatchObject({ sid: 'no', lang: 'sent', lastSeen: 'no' })
  expect(await column('D')).toMatchObject({ sid: 'no', note: 'sent', lang: 'no', lastSeen: 'no' })
  expect(await column('E')).toMatchObject({ sid: 'no', lang: 'no', phoneSeen: 'readable', 'session of alice': 'no' })
})

test('a chosen cell says why, with the facts of both sides', async () => {
  for (const [lane, thing, words] of [
    [
      'C',
      'sid',
      /Why does tab C not send “sid”\?.*without Domain.*shop\.test alone.*api\.shop\.test.*With Domain=shop\.test it would be sent there too/s,
    ],
    ['D', 'lang', /Secure, and the tab’s page came over plain http/],
    ['A', 'deep', /Path is \/orders.*address is \/storage/s],
    ['E', 'note', /browser Laptop.*belongs to Phone/s],
    ['D', 'lastSeen', /origin https:\/\/shop\.test.*http:\/\/shop\.test.*scheme differs/s],
    ['B', 'draft', /this item is tab A’s/],
    ['A', 'sid', /HttpOnly: it goes along, but no script of the page can read it/],
    ['A', 'session of alice', /requests carry sid/],
    ['C', 'session of alice', /sid would open the row, but this tab does not get it/],
  ] as const) {
    await cell(lane, thing).click()
    await expect(answer()).toContainText(words)
  }
})

test('walks the grid with the arrow keys, and Tab enters it once', async () => {
  await cell('A', 'sid').click()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(cell('C', 'sid')).toBeFocused()
  await expect(answer()).toContainText('Why does tab C not send “sid”?')
  await page.keyboard.press('ArrowDown')
  await expect(cell('C', 'lang')).toBeFocused()
  await page.keyboard.press('End')
  await expect(cell('E', 'lang')).toBeFocused()
  expect(await page.locator('.map-cell[tabindex="0"]').count()).toBe(1)
  expect(await cutTexts(page)).toEqual([])
})

test('quotes the browser’s own verdict and leads to its request', async () => {
  await cell('A', 'sid').click()
  await expect(answer()).toContainText('The browser’s own word on the tab’s last request for this address: sent.')
  await answer().getByRole('button', { name: 'Show the request' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(
    page
      .getByRole('row', { selected: true })
      .or(page.locator('[aria-selected="true"]').filter({ hasText: '/storage' }))
      .first(),
  ).toContainText('/storage')
})

test('a Partitioned cookie is for pages under the site that embeds it, and the tab of its own host gets none', async () => {
  const line = 'pix=1; Secure; SameSite=None; Partitioned; Path=/'
  await a.run(`new Image().src = 'https://ads.test/lab/answer?body=x&header=' + encodeURIComponent('Set-Cookie: ${line}')`)
  await expect.poll(async () => (await running.eventsOf('jar.changed')).map(({ cookie }) => cookie.name)).toContain('pix')
  const { run } = await running.openTab('laptop', 'https://ads.test/lab/echo')
  expect(await run('document.cookie')).toBe('')
  await look(page, 'A', 'cookies') // at "now": the request that was shown is past
  await page.getByRole('button', { name: 'Storage map: all tabs side by side' }).click()
  await expect.poll(() => column('F')).toMatchObject({ pix: 'no', sid: 'no', lastSeen: 'no', draft: 'no' })
  await cell('F', 'pix').click()
  await expect(answer()).toContainText('kept apart for pages under https://shop.test (Partitioned); the tab’s own page is https://ads.test')
})

test('is clean for axe in both themes', async () => {
  test.slow() // it looks at the colours of every cell
  for (const theme of ['light', 'dark'] as const) {
    await running.call('settings:change', { theme })
    await expect(page.locator(`:root[data-theme="${theme}"]`)).toBeVisible()
    expect(await violationsIn(page, '.storage-map')).toEqual([])
  }
})
