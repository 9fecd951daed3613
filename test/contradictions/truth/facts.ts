import type { ProfileId, TabId } from '@shared/ids.ts'

/* What happened, as those tell it who took part: the engine's jar, the sockets, the pages, the test itself. Nothing here was read by the app. */

export type HeaderLines = readonly (readonly [name: string, value: string])[]

/** A request as it came out of its socket, and the response as it went in. Field values are read as UTF-8. */
export interface WireRecord {
  readonly id: number
  /** One count over the wire and the jars: what came first. */
  readonly order: number
  readonly method: string
  readonly url: string
  readonly headers: HeaderLines
  /** null: no response head has been written. */
  readonly status: number | null
  readonly responseHeaders: HeaderLines
  readonly responseOrder: number
  /** Nothing more will be written. */
  readonly isClosed: boolean
  /** The event of the session during which the request came. */
  readonly event: number
}

/** What the engine's cookie store itself says of a change. */
export interface JarChange {
  readonly order: number
  readonly profile: ProfileId | null
  readonly name: string
  readonly value: string
  /** Without a leading dot. */
  readonly domain: string
  readonly hostOnly: boolean
  readonly path: string
  readonly secure: boolean
  readonly httpOnly: boolean
  /** null: a session cookie. Unix milliseconds. */
  readonly expiresMs: number | null
  readonly cause: string
  readonly isRemoved: boolean
  readonly event: number
}

/** A cookie in a jar, read with `Network.getAllCookies`. */
export interface EngineCookie {
  readonly name: string
  readonly value: string
  readonly domain: string
  readonly hostOnly: boolean
  readonly path: string
  readonly secure: boolean
  readonly httpOnly: boolean
  readonly sameSite: string
  readonly expiresMs: number | null
  /** The top-level site of a partitioned cookie. */
  readonly partition: string | null
}

/** What a page's own script reads. */
export interface PageTruth {
  readonly tab: TabId
  readonly profile: ProfileId
  readonly href: string
  readonly documentCookie: string
  readonly local: Readonly<Record<string, string>>
  readonly session: Readonly<Record<string, string>>
  /** What the engine would send to the page's own address (`Network.getCookies`). */
  readonly sendable: readonly EngineCookie[]
  /** When the reading began and ended, in ms since the epoch: a cookie that expires between the two may be read either way. */
  readonly readMs: readonly [from: number, to: number]
}

/** What the test itself did, and what its pages saw of it. */
export type Deed =
  | { readonly kind: 'script-wrote'; readonly profile: ProfileId; readonly name: string; readonly value: string | null }
  /** `from`: the origin of the page that had it followed, sent or opened. */
  | { readonly kind: 'asked'; readonly url: string; readonly as: AskedAs; readonly from?: string }
  | { readonly kind: 'settled'; readonly url: string; readonly outcome: Settled }
  | { readonly kind: 'by-hand'; readonly profile: ProfileId; readonly name: string }
  | { readonly kind: 'item-by-hand'; readonly key: string }
  | { readonly kind: 'item-by-script'; readonly area: 'local' | 'session'; readonly key: string | null }
  | { readonly kind: 'clock-moved'; readonly ms: number }
  | { readonly kind: 'quit'; readonly profile: ProfileId }
  | { readonly kind: 'cleared'; readonly profile: ProfileId; readonly origin: string | null }
  | { readonly kind: 'tab-opened'; readonly as: 'tab' | 'popup' | 'duplicate' }
  | { readonly kind: 'server-asked' }
  /** A log-in form was sent with this name. */
  | { readonly kind: 'log-in'; readonly url: string; readonly user: string }

/** How a request was brought about. */
export type AskedAs = 'address bar' | 'link' | 'form' | 'frame' | 'fetch' | 'worker' | 'beacon' | 'popup'

export type Settled =
  | { readonly kind: 'response'; readonly status: number; readonly type: string }
  /** The promise was rejected: no response for the script. */
  | { readonly kind: 'rejected'; readonly error: string }
  | { readonly kind: 'aborted' }
  /** It has not settled in the time given: nothing is known. */
  | { readonly kind: 'unsettled' }

export type DeedNow = Deed & { readonly event: number }
