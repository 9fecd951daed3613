import type { BrowserSide, Exchange } from './exchange.ts'
import type { Hold, HoldWish } from './fold-holds.ts'

/** What waits, and what is waited for. */
export interface Covering {
  readonly current: Hold | null
  readonly wish: HoldWish | null
}

/** Pages and what their scripts fetch: the requests that can be held. A preflight is the browser's own. */
export function isHoldableRequest({ isTopLevelNavigation, resource }: Pick<BrowserSide, 'isTopLevelNavigation' | 'resource'>): boolean {
  return isTopLevelNavigation || resource === 'Fetch' || resource === 'XHR'
}

/**
 * True for the request that waits, and for one that may be about to: Chromium often tells its verdict before the request is at the door,
 * and a verdict seen for a moment is a guess spoilt.
 */
export function isCovered(exchange: Exchange, { current, wish }: Covering): boolean {
  if (current !== null) return exchange.id === current.exchange
  if (wish === null || exchange.browser === null || exchange.progress !== 'pending' || exchange.firstSeq < wish.seq) return false
  return (
    isHoldableRequest(exchange.browser) &&
    exchange.hops.every(hop => hop.response === null) &&
    (wish.tab === null || wish.tab === exchange.tab)
  )
}

const withheld = new WeakMap<Exchange, Exchange>()

/** The same row without what it would give away: no verdict, no header that the browser added, nothing of the wire. */
export function withhold(exchange: Exchange): Exchange {
  const known = withheld.get(exchange)
  if (known !== undefined) return known
  const browser = exchange.browser && { ...exchange.browser, requestHeaders: [], consideredCookies: null, requestCookies: [] }
  const made: Exchange = { ...exchange, sources: [exchange.firstSeq], browser, hops: [], isWithheld: true }
  withheld.set(exchange, made)
  return made
}
