import { expect } from '@playwright/test'
import { violationsIn } from './axe.ts'
import { cutTexts } from './cut-texts.ts'
import type { RunningApp } from './running-app.ts'

/** The tool that is open: no text of it is cut, and axe finds nothing, in English by day and in Korean by night. A picture of each where asked. */
export async function isCleanInBoth({ page, call }: RunningApp, picture: string | null = null): Promise<void> {
  for (const [language, theme] of [
    ['en', 'light'],
    ['ko', 'dark'],
  ] as const) {
    await call('settings:change', { language, theme })
    await page.waitForFunction(() => document.getAnimations().every(animation => animation.playState !== 'running'))
    await expect.poll(() => cutTexts(page), language).toEqual([])
    expect(await violationsIn(page, '[role=dialog]'), language).toEqual([])
    if (picture !== null) await page.screenshot({ path: `test-results/${picture}-${language}.png` })
  }
}
