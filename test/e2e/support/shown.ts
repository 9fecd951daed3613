import { expect, type Locator, type Page } from '@playwright/test'

/* What a person reads in the main window, found by role and name. English alone: the words are asserted elsewhere. */

/** For what is there in a moment as a rule: Playwright itself looks again after a tenth, a quarter and half a second. */
export const soon = { intervals: [10, 20, 30, 50, 100] }

const inspectorOf = (page: Page): Locator => page.getByRole('region', { name: /What (a )?tab/ })

/** Chooses the tab that the inspector looks into, and one of its four views, as they are now. */
export async function look(page: Page, lane: string, view: 'cookies' | 'local' | 'session' | 'server'): Promise<Locator> {
  const inspector = inspectorOf(page)
  await backToNow(inspector)
  // With one tab alone there is nothing to choose; a second that has just come may not be drawn yet.
  await expect(async () => {
    const chooser = inspector.getByRole('radio', { name: new RegExp(`^Tab ${lane},`) })
    if ((await chooser.count()) > 0) await chooser.click({ timeout: 2000 })
    await expect(page.getByRole('region', { name: `What tab ${lane} can see` })).toBeVisible({ timeout: 2000 })
  }).toPass(soon)
  const names = { cookies: /^Cookies/, local: /^local/, session: /^session/, server: /^Server/ } as const
  await inspector.getByRole('tab', { name: names[view] }).click()
  return inspector.getByRole('tabpanel')
}

/** Name and value of every item that the inspector's open view lists, without the folded ones. */
export async function readItems(panel: Locator): Promise<Readonly<Record<string, string>>> {
  // In one reading: the list may be drawn anew between two.
  const found = await panel
    .locator('.item-list')
    .evaluateAll(([list]) =>
      [...(list?.querySelectorAll(':scope > .item') ?? [])].map(item => [
        item.querySelector<HTMLElement>('.item-head b')?.innerText ?? '',
        (item.querySelector<HTMLElement>('.item-value')?.innerText ?? '').trim(),
      ]),
    )
  return Object.fromEntries(found) as Readonly<Record<string, string>>
}

/** Out of a past, if there is one in this part of the window: it may end by itself meanwhile. */
export async function backToNow(part: Locator): Promise<void> {
  const button = part.getByRole('button', { name: 'Back to now' })
  await expect(async () => {
    if ((await button.count()) > 0) await button.click({ timeout: 2000 })
    await expect(button).toHaveCount(0, { timeout: 2000 })
  }).toPass(soon)
}

/** Until the page shows all that the log holds: a busy page takes what comes in at most ten times a second. A saved trace is all there. */
export function allShown(page: Page): Promise<void> {
  return expect
    .poll(
      () =>
        page.evaluate(async () => {
          const scrubber = document.querySelector<HTMLInputElement>('input.scrubber-range')
          if (scrubber === null || document.querySelector('.replay-stage') !== null) return 0
          const shown = Number(scrubber.max)
          const later = await window.crumbtrail.call('trace:since', { after: shown })
          return later.ok ? (JSON.parse(later.value) as { events: readonly unknown[] }).events.length : -1
        }),
      soon,
    )
    .toBe(0)
}

/** Selects the newest request whose row names all of `words`, and gives the receipt. */
export async function openReceipt(page: Page, ...words: readonly string[]): Promise<Locator> {
  await allShown(page)
  const rows = page.getByRole('listbox', { name: 'Timeline' }).getByRole('option')
  let row = rows
  for (const word of words) row = row.filter({ hasText: word })
  await row.last().click()
  const details = page.getByRole('tabpanel', { name: 'Receipt' })
  await expect(details).toBeVisible()
  return details
}
