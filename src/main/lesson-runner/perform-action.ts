import { assertNever } from '@shared/assert-never.ts'
import type { TabId } from '@shared/ids.ts'
import { clockStepMs } from '@shared/lesson/clock-step.ts'
import type { LessonAction } from '@shared/lesson/lesson-action-schema.ts'
import { ExpectedFailure } from '../base/expected-failure.ts'
import type { LessonStage } from './lesson-stage.ts'

/** The lesson's names for tabs. */
export type TabNames = Map<string, TabId>

/**
 * Does one action and waits until its tab has come to rest. Rejects with what is wrong, where, and how to mend it.
 *
 * @returns what a script returned; null for every other action
 */
export async function performAction(action: LessonAction, stage: LessonStage, tabs: TabNames): Promise<string | null> {
  if (!('script' in action)) {
    await performByHand(action, stage, tabs)
    return null
  }
  const tab = idOf(tabs, action.script.tab)
  const returned = await stage.runScript(tab, action.script.code)
  await stage.settled(tab)
  return returned
}

/** How long an action lets time pass on purpose, in milliseconds. */
export const waitMs = (action: LessonAction): number => ('wait' in action ? action.wait.seconds * 1000 : 0)

function idOf(tabs: TabNames, name: string): TabId {
  const id = tabs.get(name)
  if (id === undefined) throw new ExpectedFailure('not-possible', { kind: 'step-tab-not-open', tab: name })
  return id
}

type HandAction = Exclude<LessonAction, { script: unknown }>

async function performByHand(action: HandAction, stage: LessonStage, tabs: TabNames): Promise<void> {
  const tabOf = (name: string): TabId => idOf(tabs, name)
  const rest = (name: string): Promise<void> => stage.settled(tabOf(name))

  if ('open' in action) {
    const { tab, profile, url, inWindowOf } = action.open
    tabs.set(tab, await stage.open({ profile, url, inWindowOf: inWindowOf === undefined ? null : tabOf(inWindowOf) }))
    return rest(tab)
  }
  if ('visit' in action) {
    await stage.visit(tabOf(action.visit.tab), action.visit.url)
    return rest(action.visit.tab)
  }
  if ('fill' in action) return stage.fill(tabOf(action.fill.tab), action.fill.field, action.fill.text)
  if ('click' in action) {
    await stage.click(tabOf(action.click.tab), action.click.target)
    return rest(action.click.tab)
  }
  if ('authenticate' in action) {
    const { authenticate } = action
    const credentials = 'cancel' in authenticate ? null : { user: authenticate.user, password: authenticate.password }
    await stage.authenticate(tabOf(authenticate.tab), credentials)
    return rest(authenticate.tab)
  }
  if ('close' in action) return stage.close(tabOf(action.close.tab))
  if ('quit' in action) return stage.quit(action.quit.profile)
  if ('launch' in action) return stage.launch(action.launch.profile)
  if ('clearSiteData' in action) return stage.clearSiteData(action.clearSiteData.profile, action.clearSiteData.origin ?? null)
  if ('set' in action) return stage.set(action.set)
  if ('moveClock' in action) return stage.moveClock(clockStepMs(action.moveClock))
  if ('wait' in action) return new Promise(resolve => setTimeout(resolve, waitMs(action)))
  if ('server' in action) return stage.ask(action.server)
  return assertNever(action)
}
