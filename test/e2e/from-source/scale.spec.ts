import { expect, test } from '@playwright/test'
import { createTraceFold } from '@shared/trace/fold-trace.ts'
import { manyEvents, type ManyEvents } from '../../support/many-events.ts'
import { recordSeed } from '../../support/record-seed.ts'
import { runApp, type RunningApp } from '../support/running-app.ts'

/* From source alone, for no package has a door to its trace. 20,000 events in the real app: none is lost, the end is kept, the past is reached. How fast it is says `npm run bench -- timeline`. */

test.describe.configure({ mode: 'serial' })
let running: RunningApp
let many: ManyEvents

test.beforeAll(async () => {
  running = await runApp(['--bench-trace-hook'])
  many = await manyEvents(running.app, await recordSeed(running))
})
test.afterAll(() => running.close())

const list = () => running.page.getByRole('listbox', { name: 'Timeline' })
const shownCount = async (): Promise<number> => Number(await list().locator('.timeline-row').last().getAttribute('aria-setsize'))
const cursor = () => running.page.locator('input.scrubber-range')
const isAtEnd = (): Promise<boolean> =>
  list().evaluate(element => element.scrollHeight - element.scrollTop - element.clientHeight < 60 && element.scrollTop > 1000)

/** The rows of the whole trace, folded from its start. */
async function wholeCount(): Promise<number> {
  const fold = createTraceFold()
  fold.push(await running.events())
  return fold.timeline.rows().length
}

test('a burst of 20,000 events arrives whole, and the list stands at its end', async () => {
  const last = await many.fill(20_000)
  await expect(cursor()).toHaveAttribute('max', String(last))
  await expect.poll(shownCount).toBe(await wholeCount())
  await expect.poll(isAtEnd).toBe(true)
})

test('the list follows a stream to its end, and lets go when one scrolls upwards', async () => {
  const before = await many.lastSeq()
  await many.stream(1000, 1500)
  await expect.poll(() => many.lastSeq()).toBeGreaterThan(before)
  await expect.poll(async () => (await cursor().getAttribute('max')) === String(await many.lastSeq())).toBe(true)
  await expect.poll(isAtEnd).toBe(true)
  await list().evaluate(element => (element.scrollTop -= 3000))
  await expect(running.page.getByRole('button', { name: 'To the newest' })).toBeVisible({ timeout: 15_000 })
  const place = await list().evaluate(element => element.scrollTop)
  await many.fill(500)
  await expect(cursor()).toHaveAttribute('max', String(await many.lastSeq()))
  expect(await list().evaluate(element => element.scrollTop)).toBe(place)
})

test('a jump brings the row of its event into sight', async () => {
  let shown: string | null = null
  for (const target of [9_000, 15_000, 300]) {
    await cursor().fill(String(target))
    await expect(async () => {
      const id = await list().getAttribute('aria-activedescendant')
      expect(id, 'another row than before').not.toBe(shown)
      const row = running.page.locator(`[id="${id ?? ''}"]`)
      await expect(row).toBeInViewport({ timeout: 2000 })
      expect(Number(await row.getAttribute('aria-posinset'))).toBeLessThan(target)
      shown = id
    }).toPass()
  }
})

test('a jump into the far past shows the world as it was', async () => {
  await cursor().fill('12')
  await expect(running.page.getByRole('region', { name: /^What tab . can see/ })).toContainText('As it was at event')
  await expect(cursor()).toHaveValue('12')
})

test('a page that is loaded again gets the whole trace, slice by slice', async () => {
  await running.page.reload()
  await expect.poll(async () => (await cursor().getAttribute('max')) === String(await many.lastSeq())).toBe(true)
  // Each look asks the page for the whole trace while it is still loading it: a few looks, and time for them.
  await expect.poll(async () => (await shownCount()) === (await wholeCount()), { intervals: [1000] }).toBe(true)
})
