import type { HeaderList } from '../web/headers.ts'
import type { EventSeq, ExchangeId, ProfileId, SchemeId, TabId, WireId } from '../ids.ts'
import type { CheckCode, CheckName, CheckParams } from './check.ts'
import type { Cookie } from './cookie.ts'
import type { CookieVerdict } from './cookie-verdict.ts'
import type { BodyCopy, Instant } from './event-parts.ts'
import type { CacheSource, WorkerSource } from './request-events.ts'

/** One row of the timeline: a request and its response, with what each of the three observers said. Derived, never stored. */
export interface Exchange {
  /** Stable for the life of the row. A wire request that no browser exchange claimed has the key `wire:<id>`. */
  readonly key: string
  readonly id: ExchangeId | null
  /** Sequence numbers of all events that made this row, ascending. */
  readonly sources: readonly EventSeq[]
  readonly firstSeq: EventSeq
  readonly lastSeq: EventSeq
  /** Where it stands in the order of rows when that is not `firstSeq`: a CORS preflight stands before the request that it asks for. */
  readonly place?: number
  readonly at: Instant
  /** null when the request was not captured (recording was paused, or its events were dropped). */
  readonly profile: ProfileId | null
  readonly tab: TabId | null
  /** Empty when the request was not captured; so is `url`. */
  readonly method: string
  readonly url: string
  readonly browser: BrowserSide | null
  /** What the wire saw, in order; several when the browser asked again by itself (a 401 and its retry). Empty: never left the browser. */
  readonly hops: readonly WireHop[]
  /** Status as the page got it; null while there is no answer, and when the page was not given one. */
  readonly status: number | null
  /** `failed` without a `browser.failure`: the tab went away, or the client left, before the answer was out. */
  readonly progress: 'pending' | 'finished' | 'failed'
  /** Set by `hideHeldRequest` alone: what is known of it is covered until it is let go. */
  readonly isWithheld?: true
}

export interface BrowserSide {
  readonly resource: string
  readonly isTopLevelNavigation: boolean
  readonly documentUrl: string
  readonly initiatorUrl: string | null
  readonly redirectedFrom: ExchangeId | null
  /** Addresses of the documents around the frame that it is for or that asks, the nearest first; null: not all are known. Empty: no frame. */
  readonly embeddedIn: readonly string[] | null
  /** What the browser made of a CORS preflight's response; null: it has not said, or this is none. */
  readonly preflight: { readonly corsError: string | null } | null
  /** As Chromium sent them, with cookies, once judged; before that as the page asked. */
  readonly requestHeaders: HeaderList
  /** null until Chromium has said; 0: no cookie was considered. */
  readonly consideredCookies: number | null
  readonly requestCookies: readonly JudgedCookie[]
  readonly responseCookies: readonly JudgedCookie[]
  readonly responseHeaders: HeaderList | null
  readonly servedFrom: CacheSource | null
  /** What the service worker responded with; null: not said, or there was none. */
  readonly workerSource: WorkerSource | null
  /** The network's own status when it differs from the page's: 304 under a cached 200. */
  readonly networkStatus: number | null
  /** Status of the head that the network stack has got, whether or not the page has it by now; null: none that the browser reported. */
  readonly headStatus: number | null
  readonly failure: {
    readonly errorText: string
    readonly isCanceled: boolean
    readonly blockedReason: string | null
    readonly corsError: string | null
  } | null
  /** Set when a HAR of another program is all that tells of it: verdicts, jar, wire and decisions are then not known, whatever is empty here. */
  readonly noted?: NotedSide
}

/** What only a noted request has. `null`: the file does not tell. */
export interface NotedSide {
  /** The program that wrote the file; empty: it gives no name. */
  readonly program: string
  readonly isTimeKnown: boolean
  /** False: the file names no field of the request; `requestHeaders` is then empty for want of knowledge. */
  readonly hasHeaders: boolean
  readonly body: BodyCopy | null
  /** Names of the cookies in the request. */
  readonly sentCookies: readonly string[] | null
  /** Names of the cookies that the response asked to set; empty: no `Set-Cookie` field is noted. */
  readonly setCookies: readonly string[] | null
}

export interface JudgedCookie {
  readonly cookie: Cookie | null
  readonly line: string | null
  readonly verdict: CookieVerdict
  /** The jar has not been read since; then it will tell. */
  readonly isWaiting?: true
  /** It came in a response with `Clear-Site-Data: "cookies"`: then Chromium's `SyntaxError` says nothing of the line. */
  readonly isBesideClearing?: true
  readonly seq: EventSeq
}

/** How a request took back what had been handed out: by its family, by its id, or all tokens of the user by their version. */
export type Revocation = 'refresh-family' | 'denylist' | 'token-version'

export interface WireHop {
  readonly wire: WireId
  readonly join: 'provisional' | 'confirmed' | null
  readonly isEncrypted: boolean
  /** `id` 0 when the request itself was not captured. */
  readonly connection: { readonly id: number; readonly earlierRequests: number }
  readonly requestHeaders: HeaderList
  readonly requestBody: BodyCopy | null
  readonly response: {
    readonly status: number
    readonly statusText: string
    readonly headers: HeaderList
    readonly body: BodyCopy
    readonly durationMs: number
  } | null
  readonly isAborted: boolean
  /** Held at the lab's door until its browser gave up or its tab went: no site has seen it. */
  readonly isStoppedAtDoor?: true
  /** What this request revoked in the server's tables; missing: nothing. */
  readonly revoked?: readonly Revocation[]
  readonly decision: Decision | null
}

export interface Decision {
  readonly scheme: SchemeId
  readonly route: string
  readonly steps: readonly DecisionStep[]
  /** null while it is being made. */
  readonly outcome: 'allowed' | 'refused' | null
  readonly refusedBy: CheckName | null
  readonly status: number | null
  readonly user: string | null
}

export interface DecisionStep {
  readonly check: CheckName
  readonly state: 'passed' | 'refused' | 'not-reached'
  readonly code: CheckCode | null
  readonly params: CheckParams
  readonly seq: EventSeq | null
}
