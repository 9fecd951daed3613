import { expect, test, type Locator, type Page } from '@playwright/test'
import { answerUrl, runApp, type RunningApp } from './support/running-app.ts'
import { justPlay, logIn, openWindow, type HandTab } from './support/by-hand.ts'
import { look, openReceipt, readItems } from './support/shown.ts'

/* The inspector as a learner uses it: what it lists and what it changes is what the browser and the server really have. */

test.describe.configure({ mode: 'serial' })
let running: RunningApp
let page: Page
let a: HandTab

test.beforeAll(async () => {
  running = await runApp()
  page = running.page
  a = await justPlay(running)
  await a.visit('https://shop.test/storage')
})
test.afterAll(() => running.close())

interface Fields {
  readonly Name?: string
  readonly Key?: string
  readonly Value?: string
  readonly Domain?: string
  readonly Path?: string
  readonly SameSite?: 'Lax' | 'Strict' | 'None' | 'not given'
  readonly Lifetime?: string
  readonly Secure?: boolean
  readonly HttpOnly?: boolean
  readonly 'Host-only: no subdomains'?: boolean
}

const dialog = (): Locator => page.getByRole('dialog')
const field = (label: string): Locator => dialog().getByRole('textbox', { name: label, exact: true })
const item = (panel: Locator, name: string): Locator =>
  panel.locator('.item').filter({ has: page.locator('.item-head b', { hasText: new RegExp(`^${name}$`) }) })

/** Types into the open form, leaving out what is not named. */
async function fillIn(fields: Fields): Promise<void> {
  for (const [label, value] of Object.entries(fields) as [string, string | boolean][]) {
    if (typeof value === 'boolean') await dialog().getByRole('checkbox', { name: label }).setChecked(value)
    else if (label === 'SameSite' || label === 'Lifetime')
      await dialog().getByRole('combobox', { name: label }).selectOption({ label: value })
    else await field(label).fill(value)
  }
}
const save = (): Promise<void> => dialog().getByRole('button', { name: 'Save' }).click()
async function add(panel: Locator, fields: Fields): Promise<void> {
  await panel.getByRole('button', { name: 'Add' }).click()
  await fillIn(fields)
  await save()
  await expect(dialog()).toBeHidden()
}
async function edit(panel: Locator, name: string, fields: Fields): Promise<void> {
  await panel
    .getByRole('button', { name: `Edit ${name}`, exact: true })
    .first()
    .click()
  await fillIn(fields)
}
const remove = (panel: Locator, name: string): Promise<void> =>
  panel
    .getByRole('button', { name: `Delete ${name}`, exact: true })
    .first()
    .click()
const cookies = (): Promise<Locator> => look(page, 'A', 'cookies')
/** The real jar, one line a cookie. */
const jar = async (): Promise<string[]> =>
  (await a.jar())
    .map(cookie => {
      const flags = [cookie.secure && 'Secure', cookie.httpOnly && 'HttpOnly', cookie.session ? 'session' : 'lasting']
      return [`${cookie.name}=${cookie.value}`, cookie.domain, cookie.path, cookie.sameSite, ...flags].filter(Boolean).join(' ')
    })
    .sort()

test.describe('cookies', () => {
  test('one is added with every attribute, and the jar has it so', async () => {
    const panel = await cookies()
    await add(panel, {
      Name: 'basket',
      Value: 'apples',
      Domain: 'shop.test',
      Path: '/storage',
      SameSite: 'Strict',
      Lifetime: 'one day',
      Secure: true,
      HttpOnly: true,
      'Host-only: no subdomains': false,
    })
    const tags = item(panel, 'basket').locator('.item-tags li')
    await expect(tags).toHaveText(['HttpOnly', 'Secure', 'SameSite=Strict', 'Domain=shop.test', 'Path=/storage', /^for (1 day|23 h)/])
    expect(await jar()).toEqual(['basket=apples .shop.test /storage strict Secure HttpOnly lasting'])
    const [kept] = await a.jar()
    expect(Math.abs((kept?.expirationDate ?? 0) * 1000 - Date.now() - 86_400_000)).toBeLessThan(60_000)
    expect(await a.run('document.cookie'), 'no script reads an HttpOnly cookie').toBe('')
    await expect(item(panel, 'basket')).toContainText('edited here')
  })

  test('every attribute can be changed, Secure can be taken away, and no copy stays', async () => {
    const panel = await cookies()
    await edit(panel, 'basket', {
      Value: 'pears',
      Path: '/',
      SameSite: 'not given',
      Lifetime: 'until the browser quits',
      Secure: false,
      HttpOnly: false,
      'Host-only: no subdomains': true,
    })
    await save()
    const tags = item(panel, 'basket').locator('.item-tags li')
    await expect(tags).toHaveText([
      'readable by scripts',
      'also over http',
      'no SameSite (counts as Lax)',
      'only shop.test',
      'Path=/',
      'until the browser quits',
    ])
    await expect.poll(jar).toEqual(['basket=pears shop.test / unspecified session'])
    expect(await a.run('document.cookie')).toBe('basket=pears')
    await edit(panel, 'basket', { Secure: true, SameSite: 'None' })
    await save()
    await expect.poll(jar).toEqual(['basket=pears shop.test / no_restriction Secure session'])
    await expect(tags, 'what is edited next is what is shown').toContainText(['SameSite=None'])
    await edit(panel, 'basket', { Secure: false, SameSite: 'Lax' })
    await save()
    await expect.poll(jar).toEqual(['basket=pears shop.test / lax session'])
  })

  test('what the server gets is what was typed', async () => {
    await a.visit('https://shop.test/lab/echo')
    expect(await a.run('document.body.innerText')).toContain('basket=pears')
    await a.visit('https://shop.test/storage')
  })

  const wrong: readonly (readonly [string, Fields, RegExp])[] = [
    ['a name with an equals sign', { Name: 'a=b' }, /“=”/],
    ['a value with attributes', { Value: '1; HttpOnly' }, /“;” would begin its attributes/],
    ['a path without a slash', { Path: 'orders' }, /begins with “\/”/],
    ['no host', { Domain: '' }, /host name such as shop\.test/],
    ['SameSite=None without Secure', { SameSite: 'None', Secure: false }, /without Secure/],
    ['a __Host- cookie with a path', { Name: '__Host-basket', Secure: true, Path: '/storage' }, /needs Secure, host-only and the path/],
    ['more than 4096 bytes', { Value: 'x'.repeat(4096) }, /4096 bytes/],
    ['an address that is none, host-only', { Domain: '1.2.3.999' }, /1\.2\.3\.999.* has no host/],
    [
      'a domain that only the browser knows to be none',
      { Domain: '1.2.3.999', 'Host-only: no subdomains': false },
      /did not take the cookie.*domain attribute\.?$/i,
    ],
  ]
  for (const [what, fields, says] of wrong) {
    test(`a wrong one is told and nothing is lost: ${what}`, async () => {
      const before = await jar()
      const panel = await cookies()
      await edit(panel, 'basket', { Name: 'renamed', ...fields })
      await page.keyboard.press('Tab')
      await save()
      await expect(dialog().getByRole('alert')).toHaveText(says)
      for (const [label, value] of Object.entries(fields))
        if (typeof value === 'string' && label !== 'SameSite') await expect(field(label)).toHaveValue(value)
      expect(await jar()).toEqual(before)
      await page.keyboard.press('Escape')
      await expect(dialog()).toBeHidden()
      expect(await readItems(panel)).toEqual({ basket: 'pears' })
    })
  }

  test('one that was refused can be mended in the same form', async () => {
    const panel = await cookies()
    await edit(panel, 'basket', { Name: 'bas;ket', Value: 'plums' })
    await save()
    await expect(dialog().getByRole('alert')).toBeVisible()
    await fillIn({ Name: 'bag' })
    await field('Name').press('Enter')
    await expect(dialog()).toBeHidden()
    await expect.poll(jar).toEqual(['bag=plums shop.test / lax session'])
    await expect.poll(() => readItems(panel)).toEqual({ bag: 'plums' })
  })

  test('deleting one leaves those of the same name: another path, another host-only flag', async () => {
    const panel = await cookies()
    await add(panel, { Name: 'twin', Value: 'root', Path: '/' })
    await add(panel, { Name: 'twin', Value: 'deep', Path: '/storage' })
    await add(panel, { Name: 'twin', Value: 'wide', Path: '/storage', 'Host-only: no subdomains': false })
    await expect(panel.locator('.item')).toHaveCount(4)
    const deep = item(panel, 'twin').filter({ hasText: 'deep' })
    await deep.getByRole('button', { name: 'Delete twin' }).click()
    await expect(deep).toHaveCount(0)
    await expect
      .poll(jar)
      .toEqual([
        'bag=plums shop.test / lax session',
        'twin=root shop.test / lax Secure session',
        'twin=wide .shop.test /storage lax Secure session',
      ])
    expect(await a.run('document.cookie')).toMatch(/^(?!.*deep).*root.*$/)
    await remove(panel, 'twin')
    await expect(item(panel, 'twin')).toHaveCount(1) // or the next click may meet the row that is just going
    await remove(panel, 'twin')
    await remove(panel, 'bag')
    await expect(panel).toContainText('No cookie for this address')
    expect(await jar()).toEqual([])
  })

  test('“changed by” leads to the request that set it, and its receipt says so', async () => {
    await a.visit(answerUrl('https://shop.test', { fields: ['Set-Cookie: by-server=1; Path=/'], body: 'first' }))
    await a.visit('https://shop.test/storage?later')
    const panel = await cookies()
    await item(panel, 'by-server')
      .getByRole('button', { name: /^Show the request that changed it: GET \/lab\/answer/ })
      .click()
    const details = page.getByRole('region', { name: 'Receipt of one request' })
    await expect(details).toContainText('/lab/answer')
    await expect(details.getByRole('listitem').filter({ hasText: 'by-server' })).toContainText('stored')
    await expect(page.getByRole('option', { selected: true })).toContainText('/lab/answer')
    await details.getByRole('tab', { name: /^Changed/ }).click()
    await expect(details.getByRole('tabpanel')).toContainText('by-server')
    await expect(item(panel, 'by-server')).toContainText('by this request')
    await details.getByRole('tab', { name: 'Receipt' }).click()
    await remove(await cookies(), 'by-server')
  })
})

for (const [view, area] of [
  ['local', 'localStorage'],
  ['session', 'sessionStorage'],
] as const) {
  test.describe(area, () => {
    const stored = (tab: HandTab): Promise<unknown> => tab.run(`({ ...${area} })`)

    test('an item is added, changed, renamed and deleted, and the page has it so', async () => {
      const panel = await look(page, 'A', view)
      const value = '{"items": [1, 2]}\n쿠키 "quoted" <b>'
      await add(panel, { Key: 'draft', Value: value })
      await expect.poll(() => stored(a)).toEqual({ draft: value })
      await expect(item(panel, 'draft')).toContainText('edited here')
      await edit(panel, 'draft', { Value: 'two' })
      await save()
      await expect.poll(() => stored(a)).toEqual({ draft: 'two' })
      await expect.poll(() => readItems(panel)).toEqual({ draft: 'two' })
      await edit(panel, 'draft', { Key: 'final' })
      await save()
      await expect.poll(() => stored(a)).toEqual({ final: 'two' })
      await expect.poll(() => readItems(panel)).toEqual({ final: 'two' })
      await add(panel, { Key: '', Value: '' })
      await expect.poll(() => stored(a)).toEqual({ final: 'two', '': '' })
      await panel.getByRole('button', { name: /^Delete\s*$/ }).click()
      await expect.poll(() => stored(a)).toEqual({ final: 'two' })
    })

    test('one that is too long is told, and what was typed stays', async () => {
      const panel = await look(page, 'A', view)
      await edit(panel, 'final', { Value: 'x'.repeat(1_000_001) })
      await save()
      await expect(dialog().getByRole('alert')).toContainText('not possible as typed')
      expect((await field('Value').inputValue()).length).toBe(1_000_001)
      await dialog().getByRole('button', { name: 'Cancel' }).click()
      expect(await stored(a)).toEqual({ final: 'two' })
      await remove(panel, 'final')
      await expect.poll(() => stored(a)).toEqual({})
      await expect(panel).toContainText(`${area} is empty here`)
    })
  })
}

test('an edit reaches the other tab of the browser where it is shared, and no other', async () => {
  const b = await openWindow(running, 'Laptop', 'B')
  await b.visit('https://shop.test/storage')
  await add(await look(page, 'A', 'local'), { Key: 'shared', Value: 'yes' })
  await add(await look(page, 'A', 'session'), { Key: 'own', Value: 'of A' })
  const both = `[localStorage.getItem('shared'), sessionStorage.getItem('own')]`
  await expect.poll(() => a.run(both)).toEqual(['yes', 'of A'])
  expect(await b.run(both)).toEqual(['yes', null])
  expect(await readItems(await look(page, 'B', 'local'))).toEqual({ shared: 'yes' })
  await expect(await look(page, 'B', 'session')).toContainText('sessionStorage is empty here')
})

test('a session that is ended here logs the tab out at its next request, with the check that says so', async () => {
  await a.visit('https://shop.test/session/')
  await logIn(a, 'alice', 'wonderland')
  const server = await look(page, 'A', 'server')
  const alive = server.locator('.item', { has: page.locator('.session-state') }).filter({ hasText: 'alice' })
  await expect(alive).toContainText('alive')
  await server.getByRole('button', { name: 'End the session of alice' }).click()
  await expect(alive.locator('.session-state')).toHaveText(/^ended/)
  await expect(alive.getByRole('button', { name: /^End the session/ })).toHaveCount(0)
  const kept = (await a.jar()).map(({ name }) => name)
  expect(kept, 'the browser was not asked: its cookie stays').toContain('sid')
  await a.visit('https://shop.test/session/me')
  expect(await a.run(`document.querySelector('#refusal').dataset.status`)).toBe('401')
  const receipt = await openReceipt(page, '/session/me', '401')
  await expect(receipt.getByRole('listitem').filter({ hasText: 'sid' }).first()).toContainText('sent')
  await expect(receipt.locator('[data-state=refused]')).toHaveCount(1)
  await expect(receipt.locator('[data-state=refused]')).toContainText('ended by hand')
})

test('at a past event it shows the world as it was, says so, and offers no editing', async () => {
  await a.visit(answerUrl('https://shop.test', { fields: ['Set-Cookie: then=old; Path=/'], body: 'old' }))
  await a.visit(answerUrl('https://shop.test', { fields: ['Set-Cookie: then=new; Path=/'], body: 'new' }))
  await expect.poll(async () => (await readItems(await cookies()))['then']).toBe('new')
  const details = page.getByRole('region', { name: 'Receipt of one request' })
  await details.getByRole('tab', { name: /^Changed/ }).click()
  await expect(details.getByRole('tabpanel').getByRole('listitem'), 'an overwritten cookie is no new one').toHaveText(
    /then changed.*old → new/,
  )
  await details.getByRole('tab', { name: 'Receipt' }).click()
  await openReceipt(page, '/lab/answer', 'body=old')
  const inspector = page.getByRole('region', { name: 'What tab A can see' })
  await expect(inspector).toContainText(/As it was at event \d+\. Editing works at “now” only\./)
  for (const view of ['Cookies', 'local', 'session', 'Server']) {
    await inspector.getByRole('tab', { name: new RegExp(`^${view}`) }).click()
    await expect(inspector.getByRole('button', { name: /^(Edit|Delete|Add|End the session)/ }), view).toHaveCount(0)
  }
  await inspector.getByRole('tab', { name: /^Cookies/ }).click()
  expect((await readItems(inspector.getByRole('tabpanel')))['then']).toBe('old')
  expect(await a.run('document.cookie'), 'the browser itself stays in the present').toContain('then=new')
  await inspector.getByRole('button', { name: 'Back to now' }).click()
  await expect(inspector).not.toContainText('As it was at event')
  expect((await readItems(inspector.getByRole('tabpanel')))['then']).toBe('new')
  await expect(inspector.getByRole('button', { name: 'Edit then' })).toBeVisible()
})

test('event by event, the keyboard walks the world back and forth', async () => {
  const panel = await cookies()
  const before = await readItems(panel)
  await add(panel, { Name: 'step', Value: 'one' })
  await edit(panel, 'step', { Value: 'two' })
  await save()
  await expect.poll(async () => (await readItems(panel))['step']).toBe('two')
  const slider = page.getByRole('slider', { name: 'Place in the trace' })
  await slider.focus()
  const seen: unknown[] = []
  for (let back = 0; back < 12 && seen.at(-1) !== null; back += 1) {
    await slider.press('ArrowLeft')
    const step = (await readItems(panel))['step'] ?? null
    if (step !== seen.at(-1)) seen.push(step)
  }
  expect(seen).toEqual(['one', null])
  expect(await readItems(panel)).toEqual(before)
  await slider.press('End')
  await expect(panel.getByRole('button', { name: 'Edit step' })).toBeVisible()
  expect((await readItems(panel))['step']).toBe('two')
})
