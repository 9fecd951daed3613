import { webContents, type BrowserWindow } from 'electron'
import type { ProfileId, TabId, WindowId } from '@shared/ids.ts'
import { homeUrl, type StageTab } from '@shared/stage.ts'
import type { SavedPlace } from '@shared/world/world-snapshot.ts'
import type { MovableLabClock } from '../../server/base/lab-clock.ts'
import type { Lab } from '../../server/open-lab.ts'
import type { LabProfiles } from '../lab/lab-profiles.ts'
import { logError } from '../base/log-error.ts'
import { ExpectedFailure } from '../base/expected-failure.ts'
import type { Recorder } from '../recorder/recorder.ts'
import type { TraceLog } from '../trace/trace-log.ts'
import { createAwaitedPages } from './awaited-pages.ts'
import type { FirstPage, Guests } from './guests.ts'
import type { SessionStorageCopy } from './session-storage-copy.ts'
import type { SiteData } from './site-data.ts'
import { beginningAt, type StageBoard } from './stage-board.ts'

export interface StageOptions {
  readonly board: StageBoard
  readonly guests: Guests
  readonly log: TraceLog
  readonly recorder: Recorder
  readonly profiles: LabProfiles
  readonly siteData: SiteData
  readonly lab: Lab
  readonly clock: MovableLabClock
  readonly mainWindow: () => BrowserWindow | null
}

export interface RestoredTab {
  readonly lane: string
  readonly url: string
  readonly sessionStorage: readonly SavedPlace[]
}

/** Everything that can be done with the browsers on the stage. Methods that name a tab or window reject when it is not there. */
export interface Stage {
  readonly board: StageBoard
  readonly guests: Guests
  openWindow(profile: ProfileId, url: string | null): { readonly window: WindowId; readonly tab: TabId }
  openTab(window: WindowId, url: string | null): TabId
  /** A window of a snapshot, with these tabs: each has its sessionStorage before its first script runs. Their ids, in this order. */
  openRestored(profile: ProfileId, tabs: readonly RestoredTab[]): TabId[]
  duplicateTab(tab: TabId): TabId
  closeTab(tab: TabId): Promise<void>
  closeWindow(window: WindowId): Promise<void>
  activateTab(tab: TabId): void
  /** The renderer's `<webview>` for the tab is there. */
  attached(tab: TabId, webContentsId: number): Promise<void>
  /** Resolves once the tab has its page, or is closed. */
  whenLinked(tab: TabId): Promise<void>
  navigate(tab: TabId, url: string): Promise<void>
  go(tab: TabId, to: 'back' | 'forward' | 'reload' | 'stop'): Promise<void>
  /** What is to become of a page that does not answer: its tab goes on waiting for it, or its process is ended. */
  hungPage(tab: TabId, end: 'wait' | 'stop'): void
  focusTab(tab: TabId): void
  popupOpened(opener: TabId, popup: BrowserWindow): void
  guestGone(tab: TabId): void
  quitBrowser(profile: ProfileId): Promise<void>
  launchBrowser(profile: ProfileId): Promise<void>
  reset(): Promise<void>
  /** The main window's page died or was loaded again: its guests are gone, its tabs begin anew at their last address. Returns them. */
  rebuild(because: 'died' | 'reloaded'): readonly TabId[]
}

/** Long: one list of everything that can be done with a browser, a few lines each over the same board. */
export function createStage(options: StageOptions): Stage {
  const { board, guests, log, profiles, siteData, lab } = options
  const firstPages = new Map<TabId, FirstPage>()
  const awaited = createAwaitedPages()

  const needTab = (tab: TabId): StageTab => {
    const found = board.tab(tab)
    if (!found) throw new ExpectedFailure('not-found', { kind: 'no-tab', tab })
    return found
  }

  function addTab(profile: ProfileId, window: WindowId, url: string, duplicateOf: TabId | null, copy: SessionStorageCopy | null): TabId {
    const tab = board.addTab({ profile, partition: profiles.partitionOf(profile), window, opener: null, url })
    firstPages.set(tab.id, { url, copy })
    awaited.expect(tab.id)
    log.append({ observer: 'app', kind: 'tab.opened', tab: tab.id, window, profile, lane: tab.lane, popupOf: null, duplicateOf })
    return tab.id
  }

  function openRestored(profile: ProfileId, tabs: readonly RestoredTab[]): TabId[] {
    const window = board.addWindow(profile)
    log.append({ observer: 'app', kind: 'window.opened', window, profile })
    return tabs.map(({ lane, url, sessionStorage }) => {
      const { id } = board.addTab({ profile, partition: profiles.partitionOf(profile), window, opener: null, url, lane })
      firstPages.set(id, { url, copy: null, held: sessionStorage })
      awaited.expect(id)
      log.append({ observer: 'app', kind: 'tab.opened', tab: id, window, profile, lane, popupOf: null, duplicateOf: null })
      return id
    })
  }

  function openWindow(profile: ProfileId, url: string | null): { window: WindowId; tab: TabId } {
    if (board.state().browsers[profile] === 'quit') {
      board.setBrowser(profile, 'running')
      log.append({ observer: 'app', kind: 'browser.launched', profile })
    }
    const window = board.addWindow(profile)
    log.append({ observer: 'app', kind: 'window.opened', window, profile })
    return { window, tab: addTab(profile, window, url ?? homeUrl, null, null) }
  }

  async function closeTab(tab: TabId): Promise<void> {
    const { profile } = needTab(tab)
    const guest = guests.get(tab)
    forget(tab)
    if (guest?.popup && !guest.popup.isDestroyed()) guest.popup.destroy()
    await renewUnused(profile)
  }

  /** A private browser forgets all when its last page has gone. */
  async function renewUnused(profile: ProfileId): Promise<void> {
    const isUnused = !board.state().tabs.some(other => other.profile === profile)
    if (profile === 'private' && isUnused) await siteData.renewPrivate(log.lastSeq())
  }

  function forget(tab: TabId): void {
    const profile = board.tab(tab)?.profile
    if (profile === undefined) return
    const closedWindow = board.removeTab(tab)
    firstPages.delete(tab)
    awaited.forget(tab)
    options.recorder.storage.tabClosed(tab)
    log.append({ observer: 'app', kind: 'tab.closed', tab })
    if (closedWindow) log.append({ observer: 'app', kind: 'window.closed', window: closedWindow, profile })
  }

  /** The tab begins anew at this address, in the next guest that comes. */
  function beginAnew(tab: StageTab, url: string): void {
    options.recorder.storage.tabClosed(tab.id)
    firstPages.set(tab.id, { url, copy: null })
    awaited.expect(tab.id)
    board.patchTab(tab.id, beginningAt(url))
  }

  /** As if typed. A guest whose process died is given up: some Electrons (33 is one) die themselves when it loads a page again. */
  async function open(tab: StageTab, url: string): Promise<void> {
    const isDead = (tab.condition.kind === 'crashed' || tab.condition.kind === 'restless') && tab.window !== null
    if (!isDead) return guests.load(tab.id, url)
    beginAnew(tab, url)
    board.patchTab(tab.id, { guest: tab.guest + 1 })
  }

  async function closeAllOf(profile: ProfileId | null): Promise<void> {
    for (const tab of board.state().tabs) {
      if (profile !== null && tab.profile !== profile) continue
      const popup = guests.get(tab.id)?.popup
      forget(tab.id)
      if (popup && !popup.isDestroyed()) popup.destroy()
    }
    // The renderer takes the guests away on its next draw; a page that is still there could set cookies after the end.
    await new Promise(resolve => setTimeout(resolve, 50))
  }

  return {
    board,
    guests,
    openWindow,
    openRestored,
    openTab(window, url) {
      const home = board.window(window)
      if (!home) throw noWindow(window)
      return addTab(home.profile, window, url ?? homeUrl, null, null)
    },
    duplicateTab(tab) {
      const { window, profile, url } = needTab(tab)
      if (window === null) throw new ExpectedFailure('not-possible', { kind: 'popup-alone' })
      const held = log.world().session[tab] ?? {}
      const copy = Object.fromEntries(
        Object.entries(held).map(([origin, items]) => [origin, items.map(({ key, value }) => [key, value] as const)]),
      )
      return addTab(profile, window, url, tab, copy)
    },
    closeTab,
    async closeWindow(window) {
      const home = board.window(window)
      if (!home) throw noWindow(window)
      for (const tab of home.tabs) await closeTab(tab)
    },
    activateTab(tab) {
      needTab(tab)
      board.activate(tab)
    },
    async attached(tab, webContentsId) {
      const { profile } = needTab(tab)
      const first = firstPages.get(tab)
      const contents = webContents.fromId(webContentsId)
      const window = options.mainWindow()
      const isOurs =
        contents !== undefined &&
        contents.getType() === 'webview' &&
        contents.hostWebContents === window?.webContents &&
        contents.session === profiles.sessionOf(profile) &&
        guests.tabOf(contents) === null &&
        guests.get(tab) === null
      if (!isOurs || !first) throw new ExpectedFailure('not-possible', { kind: 'page-not-of-tab' })
      try {
        await guests.link(tab, contents, first)
      } catch (error) {
        if (contents.isDestroyed()) return // it went with its window's page; the next one will come with another
        throw error
      }
      firstPages.delete(tab)
      awaited.arrived(tab)
    },
    async whenLinked(tab) {
      needTab(tab)
      await awaited.when(tab)
    },
    async navigate(tab, url) {
      await open(needTab(tab), url)
    },
    async go(tab, to) {
      const found = needTab(tab)
      const { condition, url } = found
      const contents = guests.get(tab)?.contents
      if (!contents) return
      if (to === 'stop') return contents.stop()
      if (condition.kind === 'crashed' || condition.kind === 'failed' || condition.kind === 'restless') return open(found, url)
      if (condition.kind === 'outside-lab') {
        // The page before the edge is still there, under the card.
        const isPageThere = contents.getURL().startsWith('http') && contents.getURL() !== condition.url
        return isPageThere ? board.patchTab(tab, { condition: { kind: 'live' } }) : guests.load(tab, homeUrl)
      }
      const history = contents.navigationHistory
      if (to === 'reload') contents.reload()
      else if (to === 'back' && history.canGoBack()) history.goBack()
      else if (to === 'forward' && history.canGoForward()) history.goForward()
    },
    hungPage(tab, end) {
      const { condition, url } = needTab(tab)
      if (condition.kind !== 'unresponsive') return
      if (end === 'wait') {
        guests.waitFor(tab)
        return board.patchTab(tab, { condition: { kind: 'live' } })
      }
      log.append({ observer: 'app', kind: 'tab.stopped', tab, url, because: 'no-answer' })
      guests.get(tab)?.contents.forcefullyCrashRenderer() // a busy script hears nothing that is milder
    },
    focusTab(tab) {
      needTab(tab)
      const guest = guests.get(tab)
      guest?.popup?.focus()
      guest?.contents.focus()
    },
    popupOpened(opener, popup) {
      const profile = board.tab(opener)?.profile
      if (profile === undefined) return popup.destroy() // its opener was closed meanwhile: it would be in no list
      const tab = board.addTab({ profile, partition: profiles.partitionOf(profile), window: null, opener, url: popup.webContents.getURL() })
      log.append({
        observer: 'app',
        kind: 'tab.opened',
        tab: tab.id,
        window: null,
        profile,
        lane: tab.lane,
        popupOf: opener,
        duplicateOf: null,
      })
      guests.linkPopup(tab.id, popup).catch((error: unknown) => logError('popup', error))
    },
    guestGone(tab) {
      const found = board.tab(tab)
      if (found === null) return // its guest went because it was closed
      if (found.window === null) {
        forget(tab) // a popup that was closed by its own button
        renewUnused(found.profile).catch((error: unknown) => logError('private browser', error))
      } else awaited.expect(tab) // it went with the main window's page: callers have to wait for the next
    },
    async quitBrowser(profile) {
      await closeAllOf(profile)
      const cause = log.append({ observer: 'app', kind: 'browser.quit', profile })
      board.setBrowser(profile, 'quit')
      if (profile === 'private') await siteData.renewPrivate(cause)
      else await siteData.endSession(profile, cause)
    },
    async launchBrowser(profile) {
      if (board.state().browsers[profile] === 'running') return
      openWindow(profile, null)
    },
    async reset() {
      await closeAllOf(null)
      board.reset()
      lab.reset()
      options.clock.reset()
      options.recorder.storage.forgetAll()
      for (const profile of ['laptop', 'phone', 'private'] as const) await profiles.renew(profile)
      log.append({ observer: 'app', kind: 'lab.reset' })
      log.append({ observer: 'app', kind: 'log.cleared' })
    },
    rebuild(because) {
      // A tab that has not begun yet has nothing to lose: it begins in the next page. A popup has a window of its own.
      const lost = board.state().tabs.filter(tab => tab.window !== null && !firstPages.has(tab.id))
      for (const tab of lost) {
        beginAnew(tab, tab.url)
      }
      const lostTabs = lost.map(tab => tab.id)
      if (because === 'died' || lostTabs.length > 0) log.append({ observer: 'app', kind: 'stage.rebuilt', because, lostTabs })
      return lostTabs
    },
  }
}

const noWindow = (window: WindowId): ExpectedFailure => new ExpectedFailure('not-found', { kind: 'no-window', window })
