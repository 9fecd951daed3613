import { headerValue, type HeaderList } from '../web/headers.ts'
import type { Exchange } from './exchange.ts'
import { originOf, siteRelation, type Origin, type SiteRelation } from '../web/site.ts'

/** What the cookies of a request were judged by: where it goes, by which method, and who started it. */
export interface CookieContext {
  readonly scheme: 'http' | 'https'
  readonly host: string
  readonly path: string
  readonly method: string
  /** Chromium's resource type. */
  readonly resource: string
  readonly isTopLevelNavigation: boolean
  /** It opens a document in a frame of a page. */
  readonly isFrame: boolean
  /**
   * The page that started it, or a page around the frame when that one is of another site: all of them count ("site for cookies",
   * RFC 6265bis). null when nobody can tell, or when a person typed the address.
   */
  readonly starter: Origin | null
  /**
   * The browser itself says that no page started it: an address typed, a bookmark (`Sec-Fetch-Site: none`; Fetch Metadata, 2.3). Without the
   * field, as over plain http, nobody can tell: a page may well have asked and kept its address to itself (Referrer Policy).
   */
  readonly isStartedByUser: boolean
  /** `around`: the starter did not ask for it, the frame that did stands in its page. */
  readonly starterIs: 'asking' | 'around'
  /** null as `starter`, and where both hosts lie outside the lab and only the Public Suffix List could tell. */
  readonly relation: SiteRelation | null
  /** Other documents stand around the one that asks, of an origin that differs from the starter's, or not all are known. */
  readonly isNested: boolean
  /** When it was judged, Unix milliseconds; to tell lifetimes. */
  readonly wallMs: number
}

export interface RequestFacts {
  readonly url: string
  readonly documentUrl: string
  readonly initiatorUrl: string | null
  readonly method: string
  readonly resource: string
  readonly isTopLevelNavigation: boolean
  /** As `BrowserSide.embeddedIn`. */
  readonly embeddedIn: readonly string[] | null
  readonly isRedirected: boolean
  readonly requestHeaders: HeaderList
  readonly wallMs: number
}

export function cookieContext(facts: RequestFacts): CookieContext {
  const { url, method, resource, isTopLevelNavigation, wallMs } = facts
  const to = originOf(url)
  const asking = askingOf(facts)
  const around = (facts.embeddedIn ?? []).map(originOf).filter(origin => origin !== null)
  const relationOf = (from: Origin | null): SiteRelation | null => (from === null || to === null ? null : siteRelation(from, to))
  const parting = relationOf(asking) === 'same-site' ? around.find(origin => relationOf(origin) !== 'same-site') : undefined
  const starter = parting ?? asking
  return {
    scheme: to?.scheme ?? 'https',
    host: to?.host ?? '',
    path: pathOf(url),
    method,
    resource,
    isTopLevelNavigation,
    isFrame: isFrameDocument(facts),
    starter,
    isStartedByUser: headerValue(facts.requestHeaders, 'Sec-Fetch-Site') === 'none',
    starterIs: parting === undefined ? 'asking' : 'around',
    relation: isDoubtful(facts, relationOf(starter)) ? null : relationOf(starter),
    isNested: facts.embeddedIn === null || around.some(origin => origin.origin !== asking?.origin),
    wallMs,
  }
}

export function contextOf(exchange: Exchange): CookieContext {
  const { url, method, browser, at } = exchange
  return cookieContext({
    url,
    method,
    documentUrl: browser?.documentUrl ?? '',
    initiatorUrl: browser?.initiatorUrl ?? null,
    resource: browser?.resource ?? '',
    isTopLevelNavigation: browser?.isTopLevelNavigation ?? false,
    embeddedIn: browser === null ? [] : browser.embeddedIn,
    isRedirected: browser !== null && browser.redirectedFrom !== null,
    requestHeaders: browser?.requestHeaders ?? [],
    wallMs: at.wallMs,
  })
}

const isFrameDocument = ({ resource, isTopLevelNavigation }: RequestFacts): boolean => resource === 'Document' && !isTopLevelNavigation

/** A document asks for what it loads; for a document ask those who open it. DevTools names none for a submitted form or a followed link; then `Origin` and `Referer` do. */
function askingOf(facts: RequestFacts): Origin | null {
  const { documentUrl, initiatorUrl, isTopLevelNavigation, requestHeaders, embeddedIn } = facts
  const named = originOf(headerValue(requestHeaders, 'Origin')) ?? originOf(headerValue(requestHeaders, 'Referer'))
  if (isTopLevelNavigation) return originOf(initiatorUrl) ?? named
  // The initiator of a frame's document may be a script from anywhere; whose page it ran in is told by the fields and by what stands around.
  if (isFrameDocument(facts)) return named ?? originOf(embeddedIn?.[0] ?? null) ?? originOf(initiatorUrl)
  return originOf(documentUrl) ?? originOf(initiatorUrl)
}

/**
 * By its addresses it is of one site, and yet nobody can tell: not all documents around are known, or the browser itself calls it
 * cross-site (a sandboxed frame has an origin of its own; HTML, "opaque origin").
 */
function isDoubtful(
  { embeddedIn, isTopLevelNavigation, isRedirected, requestHeaders }: RequestFacts,
  relation: SiteRelation | null,
): boolean {
  if (relation !== 'same-site' || isTopLevelNavigation) return false
  return embeddedIn === null || (!isRedirected && headerValue(requestHeaders, 'Sec-Fetch-Site') === 'cross-site')
}

/** The path alone, as cookies see it. */
export function pathOf(url: string): string {
  const path = /^[a-z]+:\/\/[^/?#]*([^?#]*)/i.exec(url)?.[1] ?? ''
  return path === '' ? '/' : path
}
