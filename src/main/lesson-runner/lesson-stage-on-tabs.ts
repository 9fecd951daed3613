import type { TabId } from '@shared/ids.ts'
import type { StepPlace, StepProblem } from '@shared/problem/step-problem.ts'
import type { LessonStage } from './lesson-stage.ts'
import type { LabControl } from '../lab/lab-control.ts'
import { ExpectedFailure } from '../base/expected-failure.ts'
import type { BasicPrompts } from '../stage/basic-prompts.ts'
import type { Guest } from '../stage/guests.ts'
import type { PageDialogs } from '../stage/page-dialogs.ts'
import type { SiteData } from '../stage/site-data.ts'
import type { Stage } from '../stage/stage.ts'
import { clickElement, fillField, visibleText } from '../stage/trusted-input.ts'
import { pause, withTimeout } from '../base/with-timeout.ts'

const linkTimeoutMs = 10_000
const settleTimeoutMs = 15_000
const promptTimeoutMs = 5_000
/** Quiet for so long counts as settled: a page's own script may ask for more right after its load. */
const quietMs = 150
/** In the page: what a script returned, as text. */
const asText = "value => (value === undefined ? null : typeof value === 'string' ? value : JSON.stringify(value))"
const longestReturn = 2000

/** The lesson's hands on the real stage. */
export function lessonStageOnTabs(
  stage: Stage,
  siteData: SiteData,
  labDesk: LabControl,
  prompts: BasicPrompts,
  dialogs: PageDialogs,
): LessonStage {
  /** Of each tab that a lesson has opened: the stage forgets the letter of one that is closed. */
  const lanes = new Map<TabId, string>()
  const laneOf = (tab: TabId): string => lanes.get(tab) ?? tab
  const closed = (tab: TabId): ExpectedFailure => notPossible({ kind: 'step-tab-closed', lane: laneOf(tab) })

  async function guestOf(tab: TabId): Promise<Guest> {
    if (stage.board.tab(tab) === null) throw closed(tab)
    await withTimeout(
      stage.whenLinked(tab),
      linkTimeoutMs,
      notPossible({ kind: 'step-tab-late', lane: laneOf(tab), seconds: linkTimeoutMs / 1000 }),
    )
    const guest = stage.guests.get(tab)
    if (!guest) throw closed(tab)
    return guest
  }
  const where = (tab: TabId, guest: Guest): StepPlace => ({ lane: laneOf(tab), url: guest.contents.getURL() })

  /** A page whose dialog is open does nothing that it is asked to: an action closes the dialog first, as a person would. */
  async function freeGuestOf(tab: TabId): Promise<Guest> {
    const guest = await guestOf(tab)
    dialogs.dismiss(tab, 'lesson')
    return guest
  }

  /** Waits for work in a page, or until a dialog of it is open (null): the work goes on when that is closed. */
  async function orDialog(tab: TabId, work: Promise<unknown>): Promise<unknown> {
    const dialog = dialogs.whenOpened(tab)
    try {
      return await Promise.race([work, dialog.opened.then(() => null)])
    } finally {
      dialog.stop()
      work.catch(() => undefined) // reported already, or no longer of interest
    }
  }

  /** Only the tab in front is laid out where the mouse can reach it. */
  async function inFront(tab: TabId): Promise<Guest> {
    const guest = await freeGuestOf(tab)
    stage.activateTab(tab)
    await pause(60)
    return guest
  }

  async function settled(tab: TabId): Promise<void> {
    const guest = await guestOf(tab)
    const end = Date.now() + settleTimeoutMs
    let quietSince = Date.now()
    while (Date.now() - quietSince < quietMs) {
      if (Date.now() > end) throw notPossible({ kind: 'step-tab-restless', place: where(tab, guest), seconds: settleTimeoutMs / 1000 })
      await pause(25)
      // A browser that asks its user goes on loading until it is answered: as far as it can come alone, it has come to rest.
      if (prompts.of(tab) !== null || dialogs.of(tab) !== null) return
      // Closed; or gone with the main window's page, and the tab begins anew in the next one.
      if (guest.contents.isDestroyed()) return stage.board.tab(tab) === null ? undefined : settled(tab)
      if (guest.contents.isLoading() || guest.watched.inFlight() > 0) quietSince = Date.now()
    }
  }

  return {
    reset() {
      lanes.clear()
      return stage.reset()
    },
    async open({ profile, url, inWindowOf }) {
      const window = inWindowOf === null ? null : stage.board.tab(inWindowOf)?.window
      const tab = window ? stage.openTab(window, url) : stage.openWindow(profile, url).tab
      lanes.set(tab, stage.board.tab(tab)?.lane ?? tab)
      await guestOf(tab)
      return tab
    },
    async visit(tab, url) {
      await freeGuestOf(tab)
      void stage.navigate(tab, url)
    },
    async fill(tab, selector, text) {
      const guest = await inFront(tab)
      await orDialog(tab, fillField(guest.contents, selector, text, where(tab, guest)))
    },
    async click(tab, selector) {
      const guest = await inFront(tab)
      await orDialog(tab, clickElement(guest.contents, selector, where(tab, guest)))
    },
    async runScript(tab, code) {
      const guest = await freeGuestOf(tab)
      try {
        const script = `(async () => { ${code}\n})().then(${asText})`
        const returned = await orDialog(tab, guest.contents.executeJavaScript(script, true) as Promise<unknown>)
        return typeof returned === 'string' ? returned.slice(0, longestReturn) : null
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error)
        throw notPossible({ kind: 'step-script-failed', place: where(tab, guest), reason })
      }
    },
    async authenticate(tab, credentials) {
      const guest = await inFront(tab)
      const end = Date.now() + promptTimeoutMs
      while (prompts.of(tab) === null && Date.now() < end) await pause(25)
      const prompt = prompts.of(tab)
      if (prompt === null) throw notPossible({ kind: 'step-not-asked', place: where(tab, guest) })
      prompts.answer(prompt.id, credentials)
    },
    async close(tab) {
      if (stage.board.tab(tab) === null) throw closed(tab)
      await stage.closeTab(tab)
    },
    quit: profile => stage.quitBrowser(profile),
    launch: profile => stage.launchBrowser(profile),
    clearSiteData: (profile, origin) => siteData.clear(profile, origin === null ? null : new URL(origin).origin),
    set: async change => labDesk.set(change, 'lesson'),
    moveClock: ms => labDesk.moveClock(ms),
    ask: async ask => labDesk.ask(ask),
    pageText: async tab => visibleText((await freeGuestOf(tab)).contents),
    settled,
  }
}

const notPossible = (problem: StepProblem): ExpectedFailure => new ExpectedFailure('not-possible', problem)
