import { writeFileSync, mkdirSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { lessonId } from '@shared/ids.ts'
import { runApp } from './support/running-app.ts'
const out = '/tmp/forms-shots'
test('shots', async () => {
  test.setTimeout(400_000)
  mkdirSync(out, { recursive: true })
  const running = await runApp()
  await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 720))
  const shot = async (name: string) => {
    await running.page.waitForTimeout(500)
    const png = await running.app.evaluate(async ({ BrowserWindow }) =>
      (await BrowserWindow.getAllWindows()[0]?.webContents.capturePage())?.toPNG().toString('base64'),
    )
    writeFileSync(`${out}/${name}.png`, Buffer.from(png ?? '', 'base64'))
  }
  const play = async () => {
    const r = await running.call('lessons:read', null)
    return r.ok ? r.value : null
  }
  const reach = (phase: string, step: number) =>
    expect
      .poll(
        async () => {
          const p = await play()
          return `${p?.phase} ${p?.stepIndex}`
        },
        { timeout: 60_000 },
      )
      .toBe(`${phase} ${step}`)
  const skip = async (step: number) => {
    for (let at = 0; at < step; at += 1) {
      await expect.poll(async () => (await play())?.phase).toMatch(/asking|doing/)
      const p = await play()
      if (p?.phase === 'asking') {
        const t = p.steps[p.stepIndex]?.tick
        await running.call('lessons:predict', t ? { ticks: [{ box: t.boxes[0]?.box.id ?? '', goes: true }] } : { option: 0, stake: 3 })
      }
      await running.call('lessons:perform', null)
      await reach('observed', at)
      await running.call('lessons:next', null)
    }
  }
  for (const [language, theme] of [
    ['en', 'light'],
    ['ko', 'dark'],
  ] as const) {
    const n = `${language}-${theme}`
    await running.call('settings:change', { language, theme })
    // wrong cookies
    await running.call('lessons:start', { lesson: lessonId('session') })
    await reach('asking', 0)
    await running.call('lessons:show-hint', null)
    await running.call('lessons:show-hint', null)
    const page = running.page
    for (const [i, c] of [0, 0, 1, 0].entries()) await page.locator('.guess-box').nth(i).locator('.guess-box-button').nth(c).click()
    await page.locator('.stake .guess-box-button').nth(2).click()
    await shot(`${n}-1-ticks-hints`)
    await page.locator('.prediction button[type=submit]').click()
    await reach('doing', 0)
    await shot(`${n}-2-doing`)
    await running.call('lessons:perform', null)
    await reach('observed', 0)
    await shot(`${n}-3-point`)
    await page.locator('.point-part', { hasText: 'Secure' }).click()
    await shot(`${n}-4-wrong`)
    // status + check
    await running.call('lessons:start', { lesson: lessonId('orders') })
    await reach('asking', 0)
    await page.locator('.prediction-option').nth(1).click()
    await shot(`${n}-5-status`)
    await page.locator('.prediction button[type=submit]').click()
    await reach('doing', 0)
    await running.call('lessons:perform', null)
    await reach('observed', 0)
    await shot(`${n}-6-point-check`)
    await page.locator('.point-part').nth(1).click()
    await shot(`${n}-7-check-wrong`)
    // headers
    await running.call('lessons:start', { lesson: lessonId('cache') })
    await reach('asking', 0)
    await skip(1)
    await reach('asking', 1)
    await page.locator('.prediction-option').nth(0).click()
    await page.locator('.stake .guess-box-button').nth(2).click()
    await page.locator('.prediction button[type=submit]').click()
    await reach('doing', 1)
    await running.call('lessons:perform', null)
    await reach('observed', 1)
    await shot(`${n}-8-point-header`)
    await page.locator('.point-part').nth(2).click()
    await shot(`${n}-9-header-wrong`)
    await running.call('lessons:next', null)
    await reach('asking', 2)
    await running.call('lessons:predict', { option: 0, stake: 1 })
    await running.call('lessons:perform', null)
    await reach('observed', 2)
    await running.call('lessons:next', null)
    await shot(`${n}-a-end`)
    await running.call('lessons:start', { lesson: lessonId('bearer') })
    await reach('asking', 0)
    await skip(4)
    await reach('asking', 4)
    for (const [i, c] of [0, 1, 0, 1].entries()) await page.locator('.guess-box').nth(i).locator('.guess-box-button').nth(c).click()
    await shot(`${n}-b-headers`)
    await page.locator('.prediction button[type=submit]').click()
    await reach('doing', 4)
    await running.call('lessons:perform', null)
    await reach('observed', 4)
    await shot(`${n}-c-headers-wrong`)
  }
  await running.close()
})
