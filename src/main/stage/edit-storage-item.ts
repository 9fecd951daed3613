import type { Protocol } from 'devtools-protocol'
import type { TabId } from '@shared/ids.ts'
import type { StorageArea } from '@shared/trace/storage-events.ts'
import { ExpectedFailure } from '../base/expected-failure.ts'
import { reasonOfChromium } from '../base/reason-of-chromium.ts'
import type { Recorder } from '../recorder/recorder.ts'
import type { TraceLog } from '../trace/trace-log.ts'
import { pageAnswer } from './clear-open-tabs.ts'
import type { Stage } from './stage.ts'

export interface ItemEdit {
  readonly tab: TabId
  readonly area: StorageArea
  readonly key: string
  /** Null: taken away. */
  readonly value: string | null
}

/**
 * Edits an item of a tab's localStorage or sessionStorage by hand, as in a browser's developer tools: a fact, and the cause of the change.
 * @throws ExpectedFailure when the tab shows no page, or the page takes the item not or not in time
 */
export async function editStorageItem(stage: Stage, recorder: Recorder, log: TraceLog, { tab, area, key, value }: ItemEdit): Promise<void> {
  const guest = stage.guests.get(tab)
  const url = guest?.contents.getURL() ?? ''
  const source = { tab, profile: stage.board.tab(tab)?.profile ?? 'laptop' } as const
  if (!guest || !url.startsWith('http')) throw new ExpectedFailure('not-possible', { kind: 'tab-without-page' })
  const { origin } = new URL(url)
  const storageId: Protocol.DOMStorage.StorageId = { storageKey: `${origin}/`, isLocalStorage: area === 'local' }
  try {
    const read = guest.watched.send<Protocol.DOMStorage.GetDOMStorageItemsResponse>('DOMStorage.getDOMStorageItems', { storageId })
    const held = (await pageAnswer(read)).entries.find(([name]) => name === key)?.[1] ?? null
    const cause = log.append({ observer: 'app', kind: 'storage.edited', tab, area, key, edit: value === null ? 'removed' : 'set' })
    const takeBack = held === value ? null : recorder.storage.expectEdit(source, area, { origin, key, value, cause })
    const work =
      value === null
        ? guest.watched.send('DOMStorage.removeDOMStorageItem', { storageId, key })
        : guest.watched.send('DOMStorage.setDOMStorageItem', { storageId, key, value })
    work.catch(() => takeBack?.()) // also when the page answers too late
    await pageAnswer(work)
  } catch (error) {
    if (error instanceof ExpectedFailure) throw error
    throw new ExpectedFailure('not-possible', { kind: 'item-not-taken', reason: reasonOfChromium(error) })
  }
}
