import { headerValue, type HeaderList } from '../headers.ts'
import type { Exchange } from './exchange.ts'
import { originOf, siteRelation, type Origin, type SiteRelation } from './site.ts'

/** What the cookies of a request were judged by: where it goes, by which method, and who started it. */
export interface CookieContext {
  readonly scheme: 'http' | 'https'
  readonly host: string
  readonly path: string
  readonly method: string
  /** Chromium's resource type. */
  readonly resource: string
  readonly isTopLevelNavigation: boolean
  /** The page that started it; null when nobody can tell, or when a person typed the address. */
  readonly starter: Origin | null
  /** null as `starter`, and where both hosts lie outside the lab and only the Public Suffix List could tell. */
  readonly relation: SiteRelation | null
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
  readonly requestHeaders: HeaderList
  readonly wallMs: number
}

export function cookieContext(facts: RequestFacts): CookieContext {
  const { url, method, resource, isTopLevelNavigation, wallMs } = facts
  const to = originOf(url)
  const starter = starterOf(facts)
  return {
    scheme: to?.scheme ?? 'https',
    host: to?.host ?? '',
    path: pathOf(url),
    method,
    resource,
    isTopLevelNavigation,
    starter,
    relation: starter === null || to === null ? null : siteRelation(starter, to),
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
    requestHeaders: browser?.requestHeaders ?? [],
    wallMs: at.wallMs,
  })
}

/** DevTools names no starter for a submitted form or a followed link; then `Origin` and `Referer` do. */
function starterOf({ documentUrl, initiatorUrl, isTopLevelNavigation, requestHeaders }: RequestFacts): Origin | null {
  if (!isTopLevelNavigation) return originOf(documentUrl) ?? originOf(initiatorUrl)
  return originOf(initiatorUrl) ?? originOf(headerValue(requestHeaders, 'Origin')) ?? originOf(headerValue(requestHeaders, 'Referer'))
}

/** The path alone, as cookies see it. */
export function pathOf(url: string): string {
  const path = /^[a-z]+:\/\/[^/?#]*([^?#]*)/i.exec(url)?.[1] ?? ''
  return path === '' ? '/' : path
}
