import type { ElectronApplication, Page } from '@playwright/test'
import type { TabId } from '@shared/ids.ts'
import type { StageTab } from '@shared/stage.ts'
import { askAgain } from './ask-again.ts'

/* Which page belongs to which tab: by what each side calls it, never by where it stands. A list may be read while another one changes. */

/** A tab with the id of its page's contents. */
export interface LiveTab {
  readonly tab: StageTab
  readonly contents: number
}

/** What is there of pages, as window and main process know it. */
export interface PagesThere {
  /** The contents of the guests, by the tab that each says it is of. */
  readonly guests: ReadonlyMap<string, number>
  /** The contents of all popups in the order in which they were opened; null: it is gone. */
  readonly popups: readonly (number | null)[]
}

/** @param popupsOpened the popups of the trace, in the order in which they were opened */
export function pairTabs(tabs: readonly StageTab[], popupsOpened: readonly TabId[], { guests, popups }: PagesThere): readonly LiveTab[] {
  return tabs.flatMap(tab => {
    const contents = tab.window === null ? popups[popupsOpened.indexOf(tab.id)] : guests.get(tab.id)
    return contents == null || tab.condition.kind !== 'live' ? [] : [{ tab, contents }]
  })
}

export async function readPagesThere({ app, page }: { readonly app: ElectronApplication; readonly page: Page }): Promise<PagesThere> {
  const guests = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('webview')].flatMap(guest => {
      try {
        return [[guest.dataset['tab'] ?? '', (guest as unknown as { getWebContentsId(): number }).getWebContentsId()] as const]
      } catch {
        return [] // not attached yet
      }
    }),
  )
  const popups = await askAgain(() =>
    app.evaluate(({ webContents }) =>
      globalThis.contradictionTap.popups.map(id => (webContents.fromId(id)?.isDestroyed() === false ? id : null)),
    ),
  )
  return { guests: new Map(guests), popups }
}

/** After a reset: no popup is there, and the trace begins anew. */
export async function forgetPopups(app: ElectronApplication): Promise<void> {
  await askAgain(() => app.evaluate(() => void (globalThis.contradictionTap.popups.length = 0)))
}
