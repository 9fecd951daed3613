import { expect, it } from 'vitest'
import { tabId } from '@shared/ids.ts'
import { applyToWorld, emptyWorld } from '@shared/trace/fold-world.ts'
import { openTabs } from '@shared/trace/open-tabs.ts'
import { storageMap } from '@shared/trace/storage-map.ts'
import { tabOpened, trace } from './make-trace.ts'

const opened = (lane: string) => tabOpened({ tab: tabId(`t-${lane}`), lane })

it('are in the order of their lanes, without the closed ones, in the storage map as well', () => {
  const closed = { observer: 'app', kind: 'tab.closed', tab: tabId('t-B') } as const
  const world = trace([opened('AA'), opened('C'), opened('B'), opened('A'), closed]).reduce(applyToWorld, emptyWorld())
  expect(openTabs(world).map(({ lane }) => lane)).toEqual(['A', 'C', 'AA'])
  expect(storageMap(world, 0).tabs.map(({ lane }) => lane)).toEqual(['A', 'C', 'AA'])
})
