import type { TabId } from '../ids.ts'
import type { Cookie } from './cookie.ts'
import { pathOf } from './cookie-context.ts'
import { cookieNamePrefix } from '../web/cookie-name-prefix.ts'
import { pathMatches } from '../web/cookie-path.ts'
import type { AccessBlocker } from './access-blocker.ts'
import { domainMatches, originOf, registrableDomain, siteOf, type Origin } from '../web/site.ts'
import { notRecorded, type StoragePlace } from './storage-place.ts'
import type { World, WorldTab } from './world.ts'

/** How far a tab gets at a thing in a store. */
export type TabAccess =
  /** Goes with the tab's own requests, and its scripts can read it. */
  | { readonly kind: 'sent' }
  /** Goes with its requests; `HttpOnly` keeps it from every script. */
  | { readonly kind: 'sent-only' }
  /** Its scripts can read and write it; nothing sends it by itself. */
  | { readonly kind: 'readable' }
  /** A row of the server: the tab holds what opens it. */
  | { readonly kind: 'opened'; readonly by: 'cookie' | 'local' | 'session'; readonly name: string }
  /** An older trace did not record whether it is a page's own or kept apart for frames, which no page reaches. */
  | { readonly kind: 'not-recorded' }
  /** Never empty: the first is the one to tell. */
  | { readonly kind: 'no'; readonly why: readonly [AccessBlocker, ...AccessBlocker[]] }

/**
 * Our reading of the rules (RFC 6265bis, "Retrieval Model"): would a request that this tab makes for its own address carry the cookie?
 * SameSite never stands in the way of such a request. The verdict of the browser, where the trace has one, is the browser's own.
 */
export function cookieAccess(cookie: Cookie, of: WorldTab['profile'], tab: WorldTab, wallMs: number): TabAccess {
  const here = originOf(tab.url)
  if (here === null) return no([{ kind: 'no-page' }])
  const why = [...(of === tab.profile ? [] : [{ kind: 'other-profile', of, here: tab.profile } as const]), ...byRules(cookie, tab, here)]
  if (cookie.expiresMs !== null && cookie.expiresMs <= wallMs) why.push({ kind: 'expired', agoMs: wallMs - cookie.expiresMs })
  return no(why) ?? { kind: cookie.httpOnly ? 'sent-only' : 'sent' }
}

function byRules(cookie: Cookie, tab: WorldTab, here: Origin): AccessBlocker[] {
  const { domain, hostOnly, path, secure, partitionKey } = cookie
  const why: AccessBlocker[] = []
  if (hostOnly ? here.host !== domain : !domainMatches(here.host, domain)) {
    const isHostPrefixed = cookieNamePrefix(cookie.name)?.needs.includes('no-domain') ?? false
    const wider = isHostPrefixed ? null : widerDomain(domain, here.host)
    why.push({ kind: 'other-host', domain, hostOnly, here: here.host, wider, isHostPrefixed })
  }
  if (secure && here.scheme === 'http') why.push({ kind: 'needs-https' })
  const requested = pathOf(tab.url)
  if (!pathMatches(requested, path)) why.push({ kind: 'other-path', path, here: requested })
  const site = siteOf(tab.url) ?? ''
  if (partitionKey !== null && partitionKey !== site) why.push({ kind: 'other-partition', partition: partitionKey, here: site })
  return why
}

/** The narrowest `Domain` that a server on `domain` may set and that reaches `host`; null: there is none. */
function widerDomain(domain: string, host: string): string | null {
  if (domainMatches(host, domain)) return domain
  if (domainMatches(domain, host) && registrableDomain(host) !== null) return host
  const shared = registrableDomain(domain)
  return shared !== null && shared === registrableDomain(host) ? shared : null
}

/** localStorage belongs to an origin within one browser (HTML, "Web storage"). */
export function localStorageAccess(place: StoragePlace, of: WorldTab['profile'], tab: WorldTab): TabAccess {
  const here = originOf(tab.url)
  if (here === null) return no([{ kind: 'no-page' }])
  const why: AccessBlocker[] = of === tab.profile ? [] : [{ kind: 'other-profile', of, here: tab.profile }]
  return no([...why, ...byPlace(place, here)]) ?? unlessNotRecorded(place)
}

/** sessionStorage belongs to an origin within one tab. */
export function sessionStorageAccess(place: StoragePlace, owner: WorldTab, tab: WorldTab, tabs: World['tabs']): TabAccess {
  const here = originOf(tab.url)
  if (here === null) return no([{ kind: 'no-page' }])
  const why: AccessBlocker[] = []
  if (owner.profile !== tab.profile) why.push({ kind: 'other-profile', of: owner.profile, here: tab.profile })
  if (owner.id !== tab.id) why.push({ kind: 'other-tab', lane: owner.lane, here: tab.lane, copiedAs: copiedAs(owner.id, tab, tabs) })
  return no([...why, ...byPlace(place, here)]) ?? unlessNotRecorded(place)
}

const unlessNotRecorded = ({ partition }: StoragePlace): TabAccess => ({ kind: partition === notRecorded ? 'not-recorded' : 'readable' })

/** A duplicate, and a popup with an opener, begin with a copy (HTML, "copy session storage"). */
function copiedAs(owner: TabId, tab: WorldTab, tabs: World['tabs']): 'duplicate' | 'popup' | null {
  if (tabs[owner] === undefined) return null
  if (tab.duplicateOf === owner) return 'duplicate'
  return tab.popupOf === owner ? 'popup' : null
}

/** A tab's own page is a top-level page: what is kept apart for frames is out of its reach, its own origin's too. */
function byPlace({ origin, partition }: StoragePlace, here: Origin): AccessBlocker[] {
  const apart: AccessBlocker[] =
    partition === null || partition === notRecorded ? [] : [{ kind: 'other-storage-partition', origin, partition }]
  return [...byOrigin(origin, here), ...apart]
}

function byOrigin(origin: string, here: Origin): AccessBlocker[] {
  if (origin === here.origin) return []
  const of = originOf(origin)
  const part = of === null || of.host !== here.host ? 'host' : of.scheme === here.scheme ? 'port' : 'scheme'
  return [{ kind: 'other-origin', part, origin, here: here.origin }]
}

/** A sight of nothing; null when nothing stands in the way. */
function no(why: readonly [AccessBlocker, ...AccessBlocker[]]): TabAccess
function no(why: readonly AccessBlocker[]): TabAccess | null
function no([first, ...rest]: readonly AccessBlocker[]): TabAccess | null {
  return first === undefined ? null : { kind: 'no', why: [first, ...rest] }
}
