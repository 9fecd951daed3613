import type { TabId } from '@shared/ids.ts'
import type { StageState } from '@shared/stage.ts'
import type { World, WorldTab } from '@shared/trace/world.ts'

/** The tab that keys and the inspector mean: the chosen one while it stands, else the active tab of the first window. */
export function focusedTab(stage: StageState | null, chosen: TabId | null): TabId | null {
  if (chosen !== null && stage?.tabs.some(tab => tab.id === chosen) === true) return chosen
  return stage?.windows[0]?.activeTab ?? stage?.tabs[0]?.id ?? null
}

/** Tabs that stood at the cursor, in the order of their lanes. */
export function openTabs(world: World): readonly WorldTab[] {
  return Object.values(world.tabs)
    .filter(tab => tab !== undefined)
    .filter(tab => !tab.isClosed)
    .sort((a, b) => a.lane.length - b.lane.length || (a.lane < b.lane ? -1 : 1))
}

/** The tab to look into at the cursor: the chosen one, else the one that keys mean, else the first that stood there. */
export function inspectedTab(world: World, chosen: TabId | null, focused: TabId | null): WorldTab | null {
  for (const id of [chosen, focused]) {
    const tab = id === null ? undefined : world.tabs[id]
    if (tab !== undefined && !tab.isClosed) return tab
  }
  return openTabs(world)[0] ?? null
}
