import { profileIds, type ProfileId, type TabId } from '../ids.ts'
import { tokensIn } from '../web/looks-like-jwt.ts'
import { cookieKey, type Cookie } from '../trace/cookie.ts'
import { originOf } from '../web/site.ts'
import { openTabs } from '../trace/open-tabs.ts'
import { readStoragePlace, type StoragePlace } from '../trace/storage-place.ts'
import type { World, WorldTab } from '../trace/world.ts'

/** A place in a browser's stores where a token stands. */
export type TokenPlace =
  | { readonly key: string; readonly kind: 'cookie'; readonly profile: ProfileId; readonly cookie: Cookie; readonly value: string }
  | {
      readonly key: string
      readonly kind: 'local' | 'session'
      readonly profile: ProfileId
      readonly origin: string
      /** The top-level site that it is kept apart for; null: it is not. */
      readonly partition: string | null
      readonly item: string
      readonly value: string
      /** An open tab through which the item can be written; null: none shows its origin now. */
      readonly tab: TabId | null
    }

/** Every place whose value holds one of these texts. A value may be more than the token: JSON around it, say. */
export function findTokenPlaces(world: World, tokens: readonly string[]): readonly TokenPlace[] {
  const wanted = tokens.filter(token => token !== '')
  return allPlaces(world).filter(({ value }) => wanted.some(token => value.includes(token)))
}

/** The token in a value that may hold more; null: none that looks like one. */
export function tokenIn(value: string): string | null {
  return tokensIn(value)[0] ?? null
}

/** Every token in the stores, once, with the first place where it stands. */
export function tokensInStores(world: World): readonly { readonly token: string; readonly place: TokenPlace }[] {
  const found = new Map<string, TokenPlace>()
  for (const place of allPlaces(world)) {
    const token = tokenIn(place.value)
    if (token !== null && !found.has(token)) found.set(token, place)
  }
  return [...found].map(([token, place]) => ({ token, place }))
}

/** The value of a place with another token in it: what stands around the old one stays. */
export function withTokenReplaced(value: string, known: readonly string[], token: string): string {
  const old = known.find(candidate => candidate !== '' && value.includes(candidate)) ?? tokenIn(value)
  return old === null ? token : value.replace(old, () => token)
}

/** Storage that is kept apart for frames is written by no tab's own page. */
const shows = (tab: WorldTab, { origin, partition }: StoragePlace): boolean => partition === null && originOf(tab.url)?.origin === origin

function allPlaces(world: World): readonly TokenPlace[] {
  const tabs = openTabs(world)
  const places: TokenPlace[] = []
  for (const profile of profileIds) {
    for (const { cookie } of world.jars[profile]) {
      places.push({ key: `cookie ${profile} ${cookieKey(cookie)}`, kind: 'cookie', profile, cookie, value: cookie.value })
    }
    for (const [place, items] of Object.entries(world.local[profile])) {
      const at = readStoragePlace(place)
      const tab = tabs.find(each => each.profile === profile && shows(each, at))?.id ?? null
      for (const { key: item, value } of items) {
        places.push({ key: `local ${profile} ${place} ${item}`, kind: 'local', profile, ...at, item, value, tab })
      }
    }
  }
  for (const owner of tabs) {
    for (const [place, items] of Object.entries(world.session[owner.id] ?? {})) {
      const at = readStoragePlace(place)
      const tab = shows(owner, at) ? owner.id : null
      for (const { key: item, value } of items) {
        places.push({ key: `session ${owner.id} ${place} ${item}`, kind: 'session', profile: owner.profile, ...at, item, value, tab })
      }
    }
  }
  return places
}
