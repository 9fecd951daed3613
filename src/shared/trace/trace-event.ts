import type { EventSeq, ExchangeId, ProfileId, SchemeId, TabId, WireId } from '../ids.ts'
import type { HeaderList } from '../web/headers.ts'
import type { CheckCode, CheckName, CheckParams, SessionEnd, SessionRow } from './check.ts'
import type { DeniedRow, KeyRow, RefreshEnd, RefreshRow, UserRow } from '../lab/server-rows.ts'
import type { Cookie } from './cookie.ts'
import type { CookieVerdict, SetVerdict } from './cookie-verdict.ts'
import type { AppFact } from './app-fact.ts'

/** One moment on every clock. `monoMs` grows steadily from the app's start; `labMs` is the time the server and the jars live by. */
export interface Instant {
  readonly wallMs: number
  readonly monoMs: number
  readonly labMs: number
}

interface Stamp {
  readonly seq: EventSeq
  readonly at: Instant
  /** The event that brought this one about, when that is known at once; a later `cause.found` may supply it. */
  readonly cause: EventSeq | null
}

/** A body as far as it was kept: at most 64 KiB. `bytes` is the whole size; `base64` is set when the bytes are not UTF-8 text. */
export interface BodyCopy {
  readonly text: string
  readonly base64: boolean
  readonly bytes: number
  readonly truncated: boolean
}

/** `browser`: the browser made the response itself, a redirect to https by HSTS above all. */
export type CacheSource = 'memory' | 'disk' | 'service-worker' | 'prefetch' | 'browser'
/** What a service worker responded with: what it had fetched, from the Cache API, from the HTTP cache, or made by its own script. */
export type WorkerSource = 'network' | 'cache-storage' | 'http-cache' | 'made'
export type StorageArea = 'local' | 'session'

/** What the browser says of an exchange. `headers` of the first three are Chromium's record, not the wire's order. */
export type BrowserFact =
  | {
      readonly observer: 'browser'
      readonly kind: 'request.sent'
      readonly exchange: ExchangeId
      readonly tab: TabId
      readonly profile: ProfileId
      readonly method: string
      readonly url: string
      readonly headers: HeaderList
      /** Chromium's resource type: Document, Fetch, XHR, Image, Preflight … */
      readonly resource: string
      /** True for the page itself: a navigation of the tab's main frame. False for a frame within it. */
      readonly isTopLevelNavigation: boolean
      /** URL of the document that made the request; the page itself for a navigation. */
      readonly documentUrl: string
      /** URL of the page or script that started it, when Chromium names one. */
      readonly initiatorUrl: string | null
      /** The exchange whose 3xx answer led here. */
      readonly redirectedFrom: ExchangeId | null
      /** Of a request for a frame or by one: addresses of the documents around that frame, the nearest first; null: not all are known. */
      readonly embeddedIn?: readonly string[] | null
      /** Of a CORS preflight: the request that it asks for, and that one's `request.sent`. DevTools tells of the two in the wrong order. */
      readonly preflightFor?: { readonly exchange: ExchangeId; readonly sent: EventSeq }
    }
  | {
      /** Chromium's last word before sending: the headers with cookies. All `cookie.judged` of the request follow it. */
      readonly observer: 'browser'
      readonly kind: 'request.judged'
      readonly exchange: ExchangeId
      readonly headers: HeaderList
      /** Number of cookies Chromium considered; 0 with credentials omitted means "none considered", not "none held back". */
      readonly consideredCookies: number
    }
  | {
      readonly observer: 'browser'
      readonly kind: 'cookie.judged'
      readonly exchange: ExchangeId
      readonly verdict: CookieVerdict
      /** The cookie; null when a `Set-Cookie` could not even be read as one. */
      readonly cookie: Cookie | null
      /** The `Set-Cookie` value as it came, for verdicts on a response; null on requests. */
      readonly line: string | null
    }
  | {
      /** The jar was read after a response: what became of a `Set-Cookie` whose `cookie.judged` said `not-known`. */
      readonly observer: 'browser'
      readonly kind: 'cookie.settled'
      readonly exchange: ExchangeId
      /** The `cookie.judged` that this completes. */
      readonly judged: EventSeq
      readonly verdict: SetVerdict
      /** The `jar.changed` that the field brought about; null: it changed nothing, or nobody can tell. */
      readonly change: EventSeq | null
    }
  | {
      readonly observer: 'browser'
      readonly kind: 'response.received'
      readonly exchange: ExchangeId
      readonly status: number
      readonly statusText: string
      readonly headers: HeaderList
      readonly mimeType: string
      /** Where the answer came from when it did not come from the server; null: it came over the wire. */
      readonly servedFrom: CacheSource | null
      /** Under `servedFrom: 'service-worker'`, where Chromium says it. */
      readonly workerSource?: WorkerSource
    }
  | {
      /** The answer as the network stack got it: a 304 shows here alone, `response.received` repeats the cached 200. */
      readonly observer: 'browser'
      readonly kind: 'response.judged'
      readonly exchange: ExchangeId
      readonly status: number
      readonly headers: HeaderList
    }
  | {
      /** Browser and wire saw the same request. `provisional`: by profile, method, URL and order; `confirmed`: by `X-Request-Id`. */
      readonly observer: 'browser'
      readonly kind: 'exchange.joined'
      readonly exchange: ExchangeId
      readonly wire: WireId
      readonly basis: 'provisional' | 'confirmed'
    }
  | {
      /** What the browser made of the response to a CORS preflight: it lets the request go out (null), or names the rule that it breaks. */
      readonly observer: 'browser'
      readonly kind: 'preflight.decided'
      readonly exchange: ExchangeId
      /** Chromium's CORS error, as the request that was asked for failed with it. */
      readonly corsError: string | null
    }
  | { readonly observer: 'browser'; readonly kind: 'exchange.finished'; readonly exchange: ExchangeId; readonly encodedBytes: number }
  | {
      readonly observer: 'browser'
      readonly kind: 'exchange.failed'
      readonly exchange: ExchangeId
      /** Chromium's net error, e.g. `net::ERR_ABORTED`. */
      readonly errorText: string
      readonly isCanceled: boolean
      /** Chromium's reason when it never let the request out (mixed-content, csp …), else null. */
      readonly blockedReason: string | null
      /** Chromium's CORS error when the answer came but the page may not read it, else null. */
      readonly corsError: string | null
    }
  | {
      /** The browser forbade a request before it began, and its network log does not tell of it. Nothing was sent. */
      readonly observer: 'browser'
      readonly kind: 'request.forbidden'
      readonly tab: TabId
      readonly profile: ProfileId
      /**
       * As Chromium names it: without fragment; for a frame of another origin the origin alone. A policy's `url` under `redirectOf` may be the
       * address that redirected.
       */
      readonly url: string
      /** What was to ask; null: not known, or not told. */
      readonly asker: 'page' | 'frame' | 'worker' | null
      /** The document whose rule it is, where that is known. */
      readonly documentUrl: string | null
      readonly rule: ForbiddingRule
      /** The exchange whose redirect the browser did not follow for this rule; null: nothing was asked before. */
      readonly redirectOf: ExchangeId | null
    }
  | {
      readonly observer: 'browser'
      readonly kind: 'jar.changed'
      readonly profile: ProfileId
      readonly change: 'set' | 'removed'
      readonly cookie: Cookie
      /** Electron's word: inserted, explicit, overwrite, expired, evicted, expired-overwrite … */
      readonly chromiumCause: string
      /** Changes of the same cookie just before it that were not recorded, for there were too many; absent: none. */
      readonly leftOut?: number
    }
  | {
      readonly observer: 'browser'
      readonly kind: 'storage.changed'
      readonly profile: ProfileId
      /** The tab for sessionStorage; null for localStorage, which all tabs of the profile share. */
      readonly tab: TabId | null
      readonly area: StorageArea
      readonly origin: string
      /** The top-level site under which the storage of a frame is kept apart (storage partitioning); absent: it is not. */
      readonly partition?: string
      /** `found`: read back on arrival, not seen as it was written (a copied sessionStorage, say). */
      readonly op: 'set' | 'removed' | 'cleared' | 'found'
      /** null for `cleared`. */
      readonly key: string | null
      readonly oldValue: string | null
      readonly newValue: string | null
      /** The whole length of a new value that was too long to keep, in UTF-16 code units; `newValue` is then its beginning. */
      readonly cutFrom?: number
    }
  | {
      /** A script called `alert`, `confirm` or `prompt` and waits, or a page wants to keep its user (`beforeunload`, which says nothing). */
      readonly observer: 'browser'
      readonly kind: 'dialog.opened'
      readonly tab: TabId
      readonly dialog: DialogKind
      /** Of the document whose script it is. */
      readonly origin: string
      /** In the page's own words: not to be trusted. */
      readonly message: string
    }
  | {
      /** `accepted`: OK; a `confirm` answers true. What was typed into a `prompt` is not kept. */
      readonly observer: 'browser'
      readonly kind: 'dialog.closed'
      readonly tab: TabId
      readonly dialog: DialogKind
      readonly accepted: boolean
      readonly by: DialogEnd
    }

export type ForbiddingRule =
  /** `policies`: those that are enforced and have the directive, at least one of which forbids; empty: not known. */
  | { readonly kind: 'csp'; readonly directive: string; readonly policies: readonly ForbiddingPolicy[] }
  | { readonly kind: 'mixed-content' }
  /** Chromium's CORS error for what Fetch refuses by the mode of the request alone. */
  | { readonly kind: 'cors'; readonly error: string }

/** `directive`: the one by which the policy judges, name and value, `default-src 'self'`, say, for what asks for `connect-src`. */
export interface ForbiddingPolicy {
  readonly source: 'header' | 'meta'
  readonly directive: string
}

/** HTML, simple dialogs and the unload prompt. */
export const dialogKinds = ['alert', 'confirm', 'prompt', 'beforeunload'] as const
export type DialogKind = (typeof dialogKinds)[number]
/** `app`: nobody is asked whether a page may be left. `page`: it went, with its tab or to another page. */
export const dialogEnds = ['hand', 'lesson', 'app', 'page'] as const
export type DialogEnd = (typeof dialogEnds)[number]

/**
 * One request as a HAR of another program notes it. Nobody knows more of it: neither the browser's verdicts on its cookies nor its jar, neither
 * what the wire carried nor what the server decided. null means everywhere: the file does not tell.
 */
export interface FileFact {
  readonly observer: 'file'
  readonly kind: 'request.noted'
  readonly exchange: ExchangeId
  /** One for each page of the file; requests of no page share one. No tab of the lab. */
  readonly tab: TabId
  /** The letter of that page. */
  readonly lane: string
  /** The program that wrote the file, as it names itself; empty: it gives no name. */
  readonly program: string
  /** False: the file gives no time that can be read; `at` is then that of the entry before, and only keeps the order of the file. */
  readonly isTimeKnown: boolean
  /** Empty: the file does not tell. */
  readonly method: string
  readonly url: string
  /** The file's word for what the response was for (Chromium's `_resourceType`), empty where it has none. */
  readonly resource: string
  readonly headers: HeaderList | null
  /** Names of the cookies in the request, from its `Cookie` fields or else from the entry's own list; null: there is neither. */
  readonly cookies: readonly string[] | null
  /** null: the file has no text for it, whether or not there was one. */
  readonly body: BodyCopy | null
  /** null: there is no status from 100 to 599, which other programs write as 0 or -1; whether a response came is then not known. */
  readonly status: number | null
  readonly statusText: string
  readonly responseHeaders: HeaderList | null
  /** Names in the entry's own list of the response's cookies; absent: the `Set-Cookie` fields name them, or there is no such list. */
  readonly setCookies?: readonly string[]
  readonly mimeType: string
  /** Where the program itself says that the response came from. */
  readonly servedFrom: CacheSource | null
  /** The program's own words for why the request failed; null: it names no error. */
  readonly errorText: string | null
}

/** What passed through the proxy: the truth about what was sent. Headers in wire order; the hop's own proxy fields are off. */
export type WireFact =
  | {
      readonly observer: 'wire'
      readonly kind: 'request.received'
      readonly wire: WireId
      readonly profile: ProfileId
      /** One TCP (or TLS) connection to the proxy, and how many requests it carried before this one. */
      readonly connection: { readonly id: number; readonly earlierRequests: number; readonly isEncrypted: boolean }
      readonly method: string
      readonly url: string
      readonly httpVersion: string
      readonly headers: HeaderList
    }
  | { readonly observer: 'wire'; readonly kind: 'request.body-received'; readonly wire: WireId; readonly body: BodyCopy }
  | {
      readonly observer: 'wire'
      readonly kind: 'response.sent'
      readonly wire: WireId
      readonly status: number
      readonly statusText: string
      readonly headers: HeaderList
      readonly body: BodyCopy
      readonly durationMs: number
    }
  /** The client went away before the answer was out. */
  | { readonly observer: 'wire'; readonly kind: 'response.aborted'; readonly wire: WireId }

/** What the server decided, in order. */
export type ServerFact =
  | {
      readonly observer: 'server'
      readonly kind: 'decision.begun'
      readonly wire: WireId
      readonly scheme: SchemeId
      /** The route's name in the scheme's story: log-in, log-out, member-page, admin-page, transfer … */
      readonly route: string
      /** The whole pipeline; those after the first refusal are "not reached". */
      readonly checks: readonly CheckName[]
    }
  | {
      readonly observer: 'server'
      readonly kind: 'check.decided'
      readonly wire: WireId
      readonly check: CheckName
      readonly outcome: 'passed' | 'refused'
      readonly code: CheckCode
      readonly params: CheckParams
    }
  | {
      readonly observer: 'server'
      readonly kind: 'decision.made'
      readonly wire: WireId
      readonly outcome: 'allowed' | 'refused'
      readonly status: number
      readonly refusedBy: CheckName | null
      /** Whom the server took the request to be from; null when it does not know. */
      readonly user: string | null
    }
  | {
      readonly observer: 'server'
      readonly kind: 'session.changed'
      /** null when no request caused it (ended by hand, lab reset). */
      readonly wire: WireId | null
      readonly change: { readonly kind: 'created' | 'touched' } | { readonly kind: 'ended'; readonly by: SessionEnd }
      readonly row: SessionRow
    }
  | {
      readonly observer: 'server'
      readonly kind: 'user.changed'
      readonly wire: WireId | null
      readonly change: UserChange
      readonly row: UserRow
    }
  | {
      readonly observer: 'server'
      readonly kind: 'refresh.changed'
      readonly wire: WireId | null
      readonly change: { readonly kind: 'created' } | { readonly kind: 'ended'; readonly by: RefreshEnd }
      readonly row: RefreshRow
    }
  | {
      readonly observer: 'server'
      readonly kind: 'denylist.changed'
      readonly wire: WireId | null
      readonly change: 'added' | 'forgotten'
      readonly row: DeniedRow
    }
  | {
      readonly observer: 'server'
      readonly kind: 'key.changed'
      readonly wire: WireId | null
      readonly change: 'created' | 'demoted' | 'retired'
      readonly row: KeyRow
    }
  /** The process of the shop ended and began again: what it kept in memory alone is gone. */
  | { readonly observer: 'server'; readonly kind: 'server.restarted' }

/** `listed`: at the lab's start and after a reset. */
export type UserChange = 'listed' | 'signed-up' | 'role' | 'permissions' | 'token-version' | 'removed'

export type TraceFact = BrowserFact | WireFact | ServerFact | AppFact | FileFact
export type TraceEvent = Stamp & TraceFact
export type TraceEventKind = TraceEvent['kind']
/** The events of these kinds; a member of the union that stands for several kinds is narrowed to those asked for. */
export type EventOf<Kind extends TraceEventKind> = Narrowed<TraceEvent, Kind>
type Narrowed<Event extends TraceEvent, Kind> = Event extends TraceEvent
  ? [Extract<Event['kind'], Kind>] extends [never]
    ? never
    : Event & { readonly kind: Extract<Event['kind'], Kind> }
  : never

/** What an observer hands to the log; the log stamps `seq` and `at` at once. */
export type TraceDraft = TraceFact & { readonly cause?: EventSeq | null }
