import { expect, test } from '@playwright/test'
import { visibleText } from '../../../src/shared/web/visible-text.ts'
import { answerUrl, runApp, type OpenTab, type RunningApp } from '../support/running-app.ts'
import { allShown, look } from '../support/shown.ts'
import { hostilePayloads } from './hostile-payloads.ts'
import { missing, nothingButText, watchPage } from './stays-text.ts'

/* Threat 7: traced data attacks our own page. Every payload goes through every field, and is text there: nothing else. */

test.describe.configure({ mode: 'serial' })
let running: RunningApp
let tab: OpenTab
let seen: Awaited<ReturnType<typeof watchPage>>

test.beforeAll(async () => {
  running = await runApp()
  seen = await watchPage(running)
  tab = await running.openTab('laptop', answerUrl('https://shop.test', { body: '<title>start</title>' }))
})
test.afterAll(() => running.close())

test.afterEach('no payload became anything but text', async () => {
  await nothingButText(running)
  expect(seen).toEqual({ dialogs: [], errors: [] })
})

/** Octets of UTF-8, one per character: what a header field is on the wire. */
const asOctets = (text: string): string => Buffer.from(text, 'utf8').toString('latin1')
const tabOfDetails = (name: RegExp): Promise<void> =>
  running.page.getByRole('tablist', { name: 'Views of this request' }).getByRole('tab', { name }).click()

/** An address of `/lab/answer` with octets in any field. */
function raw(parts: readonly (readonly [name: string, octets: string])[]): string {
  const escape = (octets: string): string =>
    octets.replace(/[^A-Za-z0-9._~-]/g, octet => `%${octet.charCodeAt(0).toString(16).padStart(2, '0')}`)
  return `https://shop.test/lab/answer?${parts.map(([name, octets]) => `${name}=${escape(octets)}`).join('&')}`
}

/** Selects the newest request whose row holds these words; it must be among the last ones, for only rows in sight are drawn. */
async function select(...words: readonly string[]): Promise<void> {
  const timeline = running.page.getByRole('listbox', { name: 'Timeline' })
  await allShown(running.page)
  await timeline.press('End') // a row that was selected before holds the list where it is
  let row = timeline.getByRole('option')
  for (const word of words) row = row.filter({ hasText: word })
  await row.last().click()
}

/** By `fetch`, so that the address bar and the tab stay as they are. */
async function ask(url: string, init = ''): Promise<void> {
  await tab.run(`fetch(${JSON.stringify(url)}${init === '' ? '' : `, ${init}`}).then(answer => answer.text()).then(() => 0)`)
}

const short = hostilePayloads.filter(payload => payload.length < 200)

test('in the values and names of header fields', async () => {
  const values = short.map((payload, index) => ['header', `X-P${index}: ${asOctets(payload)}`] as const)
  const names = short.filter(payload => !payload.includes(':')).map(payload => ['header', `${asOctets(payload)}: x`] as const)
  await ask(raw([['body', 'values'], ...values]))
  await select('body=values')
  await tabOfDetails(/^Headers/)
  await expect
    .poll(() =>
      missing(
        running,
        short.map(text => asOctets(text).trim()),
      ),
    )
    .toEqual([])
  await tabOfDetails(/^Wire/)
  await tab.run(`fetch(${JSON.stringify(raw([['body', 'names'], ...names]))}).then(() => 0, () => 0)`) // Chromium may refuse such names; the wire has them
  await select('body=names')
  await tabOfDetails(/^Headers/)
  await expect
    .poll(() =>
      missing(
        running,
        names.map(([, octets]) => octets.slice(0, octets.lastIndexOf(': x'))),
      ),
    )
    .toEqual([])
})

test('in the names and values of cookies, on the receipt, among the headers, in the timeline and in the inspector', async () => {
  const fit = short.filter(payload => !payload.includes(';'))
  const names = fit.filter(payload => !payload.includes('='))
  const lines = [...fit.map((payload, index) => `v${index}=${asOctets(payload)}`), ...names.map(payload => `${asOctets(payload)}=n`)]
  for (let at = 0; at < lines.length; at += 20)
    await ask(raw([['body', `cookies${at}`], ...lines.slice(at, at + 20).map(line => ['set-cookie', line] as const)]))
  for (let at = 0; at < lines.length; at += 20) {
    await select(`body=cookies${at}`)
    await tabOfDetails(/^Receipt/)
    const ofNames = lines.slice(at, at + 20).map(line => line.slice(0, line.indexOf('=')))
    const judged = (await running.eventsOf('cookie.judged')).flatMap(({ line, cookie }) => (line !== null && cookie ? [cookie.name] : []))
    const shown = ofNames.filter(name => judged.includes(name))
    await expect.poll(() => missing(running, shown)).toEqual([])
    await tabOfDetails(/^Headers/)
    await expect.poll(() => missing(running, ofNames.length === 0 ? [] : ['Set-Cookie'])).toEqual([])
    await tabOfDetails(/^Changed/)
    await tabOfDetails(/^Wire/)
  }
  await look(running.page, 'A', 'cookies')
  const jar = await running.app.evaluate(
    ({ webContents }, id) => webContents.fromId(id)?.session.cookies.get({ url: 'https://shop.test/lab/' }),
    tab.contents,
  )
  expect(jar?.length).toBeGreaterThan(50)
  await expect
    .poll(() =>
      missing(
        running,
        (jar ?? []).flatMap(({ name, value }) => (name === '' ? [value] : [name, value])),
      ),
    )
    .toEqual([])
})

test('in an address: the timeline, the receipt, the address bar', async () => {
  for (const payload of short) await tab.run(`fetch('/lab/answer?body=' + ${JSON.stringify(payload)}).then(() => 0, () => 0)`)
  const sent = async (): Promise<string[]> =>
    (await running.eventsOf('request.sent'))
      .map(({ url }) => url)
      .filter(url => url.includes('/lab/answer?body=') && !url.includes('set-cookie'))
  expect((await sent()).length).toBeGreaterThan(40)
  for (const url of (await sent()).slice(-3)) {
    const { host, pathname, search } = new URL(url)
    await select(pathname + search)
    await expect.poll(() => missing(running, [host, pathname + search].slice(1))).toEqual([])
  }
  for (const payload of ['<img src=x onerror=window.ran=1>', 'a\u202egnp.exe', '"><script>window.ran=1</script>']) {
    await tab.run(`history.replaceState(null, '', '#' + ${JSON.stringify(payload)}); 0`)
    await expect.poll(async () => (await tab.state()).url).toContain('#')
    const { url } = await tab.state()
    await expect(
      running.page
        .locator('.address-bar, [class*="address"]')
        .filter({ hasText: url.slice(url.indexOf('#')) })
        .first(),
    ).toBeVisible()
  }
  await tab.run(`history.replaceState(null, '', '#'); 0`)
})

test('in the title of a page: the tab’s name', async () => {
  for (const payload of short) {
    await tab.run(`document.title = ${JSON.stringify(payload)}; 0`)
    const shown = String(await tab.run('document.title'))
    await expect.poll(async () => (await tab.state()).title).toBe(shown)
    await expect.poll(() => missing(running, [shown])).toEqual([])
  }
})

test('in the names and values of a token’s claims', async () => {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const claims: object = Object.fromEntries(
    short.flatMap((payload, index): [string, unknown][] => [
      [payload, 1],
      [`c${index}`, payload],
    ]),
  )
  const token = `${part({ alg: 'none', typ: '<script>window.ran=1</script>', kid: '"><img src=x onerror=window.ran=1>' })}.${part(claims)}.eHg`
  await ask('/lab/answer?body=token', `{ headers: { Authorization: 'Bearer ${token}' } }`)
  await select('body=token')
  await tabOfDetails(/^Token/)
  const asShown = (payload: string): string =>
    visibleText(JSON.stringify(payload))
      .slice(1, -1)
      .replace(/\\(["\\])/g, '$1')
  const lost = async (): Promise<string[]> => {
    const shown = (await running.page.getByRole('tabpanel', { name: /^Token/ }).textContent()) ?? ''
    return short.filter(payload => payload !== '__proto__' && !shown.includes(asShown(payload)))
  }
  await expect.poll(lost).toEqual([])
})

test('in the keys and values of both storages', async () => {
  await tab.visit('https://shop.test/storage')
  await tab.run(
    `for (const payload of ${JSON.stringify(short)}) { localStorage.setItem(payload, payload); sessionStorage.setItem(payload, payload) } 0`,
  )
  await expect.poll(async () => (await running.eventsOf('storage.changed')).length).toBeGreaterThan(short.length * 2 - 1)
  for (const area of ['local', 'session'] as const) {
    await look(running.page, 'A', area)
    await expect.poll(() => missing(running, short)).toEqual([])
  }
})

test('in the body of an answer, and at length', async () => {
  await tab.visit(answerUrl('https://shop.test', { body: '<title>start</title>' }))
  const body = hostilePayloads.join('\n')
  await tab.run(`fetch('/lab/echo', { method: 'POST', body: ${JSON.stringify(body)} }).then(() => 0)`)
  await select('POST', '/lab/echo')
  await tabOfDetails(/^Wire/)
  const panel = running.page.getByRole('tabpanel', { name: /^Wire/ })
  await expect.poll(() => panel.textContent()).toContain(visibleText(hostilePayloads[0] ?? '')) // the body has come
  const shown = (await panel.textContent()) ?? ''
  for (const payload of hostilePayloads) expect.soft(shown, payload.slice(0, 60)).toContain(visibleText(payload))
})
