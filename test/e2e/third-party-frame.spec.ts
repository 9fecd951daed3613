import { expect, test, type Page } from '@playwright/test'
import { tell } from '../engines/engine.ts'
import { justPlay, type HandTab } from './support/by-hand.ts'
import { runApp, type RunningApp } from './support/running-app.ts'

/* What a frame of another site has: cookies and storage under the page around it, on the real engine. */

test.describe.configure({ mode: 'serial' })
let running: RunningApp
let page: Page
let a: HandTab

test.beforeAll(async () => {
  running = await runApp()
  page = running.page
  a = await justPlay(running)
})
test.afterAll(() => running.close())

const onShop = 'https://shop.test/cookie/news'
const onEvil = 'https://evil.test/news'

/** What the banner of ads.test says, inside the page that embeds it. */
async function banner(address: string): Promise<{ known: string; number: string }> {
  await a.visit(address)
  const read = `({ known: document.querySelector('#known').dataset.known, number: document.querySelector('#number').textContent })`
  const inFrame = (code: string): Promise<unknown> =>
    running.app.evaluate(({ webContents }, script) => {
      const frames = webContents.getAllWebContents().flatMap(({ mainFrame }) => mainFrame.framesInSubtree)
      return frames.find(({ url }) => url === 'https://ads.test/banner')?.executeJavaScript(script)
    }, code)
  await expect.poll(() => inFrame('document.readyState')).toBe('complete')
  return (await inFrame(read)) as { known: string; number: string }
}

test('the banner appears, and knows the browser again on another site by its unpartitioned cookie', async () => {
  const first = await banner(onShop)
  const second = await banner(onEvil)
  expect([first.known, second]).toEqual(['no', { known: 'yes', number: first.number }])
})

test('with Partitioned the browser keeps one number for each site that embeds the banner, and the jar says which', async () => {
  await running.call('stage:clear-site-data', { profile: 'laptop', origin: null })
  await running.call('lab:set', { adsPartitioned: true })
  const [shop, evil, shopAgain] = [await banner(onShop), await banner(onEvil), await banner(onShop)]
  expect([shop.known, evil.known, shopAgain]).toEqual(['no', 'no', { known: 'yes', number: shop.number }])
  expect(evil.number).not.toBe(shop.number)
})

const writes = tell('https://ads.test', {
  body: `<script>localStorage.setItem('seen', location.hash); sessionStorage.setItem('here', '1')</script>`,
})
const inside = (address: string): string => `<iframe src="${address}"></iframe>`
const around = (origin: string, address: string): string => tell(origin, { body: inside(address) })

async function written(): Promise<string[]> {
  const events = await running.eventsOf('storage.changed')
  return events.map(({ area, origin, partition, key }) => `${area} ${key} ${origin} ${partition ?? '-'}`)
}

test('localStorage and sessionStorage of a frame are kept apart by the page around it, and said to be', async () => {
  await a.visit(around('https://shop.test', writes))
  await a.visit(around('https://evil.test', writes))
  await a.visit(around('https://ads.test', around('https://shop.test', writes)))
  await a.visit(writes)
  const kept = ['https://shop.test', 'https://evil.test', 'https://ads.test', '-']
  const all = kept.flatMap(partition => [`local seen https://ads.test ${partition}`, `session here https://ads.test ${partition}`])
  await expect.poll(async () => (await written()).sort()).toEqual(all.sort())
})

test('the inspector shows what the frames of a page keep apart, and the storage map who does not see it', async () => {
  await a.visit(around('https://shop.test', writes))
  await page.getByRole('tab', { name: /^local/ }).click()
  await expect(page.getByRole('region', { name: 'https://ads.test in frames under https://shop.test' })).toContainText('seen')
  await page.getByRole('button', { name: 'Storage map: all tabs side by side' }).click()
  await page
    .getByRole('button', { name: /^Tab A, seen: no/ })
    .first()
    .click()
  await expect(page.locator('.storage-map-answer')).toContainText('frames')
  await page.keyboard.press('Escape')
})

test('clearing the data of an origin leaves what its frames keep apart, and the inspector still shows it', async () => {
  const before = (await running.events()).length
  await running.call('stage:clear-site-data', { profile: 'laptop', origin: 'https://ads.test' })
  const news = (await running.events()).slice(before)
  expect(news.flatMap(event => (event.kind === 'storage.changed' ? [event.partition ?? 'its own page'] : []))).toEqual(['its own page'])
  const keys = await running.app.evaluate(({ webContents }) => {
    const frames = webContents.getAllWebContents().flatMap(({ mainFrame }) => mainFrame.framesInSubtree)
    return frames.find(({ url }) => url.startsWith('https://ads.test'))?.executeJavaScript('Object.keys(localStorage)')
  })
  expect(keys).toEqual(['seen'])
  await expect(page.getByRole('region', { name: 'https://ads.test in frames under https://shop.test' })).toContainText('seen')
})

test('a partitioned cookie is edited, deleted, cleared and ended by a quit as the one that it is', async () => {
  const place = { name: 'own', path: '/', partitionKey: 'https://shop.test' }
  const asked = 'own=1; Path=/; Secure; SameSite=None; Partitioned'
  const given = async (): Promise<void> => a.visit(tell('https://shop.test', { cookies: [asked, 'own=beside; Path=/; Secure'] }))
  const own = async (): Promise<string[]> =>
    String(await a.run('document.cookie'))
      .split('; ')
      .filter(pair => pair.startsWith('own='))
      .sort()
  await given()
  await expect.poll(own).toEqual(['own=1', 'own=beside'])
  const edited = await running.call('jar:set-cookie', {
    profile: 'laptop',
    cookie: {
      ...place,
      url: 'https://shop.test/',
      value: '2',
      domain: null,
      secure: true,
      httpOnly: false,
      sameSite: 'None',
      expiresMs: null,
    },
  })
  expect(edited.ok).toBe(true)
  await expect.poll(own).toEqual(['own=2', 'own=beside'])
  expect((await running.call('jar:remove-cookie', { ...place, profile: 'laptop', domain: 'shop.test', hostOnly: true })).ok).toBe(true)
  await expect.poll(own).toEqual(['own=beside'])
  await given()
  await running.call('stage:clear-site-data', { profile: 'laptop', origin: 'https://shop.test' })
  await expect.poll(own).toEqual([])
  await given()
  await running.call('stage:quit-browser', { profile: 'laptop' })
  const told = async (): Promise<string[]> =>
    (await running.eventsOf('jar.changed'))
      .filter(({ cookie }) => cookie.name === 'own' && cookie.partitionKey !== null)
      .map(
        ({ change, cookie, chromiumCause }) =>
          `${change} ${cookie.value} ${cookie.partitionKey ?? ''}${chromiumCause === 'overwrite' ? ' overwrite' : ''}`,
      )
  const [set, gone] = ['set 1 https://shop.test', 'removed 1 https://shop.test']
  await expect
    .poll(told)
    .toEqual([set, `${gone} overwrite`, 'set 2 https://shop.test', 'removed 2 https://shop.test', set, gone, set, gone])
})
