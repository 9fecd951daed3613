import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { answerUrl, runApp, type OpenTab, type RunningApp } from '../support/running-app.ts'

/* Processes that end without a word or answer no more cost what they showed, and nothing else. */

const patient = { timeout: 90_000 }
const page = answerUrl('https://shop.test', { body: '<title>here</title><p>here</p>' })
const conditionOf = async (tab: OpenTab): Promise<string> => (await tab.state()).condition.kind

test.describe('while the app runs on', () => {
  let running: RunningApp
  test.beforeAll(async () => {
    running = await runApp()
  })
  test.afterAll(() => running.close())
  test.afterEach(() => running.call('stage:reset', null))

  /** Runs code in a page and does not wait: a page that is busy says nothing. */
  const set = (tab: OpenTab, code: string): Promise<unknown> =>
    running.app.evaluate(
      ({ webContents }, [id, script]) =>
        void webContents
          .fromId(id)
          ?.executeJavaScript(script, true)
          .catch(() => 0),
      [tab.contents, code] as const,
    )
  const card = (title: string) => running.page.getByRole('alert').filter({ hasText: title })
  const kill = (pid: number | undefined): void => {
    if (pid === undefined) throw new Error('no such process')
    process.kill(pid, 'SIGKILL')
  }

  test('a page in an endless loop has a card: it can be waited for, and stopped, and the other tabs go on', async () => {
    const tab = await running.openTab('laptop', page)
    const other = await running.openTab('phone', page)
    await set(tab, 'for (;;) {}')
    await expect.poll(() => conditionOf(tab), patient).toBe('unresponsive')
    await expect(card('This page does not respond')).toBeVisible()
    await other.visit('https://shop.test/storage')
    await card('This page does not respond').getByRole('button', { name: 'Wait' }).click()
    await expect.poll(() => conditionOf(tab), patient).toBe('live')
    await expect.poll(() => conditionOf(tab), patient).toBe('unresponsive')
    await card('This page does not respond').getByRole('button', { name: 'Stop the page' }).click()
    await expect.poll(() => conditionOf(tab), patient).toBe('crashed')
    expect((await running.eventsOf('tab.stopped')).at(-1)).toMatchObject({ tab: tab.id, because: 'no-answer' })
    await card('This tab has crashed').getByRole('button', { name: 'Reload' }).click()
    await expect.poll(() => conditionOf(tab), patient).toBe('live')
    expect(await conditionOf(other)).toBe('live')
  })

  test('a tab whose process is killed says so and comes back; the tab beside it never noticed', async () => {
    const tab = await running.openTab('laptop', page)
    const other = await running.openTab('phone', page)
    await other.run(`window.stays = true; 0`)
    kill(await running.app.evaluate(({ webContents }, id) => webContents.fromId(id)?.getOSProcessId(), tab.contents))
    await expect.poll(() => conditionOf(tab), patient).toBe('crashed')
    expect((await running.eventsOf('tab.crashed')).at(-1)).toMatchObject({ tab: tab.id, reason: 'killed' })
    expect(await other.run('window.stays')).toBe(true)
    await card('This tab has crashed').getByRole('button', { name: 'Reload' }).click()
    await expect.poll(async () => [await conditionOf(tab), (await tab.state()).title], patient).toEqual(['live', 'here'])
  })

  for (const [what, isIt] of [
    ['network', { serviceName: 'network.mojom.NetworkService' }],
    ['graphics', { type: 'GPU' }],
  ] as const)
    test(`the ${what} process is killed: pages load again, and cookies are where the app says that they are`, async () => {
      const before = (await running.eventsOf('jar.changed')).length
      const tab = await running.openTab('laptop', page)
      await tab.visit(answerUrl('https://shop.test', { fields: ['Set-Cookie: kept=1; Path=/; Max-Age=600'], body: 'set' }))
      const pid = await running.app.evaluate(
        ({ app }, wanted) =>
          app.getAppMetrics().find(metric => Object.entries(wanted).every(([name, value]) => Reflect.get(metric, name) === value))?.pid,
        isIt,
      )
      test.skip(pid === undefined && what === 'graphics', 'no such process without a graphics card')
      kill(pid)
      await expect
        .poll(async () => {
          await running.call('stage:navigate', { tab: tab.id, url: 'https://shop.test/lab/answer?body=after' })
          return tab.run(`document.body.textContent + document.cookie`).catch(() => '')
        }, patient)
        .toMatch(/^after(?:kept=1)?$/)
      const jar = (await tab.run('document.cookie')) as string
      const kept = async (): Promise<readonly string[]> =>
        (await running.eventsOf('jar.changed'))
          .slice(before)
          .filter(({ cookie }) => cookie.name === 'kept')
          .map(({ change }) => change)
      // The jars of these browsers live in the memory of the network process. A change is told after a reading of the new, empty jar.
      expect(jar).toBe(what === 'network' ? '' : 'kept=1')
      await expect.poll(kept, patient).toEqual(what === 'network' ? ['set', 'removed'] : ['set'])
      const sent = (await running.eventsOf('request.received')).filter(({ url }) => url.endsWith('body=after')).at(-1)
      expect(sent?.headers.find(([name]) => name.toLowerCase() === 'cookie')?.[1]).toBe(jar === '' ? undefined : jar)
    })
})

test('the app itself is killed while it writes its settings: they are whole, and it starts again with them', async () => {
  const userData = mkdtempSync(join(tmpdir(), 'crumbtrail-killed-'))
  const first = await runApp([], userData)
  const died = new Promise(resolve => first.app.process().once('exit', resolve))
  await first.call('settings:change', { theme: 'dark' })
  await expect.poll(() => existsSync(join(userData, 'settings.json'))).toBe(true)
  // One after the other, without waiting, until nobody is left to ask.
  await first.page.evaluate(() => {
    for (let turn = 0; turn < 2_000; turn += 1)
      void window.crumbtrail.call('settings:change', { theme: turn % 2 === 0 ? 'light' : 'dark', zoom: 100 }).catch(() => 0)
  })
  const pid = await first.app.evaluate(() => process.pid)
  process.kill(pid, 'SIGKILL')
  await died
  const stored = JSON.parse(readFileSync(join(userData, 'settings.json'), 'utf8')) as { theme: string }
  expect(['light', 'dark']).toContain(stored.theme)
  const second = await runApp([], userData)
  try {
    const facts = await second.call('app:read', null)
    expect(facts).toMatchObject({ ok: true, value: { settings: { theme: stored.theme }, notices: [] } })
    await second.openTab('laptop', page)
    await second.call('settings:change', { theme: 'dark' })
    await expect.poll(() => JSON.parse(readFileSync(join(userData, 'settings.json'), 'utf8')) as object).toMatchObject({ theme: 'dark' })
    expect(readdirSync(userData).filter(name => name.startsWith('settings.json')).length).toBeGreaterThan(0)
  } finally {
    await second.close()
  }
})
