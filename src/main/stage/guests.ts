import type { BrowserWindow, LoadURLOptions, WebContents } from 'electron'
import type { ProfileId, TabId } from '@shared/ids.ts'
import type { TraceLog } from '../trace-log.ts'
import type { LabProfiles } from '../lab/lab-profiles.ts'
import type { DocumentsOnHold } from '../recorder/documents-on-hold.ts'
import type { Recorder, WatchedTab } from '../recorder/recorder.ts'
import { copySessionStorage, type SessionStorageCopy } from './session-storage-copy.ts'
import { popupWindow } from './popup-window.ts'
import type { StageBoard } from './stage-board.ts'

/** The page behind a tab: its contents and the recorder's ear on it. */
export interface Guest {
  readonly contents: WebContents
  readonly watched: WatchedTab
  /** The real window of a popup; null for a tab of a simulated one. */
  readonly popup: BrowserWindow | null
}

export interface GuestsOptions {
  readonly board: StageBoard
  readonly log: TraceLog
  readonly recorder: Recorder
  readonly profiles: LabProfiles
  readonly isLabUrl: (url: string) => boolean
  readonly documents: DocumentsOnHold
  readonly onPopup: (opener: TabId, popup: BrowserWindow) => void
  readonly onGone: (tab: TabId) => void
  readonly onKey: (contents: WebContents, event: Electron.Event, input: Electron.Input) => void
}

/** Links real pages to the tabs of the board and keeps the board true to them. */
export interface Guests {
  get(tab: TabId): Guest | null
  tabOf(contents: WebContents): TabId | null
  /** The guest becomes the tab: the recorder listens, then the first page is loaded. Rejects when the guest is gone before that. */
  link(tab: TabId, contents: WebContents, first: { readonly url: string; readonly copy: SessionStorageCopy | null }): Promise<void>
  linkPopup(tab: TabId, popup: BrowserWindow): Promise<void>
  /** As if typed. With `options`: a method, fields and a body that an address bar has not. */
  load(tab: TabId, url: string, options?: LoadURLOptions): Promise<void>
  /** A lab page was kept from leaving the lab. */
  outside(contents: WebContents, url: string): void
}

const tunnelRefused = -111
const aborted = -3
/** At a time. No lesson needs more than one; a page that opens them in a loop would bury the app. */
const mostPopups = 12

export function createGuests({ board, log, recorder, profiles, isLabUrl, documents, onPopup, onGone, onKey }: GuestsOptions): Guests {
  const guests = new Map<TabId, Guest>()

  const profileOf = (tab: TabId): ProfileId => {
    const found = board.tab(tab)
    if (!found) throw new Error(`tab ${tab} is not on the stage`)
    return found.profile
  }
  const tabOf = (contents: WebContents): TabId | null => {
    for (const [tab, guest] of guests) if (guest.contents === contents) return tab
    return null
  }

  function follow(tab: TabId, { contents, watched }: Guest): void {
    const patchHistory = (): void => {
      const history = contents.navigationHistory
      board.patchTab(tab, { canGoBack: history.canGoBack(), canGoForward: history.canGoForward() })
    }
    contents.on('page-title-updated', (_event, title) => board.patchTab(tab, { title }))
    contents.on('did-start-loading', () => board.patchTab(tab, { isLoading: true }))
    contents.on('did-stop-loading', () => {
      board.patchTab(tab, { isLoading: false })
      watched.pageLoaded()
    })
    contents.on('did-navigate', (_event, url) => {
      if (url === 'about:blank') return
      watched.pageCommitted()
      void watched.listen().then(() => documents.ready(profileOf(tab), url))
      log.append({ observer: 'app', kind: 'tab.navigated', tab, url })
      board.patchTab(tab, { url, condition: { kind: 'live' } })
      patchHistory()
      void watched.readStoragesBack(url)
    })
    contents.on('did-navigate-in-page', (_event, url, isMainFrame) => {
      if (!isMainFrame) return
      board.patchTab(tab, { url })
      patchHistory()
    })
    contents.on('did-fail-load', (_event, code, errorText, url, isMainFrame) => {
      if (!isMainFrame || code === aborted) return
      if (code === tunnelRefused && !isLabUrl(url)) showEdge(tab, url)
      else board.patchTab(tab, { url, condition: { kind: 'failed', url, errorText } })
    })
    contents.on('render-process-gone', (_event, { reason }) => {
      watched.pageGone()
      log.append({ observer: 'app', kind: 'tab.crashed', tab, reason })
      board.patchTab(tab, { isLoading: false, condition: { kind: 'crashed', reason } })
    })
    contents.on('before-input-event', (event, input) => onKey(contents, event, input))
    contents.once('destroyed', () => {
      watched.pageGone()
      if (guests.get(tab)?.contents !== contents) return // another page is the tab's by now
      guests.delete(tab)
      onGone(tab)
    })
  }

  function allowPopups(tab: TabId, contents: WebContents): void {
    contents.setWindowOpenHandler(({ url }) => {
      const opener = board.tab(tab)
      if (opener === null) return { action: 'deny' } // it is closed already, and its page goes at any moment
      if (url !== 'about:blank' && url !== '' && !isLabUrl(url)) {
        showEdge(tab, url)
        return { action: 'deny' }
      }
      const others = board.state().tabs.filter(({ window }) => window === null).length
      if (others >= mostPopups) return { action: 'deny' } // `window.open` answers null, as with a browser's popup blocker
      return {
        action: 'allow',
        outlivesOpener: true, // as in a browser: a window of its own, whatever becomes of the tab that opened it
        overrideBrowserWindowOptions: popupWindow(profiles.partitionOf(opener.profile), contents.getZoomFactor(), others),
      }
    })
    contents.on('did-create-window', popup => onPopup(tab, popup))
  }

  function showEdge(tab: TabId, url: string): void {
    log.append({ observer: 'app', kind: 'edge.reached', tab, url })
    board.patchTab(tab, { isLoading: false, condition: { kind: 'outside-lab', url } })
  }

  async function adopt(tab: TabId, contents: WebContents, popup: BrowserWindow | null): Promise<Guest> {
    const guest: Guest = { contents, watched: recorder.watchTab(contents, tab, profileOf(tab)), popup }
    guests.set(tab, guest)
    allowPopups(tab, contents)
    follow(tab, guest)
    await guest.watched.start()
    return guest
  }

  async function load(tab: TabId, url: string, options?: LoadURLOptions): Promise<void> {
    if (!isLabUrl(url)) return showEdge(tab, url)
    const guest = guests.get(tab)
    if (!guest) throw new Error(`tab ${tab} has no page yet`)
    board.patchTab(tab, { url, isLoading: true, condition: { kind: 'live' } })
    // Rejects when a newer navigation takes over or the page fails; `did-fail-load` has told the board.
    await guest.contents.loadURL(url, options).catch(() => undefined)
  }

  return {
    get: tab => guests.get(tab) ?? null,
    tabOf,
    async link(tab, contents, { url, copy }) {
      const guest = await adopt(tab, contents, null)
      const undoCopy = copy ? await copySessionStorage(guest.watched, copy) : null
      if (guests.get(tab) !== guest) throw new Error(`The page of tab ${tab} went before its first load.`)
      void load(tab, url).then(async () => {
        await undoCopy?.().catch(() => undefined) // the page may have gone meanwhile
        if (contents.isDestroyed()) return
        contents.navigationHistory.clear() // "back" must not lead to the blank start page
        board.patchTab(tab, { canGoBack: false })
      })
    },
    async linkPopup(tab, popup) {
      await adopt(tab, popup.webContents, popup)
      popup.setMenu(null)
    },
    load,
    outside(contents, url) {
      const tab = tabOf(contents)
      if (tab) showEdge(tab, url)
    },
  }
}
