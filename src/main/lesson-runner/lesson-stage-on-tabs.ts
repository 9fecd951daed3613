import type { StepProblem } from '@shared/problem/step-problem.ts'
import { createLessonPages } from './lesson-pages.ts'
import type { LessonStage } from './lesson-stage.ts'
import type { WorldFile } from '../world/read-world-file.ts'
import type { LabControl } from '../lab/lab-control.ts'
import { ExpectedFailure } from '../base/expected-failure.ts'
import type { BasicPrompts } from '../stage/basic-prompts.ts'
import type { PageDialogs } from '../stage/page-dialogs.ts'
import type { SiteData } from '../stage/site-data.ts'
import type { Stage } from '../stage/stage.ts'
import { clickElement, fillField, visibleText } from '../stage/trusted-input.ts'
import { pause } from '../base/with-timeout.ts'

const promptTimeoutMs = 5_000
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
  restoreWorld: (world: WorldFile) => Promise<void>,
): LessonStage {
  const pages = createLessonPages(stage, prompts, dialogs)
  return {
    reset() {
      pages.forgetAll()
      return stage.reset()
    },
    async restore(world) {
      pages.forgetAll()
      await restoreWorld(world)
      const { tabs } = stage.board.state()
      for (const { id } of tabs) pages.opened(id)
      return new Map(tabs.map(({ lane, id }) => [lane, id]))
    },
    async open({ profile, url, inWindowOf }) {
      const window = inWindowOf === null ? null : stage.board.tab(inWindowOf)?.window
      const tab = window ? stage.openTab(window, url) : stage.openWindow(profile, url).tab
      pages.opened(tab)
      await pages.guestOf(tab)
      return tab
    },
    async visit(tab, url) {
      await pages.freeGuestOf(tab)
      void stage.navigate(tab, url)
    },
    async fill(tab, selector, text) {
      const guest = await pages.inFront(tab)
      await pages.orDialog(tab, fillField(guest.contents, selector, text, pages.where(tab, guest)))
    },
    async click(tab, selector) {
      const guest = await pages.inFront(tab)
      await pages.orDialog(tab, clickElement(guest.contents, selector, pages.where(tab, guest)))
    },
    async runScript(tab, code) {
      const guest = await pages.freeGuestOf(tab)
      try {
        const script = `(async () => { ${code}\n})().then(${asText})`
        const returned = await pages.orDialog(tab, guest.contents.executeJavaScript(script, true) as Promise<unknown>)
        return typeof returned === 'string' ? returned.slice(0, longestReturn) : null
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error)
        throw notPossible({ kind: 'step-script-failed', place: pages.where(tab, guest), reason })
      }
    },
    async authenticate(tab, credentials) {
      const guest = await pages.inFront(tab)
      const end = Date.now() + promptTimeoutMs
      while (prompts.of(tab) === null && Date.now() < end) await pause(25)
      const prompt = prompts.of(tab)
      if (prompt === null) throw notPossible({ kind: 'step-not-asked', place: pages.where(tab, guest) })
      prompts.answer(prompt.id, credentials)
    },
    async close(tab) {
      if (stage.board.tab(tab) === null) throw pages.closed(tab)
      await stage.closeTab(tab)
    },
    quit: profile => stage.quitBrowser(profile),
    launch: profile => stage.launchBrowser(profile),
    clearSiteData: (profile, origin) => siteData.clear(profile, origin === null ? null : new URL(origin).origin),
    set: async change => labDesk.set(change, 'lesson'),
    moveClock: ms => labDesk.moveClock(ms),
    ask: async ask => labDesk.ask(ask),
    pageText: async tab => visibleText((await pages.freeGuestOf(tab)).contents),
    settled: tab => pages.settled(tab),
  }
}

const notPossible = (problem: StepProblem): ExpectedFailure => new ExpectedFailure('not-possible', problem)
