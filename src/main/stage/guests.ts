import type { BrowserWindow, LoadURLOptions, WebContents } from 'electron'
import type { ProfileId, TabId } from '@shared/ids.ts'
import type { TraceLog } from '../trace/trace-log.ts'
import type { LabProfiles } from '../lab/lab-profiles.ts'
import type { DocumentsOnHold } from '../recorder/documents-on-hold.ts'
import { cutText, cutValue } from '../trace/cut-value.ts'
import type { Recorder, WatchedTab } from '../recorder/recorder.ts'
import { copySessionStorage, type SessionStorageCopy } from './session-storage-copy.ts'
import { withMaskedPassword, withoutUser } from '@shared/web/user-information.ts'
import { createPageWatch, type PageWatch } from './page-watch.ts'
import { popupWindow } from './popup-window.ts'
import { createRateBound } from './rate-bound.ts'
import { costOfText, createTalkBound } from '../base/talk-bound.ts'
import { costOfMessage } from '../recorder/cost-of-message.ts'
import { tellTheme } from './theme-of-pages.ts'
import { fillSessionStorage } from './blank-pages.ts'
import type { SavedPlace } from '@shared/world/world-snapshot.ts'
import type { StageBoard } from './stage-board.ts'

/** The page behind a tab: its contents and the recorder's ear on it. */
export interface Guest {
  readonly contents: WebContents
  readonly watched: WatchedTab
  /** The real window of a popup; null for a tab of a simulated one. */
  readonly popup: BrowserWindow | null
}

export interface FirstPage {
  readonly url: string
  /** What another tab held in its sessionStorage. */
  readonly copy: SessionStorageCopy | null
  /** What the tab itself held in a snapshot. */
  readonly held?: readonly SavedPlace[]
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
  link(tab: TabId, contents: WebContents, first: FirstPage): Promise<void>
  linkPopup(tab: TabId, popup: BrowserWindow): Promise<void>
  /** As if typed. With `options`: a method, fields and a body that an address bar has not. */
  load(tab: TabId, url: string, options?: LoadURLOptions): Promise<void>
  /** A lab page was kept from leaving the lab. */
  outside(contents: WebContents, url: string): void
  /** A page that does not answer shall be waited for as long again. */
  waitFor(tab: TabId): void
  /** A page asked the main process for something that it is refused: a permission, a download. */
  asked(contents: WebContents): void
}

const tunnelRefused = -111
const aborted = -3
/** At a time. No lesson needs more than one; a page that opens them in a loop would bury the app. */
const mostPopups = 12
/** In ten seconds, by one tab: one that closes what it opens would still have the app make a window for each. */
const mostPopupsOpened = 24
/** Navigations of a tab, or of all its frames, in a second. No reader follows so many, and each of them costs the whole app. */
const mostNavigations = 20
const mostFrameNavigations = 100
/** Messages of a page that the main process takes in at once, and in a second in the long run. Each costs it some 20 to 200 µs. */
const mostMessages = 20_000
const mostMessagesASecond = 4_000

/** Long: one list of everything that can happen to a page, a few lines each over the same guests. */
export function createGuests({ board, log, recorder, profiles, isLabUrl, documents, onPopup, onGone, onKey }: GuestsOptions): Guests {
  const guests = new Map<TabId, Guest>()
  /** Tabs whose page was stopped, until they are asked for another one. */
  const restless = new Set<TabId>()
  const watches = new WeakMap<WebContents, PageWatch>()
  /** Takes note of messages that a page caused; stops it when there are too many. */
  const spending = new WeakMap<WebContents, (messages: number) => void>()

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
    boundNavigations(tab, contents)
    boundTalk(tab, contents)
    watchPage(tab, { contents, watched })
    contents.on('page-title-updated', (_event, title) => board.patchTab(tab, { title: cutText(title) }))
    contents.on('did-start-loading', () => {
      if (!restless.has(tab)) board.patchTab(tab, { isLoading: true })
    })
    contents.on('did-stop-loading', () => {
      board.patchTab(tab, { isLoading: false })
      watched.pageLoaded()
    })
    contents.on('did-navigate', (_event, address) => {
      const url = withoutUser(address)
      // What was on its way when its tab was stopped may still arrive; its process ends at once.
      if (url === 'about:blank' || restless.has(tab)) return
      watched.pageCommitted()
      void watched.listen().then(() => documents.ready(profileOf(tab), url))
      log.append({ observer: 'app', kind: 'tab.navigated', tab, url })
      // The title of this entry of the history: empty for a new page until it names itself. After a reload or Back nothing tells a title
      // that has stayed the same.
      board.patchTab(tab, { url: cutValue(url).text, title: cutText(titleNow(contents)), condition: { kind: 'live' } })
      patchHistory()
      void watched.readStoragesBack(url)
    })
    contents.on('did-navigate-in-page', (_event, url, isMainFrame) => {
      if (!isMainFrame) return
      board.patchTab(tab, { url: cutValue(withoutUser(url)).text })
      patchHistory()
    })
    contents.on('did-fail-load', (_event, code, errorText, url, isMainFrame) => {
      if (!isMainFrame || code === aborted || restless.has(tab)) return
      if (code === tunnelRefused && !isLabUrl(url)) showEdge(tab, url)
      else {
        const failed = cutValue(withoutUser(url)).text
        board.patchTab(tab, { url: failed, condition: { kind: 'failed', url: failed, errorText } })
      }
    })
    contents.on('render-process-gone', (_event, { reason }) => {
      watched.pageGone()
      log.append({ observer: 'app', kind: 'tab.crashed', tab, reason })
      board.patchTab(tab, { isLoading: false, ...(restless.has(tab) ? {} : { condition: { kind: 'crashed', reason } }) })
    })
    contents.on('before-input-event', (event, input) => onKey(contents, event, input))
    contents.once('destroyed', () => {
      watched.pageGone()
      if (guests.get(tab)?.contents !== contents) return // another page is the tab's by now
      guests.delete(tab)
      restless.delete(tab)
      onGone(tab)
    })
  }

  function boundNavigations(tab: TabId, contents: WebContents): void {
    const own = createRateBound(mostNavigations, 1_000)
    const ofFrames = createRateBound(mostFrameNavigations, 1_000)
    contents.on('did-start-navigation', ({ isMainFrame, isSameDocument, url }) => {
      if (isSameDocument || url === 'about:blank' || restless.has(tab)) return
      const isAllowed = (isMainFrame ? own : ofFrames).allows(performance.now())
      if (!isAllowed) stopPage(tab, contents, 'navigations')
    })
  }

  function watchPage(tab: TabId, { contents, watched }: Pick<Guest, 'contents' | 'watched'>): void {
    // A navigation under way keeps what is asked for the page that comes, which may be minutes away.
    let isNavigating = false
    contents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
      if (isMainFrame && !isSameDocument) isNavigating = true
    })
    const arrived = (): void => void (isNavigating = false)
    contents.on('did-navigate', arrived)
    contents.on('did-stop-loading', arrived)
    const isThere = (): boolean => {
      const shown = board.tab(tab)
      return !isNavigating && shown?.dialog === null && (shown.condition.kind === 'live' || shown.condition.kind === 'unresponsive')
    }
    const watch = createPageWatch({
      ask: () => watched.send('Runtime.evaluate', { expression: '0' }),
      isExpected: isThere,
      onSilent: () => board.patchTab(tab, { condition: { kind: 'unresponsive' } }),
      onAnswer() {
        if (board.tab(tab)?.condition.kind === 'unresponsive') board.patchTab(tab, { condition: { kind: 'live' } })
      },
    })
    watches.set(contents, watch)
    contents.once('destroyed', () => watch.stop())
  }

  /** Whatever a page does comes to the main process as messages, and each of them is somebody else's wait. */
  function boundTalk(tab: TabId, contents: WebContents): void {
    const talk = createTalkBound(mostMessages, mostMessagesASecond)
    const spend = (messages: number): void => {
      if (!restless.has(tab) && !talk.allows(messages, performance.now())) stopPage(tab, contents, 'too-much')
    }
    spending.set(contents, spend)
    contents.debugger.on('message', (_event, method, params) => spend(costOfMessage(method, params)))
    // Electron 33 gives the text beside the event, 45 within it.
    contents.on('console-message', ({ message }, _level, text?: string) => spend(costOfText((message ?? text ?? '').length)))
    contents.on('page-title-updated', (_event, title) => spend(costOfText(title.length)))
    contents.on('page-favicon-updated', (_event, icons) => spend(icons.reduce((sum, icon) => sum + costOfText(icon.length), 0)))
    contents.on('did-navigate-in-page', (_event, url) => spend(costOfText(url.length)))
    contents.on('update-target-url', (_event, url) => spend(costOfText(url.length)))
    contents.on('did-change-theme-color', () => spend(1))
  }

  /**
   * Ends the process of a page that does not come to rest: to load another page over it is a race that it can win (seen in 33). The tab begins
   * anew when it is asked for a page.
   */
  function stopPage(tab: TabId, contents: WebContents, because: 'navigations' | 'too-much'): void {
    const url = board.tab(tab)?.url
    if (url === undefined) return
    restless.add(tab)
    log.append({ observer: 'app', kind: 'tab.stopped', tab, url, because })
    board.patchTab(tab, { isLoading: false, condition: { kind: 'restless', url, because } })
    guests.get(tab)?.watched.setDeaf(true) // what it has said already is as much as what it would still say
    // Not from within the navigation that was one too many.
    setImmediate(() => {
      if (contents.isDestroyed() || !restless.has(tab)) return
      contents.stop()
      contents.forcefullyCrashRenderer()
    })
  }

  function allowPopups(tab: TabId, contents: WebContents): void {
    const opened = createRateBound(mostPopupsOpened, 10_000)
    const edges = createRateBound(mostNavigations, 1_000)
    contents.setWindowOpenHandler(({ url }) => {
      const opener = board.tab(tab)
      if (opener === null) return { action: 'deny' } // it is closed already, and its page goes at any moment
      if (url !== 'about:blank' && url !== '' && !isLabUrl(url)) {
        if (edges.allows(performance.now())) showEdge(tab, url)
        else if (!restless.has(tab)) stopPage(tab, contents, 'navigations')
        return { action: 'deny' }
      }
      const others = board.state().tabs.filter(({ window }) => window === null).length
      if (others >= mostPopups || !opened.allows(performance.now())) return { action: 'deny' } // `window.open` answers null, as with a browser's popup blocker
      return {
        action: 'allow',
        outlivesOpener: true, // as in a browser: a window of its own, whatever becomes of the tab that opened it
        overrideBrowserWindowOptions: popupWindow(profiles.partitionOf(opener.profile), contents.getZoomFactor(), others),
      }
    })
    contents.on('did-create-window', popup => onPopup(tab, popup))
  }

  function showEdge(tab: TabId, address: string): void {
    if (restless.has(tab)) return
    const url = cutText(withMaskedPassword(address))
    log.append({ observer: 'app', kind: 'edge.reached', tab, url })
    board.patchTab(tab, { isLoading: false, condition: { kind: 'outside-lab', url } })
  }

  async function adopt(tab: TabId, contents: WebContents, popup: BrowserWindow | null): Promise<Guest> {
    const guest: Guest = { contents, watched: recorder.watchTab(contents, tab, profileOf(tab)), popup }
    guests.set(tab, guest)
    allowPopups(tab, contents)
    follow(tab, guest)
    await guest.watched.start()
    tellTheme(contents)
    return guest
  }

  async function load(tab: TabId, url: string, options?: LoadURLOptions): Promise<void> {
    restless.delete(tab)
    guests.get(tab)?.watched.setDeaf(false)
    if (!isLabUrl(url)) return showEdge(tab, url)
    const guest = guests.get(tab)
    if (!guest) throw new Error(`tab ${tab} has no page yet`)
    board.patchTab(tab, { url: withoutUser(url), isLoading: true, condition: { kind: 'live' } })
    // Rejects when a newer navigation takes over or the page fails; `did-fail-load` has told the board.
    await guest.contents.loadURL(url, options).catch(() => undefined)
  }

  return {
    get: tab => guests.get(tab) ?? null,
    tabOf,
    async link(tab, contents, { url, copy, held = [] }) {
      if (held.length > 0) await fillSessionStorage(contents, held)
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
    asked: contents => spending.get(contents)?.(1),
    waitFor(tab) {
      const contents = guests.get(tab)?.contents
      if (contents !== undefined) watches.get(contents)?.wait()
    },
  }
}

/** What the history calls the page that is shown; empty where it has no title (`getTitle` would give its address then). */
function titleNow({ navigationHistory: history }: WebContents): string {
  return history.getEntryAtIndex(history.getActiveIndex())?.title ?? ''
}
