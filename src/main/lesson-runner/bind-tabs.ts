import type { TabId } from '@shared/ids.ts'
import type { LessonAction } from '@shared/lesson/lesson-action-schema.ts'
import type { Exchange } from '@shared/trace/exchange.ts'
import type { EventOf } from '@shared/trace/trace-event.ts'

/**
 * A learner who opens tabs by hand does not know the lesson's names for them. The tab that was opened in the right browser and asked for
 * the right address gets the name; failing that, the last one opened in that browser.
 */
export function bindTabs(
  actions: readonly LessonAction[],
  opened: readonly EventOf<'tab.opened'>[],
  exchanges: readonly Exchange[],
  known: ReadonlyMap<string, TabId>,
): ReadonlyMap<string, TabId> {
  const bound = new Map(known)
  for (const action of actions) {
    if (!('open' in action) || bound.has(action.open.tab)) continue
    const { tab: name, profile, url } = action.open
    const taken = new Set(bound.values())
    const free = opened.filter(event => event.profile === profile && event.popupOf === null && !taken.has(event.tab))
    const asked = free.filter(({ tab }) => exchanges.some(exchange => exchange.tab === tab && exchange.url === new URL(url).href))
    const meant = asked.at(-1) ?? free.at(-1)
    if (meant !== undefined) bound.set(name, meant.tab)
  }
  return bound
}
