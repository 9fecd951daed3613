import type { TabId } from '@shared/ids.ts'
import type { StepPlace, StepProblem } from '@shared/problem/step-problem.ts'
import { ExpectedFailure } from '../base/expected-failure.ts'
import { pause, withTimeout } from '../base/with-timeout.ts'
import type { BasicPrompts } from '../stage/basic-prompts.ts'
import type { Guest } from '../stage/guests.ts'
import type { PageDialogs } from '../stage/page-dialogs.ts'
import type { Stage } from '../stage/stage.ts'
import { whenShown } from '../stage/trusted-input.ts'

const linkTimeoutMs = 10_000
const settleTimeoutMs = 15_000
/** Quiet for so long counts as settled: a page's own script may ask for more right after its load. */
const quietMs = 150

/** The pages of the tabs that a lesson has opened, and when something can be done in them. Each rejects once its tab is closed. */
export interface LessonPages {
  opened(tab: TabId): void
  forgetAll(): void
  /** What a tab is called in a sentence, with the page that it shows. */
  where(tab: TabId, guest: Guest): StepPlace
  closed(tab: TabId): ExpectedFailure
  guestOf(tab: TabId): Promise<Guest>
  /** A page whose dialog is open does nothing that it is asked to: an action closes the dialog first, as a person would. */
  freeGuestOf(tab: TabId): Promise<Guest>
  /** Only the tab in front is laid out where the mouse can reach it. */
  inFront(tab: TabId): Promise<Guest>
  /** Waits for work in a page, or until a dialog of it is open (null): the work goes on when that is closed. */
  orDialog(tab: TabId, work: Promise<unknown>): Promise<unknown>
  /** Resolves once the page has come to rest. */
  settled(tab: TabId): Promise<void>
}

export function createLessonPages(stage: Stage, prompts: BasicPrompts, dialogs: PageDialogs): LessonPages {
  /** Of each tab that a lesson has opened: the stage forgets the letter of one that is closed. */
  const lanes = new Map<TabId, string>()
  const laneOf = (tab: TabId): string => lanes.get(tab) ?? tab
  const closed = (tab: TabId): ExpectedFailure => notPossible({ kind: 'step-tab-closed', lane: laneOf(tab) })
  const where = (tab: TabId, guest: Guest): StepPlace => ({ lane: laneOf(tab), url: guest.contents.getURL() })

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

  async function freeGuestOf(tab: TabId): Promise<Guest> {
    const guest = await guestOf(tab)
    dialogs.dismiss(tab, 'lesson')
    return guest
  }

  async function settled(tab: TabId): Promise<void> {
    const guest = await guestOf(tab)
    const end = Date.now() + settleTimeoutMs
    let quietSince = Date.now()
    let hasReplied = false
    while (!hasReplied || Date.now() - quietSince < quietMs) {
      if (Date.now() - quietSince >= quietMs) hasReplied = await replies(guest, end - Date.now())
      if (Date.now() > end) throw notPossible({ kind: 'step-tab-restless', place: where(tab, guest), seconds: settleTimeoutMs / 1000 })
      await pause(25)
      // A browser that asks its user goes on loading until it is answered: as far as it can come alone, it has come to rest.
      if (prompts.of(tab) !== null || dialogs.of(tab) !== null) return
      // Closed; or gone with the main window's page, and the tab begins anew in the next one.
      if (guest.contents.isDestroyed()) return stage.board.tab(tab) === null ? undefined : settled(tab)
      if (guest.contents.isLoading() || guest.watched.inFlight() > 0) [quietSince, hasReplied] = [Date.now(), false]
    }
  }

  return {
    opened: tab => void lanes.set(tab, stage.board.tab(tab)?.lane ?? tab),
    forgetAll: () => lanes.clear(),
    where,
    closed,
    guestOf,
    freeGuestOf,
    async inFront(tab) {
      const guest = await freeGuestOf(tab)
      stage.activateTab(tab)
      await pause(60)
      await whenShown(guest.contents)
      return guest
    },
    async orDialog(tab, work) {
      const dialog = dialogs.whenOpened(tab)
      try {
        return await Promise.race([work, dialog.opened.then(() => null)])
      } finally {
        dialog.stop()
        work.catch(() => undefined) // reported already, or no longer of interest
      }
    },
    settled,
  }
}

/**
 * A page that had no time on a slow machine looks quiet as well. It replies over the session that reports its requests, so that everything that
 * it has asked for until then is known with the reply. False: it has gone meanwhile.
 */
async function replies(guest: Guest, withinMs: number): Promise<boolean> {
  const asked = guest.watched.send('Runtime.evaluate', { expression: 'new Promise(done => setTimeout(done, 20))', awaitPromise: true })
  return withTimeout(
    asked.then(
      () => true,
      () => false,
    ),
    Math.max(0, withinMs),
    new Error('a page that does not reply'),
  ).catch(() => true) // hangs: nothing will come of it
}

const notPossible = (problem: StepProblem): ExpectedFailure => new ExpectedFailure('not-possible', problem)
