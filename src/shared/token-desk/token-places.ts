import { profileIds, type ProfileId, type TabId } from '../ids.ts'
import { cookieKey, type Cookie } from '../trace/cookie.ts'
import { originOf } from '../trace/site.ts'
import type { World, WorldTab } from '../trace/world.ts'

/** A place in a browser's stores where a token stands. */
export type TokenPlace =
  | { readonly key: string; readonly kind: 'cookie'; readonly profile: ProfileId; readonly cookie: Cookie; readonly value: string }
  | {
      readonly key: string
      readonly kind: 'local' | 'session'
      readonly profile: ProfileId
      readonly origin: string
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

/** A compact JWS begins with `{"` in Base64url (RFC 7515 §7.1). */
const looksLikeJwt = /eyJ[\w-]*\.[\w-]*\.[\w-]*/

/** The token in a value that may hold more; null: none that looks like one. */
export function tokenIn(value: string): string | null {
  return looksLikeJwt.exec(value)?.[0] ?? null
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

function allPlaces(world: World): readonly TokenPlace[] {
  const tabs = Object.values(world.tabs).filter((tab): tab is WorldTab => tab !== undefined && !tab.isClosed)
  const places: TokenPlace[] = []
  for (const profile of profileIds) {
    for (const { cookie } of world.jars[profile]) {
      places.push({ key: `cookie ${profile} ${cookieKey(cookie)}`, kind: 'cookie', profile, cookie, value: cookie.value })
    }
    for (const [origin, items] of Object.entries(world.local[profile])) {
      const tab = tabs.find(each => each.profile === profile && originOf(each.url)?.origin === origin)?.id ?? null
      for (const { key: item, value } of items) {
        places.push({ key: `local ${profile} ${origin} ${item}`, kind: 'local', profile, origin, item, value, tab })
      }
    }
  }
  for (const owner of tabs) {
    for (const [origin, items] of Object.entries(world.session[owner.id] ?? {})) {
      const tab = originOf(owner.url)?.origin === origin ? owner.id : null
      for (const { key: item, value } of items) {
        places.push({ key: `session ${owner.id} ${origin} ${item}`, kind: 'session', profile: owner.profile, origin, item, value, tab })
      }
    }
  }
  return places
}
