import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { languages } from '@shared/language.ts'
import type { LessonPlay } from '@shared/lesson/lesson-play.ts'
import type { Settings } from '@shared/settings.ts'
import { cutTexts } from './support/cut-texts.ts'
import { predictAnything } from './support/predict-anything.ts'
import { runApp, type OpenTab, type RunningApp } from './support/running-app.ts'

/* Text zoom for a projector: our page and the pages in the tabs grow together, nothing is loaded again, and nothing is cut. */

test.describe.configure({ mode: 'serial' })
const stored: Settings = { language: 'en', theme: 'light', zoom: 150 }
let running: RunningApp
let page: Page
let a: OpenTab

test.beforeAll(async () => {
  const userData = mkdtempSync(join(tmpdir(), 'crumbtrail-e2e-'))
  writeFileSync(join(userData, 'settings.json'), JSON.stringify(stored))
  running = await runApp(['--force-device-scale-factor=1'], userData)
  page = running.page
  await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 720))
})
test.afterAll(() => running.close())

/** CSS pixels of text over pixels of the screen, as the page itself measures it. */
const zoomOf = async (tab: OpenTab): Promise<unknown> => tab.run('devicePixelRatio')
const change = async (zoom: Settings['zoom']): Promise<void> => {
  expect((await running.call('settings:change', { zoom })).ok).toBe(true)
  await expect.poll(() => page.evaluate(() => devicePixelRatio)).toBe(zoom / 100)
}

test('begins as large as it was left', async () => {
  await expect.poll(() => page.evaluate(() => [devicePixelRatio, innerWidth])).toEqual([1.5, Math.round(1280 / 1.5)])
})

test('a tab that is opened later is as large, and stays so on every host', async () => {
  a = await running.openTab('laptop', 'https://shop.test/storage')
  for (const url of ['https://evil.test/first-look', 'https://api.shop.test/lab/echo', 'http://shop.test/', 'https://shop.test/storage']) {
    await expect.poll(() => zoomOf(a)).toBe(1.5)
    await a.visit(url)
  }
  await expect.poll(() => zoomOf(a)).toBe(1.5)
})

test('a popup is as large, and its window with it', async () => {
  await a.run(`document.querySelector('#open-popup').click()`)
  const popup = async (): Promise<unknown> => {
    const id = await running.app.evaluate(({ BrowserWindow }) =>
      Math.max(...BrowserWindow.getAllWindows().map(({ webContents }) => webContents.id)),
    )
    return running.runIn(id, '[devicePixelRatio, innerWidth]')
  }
  await expect.poll(popup).toEqual([1.5, 520])
  await change(125)
  await expect.poll(async () => ((await popup()) as number[])[0]).toBe(1.25)
})

test('every tab follows a change, the one behind another as well, and none is loaded again', async () => {
  const phone = await running.openTab('phone', 'https://evil.test/first-look')
  await running.call('stage:duplicate-tab', { tab: phone.id })
  const tabs = [a, phone]
  for (const tab of tabs) await tab.run(`window.marker = 'still here'; 0`)
  for (const zoom of [200, 100, 150] as const) {
    await change(zoom)
    for (const tab of tabs) await expect.poll(() => zoomOf(tab)).toBe(zoom / 100)
  }
  for (const tab of tabs) expect(await tab.run('window.marker')).toBe('still here')
  await running.call('stage:reset', null)
})

test('the page in a tab keeps its width in CSS pixels: its slot has grown with it', async () => {
  a = await running.openTab('laptop', 'https://shop.test/session/')
  for (const zoom of [100, 125, 150, 200] as const) {
    await change(zoom)
    const slot = (): Promise<number> => page.locator('.browser-slot').evaluate(element => element.clientWidth)
    await expect.poll(async () => Math.abs((await slot()) - Number(await a.run('innerWidth')))).toBeLessThanOrEqual(1)
  }
})

test('a lesson’s hands still meet what they click', async () => {
  for (const zoom of [150, 200] as const) {
    await change(zoom)
    await running.call('lessons:start', { lesson: 'nothing' })
    await expect(page.locator('.prediction-group')).toBeAttached({ timeout: 15_000 })
    await predictAnything(running)
    await running.call('lessons:perform', null)
    const play = async (): Promise<LessonPlay | null> => {
      const read = await running.call('lessons:read', null)
      return read.ok ? read.value : null
    }
    await expect.poll(async () => (await play())?.phase).toBe('observed')
    const { steps, stepIndex } = (await play()) as LessonPlay
    expect(steps[stepIndex]?.outcomes.map(({ state }) => state)).toContain('holds')
    expect(steps[stepIndex]?.outcomes.filter(({ state }) => state !== 'holds')).toEqual([])
    await running.call('lessons:stop', null)
  }
})

test('the past is laid over the pages alone: the panel on top stays on top', async () => {
  // What is inert is seen all the same, but no point leads to it: it is asked for with that taken away.
  const paneAt = (part: string): Promise<string | null> =>
    page.evaluate(selector => {
      const stage = document.querySelector<HTMLElement>('.pane[data-pane=stage]')
      const box = document.querySelector(selector)?.getBoundingClientRect()
      if (box === undefined || stage === null) return null
      const wasInert = stage.inert
      stage.inert = false
      const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)
      stage.inert = wasInert
      return top?.closest('.pane')?.getAttribute('data-pane') ?? null
    }, part)
  a = await running.openTab('laptop', 'https://shop.test/session/me')
  for (const zoom of [150, 200] as const) {
    await change(zoom)
    await page.locator('.pane-switch', { hasText: 'Timeline' }).click()
    await page.getByRole('listbox', { name: 'Timeline' }).focus()
    await page.keyboard.press('Home')
    await expect(page.locator('.past-stage')).toBeAttached()
    await expect.poll(() => paneAt('.timeline'), `${zoom} %`).toBe('timeline')
    await page.locator('.pane-switch', { hasText: 'Pages' }).click()
    await page.getByRole('region', { name: 'The pages as they were' }).getByRole('button', { name: 'Back to now' }).click()
    await expect(page.locator('.past-stage')).toHaveCount(0)
  }
})

for (const language of languages) {
  test(`nothing is cut in any panel, however large: ${language}`, async () => {
    await running.call('settings:change', { language })
    await running.call('lessons:start', { lesson: 'session' })
    await expect(page.locator('.prediction-group')).toBeAttached({ timeout: 15_000 })
    for (const [zoom, choices] of [
      [125, 3], // stage, timeline or receipt, beside the lesson and the inspector
      [150, 3],
      [200, 5], // one panel at a time
    ] as const) {
      await change(zoom)
      const panels = page.locator('.pane-switch')
      await expect(panels).toHaveCount(choices) // the layout follows a moment after the zoom
      for (const panel of await panels.all()) {
        await panel.click()
        await expect(panel).toHaveAttribute('aria-checked', 'true')
        await page.waitForTimeout(200) // what measures itself has done so
        await expect.poll(() => cutTexts(page), `${zoom} %: ${await panel.innerText()}`).toEqual([])
      }
    }
  })
}
