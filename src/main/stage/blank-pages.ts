import { BrowserWindow, type Session, type WebContents } from 'electron'
import type { Protocol } from 'devtools-protocol'
import type { StorageArea } from '@shared/trace/storage-events.ts'
import type { SavedPlace } from '@shared/world/world-snapshot.ts'

/** An empty page of any origin, without a request: a place to read and write storages from. */
export interface BlankPages {
  /** What the storage of the origin holds. */
  read(origin: string, area: StorageArea): Promise<SavedPlace['items']>
  /** The storage of the origin holds these and nothing else, in this order. */
  write(place: SavedPlace, area: StorageArea): Promise<void>
}

/**
 * Answers every request of the page itself, with nothing: no site, no cookie and no script has a part in it. Web storage is reached through a
 * document of its origin alone; Electron has no other way.
 */
async function withBlankPages<Value>(contents: WebContents, work: (pages: BlankPages) => Promise<Value>): Promise<Value> {
  const devtools = contents.debugger
  const onPaused = (_event: unknown, method: string, params: unknown): void => {
    if (method !== 'Fetch.requestPaused') return
    const { requestId } = params as Protocol.Fetch.RequestPausedEvent
    const responseHeaders = [{ name: 'Content-Type', value: 'text/html' }]
    devtools.sendCommand('Fetch.fulfillRequest', { requestId, responseCode: 200, responseHeaders, body: '' }).catch(() => undefined)
  }
  devtools.attach('1.3')
  devtools.on('message', onPaused)
  try {
    await devtools.sendCommand('Network.enable')
    // A service worker of the origin would answer before the page is asked for.
    await devtools.sendCommand('Network.setBypassServiceWorker', { bypass: true })
    await devtools.sendCommand('Fetch.enable', { patterns: [{ urlPattern: '*' }] })
    await devtools.sendCommand('DOMStorage.enable')
    return await work(blankPagesIn(contents))
  } finally {
    devtools.off('message', onPaused)
    if (!contents.isDestroyed()) devtools.detach()
  }
}

function blankPagesIn(contents: WebContents): BlankPages {
  const send = (method: string, params: object): Promise<unknown> => contents.debugger.sendCommand(method, params) as Promise<unknown>
  const visit = async (origin: string): Promise<void> => {
    if (contents.getURL() !== `${origin}/`) await contents.loadURL(`${origin}/`)
  }
  const idOf = (origin: string, area: StorageArea): Protocol.DOMStorage.StorageId => ({
    storageKey: `${origin}/`,
    isLocalStorage: area === 'local',
  })
  return {
    async read(origin, area) {
      await visit(origin)
      const answer = await send('DOMStorage.getDOMStorageItems', { storageId: idOf(origin, area) })
      const { entries } = answer as Protocol.DOMStorage.GetDOMStorageItemsResponse
      return entries.map(([key = '', value = '']) => [key, value])
    },
    async write({ origin, items }, area) {
      await visit(origin)
      await writeItems(send, idOf(origin, area), items)
    },
  }
}

/**
 * Makes a storage hold these items and no others, item by item: a clearing would be told to every page of the origin, and recorded as theirs.
 * @param send over a DevTools session in a document of the storage's origin
 */
export async function writeItems(
  send: (method: string, params: object) => Promise<unknown>,
  storageId: Protocol.DOMStorage.StorageId,
  items: SavedPlace['items'],
): Promise<void> {
  const { entries } = (await send('DOMStorage.getDOMStorageItems', { storageId })) as Protocol.DOMStorage.GetDOMStorageItemsResponse
  const [held, wanted] = [new Map(entries.map(([key = '', value = '']) => [key, value])), new Map(items)]
  for (const key of held.keys()) if (!wanted.has(key)) await send('DOMStorage.removeDOMStorageItem', { storageId, key })
  for (const [key, value] of wanted) if (held.get(key) !== value) await send('DOMStorage.setDOMStorageItem', { storageId, key, value })
}

/** The same in a window that is never shown, for the storage that all tabs of a browser share. */
export async function withHiddenPages<Value>(session: Session, work: (pages: BlankPages) => Promise<Value>): Promise<Value> {
  const page = new BrowserWindow({ show: false, webPreferences: { session, sandbox: true } })
  try {
    await page.loadURL('about:blank') // a page that has never shown anything answers nobody
    return await withBlankPages(page.webContents, work)
  } finally {
    page.destroy()
  }
}

/** A tab that has shown nothing yet holds these in its sessionStorage, before anybody listens to it. */
export async function fillSessionStorage(contents: WebContents, places: readonly SavedPlace[]): Promise<void> {
  await withBlankPages(contents, async pages => {
    for (const place of places) await pages.write(place, 'session')
  })
}
