import type { Page } from '@playwright/test'
import axe from 'axe-core'

/**
 * What axe finds in the app's own page, each as `rule: the elements`. It looks at the page alone: the tabs are frames of it for Playwright, and
 * a wrapper that asks each of them waits a second for every one that is gone.
 *
 * @param parts selectors of what is looked at; the whole page without any
 */
export async function violationsIn(page: Page, ...parts: readonly string[]): Promise<readonly string[]> {
  await page.evaluate(axe.source)
  const violations = await page.evaluate(async include => {
    const context = { ...(include.length === 0 ? {} : { include: include.map(part => [part]) }), exclude: [['webview']] }
    return (await globalThis.axe.run(context, { iframes: false, resultTypes: ['violations'] })).violations
  }, parts)
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary = '' }) => `${html.slice(0, 160)} ${failureSummary}`).join(' | ')}`,
  )
}

type Axe = typeof axe

declare global {
  var axe: Axe
}
