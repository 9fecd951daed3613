import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import type { IpcChannel, IpcInput, IpcOutput } from '@shared/contract/ipc-contract.ts'
import { profileIds, type ProfileId } from '@shared/ids.ts'
import type { StageTab } from '@shared/stage.ts'
import type { WorldSnapshot } from '@shared/world/world-snapshot.ts'
import { violationsIn } from './support/axe.ts'
import { answerUrl, contentsOf, runApp, type OpenTab, type RunningApp } from './support/running-app.ts'

const SHOP = 'https://shop.test'
/* One class from the first test to the last. */
test.describe.configure({ mode: 'serial' })
let running: RunningApp

test.beforeAll(async () => {
  running = await runApp(['--lang=en'])
  await running.page.getByRole('button', { name: /^Just play/ }).click()
})
test.afterAll(() => running.close())

async function value<Channel extends IpcChannel>(channel: Channel, input: IpcInput<Channel>): Promise<IpcOutput<Channel>> {
  const result = await running.call(channel, input)
  if (!result.ok) throw new Error(`${channel}: ${result.error.message}`)
  return result.value
}
const file = (name: string): string => join(running.userData, name)

/** Takes a snapshot and reads it from the file that it is saved as. */
async function take(name: string): Promise<WorldSnapshot> {
  await value('world:take', { name })
  const id = (await value('world:list', null)).at(-1)?.id ?? 0
  await running.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, file('taken.crumbworld'))
  await value('world:save-file', { id })
  return JSON.parse(readFileSync(file('taken.crumbworld'), 'utf8')) as WorldSnapshot
}
const idOf = async (name: string): Promise<number> => (await value('world:list', null)).find(card => card.name === name)?.id ?? 0

async function open(text: string): Promise<ReturnType<typeof running.call<'world:open-file'>>> {
  writeFileSync(file('foreign.crumbworld'), text)
  await running.app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] })
  }, file('foreign.crumbworld'))
  return running.call('world:open-file', null)
}

/** All that a restore brings back exactly. Cookies keep their remaining life, to the second or two that Chromium and the clock take. */
function comparable({ browsers, windows, server, takenWallMs }: WorldSnapshot): unknown {
  const withLives = (profile: ProfileId): unknown => ({
    ...browsers[profile],
    cookies: browsers[profile].cookies.map(({ expiresMs, ...cookie }) => ({ ...cookie, isPersistent: expiresMs !== null })),
  })
  const lives = profileIds.flatMap(profile => browsers[profile].cookies.map(({ expiresMs }) => (expiresMs ?? takenWallMs) - takenWallMs))
  return { browsers: profileIds.map(withLives), windows, server, lives: lives.map(ms => Math.round(ms / 60_000)) }
}

const tabs = async (): Promise<readonly StageTab[]> => (await value('stage:read', null)).tabs
const shown = async (lane: string, code: string): Promise<unknown> => {
  const tab = (await tabs()).find(one => one.lane === lane)
  return tab === undefined ? null : running.runIn(await contentsOf(running.page, tab.id), code)
}

async function logIn(tab: OpenTab, to: string): Promise<void> {
  await tab.run(`document.querySelector('#user').value = 'alice'; document.querySelector('#password').value = 'wonderland'`)
  await tab.run(`document.querySelector('#log-in').click()`)
  await expect.poll(() => tab.run('location.href')).toBe(to)
}

/** A class in the middle of its work: logged in three ways, with cookies of every kind, both storages, switches, roles and a moved clock. */
async function work(): Promise<void> {
  await value('lab:set', { tokenAlgorithm: 'ES256', sessionStore: 'disk' })
  await value('lab:ask', { do: 'set-role', user: 'bob', role: 'admin' })
  const one = await running.openTab('laptop', `${SHOP}/session/`)
  await logIn(one, `${SHOP}/session/me`)
  const fields = [
    'Set-Cookie: __Host-pin=1; Secure; HttpOnly; Path=/; SameSite=Strict',
    'Set-Cookie: deep=2; Path=/lab/answer; Max-Age=86400',
    'Set-Cookie: wide=3; Domain=shop.test; Path=/; Max-Age=7200; SameSite=None; Secure',
    'Set-Cookie: apart=4; Secure; SameSite=None; Path=/; Partitioned; Max-Age=3600',
    'Set-Cookie: bare=5',
  ]
  const two = await running.openTab('laptop', answerUrl(SHOP, { fields, body: '<title>cookies</title>' }))
  await two.run(`localStorage.setItem('basket', '차와 tea'); localStorage.setItem('empty', ''); sessionStorage.setItem('step', '2')`)
  await two.visit('https://evil.test/')
  await two.run(`localStorage.setItem('loot', 'x'); sessionStorage.setItem('seen', 'y')`)
  const phone = await running.openTab('phone', `${SHOP}/refresh/`)
  await phone.run(`document.querySelector('#user').value = 'alice'; document.querySelector('#password').value = 'wonderland'`)
  await phone.run(`document.querySelector('#log-in').click()`)
  await expect.poll(() => phone.run(`document.querySelector('#calls').textContent`)).toContain('/auth/login → 200')
  await value('lab:move-clock', { ms: 600_000 })
  await value('stage:quit-browser', { profile: 'private' })
}

async function wreck(): Promise<void> {
  await value('stage:clear-site-data', { profile: 'laptop', origin: null })
  await value('stage:quit-browser', { profile: 'phone' })
  await value('lab:ask', { do: 'restart' })
  await value('lab:ask', { do: 'revoke-refresh', user: 'alice' }).catch(() => undefined)
  await value('lab:ask', { do: 'rotate-key' })
  await value('lab:ask', { do: 'retire-key' }).catch(() => undefined)
  await value('lab:set', { tokenAlgorithm: 'HS256', sessionStore: 'memory', ordersCheckOwner: false })
  await value('lab:move-clock', { ms: 86_400_000 })
  await running.openTab('private', `${SHOP}/visits`)
}

test('what was taken comes back: jars, storages, servers, switches, clock and tabs, and who was logged in still is', async () => {
  test.setTimeout(120_000)
  await work()
  const before = await take('at work')
  await wreck()
  await value('world:restore', { id: await idOf('at work') })

  expect(comparable(await take('again'))).toEqual(comparable(before))
  const clock = (await running.eventsOf('world.restored')).at(-1)
  expect(Math.abs((clock?.at.labMs ?? 0) - before.takenLabMs)).toBeLessThan(60_000)
  const laptop = (await tabs()).filter(({ profile }) => profile === 'laptop')
  expect(laptop.map(({ url }) => url)).toContain(`${SHOP}/session/me`)
  const lane = laptop.find(({ url }) => url === `${SHOP}/session/me`)?.lane ?? ''
  await expect.poll(() => shown(lane, `document.querySelector('#who')?.textContent`)).toBe('alice')
})

test('each change that a restore made in a jar or a storage has it as its cause, and none is laid to a response', async () => {
  const events = await running.events()
  const restored = new Set(events.filter(({ kind }) => kind === 'world.restored').map(({ seq }) => seq))
  expect(restored.size).toBe(2)
  const first = Math.min(...restored)
  const set = events.filter(event => event.seq > first && event.kind === 'jar.changed' && event.change === 'set')
  expect(set.length).toBeGreaterThan(5)
  const found = new Map(events.flatMap(event => (event.kind === 'cause.found' ? [[event.effect, event.by] as const] : [])))
  const withoutCause = events.filter(
    event =>
      event.seq > first &&
      (event.kind === 'jar.changed' || event.kind === 'storage.changed') &&
      !(event.kind === 'jar.changed' && event.chromiumCause === 'overwrite') &&
      !(event.kind === 'storage.changed' && event.op === 'found') &&
      (event.cause ?? found.get(event.seq) ?? null) === null,
  )
  expect(withoutCause).toEqual([])
  const partitions = set.flatMap(event =>
    event.kind === 'jar.changed' && event.cookie.name === 'apart' ? [event.cookie.partitionKey] : [],
  )
  expect(new Set(partitions)).toEqual(new Set([SHOP]))
})

test('a file that is damaged, or that the browser or the servers would refuse, gets words and a place, and changes nothing', async () => {
  test.setTimeout(120_000)
  const before = await take('before foreign files')
  const text = JSON.stringify(before, null, 1)
  const last = (await running.events()).at(-1)?.seq ?? 0
  for (const [damaged, word] of [
    [text.slice(0, 400), /line \d+, column \d+: The file is not JSON/],
    [text.replace('"https://evil.test/"', '"https://example.com/"'), /an address in the lab is expected/],
    [text.replace(/"name": "__Host-pin"/, '"name": "__Secure-\\u0001pin"'), /The browser does not keep the cookie/],
    [text.replace(/"y": "[\w-]+"/, `"y": "${'A'.repeat(43)}"`), /The key "[\w-]+" is no key of its algorithm/],
    ['{"crumbtrail-world": 99}', /format 99/],
  ] as const) {
    const answer = await open(damaged)
    if (answer.ok) throw new Error(`it was opened: ${String(word)}`)
    expect(answer.error.message).toMatch(word)
    expect(answer.error.message).toMatch(/^foreign\.crumbworld: line \d+, column \d+: .* Nothing in the lab was changed\.$/s)
  }
  expect((await running.events()).filter(({ seq }) => seq > last)).toEqual([])
  const known = (await value('world:list', null)).filter(({ isFromFile }) => isFromFile)
  expect(known).toEqual([])
})

test('a good file is shown before it sets anything, and then sets what it shows', async () => {
  test.setTimeout(120_000)
  const before = await take('to hand on')
  const opened = await open(JSON.stringify({ ...before, name: 'from a friend' }))
  if (!opened.ok || opened.value === null) throw new Error('it was not opened')
  expect(opened.value).toMatchObject({ name: 'from a friend', isFromFile: true })
  expect(opened.value.settings).toContainEqual({ name: 'tokenAlgorithm', value: 'ES256' })
  expect(opened.value.browsers.find(({ profile }) => profile === 'laptop')?.cookies.map(({ name }) => name)).toContain('__Host-pin')
  await value('stage:reset', null)
  await value('world:restore', { id: opened.value.id })
  expect(comparable(await take('handed on'))).toEqual(comparable(before))
})

test('of a browser without a tab, the partition of a cookie is still known when the clock ages it', async () => {
  for (const { id } of (await value('stage:read', null)).windows.filter(({ profile }) => profile === 'laptop'))
    await value('stage:close-window', { window: id })
  const last = (await running.events()).at(-1)?.seq ?? 0
  await value('lab:move-clock', { ms: 60_000 })
  const aged = (await running.eventsOf('jar.changed')).filter(({ seq, cookie }) => seq > last && cookie.name === 'apart')
  expect(aged.length).toBeGreaterThan(0)
  expect(new Set(aged.map(({ cookie }) => cookie.partitionKey))).toEqual(new Set([SHOP]))
  await value('world:restore', { id: await idOf('to hand on') })
})

test('a lesson of a stranger is shown before anything of it is done, and begins from the snapshot beside it', async () => {
  const { page } = running
  const world = { ...(await take('for a lesson')), name: 'a stranger’s world' }
  const [tab] = world.windows.flatMap(window => window.tabs)
  if (tab === undefined) throw new Error('the class has no tab')
  writeFileSync(file('begin.crumbworld'), JSON.stringify(world))
  writeFileSync(
    file('begin.yaml'),
    `crumbtrail: 1
id: begin
languages: [de]
title: { de: Fremde Lektion }
summary: { de: Aus einer fremden Datei }
minutes: 1
from: begin.crumbworld
setup:
  - set: { tokenAlgorithm: HS256 }
steps:
  - title: { de: Ein Skript }
    task: { de: Los }
    do:
      - script: { tab: ${tab.lane}, code: "document.title = 'was here'; return location.href" }
    expect:
      - page: { tab: ${tab.lane}, shows: { en: ' ', ko: ' ' } }
    observe: { de: Fertig }
`,
  )
  await running.app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] })
  }, file('begin.yaml'))
  const openIt = async (): Promise<void> => {
    await page.keyboard.press('Control+K')
    await page.keyboard.type('Open a lesson file')
    await expect(page.getByRole('option').first()).toBeVisible()
    await page.keyboard.press('Enter')
  }
  const card = page.getByRole('dialog', { name: 'Start this lesson?' })
  const restored = (await running.eventsOf('world.restored')).length

  await openIt()
  await expect(card).toContainText('Fremde Lektion')
  await expect(card).toContainText('a stranger’s world')
  await expect(card).toContainText('Runs 1 script in pages of the lab')
  await expect(card).toContainText('Changes settings or the lab clock 1 time')
  for (const theme of ['light', 'dark'] as const) {
    await running.call('settings:change', { theme })
    await page.screenshot({ path: `test-results/opened-lesson-${theme}.png` })
  }
  await card.getByRole('button', { name: 'Do not start' }).click()
  await expect(card).toBeHidden()
  expect((await running.eventsOf('world.restored')).length).toBe(restored)
  expect((await value('lessons:list', null)).cards.some(({ isOwnFile }) => isOwnFile)).toBe(false)

  await openIt()
  await card.getByRole('button', { name: 'Start', exact: true }).press('Enter')
  const panel = page.getByRole('region', { name: 'Lesson', exact: true })
  await expect(panel.getByText('In German: the lesson has no English text.')).toBeVisible({ timeout: 60_000 })
  await expect(panel.getByRole('heading', { name: 'Ein Skript' }).locator('[lang=de]')).toBeVisible()
  await expect.poll(async () => (await value('lessons:read', null))?.phase, { timeout: 60_000 }).toBe('doing')
  expect((await running.eventsOf('world.restored')).at(-1)).toMatchObject({ name: 'a stranger’s world' })
  expect((await tabs()).map(({ lane }) => lane)).toEqual(world.windows.flatMap(window => window.tabs.map(({ lane }) => lane)))
  await page.screenshot({ path: 'test-results/lesson-in-german.png' })
  await value('lessons:stop', null)
})

test('by keyboard: a checkpoint is taken, renamed, restored after a question, and saved after a warning', async () => {
  test.setTimeout(120_000)
  const { page } = running
  const tool = page.getByRole('dialog', { name: 'Checkpoints of the whole lab' })
  const openTool = async (words: string): Promise<void> => {
    await page.keyboard.press('Control+K')
    await page.keyboard.type(words)
    await expect(page.getByRole('option').first()).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(tool).toBeVisible()
  }
  await openTool('Checkpoints of the whole lab')
  await tool.getByRole('textbox', { name: 'Name of the new checkpoint' }).fill('by hand')
  await page.keyboard.press('Enter')
  await expect(tool.getByRole('heading', { name: 'What “by hand” sets' })).toBeVisible()
  await expect(tool.getByText('__Host-pin (shop.test)')).toBeVisible()

  await tool.getByRole('button', { name: 'Rename …' }).press('Enter')
  await page.keyboard.press('Control+A')
  await page.keyboard.type('by keyboard')
  await page.keyboard.press('Enter')
  await expect(tool.getByRole('heading', { name: 'What “by keyboard” sets' })).toBeVisible()

  await tool.getByRole('button', { name: 'Save as a file …' }).press('Enter')
  await expect(tool.getByText(/session ids, tokens, the private keys of the lab/)).toBeVisible()
  for (const theme of ['light', 'dark'] as const) {
    await running.call('settings:change', { theme })
    await expect(page.locator(`:root[data-theme="${theme}"]`)).toBeVisible()
    expect(await violationsIn(page, '.checkpoints')).toEqual([])
  }
  await tool.getByRole('button', { name: 'Save with secrets' }).press('Enter')
  await expect(tool.getByRole('status')).toContainText('taken.crumbworld')
  await page.keyboard.press('Escape')
  await expect(tool).toBeHidden()

  await value('lab:set', { ordersCheckOwner: false })
  await openTool('Undo to the last checkpoint')
  await expect(tool.getByText(/The lab as it is now goes/)).toBeVisible()
  await tool.getByRole('button', { name: 'Restore', exact: true }).press('Enter')
  await expect(tool).toBeHidden({ timeout: 60_000 })
  expect((await running.eventsOf('world.restored')).at(-1)).toMatchObject({ name: 'by keyboard', settings: { ordersCheckOwner: true } })
  await expect(page.getByText('The lab was put back to the snapshot “by keyboard”', { exact: false }).first()).toBeVisible()
  expect(running.complaints).toEqual([])
})
