import type { World, WorldTab } from './world.ts'

/** Tabs that are open at this moment, in the order of their lanes: A to Z, then AA. */
export function openTabs(world: World): readonly WorldTab[] {
  return Object.values(world.tabs)
    .filter(tab => tab !== undefined)
    .filter(tab => !tab.isClosed)
    .sort((a, b) => a.lane.length - b.lane.length || (a.lane < b.lane ? -1 : 1))
}
