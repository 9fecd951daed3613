import type { EventSeq, ProfileId, SchemeId, TabId } from '../../ids.ts'
import type { RefreshEnd } from '../../lab/server-rows.ts'
import type { CheckCode, CheckName, CheckParams } from '../../trace/check.ts'
import type { SessionEnd } from '../../trace/session-row.ts'
import type { Cookie } from '../../trace/cookie.ts'
import type { HeldBackReason, RejectedReason } from '../../trace/cookie-verdict.ts'
import type { Instant } from '../../trace/event-parts.ts'
import type { StorageArea } from '../../trace/storage-events.ts'

/** Whose life is told. */
export type BiographySubject =
  | { readonly kind: 'cookie'; readonly profile: ProfileId; readonly cookie: CookieIdentity }
  | ItemSubject
  /** A value that travels: a JWT, or any other text that is long enough to be told apart. */
  | { readonly kind: 'token'; readonly token: string }

export interface ItemSubject {
  readonly kind: 'item'
  readonly profile: ProfileId
  /** null for localStorage, which all tabs of the profile share. */
  readonly tab: TabId | null
  readonly area: StorageArea
  readonly origin: string
  /** The top-level site that it is kept apart for; absent or null: it is not kept apart. */
  readonly partition?: string | null
  readonly key: string
}

/** What makes two cookies the same one (RFC 6265bis, storage model). */
export type CookieIdentity = Pick<Cookie, 'name' | 'domain' | 'hostOnly' | 'path' | 'partitionKey'>

/** One thing that happened to the subject. */
export interface BiographyEntry {
  /** The event that tells it: where a click leads. */
  readonly seq: EventSeq
  readonly at: Instant
  readonly story: BiographyStory
  /** The request that it happened in, or that brought it about. */
  readonly exchange: ExchangeRef | null
}

export interface ExchangeRef {
  readonly key: string
  readonly method: string
  readonly url: string
  readonly tab: TabId | null
  /** The host whose page started it, where that is another one. */
  readonly from: string | null
}

/**
 * Who did it. `script`: a storage that no hand changed, so the page. `unseen`: a cookie that nothing which was seen accounts for, neither a
 * response nor a hand; of scripts the browser says nothing. `unknown`: recording was paused, or the cause is no longer kept.
 */
export type Maker = 'exchange' | 'hand' | 'script' | 'unseen' | 'clock' | 'quit' | 'cleared' | 'snapshot' | 'unknown'

export type BiographyPlace = 'authorization' | 'cookie' | 'header' | 'body' | 'address'

export type BiographyStory =
  /** It was there when the timeline begins. */
  | { readonly kind: 'there-before'; readonly value: string }
  /** `before` null: it came into being. */
  | { readonly kind: 'set'; readonly by: Maker; readonly value: string; readonly before: string | null }
  /** Set again with the value that it had: its attributes or its lifetime may be others. */
  | { readonly kind: 'renewed'; readonly by: Maker }
  /** Read back, not seen as it was written: a sessionStorage that was copied with its tab. */
  | { readonly kind: 'found'; readonly value: string }
  /** A `Set-Cookie` of this name that the browser refused. */
  /** `isBesideClearing`: as in `JudgedCookie`. */
  | { readonly kind: 'rejected'; readonly reasons: readonly RejectedReason[]; readonly isBesideClearing?: true }
  /** A `Set-Cookie` for it that changed nothing; `isDeletion`: it asked to delete it. */
  | { readonly kind: 'ignored'; readonly isDeletion: boolean }
  | { readonly kind: 'carried'; readonly place: BiographyPlace; readonly name: string }
  /** `isApart`: of another host, so that no such request could ever carry it. */
  | { readonly kind: 'held-back'; readonly reasons: readonly HeldBackReason[]; readonly isApart: boolean }
  /** An answer brought the token. */
  | { readonly kind: 'received'; readonly place: BiographyPlace; readonly name: string }
  /** The token came to lie in a store, or was taken out of it. */
  | { readonly kind: 'kept' | 'let-go'; readonly store: 'cookie' | StorageArea; readonly name: string; readonly where: string }
  | ReadStory
  | { readonly kind: 'session-row'; readonly id: string; readonly ended: SessionEnd | null }
  | { readonly kind: 'refresh-row'; readonly id: string; readonly ended: RefreshEnd | null }
  | { readonly kind: 'ended'; readonly how: BiographyEnd }

/** The server looked for it and at it. */
export interface ReadStory {
  readonly kind: 'read'
  readonly scheme: SchemeId
  readonly route: string
  readonly outcome: 'allowed' | 'refused'
  readonly status: number | null
  readonly user: string | null
  /** The checks that it went through, in their order; the last one refused when `outcome` is so. */
  readonly checks: readonly { readonly check: CheckName; readonly code: CheckCode; readonly params: CheckParams }[]
}

/** How a life ends. The first part is the browser's, the second the server's. */
export type BiographyEnd =
  /** A `Set-Cookie` whose expiry lies in the past. */
  | 'deleted'
  /** The `Clear-Site-Data` of a response. */
  | 'site-cleared'
  | 'expired'
  | 'evicted'
  | 'quit'
  | 'cleared'
  /** The lab was put back to a snapshot that does not have it. */
  | 'snapshot'
  /** The lab clock went past its expiry. */
  | 'clock'
  | 'hand'
  | 'script'
  | 'unseen'
  | 'tab-closed'
  | 'tab-crashed'
  /** The app's window was loaded again, and the tab with it. */
  | 'tab-rebuilt'
  | 'unknown'
  /** Put on the denylist by its `jti`. */
  | 'denied'
  /** The user's token version was raised above its own. */
  | 'version-raised'
  | 'key-retired'

/** A whole life, as far as the trace knows it. */
export interface Biography {
  readonly subject: BiographySubject
  /** In the order of `seq`. */
  readonly entries: readonly BiographyEntry[]
  readonly state: BiographyState
}

export type BiographyState =
  /** No event of the trace knows it. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'alive'; readonly value: string; readonly expiresMs: number | null }
  /** Its time is over, and the browser has not cleared it away yet; or the token's `exp` has passed. */
  | { readonly kind: 'lapsed'; readonly expiresMs: number }
  | { readonly kind: 'gone'; readonly how: BiographyEnd }
