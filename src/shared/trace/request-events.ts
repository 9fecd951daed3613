import { z } from 'zod'
import { address, freeText, named } from '../schema/free-text.ts'
import { list, object, variants } from '../schema/members.ts'
import { eventsOf, exchange, headers, profile, seq, tab, wire } from './event-parts.ts'

const cacheSource = z.enum(['memory', 'disk', 'service-worker', 'prefetch', 'browser'])
/** `browser`: the browser made the response itself, a redirect to https by HSTS above all. */
export type CacheSource = z.output<typeof cacheSource>
export const servedFrom = cacheSource.nullable()

const workerSource = z.enum(['network', 'cache-storage', 'http-cache', 'made'])
/** What a service worker responded with: what it had fetched, from the Cache API, from the HTTP cache, or made by its own script. */
export type WorkerSource = z.output<typeof workerSource>

const forbiddingPolicy = object({
  source: z.enum(['header', 'meta']),
  /** The one by which the policy judges, name and value, `default-src 'self'`, say, for what asks for `connect-src`. */
  directive: freeText,
})
export interface ForbiddingPolicy extends z.output<typeof forbiddingPolicy> {}

const forbiddingRule = variants(
  object({
    kind: z.literal('csp'),
    directive: named<string>(),
    /** Those that are enforced and have the directive, at least one of which forbids; empty: not known. */
    policies: list(forbiddingPolicy as z.ZodType<ForbiddingPolicy>),
  }),
  object({ kind: z.literal('mixed-content') }),
  object({
    kind: z.literal('cors'),
    /** Chromium's CORS error for what Fetch refuses by the mode of the request alone. */
    error: named<string>(),
  }),
)
export type ForbiddingRule = z.output<typeof forbiddingRule>

/** What the browser says of an exchange. Headers are Chromium's record, not the wire's order. */
export const requestEvents = eventsOf('browser')({
  /** Chromium is about to send a request; the page's own headers. */
  'request.sent': {
    exchange,
    tab,
    profile,
    method: named<string>(),
    url: address,
    headers,
    /** Chromium's resource type: Document, Fetch, XHR, Image, Preflight … */
    resource: named<string>(),
    /** True for the page itself: a navigation of the tab's main frame. False for a frame within it. */
    isTopLevelNavigation: z.boolean(),
    /** URL of the document that made the request; the page itself for a navigation. */
    documentUrl: address,
    /** URL of the page or script that started it, when Chromium names one. */
    initiatorUrl: address.nullable(),
    /** The exchange whose 3xx response led here. */
    redirectedFrom: exchange.nullable(),
    /** Of a request for a frame or by one: addresses of the documents around that frame, the nearest first; null: not all are known. */
    embeddedIn: list(address).nullable().exactOptional(),
    /** Of a CORS preflight: the request that it asks for, and that one's `request.sent`. DevTools tells of the two in the wrong order. */
    preflightFor: object({ exchange, sent: seq }).exactOptional(),
  },
  /** Chromium has decided on the cookies, its last word before sending. All `cookie.judged` of the request follow it. */
  'request.judged': {
    exchange,
    /** With cookies. */
    headers,
    /** Number of cookies Chromium considered; 0 with credentials omitted means "none considered", not "none held back". */
    consideredCookies: z.number(),
  },
  /** The page has a response. */
  'response.received': {
    exchange,
    status: z.number(),
    statusText: freeText,
    headers,
    mimeType: freeText,
    /** Where the response came from when it did not come from the server; null: it came over the wire. */
    servedFrom,
    /** Under `servedFrom: 'service-worker'`, where Chromium says it. */
    workerSource: workerSource.exactOptional(),
  },
  /** The response as the network stack got it: a 304 shows here alone, `response.received` repeats the cached 200. */
  'response.judged': { exchange, status: z.number(), headers },
  /** Browser and wire saw the same request. */
  'exchange.joined': {
    exchange,
    wire,
    /** `provisional`: by profile, method, URL and order; `confirmed`: by `X-Request-Id`. */
    basis: z.enum(['provisional', 'confirmed']),
  },
  /** What the browser made of the response to a CORS preflight: it lets the request go out, or names the rule that it breaks. */
  'preflight.decided': {
    exchange,
    /** Chromium's CORS error, as the request that was asked for failed with it; null: it goes out. */
    corsError: freeText.nullable(),
  },
  /** The body is in. */
  'exchange.finished': { exchange, encodedBytes: z.number() },
  /** No response, or none that the page may read. */
  'exchange.failed': {
    exchange,
    /** Chromium's net error, e.g. `net::ERR_ABORTED`. */
    errorText: named<string>(),
    isCanceled: z.boolean(),
    /** Chromium's reason when it never let the request out (mixed-content, csp …), else null. */
    blockedReason: named<string>().nullable(),
    /** Chromium's CORS error when the response came but the page may not read it, else null. */
    corsError: named<string>().nullable(),
  },
  /** The browser forbade a request before it began, and its network log does not tell of it. Nothing was sent. */
  'request.forbidden': {
    tab,
    profile,
    /**
     * As Chromium names it: without fragment; for a frame of another origin the origin alone. A policy's `url` under `redirectOf` may be the
     * address that redirected.
     */
    url: address,
    /** What was to ask; null: not known, or not told. */
    asker: z.enum(['page', 'frame', 'worker']).nullable(),
    /** The document whose rule it is, where that is known. */
    documentUrl: address.nullable(),
    rule: forbiddingRule,
    /** The exchange whose redirect the browser did not follow for this rule; null: nothing was asked before. */
    redirectOf: exchange.nullable(),
  },
})
