import { useCallback } from 'react'
import { assertNever } from '@shared/assert-never.ts'
import type { ProfileId, TabId } from '@shared/ids.ts'
import type { LessonPlace } from '@shared/lesson/lesson-place.ts'
import type { WorldTab } from '@shared/trace/world.ts'
import { send } from '../base/bridge.ts'
import type { PaneName } from '../panes/panes.ts'
import { pointAt } from '../panes/look-store.ts'

interface PlaceShowing {
  readonly tabs: readonly WorldTab[]
  /** The tab whose stores the inspector shows. */
  readonly tab: TabId | null
  readonly showRow: (key: string) => void
  readonly selectTab: (tab: TabId) => void
  /** Brings a panel up where one shows at a time. */
  readonly lead: (pane: PaneName) => void
}

/** Leads from a sentence of the lesson to the request, the cookie, the item or the row that it rests on, and rings it. */
export function useShowPlace({ tabs, tab, showRow, selectTab, lead }: PlaceShowing): (place: LessonPlace) => void {
  return useCallback(
    place => {
      switch (place.kind) {
        case 'exchange':
          showRow(place.key)
          pointAt({ at: 'receipt', name: null })
          return lead('details')
        case 'cookie': {
          const open = tabOfProfile(tabs, place.profile, tab)
          if (open !== null) selectTab(open)
          pointAt({ at: 'cookies', name: place.name })
          return lead('inspector')
        }
        case 'storage':
          selectTab(place.tab)
          pointAt({ at: place.area === 'local' ? 'localStorage' : 'sessionStorage', name: place.key })
          return lead('inspector')
        case 'server':
          pointAt({ at: 'server', name: place.user })
          return lead('inspector')
        case 'page':
          send('stage:activate-tab', { tab: place.tab })
          pointAt({ at: 'stage', name: null })
          return lead('stage')
        default:
          return assertNever(place)
      }
    },
    [tabs, tab, showRow, selectTab, lead],
  )
}

/** The tab that is looked into already, if it is one of that browser's; else its first. */
function tabOfProfile(tabs: readonly WorldTab[], profile: ProfileId, current: TabId | null): TabId | null {
  const own = tabs.filter(one => one.profile === profile)
  return (own.find(({ id }) => id === current) ?? own[0])?.id ?? null
}
