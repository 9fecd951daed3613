import { expect, test } from '@playwright/test'
import { look } from './support/shown.ts'
import { runApp, type OpenTab, type RunningApp } from './support/running-app.ts'

let running: RunningApp
let tab: OpenTab

test.beforeAll(async () => {
  running = await runApp(['--lang=en'])
  tab = await running.openTab('laptop', 'https://shop.test/limits/')
})
test.afterAll(() => running.close())

test('fills sessionStorage until the browser says no, and the trace keeps only the beginnings', async () => {
  await tab.run(`document.querySelector('#fill-session').click()`)
  await expect.poll(() => tab.run(`document.querySelector('#result-session')?.dataset.error ?? ''`)).toBe('QuotaExceededError')
  const units = Number(await tab.run(`document.querySelector('#result-session').dataset.units`))
  expect(units, '10 MiB or more, two octets a unit').toBeGreaterThan(4_000_000)
  await expect.poll(async () => (await running.eventsOf('storage.changed')).some(({ op }) => op === 'removed')).toBe(true)
  const long = (await running.eventsOf('storage.changed')).filter(({ cutFrom }) => cutFrom !== undefined)
  expect(long.length).toBeGreaterThan(0)
  expect(Math.max(...long.map(({ newValue }) => newValue?.length ?? 0))).toBeLessThan(2_000)
})

test('a fill can be cancelled, and takes away what it wrote', async () => {
  await tab.run(`document.querySelector('#fill-local').click(); document.querySelector('#cancel').click(); 0`) // one item is in by then
  await expect.poll(() => tab.run(`document.querySelector('#result-local')?.dataset.cancelled ?? ''`)).toBe('yes')
  expect(await tab.run('localStorage.length')).toBe(0)
})

test('a value of which only the beginning is known cannot be edited, only deleted', async () => {
  await tab.run(`localStorage.setItem('long', 'x'.repeat(100_000))`)
  const panel = await look(running.page, 'A', 'local')
  const item = panel.locator('.item').filter({ hasText: 'long' })
  await expect(item).toContainText('100000 units')
  await expect(item.getByRole('button', { name: 'Edit long' })).toHaveCount(0)
  await item.getByRole('button', { name: 'Delete long' }).click()
  await expect.poll(() => tab.run(`localStorage.getItem('long')`)).toBeNull()
})

for (const [id, expected] of [
  ['pair-4096', 'kept'],
  ['pair-4097', 'refused'],
  ['path-1024', 'kept'],
  ['path-1025', 'ignored'],
  ['years', '400.0'],
] as const) {
  test(`a cookie at or beyond a limit, ${id}: ${expected}`, async () => {
    await tab.visit('https://shop.test/limits/')
    await tab.run(`document.querySelector('#try-${id}').click()`)
    await expect.poll(() => tab.run(`document.querySelector('#tried-${id}')?.dataset.outcome ?? null`)).toBe(expected)
  })
}
