import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Locator } from '@playwright/test'
import { lessonId, type TabId } from '@shared/ids.ts'
import type { IpcChannel, IpcInput, IpcOutput } from '@shared/contract/ipc-contract.ts'
import type { LessonPlay } from '@shared/lesson/lesson-play.ts'
import { predictAnything } from '../support/predict-anything.ts'
import { contentsOf, runApp, type RunningApp } from '../support/running-app.ts'

/* A learner who never lets the lesson do anything: the trace alone tells it that each task is done. */

let running: RunningApp
test.beforeAll(async () => {
  running = await runApp()
})
test.afterAll(() => running.close())

async function value<Channel extends IpcChannel>(channel: Channel, input: IpcInput<Channel>): Promise<IpcOutput<Channel>> {
  const result = await running.call(channel, input)
  if (!result.ok) throw new Error(`${channel}: ${result.error.message}`)
  return result.value
}

async function reach(phase: LessonPlay['phase'], stepIndex: number): Promise<LessonPlay> {
  const read = async (): Promise<object> => {
    const play = await value('lessons:read', null)
    return { phase: play?.phase, stepIndex: play?.stepIndex, problem: play?.problem ?? null }
  }
  await expect.poll(read).toEqual({ phase, stepIndex, problem: null })
  const play = await value('lessons:read', null)
  if (play === null) throw new Error('no lesson is being played')
  return play
}

async function tabAt(index: number): Promise<TabId> {
  await expect.poll(async () => (await value('stage:read', null)).tabs[index]?.isLoading).toBe(false)
  const tab = (await value('stage:read', null)).tabs[index]
  if (!tab) throw new Error(`there is no tab ${index}`)
  return tab.id
}

/** Waits until the page of the tab has the element, then runs code on it. */
async function inTab(tab: TabId, selector: string, code: string): Promise<void> {
  const contents = await contentsOf(running.page, tab)
  await expect.poll(() => running.runIn(contents, `document.querySelector(${JSON.stringify(selector)}) !== null`)).toBe(true)
  await running.runIn(contents, `{ const element = document.querySelector(${JSON.stringify(selector)}); ${code} }`)
}
const press = (tab: TabId, selector: string): Promise<void> => inTab(tab, selector, 'element.click()')
const type = (tab: TabId, selector: string, text: string): Promise<void> => inTab(tab, selector, `element.value = ${JSON.stringify(text)}`)

const jarOfFirstLook = ['lax /', 'strict /', 'none /', 'secure /', 'orders /orders']

test('the session lesson, done by hand from the first step to the last', async () => {
  await value('lessons:start', { lesson: lessonId('session') })
  const asking = await reach('asking', 0)
  const a = await tabAt(0)

  const boxes = asking.steps[0]?.tick?.boxes.map(({ box }) => box) ?? []
  expect(boxes.map(box => (box.kind === 'cookie' ? `${box.cookie.name} ${box.cookie.path}` : ''))).toEqual(jarOfFirstLook)
  // `secure` is said to go, `none` too, and of `orders` nothing.
  const goes: Readonly<Record<string, boolean>> = { lax: false, strict: false, none: true, secure: true }
  const ticks = boxes.flatMap(box =>
    box.kind === 'cookie' && box.cookie.name in goes ? [{ box: box.id, goes: goes[box.cookie.name] === true }] : [],
  )
  await value('lessons:predict', { ticks, stake: 3 })
  await press(a, '#go-evil')
  await press(a, '#send-form')
  const first = await reach('observed', 0)
  expect(first.steps[0]).toMatchObject({
    grade: 'wrong',
    stake: 3,
    gradingProblem: null,
    observe: null,
    outcomes: [],
    tick: { score: { right: 3, count: 4 } },
  })
  expect(first.steps[0]?.tick?.boxes.map(({ isRight, real }) => [isRight, real])).toEqual([
    [true, false],
    [true, false],
    [true, true],
    [false, false],
    [null, false],
  ])
  expect((await running.eventsOf('prediction.made')).at(-1)).toMatchObject({ option: null, stake: 3, guess: { headers: [], statuses: [] } })

  await value('lessons:point', { part: 'Secure' })
  const pointed = (await reach('observed', 0)).steps[0]
  expect(pointed?.point).toMatchObject({ state: 'pointed', isRight: false })
  expect(pointed?.point?.parts.flatMap(({ id, isRight }) => (isRight === true ? [id] : []))).toEqual(['SameSite'])
  expect(pointed?.tick?.boxes[3]?.why?.en).toContain('SameSite')
  expect(pointed?.observe).not.toBeNull()
  expect(first.score).toEqual({ right: 0, asked: 1 })

  await value('lessons:next', null)
  await reach('doing', 1)
  await type(a, '#user', 'alice')
  await type(a, '#password', 'wonderland')
  await press(a, '#log-in')
  await reach('observed', 1)

  await value('lessons:next', null)
  await reach('asking', 2)
  await value('lessons:predict', { option: 1 })
  const [window] = (await value('stage:read', null)).windows
  if (!window) throw new Error('there is no window')
  await value('stage:open-tab', { window: window.id, url: 'https://shop.test/session/me' })
  await value('stage:open-window', { profile: 'phone', url: 'https://shop.test/session/me' })
  expect((await reach('observed', 2)).steps[2]).toMatchObject({ rightOption: 1 })
  const b = await tabAt(1)

  await value('lessons:next', null)
  await reach('asking', 3)
  await value('lessons:predict', { option: 1 })
  await press(a, '#go-admin')
  await reach('observed', 3)

  await value('lessons:next', null)
  await reach('asking', 4)
  await value('lessons:predict', { option: 1 })
  await value('stage:navigate', { tab: b, url: 'https://evil.test/prize' })
  await press(b, '#claim')
  await reach('observed', 4)

  await value('lessons:next', null)
  await reach('doing', 5)
  await value('stage:navigate', { tab: a, url: 'https://shop.test/session/me' })
  await press(a, '#log-out')
  await reach('observed', 5)

  await value('lessons:next', null)
  expect((await reach('finished', 5)).score).toEqual({ right: 3, asked: 4 })
})

test('back really does the steps before again, so that the one before can be tried anew', async () => {
  await value('lessons:start', { lesson: lessonId('session') })
  for (const [step, phase] of (['asking', 'doing', 'asking'] as const).entries()) {
    await reach(phase, step)
    if (phase === 'asking') await predictAnything(running)
    await value('lessons:perform', null)
    await reach('observed', step)
    await value('lessons:next', null)
  }
  await reach('asking', 3)
  await value('lessons:back', null)
  const back = await reach('asking', 2)
  expect(back.steps[2]).toMatchObject({ guess: null, rightOption: null })
  // Alice is logged in again, in a lab that was reset meanwhile.
  const jar = async (): Promise<unknown> => (await running.eventsOf('jar.changed')).filter(({ cookie }) => cookie.name === 'sid').at(-1)
  await expect.poll(jar).toMatchObject({ change: 'set', profile: 'laptop' })
  await value('lessons:predict', { option: 1 })
  await value('lessons:perform', null)
  expect((await reach('observed', 2)).steps[2]).toMatchObject({ guess: 1, rightOption: 1 })
})

/** A page whose own script is busy for a second when the button goes down; then an address is typed into the bar. */
const busyLesson = `crumbtrail: 1
id: busy-page
title: { en: A, ko: B }
summary: { en: A, ko: B }
minutes: 1
setup:
  - open: { tab: A, profile: laptop, url: 'https://shop.test/session/' }
  - fill: { tab: A, field: '#user', text: alice }
  - fill: { tab: A, field: '#password', text: wonderland }
  - script:
      tab: A
      code: "addEventListener('pointerdown', () => { const end = Date.now() + 1000; while (Date.now() < end); })"
  - click: { tab: A, target: '#log-in' }
  - visit: { tab: A, url: 'https://shop.test/session/me' }
steps:
  - title: { en: A, ko: B }
    say: { en: A, ko: B }
`

test('what a click sets off comes before what the lesson does next, however late the page takes the click', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'crumbtrail-lesson-'))
  const file = join(folder, 'busy.yaml')
  writeFileSync(file, busyLesson)
  await running.app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] })
  }, file)
  await value('lessons:open-file', null)
  await value('lessons:start-opened', null)
  await reach('observed', 0)
  rmSync(folder, { recursive: true })
  const last = (await running.eventsOf('decision.made')).at(-1)
  expect(last).toMatchObject({ outcome: 'allowed', status: 200, user: 'alice' })
})

/** The inspector is folded while a lesson is played, unless its step looks into it. */
async function inspectorAt(view: RegExp): Promise<Locator> {
  const { page } = running
  const bar = page.getByRole('button', { name: /^(?:Open|Fold) the inspector/ })
  if ((await bar.getAttribute('aria-expanded')) === 'false') await bar.click()
  const inspector = page.getByRole('region', { name: 'What tab A can see' })
  await inspector.getByRole('tab', { name: view }).click()
  return inspector
}

test('the lesson on revoking, by hand: the token desk puts a copy back, the top bar moves the clock, the server’s table revokes', async () => {
  const { page } = running
  const dialog = page.getByRole('dialog')
  await value('lessons:start', { lesson: lessonId('revoking') })
  await reach('asking', 0)
  await value('lessons:predict', { option: 0 })
  const a = await tabAt(0)
  const contents = await contentsOf(running.page, a)

  const putCopyBack = async (): Promise<void> => {
    await press(a, '#log-out')
    await expect.poll(() => running.runIn(contents, `localStorage.getItem('token')`)).toBe(null)
    const inspector = await inspectorAt(/^session/)
    // A person reads before pressing: the inspector follows the page a moment later.
    await expect(inspector).toContainText(String(await running.runIn(contents, `sessionStorage.getItem('copy')`)))
    await inspector.getByRole('button', { name: 'Open copy on the token desk' }).click()
    const edit = dialog.getByRole('region', { name: 'Edit', exact: true })
    await edit.getByRole('combobox', { name: 'Where' }).selectOption({ label: 'another place …' })
    await edit.getByRole('combobox', { name: 'Store' }).selectOption('local')
    await edit.getByRole('textbox', { name: 'Name' }).fill('token')
    await edit.getByRole('button', { name: 'Put it back' }).click()
    await expect(edit.getByRole('status').filter({ hasText: 'Put into' })).toBeVisible()
    await dialog.getByRole('button', { name: 'Close the tool' }).click()
    await press(a, '#go-me')
  }
  const moveClock = async (step: string): Promise<void> => {
    await page.getByRole('button', { name: /^Lab clock/ }).click()
    await page.getByRole('button', { name: step }).click()
    await page.keyboard.press('Escape')
  }

  await putCopyBack()
  expect((await reach('observed', 0)).steps[0]).toMatchObject({ grade: 'right' })
  await value('lessons:next', null)
  await reach('doing', 1)
  await moveClock('Forward by 15 min')
  await press(a, '#go-me')
  await reach('observed', 1)
  await value('lessons:next', null)
  await reach('doing', 2)
  await putCopyBack()
  await reach('observed', 2)
  await value('lessons:next', null)
  await reach('doing', 3)
  await (await inspectorAt(/^Server/)).getByRole('button', { name: 'Revoke the tokens of alice' }).click()
  await press(a, '#go-me')
  await reach('observed', 3)
})

test('the forged tokens of two lessons, made on the token desk', async () => {
  const { page } = running
  const dialog = page.getByRole('dialog')
  const forge = async (...breakages: readonly string[]): Promise<void> => {
    const inspector = await inspectorAt(/^Cookies/)
    await inspector.getByRole('button', { name: 'Open token on the token desk' }).click()
    for (const name of breakages) await dialog.getByRole('button', { name, exact: true }).click()
    await dialog.getByRole('button', { name: 'Put it back' }).click()
    await expect(dialog.getByRole('status').filter({ hasText: 'Put into cookie token' })).toBeVisible()
    await dialog.getByRole('button', { name: 'Close the tool' }).click()
    await value('stage:navigate', { tab: await tabAt(0), url: 'https://shop.test/jwt/admin' })
  }
  await value('lessons:start', { lesson: lessonId('signing-keys') })
  await reach('asking', 0)
  await value('lessons:predict', { option: 2 })
  await forge('role: admin', 'alg: none')
  expect((await reach('observed', 0)).steps[0]).toMatchObject({ grade: 'right' })
  await value('lessons:next', null)
  await reach('doing', 1)
  await value('stage:go', { tab: await tabAt(0), to: 'reload' })
  await reach('observed', 1)

  await value('lessons:start', { lesson: lessonId('jwt-cookie') })
  for (let step = 0; step < 6; step += 1) {
    const asks = step !== 4
    await reach(asks ? 'asking' : 'doing', step)
    if (asks) await value('lessons:predict', { option: 1 })
    await value('lessons:perform', null)
    await reach('observed', step)
    await value('lessons:next', null)
  }
  await reach('asking', 6)
  await value('lessons:predict', { option: 1 })
  await forge('role: admin')
  expect((await reach('observed', 6)).steps[6]).toMatchObject({ grade: 'right' })
})
