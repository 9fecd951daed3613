import { useMemo } from 'react'
import type { EventSeq } from '@shared/ids.ts'
import type { Cookie } from '@shared/trace/cookie.ts'
import { pathOf } from '@shared/trace/cookie-context.ts'
import { pathMatches } from '@shared/web/cookie-path.ts'
import { domainMatches, originOf, siteOf } from '@shared/web/site.ts'
import { notRecorded, readStoragePlace, type StoragePlace } from '@shared/trace/storage-place.ts'
import type { StorageArea } from '@shared/trace/storage-events.ts'
import type { JarCookie, StorageByOrigin, StorageItem, World, WorldSession, WorldTab } from '@shared/trace/world.ts'

/** What one tab can see of the world. */
export interface InspectorModel {
  /** Cookies that a request to the tab's address would carry, by host, path and scheme. */
  readonly visible: readonly JarCookie[]
  /** The rest of its jar. */
  readonly others: readonly JarCookie[]
  /** null: the tab shows no page that has an origin. */
  readonly origin: string | null
  readonly local: readonly StorageItem[]
  readonly session: readonly StorageItem[]
  /** What frames of other sites inside this page keep apart (storage partitioning), and what may be the page's or a frame's in an older trace. */
  readonly ofFrames: { readonly [Area in StorageArea]: readonly FrameItems[] }
  /** Living ones first. */
  readonly sessions: readonly WorldSession[]
}

export interface FrameItems {
  readonly place: StoragePlace
  readonly items: readonly StorageItem[]
}

export function useInspectorModel(world: World, tab: WorldTab): InspectorModel {
  return useMemo(() => inspectorModel(world, tab), [world, tab])
}

export function inspectorModel(world: World, tab: WorldTab): InspectorModel {
  const origin = originOf(tab.url)?.origin ?? null
  const jar = world.jars[tab.profile]
  const [local, session] = [world.local[tab.profile], world.session[tab.id] ?? {}]
  return {
    visible: jar.filter(({ cookie }) => reaches(cookie, tab.url)),
    others: jar.filter(({ cookie }) => !reaches(cookie, tab.url)),
    origin,
    local: origin === null ? [] : (local[origin] ?? []),
    session: origin === null ? [] : (session[origin] ?? []),
    ofFrames: { local: framesOf(local, tab), session: framesOf(session, tab) },
    sessions: [...world.serverSessions].sort((a, b) => Number(a.ended !== null) - Number(b.ended !== null) || b.changedBy - a.changedBy),
  }
}

function framesOf(areas: StorageByOrigin, tab: WorldTab): readonly FrameItems[] {
  const [site, origin] = [siteOf(tab.url), originOf(tab.url)?.origin]
  return Object.entries(areas)
    .map(([key, items]) => ({ place: readStoragePlace(key), items }))
    .filter(({ place }) =>
      place.partition === notRecorded ? place.origin === origin : place.partition !== null && place.partition === site,
    )
}

/** Host, path, scheme and partition alone (RFC 6265bis, "Retrieval Model"; CHIPS): who starts a request decides the rest, and that is the receipt's matter. */
export function reaches(cookie: Cookie, url: string): boolean {
  const to = originOf(url)
  if (to === null) return false
  const isHost = cookie.hostOnly ? to.host === cookie.domain : domainMatches(to.host, cookie.domain)
  const isHere = cookie.partitionKey === null || cookie.partitionKey === siteOf(url)
  return isHost && isHere && pathMatches(pathOf(url), cookie.path) && (!cookie.secure || to.scheme === 'https')
}

/** Who changed an item, as far as the trace knows; `isFresh`: it is what the shown request or the event at the cursor changed. */
export type ChangedBy = Changer & { readonly isFresh: boolean }

export type Changer =
  | { readonly kind: 'exchange'; readonly key: string; readonly method: string; readonly url: string; readonly isShown: boolean }
  | { readonly kind: 'hand' }
  /** The lab clock set the cookie again, with less life. */
  | { readonly kind: 'clock' }
  /** The lab was put back to a snapshot. */
  | { readonly kind: 'snapshot' }
  /** No request and no hand: the page did it. */
  | { readonly kind: 'script' }
  /** A cookie: neither a response that was seen nor a hand. */
  | { readonly kind: 'unseen' }
  | { readonly kind: 'unknown' }

export type FindCause = (changedBy: EventSeq) => ChangedBy
