import { expect, test } from '@playwright/test'
import { answerUrl, runApp, type RunningApp } from '../support/running-app.ts'

/* A page that floods costs its own tab alone: while it does, the app answers about as soon as it does without it. */

let running: RunningApp
test.beforeAll(async () => {
  running = await runApp()
})
test.afterAll(() => running.close())
test.afterEach(() => running.call('stage:reset', null))

const patient = { timeout: 60_000 }
const start = answerUrl('https://evil.test', { body: '<title>flood</title><p id=p>flood</p>' })

/** How long the app's page takes for a call and two frames, in milliseconds: the middle of some. */
async function answersIn(): Promise<number> {
  return running.page.evaluate(async () => {
    const took: number[] = []
    for (let i = 0; i < 9; i += 1) {
      const begun = performance.now()
      await window.crumbtrail.call('stage:read', null)
      await new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)))
      took.push(performance.now() - begun)
    }
    return took.toSorted((one, other) => one - other)[4] ?? 0
  })
}

const floods = {
  titles: `let n = 0; setInterval(() => { for (let i = 0; i < 50; i += 1) document.title = 'title ' + n++ }, 10)`,
  hashes: `let n = 0; setInterval(() => { location.hash = 'h' + n++ }, 3)`,
  'history entries': `let n = 0; setInterval(() => history.pushState(null, '', '?n=' + n++), 3)`,
  'windows outside': `setInterval(() => open('https://example.com/?' + 'x'.repeat(1_000_000)), 5)`,
}
for (const [what, script] of Object.entries(floods))
  test(`a flood of ${what} does not hold up the app`, async () => {
    const tab = await running.openTab('laptop', start)
    const control = await answersIn()
    await tab.run(`${script}; 0`)
    await expect.poll(async () => JSON.stringify(await tab.state()) !== '', patient).toBe(true)
    expect(await answersIn()).toBeLessThan(Math.max(control, 50) * 12)
    expect(await running.call('stage:close-tab', { tab: tab.id })).toMatchObject({ ok: true })
  })

test('a page that loads itself again and again is stopped, says so, and can be loaded again', async () => {
  const tab = await running.openTab('laptop', start)
  await running.runIn(tab.contents, `setInterval(() => location.reload(), 1); 0`)
  // Each load of this one begins the next.
  const restless = answerUrl('https://evil.test', {
    fields: ['Content-Type: text/html', "Content-Security-Policy: script-src 'unsafe-inline'"],
    body: '<script>setInterval(() => location.reload(), 1)</script>',
  })
  await running.call('stage:navigate', { tab: tab.id, url: restless })
  await expect.poll(async () => (await tab.state()).condition.kind, patient).toBe('restless')
  const card = running.page.getByRole('alert').filter({ hasText: 'This page does not come to rest' })
  await expect(card).toBeVisible()
  expect((await running.eventsOf('tab.stopped')).at(-1)).toMatchObject({ tab: tab.id, because: 'navigations' })
  await card.getByRole('button', { name: 'Go to shop.test' }).click()
  await expect.poll(async () => (await tab.state()).condition.kind, patient).toBe('live')
  await expect.poll(async () => (await tab.state()).url, patient).toBe('https://shop.test/')
})
