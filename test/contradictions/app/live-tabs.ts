import type { ElectronApplication, Page } from '@playwright/test'
import type { TabId } from '@shared/ids.ts'
import type { StageTab } from '@shared/stage.ts'
import { askAgain } from './ask-again.ts'
import type { LiveTab } from './observe.ts'

/* Which page belongs to which tab: by what each side calls it, never by where it stands. A list may be read while another one changes. */

/**
 * The tabs whose page is there.
 * @param popupsOpened the popups of the trace, in the order in which they were opened; the main process has their windows in the same order
 */
export async function readLiveTabs(
  { app, page }: { readonly app: ElectronApplication; readonly page: Page },
  tabs: readonly StageTab[],
  popupsOpened: readonly TabId[],
): Promise<readonly LiveTab[]> {
  const guests = new Map(await guestsOf(page))
  const popups = await askAgain(() =>
    app.evaluate(({ webContents }) =>
      globalThis.contradictionTap.popups.map(id => ({ id, isThere: webContents.fromId(id)?.isDestroyed() === false })),
    ),
  )
  return tabs.flatMap(tab => {
    if (tab.condition.kind !== 'live') return []
    const popup = popups[popupsOpened.indexOf(tab.id)]
    const contents = tab.window === null ? (popup?.isThere === true ? popup.id : undefined) : guests.get(tab.id)
    return contents === undefined ? [] : [{ tab, contents }]
  })
}

function guestsOf(page: Page): Promise<readonly (readonly [TabId, number])[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('webview')].flatMap(guest => {
      try {
        const contents = (guest as unknown as { getWebContentsId(): number }).getWebContentsId()
        return [[guest.dataset['tab'] as TabId, contents] as const]
      } catch {
        return [] // not attached yet
      }
    }),
  )
}
