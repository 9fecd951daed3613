import AxeBuilder from '@axe-core/playwright'
import { expect } from '@playwright/test'
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
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).include('[role=dialog]').analyze()
    const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)
    expect(told, language).toEqual([])
    if (picture !== null) await page.screenshot({ path: `test-results/${picture}-${language}.png` })
  }
}
