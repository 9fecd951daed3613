import type { Exchange } from './exchange.ts'
import type { Hold, HoldWish } from './fold-holds.ts'
import { isPageOrFetch } from './page-or-fetch.ts'
import type { TraceEvent } from './trace-event.ts'

/** What waits, and what is waited for. */
export interface Covering {
  readonly current: Hold | null
  readonly wish: HoldWish | null
}

/**
 * True for the request that waits, and for one that may be about to: Chromium often tells its verdict before the request is at the door,
 * and a verdict seen for a moment is a guess spoilt. Everything that is shown asks here, and nowhere else.
 */
export function isCovered(exchange: Exchange, { current, wish }: Covering): boolean {
  if (current !== null && (exchange.id === current.exchange || isOnWire(exchange, current.wire))) return true
  return wish !== null && mayBeHeld(exchange, wish)
}

const isOnWire = ({ hops }: Exchange, wire: Hold['wire']): boolean => hops.some(hop => hop.wire === wire)

function mayBeHeld({ browser, hops, progress, firstSeq, tab }: Exchange, wish: HoldWish): boolean {
  if (progress !== 'pending' || firstSeq < wish.seq || hops.some(hop => hop.response !== null)) return false
  // The wire may be heard before the browser: whose request it is will be known in a moment.
  if (browser === null) return true
  return isPageOrFetch(browser) && (wish.tab === null || wish.tab === tab)
}

const withheld = new WeakMap<Exchange, Exchange>()

/** The same row without what it would give away: no verdict, no header that the browser added, nothing of the wire. */
export function hideHeldRequest(exchange: Exchange): Exchange {
  const known = withheld.get(exchange)
  if (known !== undefined) return known
  const browser = exchange.browser && { ...exchange.browser, requestHeaders: [], consideredCookies: null, requestCookies: [] }
  const { firstSeq } = exchange
  const made: Exchange = { ...exchange, sources: [firstSeq], lastSeq: firstSeq, browser, hops: [], isWithheld: true }
  withheld.set(exchange, made)
  return made
}

/** The same for one event of a covered request: that it was made is no secret, by which method and to what address; all else is. */
export function hideHeldEvent(event: TraceEvent): TraceEvent | null {
  return event.kind === 'request.sent' ? { ...event, headers: [] } : null
}
