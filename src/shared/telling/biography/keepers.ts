import { cookieKey } from '../../trace/cookie.ts'
import { storagePlaceKey } from '../../trace/storage-place.ts'
import type { EventOf, TraceEvent } from '../../trace/trace-event.ts'
import type { BiographyStory } from './biography-entry.ts'

type KeepStory = Extract<BiographyStory, { kind: 'kept' | 'let-go' }>
interface Keeper {
  readonly store: KeepStory['store']
  readonly name: string
  readonly where: string
  /** For Web storage the whole place (`storagePlaceKey`). */
  readonly place: string
  /** Whose store it is: a jar or localStorage of a profile, or the sessionStorage of a tab. */
  readonly owner: string
}

/** Follows in which stores a text lies. */
export interface Keepers {
  take(event: TraceEvent): readonly KeepStory[]
}

export function createKeepers(isIn: (text: string) => boolean): Keepers {
  const keeping = new Map<string, Keeper>()

  function hold(key: string, keeper: Keeper): readonly KeepStory[] {
    if (keeping.has(key)) return []
    keeping.set(key, keeper)
    return [story('kept', keeper)]
  }
  function letGo(key: string): readonly KeepStory[] {
    const keeper = keeping.get(key)
    keeping.delete(key)
    return keeper === undefined ? [] : [story('let-go', keeper)]
  }
  function letGoOf(isMeant: (keeper: Keeper) => boolean): readonly KeepStory[] {
    return [...keeping].filter(([, keeper]) => isMeant(keeper)).flatMap(([key]) => letGo(key))
  }

  function jarChanged({ profile, cookie, change, chromiumCause }: EventOf<'jar.changed'>): readonly KeepStory[] {
    if (change === 'removed' && chromiumCause === 'overwrite') return [] // what it was overwritten with follows
    const key = `${profile} ${cookieKey(cookie)}`
    if (change === 'removed' || !isIn(cookie.value)) return letGo(key)
    return hold(key, { store: 'cookie', name: cookie.name, where: cookie.domain, place: cookie.domain, owner: profile })
  }

  function storageChanged(event: EventOf<'storage.changed'>): readonly KeepStory[] {
    const { profile, tab, area, op, key: item, newValue } = event
    const place = storagePlaceKey(event)
    const owner = area === 'local' ? profile : (tab ?? '')
    if (op === 'cleared') return letGoOf(keeper => keeper.store === area && keeper.owner === owner && keeper.place === place)
    const key = `${area} ${owner} ${place} ${item ?? ''}`
    if (newValue === null || !isIn(newValue)) return letGo(key)
    return hold(key, { store: area, name: item ?? '', where: event.origin, place, owner })
  }

  return {
    take(event) {
      switch (event.kind) {
        case 'jar.changed':
          return jarChanged(event)
        case 'storage.changed':
          return storageChanged(event)
        case 'tab.closed':
        case 'tab.crashed':
          return letGoOf(keeper => keeper.store === 'session' && keeper.owner === event.tab)
        case 'stage.rebuilt':
          return letGoOf(keeper => keeper.store === 'session' && event.lostTabs.some(tab => tab === keeper.owner))
        case 'site-data.cleared':
          return letGoOf(
            keeper =>
              keeper.store === 'local' && keeper.owner === event.profile && (event.origin === null || keeper.place === event.origin),
          )
        default:
          return []
      }
    },
  }
}

function story(kind: KeepStory['kind'], { store, name, where }: Keeper): KeepStory {
  return { kind, store, name, where }
}
