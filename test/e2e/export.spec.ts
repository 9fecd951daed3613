import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import type { Har } from '@shared/saved/har-types.ts'
import { answerUrl, runApp, type RunningApp } from './support/running-app.ts'

/* The file of a long trace is written in the background of the real app: it can be watched, waited for and cancelled. */

const requests = 1200
let running: RunningApp

test.beforeAll(async () => {
  running = await runApp()
  const tab = await running.openTab('laptop', answerUrl('https://shop.test', { body: 'many questions' }))
  await tab.run(`(async () => {
    let left = ${requests}
    const ask = async () => { while (left-- > 0) await fetch('/lab/echo?token=secret-number-' + left).then(answer => answer.text()) }
    await Promise.all(Array.from({ length: 6 }, ask))
  })()`)
  await expect.poll(async () => (await running.eventsOf('exchange.finished')).length).toBeGreaterThanOrEqual(requests)
})
test.afterAll(() => running.close())

async function saveTo(name: string): Promise<string> {
  const path = join(running.userData, name)
  await running.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, path)
  return path
}
const leftovers = (): string[] => readdirSync(running.userData).filter(name => name.endsWith('.part'))

test('while a HAR file is made, the app goes on answering', async () => {
  const path = await saveTo('whole.har')
  const [answer, answered] = await running.page.evaluate(async () => {
    let isOver = false
    let count = 0
    const saving = window.crumbtrail.call('trace:export-har', { redact: true }).finally(() => (isOver = true))
    while (!isOver) {
      await window.crumbtrail.call('stage:read', null)
      count += 1
    }
    return [await saving, count] as const
  })
  expect(answer).toEqual({ ok: true, value: { savedTo: path } })
  expect(answered, 'questions that were answered meanwhile: one that waits for the file counts as one').toBeGreaterThan(3)
  const { log } = JSON.parse(readFileSync(path, 'utf8')) as Har
  expect(log.entries.length).toBeGreaterThanOrEqual(requests)
  expect(JSON.stringify(log)).not.toContain('secret-number-')
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600)
  expect(leftovers()).toEqual([])
})

test('a cancelled one leaves nothing behind, and a second at the same time is refused', async () => {
  const path = await saveTo('cancelled.har')
  const answers = await running.page.evaluate(async () => {
    // All in one go: however quick the machine, the first is still under way.
    const [first, second] = [1, 2].map(() => window.crumbtrail.call('trace:export-har', { redact: true }))
    await window.crumbtrail.call('trace:cancel-export', null)
    return [await first, await second] as const
  })
  expect(answers).toMatchObject([
    { ok: true, value: null },
    { ok: false, error: { code: 'not-possible' } },
  ])
  expect(existsSync(path)).toBe(false)
  expect(leftovers()).toEqual([])
})
