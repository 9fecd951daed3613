import { assertNever } from '@shared/assert-never.ts'
import type { TabId } from '@shared/ids.ts'
import { clockStepMs } from '@shared/lesson/clock-step.ts'
import type { LessonAction } from '@shared/lesson/lesson-action-schema.ts'
import { NotPossible } from '../not-possible.ts'
import type { LessonStage } from './lesson-stage.ts'

/** The lesson's names for tabs. */
export type TabNames = Map<string, TabId>

/** Does one action and waits until its tab has come to rest. Rejects with what is wrong, where, and how to mend it. */
export async function performAction(action: LessonAction, stage: LessonStage, tabs: TabNames): Promise<void> {
  const idOf = (name: string): TabId => {
    const id = tabs.get(name)
    if (id === undefined) throw new NotPossible('not-possible', { kind: 'step-tab-not-open', tab: name })
    return id
  }
  const rest = (name: string): Promise<void> => stage.settled(idOf(name))

  if ('open' in action) {
    const { tab, profile, url, inWindowOf } = action.open
    tabs.set(tab, await stage.open({ profile, url, inWindowOf: inWindowOf === undefined ? null : idOf(inWindowOf) }))
    return rest(tab)
  }
  if ('visit' in action) {
    await stage.visit(idOf(action.visit.tab), action.visit.url)
    return rest(action.visit.tab)
  }
  if ('fill' in action) return stage.fill(idOf(action.fill.tab), action.fill.field, action.fill.text)
  if ('click' in action) {
    await stage.click(idOf(action.click.tab), action.click.target)
    return rest(action.click.tab)
  }
  if ('script' in action) {
    await stage.runScript(idOf(action.script.tab), action.script.code)
    return rest(action.script.tab)
  }
  if ('authenticate' in action) {
    const { authenticate } = action
    const credentials = 'cancel' in authenticate ? null : { user: authenticate.user, password: authenticate.password }
    await stage.authenticate(idOf(authenticate.tab), credentials)
    return rest(authenticate.tab)
  }
  if ('close' in action) return stage.close(idOf(action.close.tab))
  if ('quit' in action) return stage.quit(action.quit.profile)
  if ('launch' in action) return stage.launch(action.launch.profile)
  if ('clearSiteData' in action) return stage.clearSiteData(action.clearSiteData.profile, action.clearSiteData.origin ?? null)
  if ('set' in action) return stage.set(action.set)
  if ('moveClock' in action) return stage.moveClock(clockStepMs(action.moveClock))
  if ('server' in action) return stage.ask(action.server)
  return assertNever(action)
}
