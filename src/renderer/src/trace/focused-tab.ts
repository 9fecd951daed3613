import type { TabId } from '@shared/ids.ts'
import type { StageState } from '@shared/stage.ts'
import { openTabs } from '@shared/trace/open-tabs.ts'
import type { World, WorldTab } from '@shared/trace/world.ts'

/** The tab that keys and the inspector mean: the chosen one while it stands, else the active tab of the first window. */
export function focusedTab(stage: StageState | null, chosen: TabId | null): TabId | null {
  if (chosen !== null && stage?.tabs.some(tab => tab.id === chosen) === true) return chosen
  return stage?.windows[0]?.activeTab ?? stage?.tabs[0]?.id ?? null
}

/** The tab to look into at the cursor: the chosen one, else the one that keys mean, else the first that stood there. */
export function inspectedTab(world: World, chosen: TabId | null, focused: TabId | null): WorldTab | null {
  for (const id of [chosen, focused]) {
    const tab = id === null ? undefined : world.tabs[id]
    if (tab !== undefined && !tab.isClosed) return tab
  }
  return openTabs(world)[0] ?? null
}
