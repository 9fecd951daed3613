import { domainFault } from './domain-fault.ts'
import { attributeValue, type ParsedSetCookie } from './set-cookie.ts'

/**
 * What a cookie must have because of how its name begins (RFC 6265bis, "Cookie Name Prefixes"; `__Http-` and `__Host-Http-` are in the draft
 * that follows it). Browsers compare without regard to case.
 */
export interface CookieNamePrefix {
  readonly prefix: '__Host-Http-' | '__Host-' | '__Secure-' | '__Http-'
  readonly needs: readonly PrefixNeed[]
  /** What Chromium before version 140 demands: it does not know `__Http-`, and of `__Host-Http-` it sees `__Host-` alone. */
  readonly neededByAll: readonly PrefixNeed[]
}

/** `no-domain`: no `Domain` that widens the cookie to other hosts. */
export type PrefixNeed = 'secure' | 'http-only' | 'path' | 'no-domain'

/** The attributes that a prefix can ask for. */
export interface PrefixTraits {
  readonly isSecure: boolean
  readonly isHttpOnly: boolean
  /** As written in `Path`; null without one. */
  readonly path: string | null
  /** As written in `Domain`; null or empty without one. */
  readonly domain: string | null
}

/** The first Chromium that holds a name to `__Http-` (MDN, browser-compat-data: Set-Cookie). */
const knowsHttpPrefix = 140

/** Longest first: each prefix that begins with another says more. */
const cookieNamePrefixes: readonly CookieNamePrefix[] = [
  { prefix: '__Host-Http-', needs: ['secure', 'http-only', 'path', 'no-domain'], neededByAll: ['secure', 'path', 'no-domain'] },
  { prefix: '__Host-', needs: ['secure', 'path', 'no-domain'], neededByAll: ['secure', 'path', 'no-domain'] },
  { prefix: '__Secure-', needs: ['secure'], neededByAll: ['secure'] },
  { prefix: '__Http-', needs: ['secure', 'http-only'], neededByAll: [] },
]

/** The prefix of a cookie's name; null: it has none. */
export function cookieNamePrefix(name: string): CookieNamePrefix | null {
  const lower = name.toLowerCase()
  return cookieNamePrefixes.find(({ prefix }) => lower.startsWith(prefix.toLowerCase())) ?? null
}

/**
 * What a cookie of this name lacks, in the order of `needs`; empty: nothing, or its name has no prefix.
 * @param chromium the major version that judges; left out: one that knows every prefix
 */
export function prefixLacks(name: string, traits: PrefixTraits, chromium: number = knowsHttpPrefix): readonly PrefixNeed[] {
  const found = cookieNamePrefix(name)
  if (found === null) return []
  return (chromium < knowsHttpPrefix ? found.neededByAll : found.needs).filter(need => !keeps(traits, need))
}

/** The traits of one line: of several attributes of a name the last counts, and one that is too long does not. */
export function prefixTraits(cookie: ParsedSetCookie): PrefixTraits {
  return {
    isSecure: attributeValue(cookie, 'Secure') !== null,
    isHttpOnly: attributeValue(cookie, 'HttpOnly') !== null,
    path: attributeValue(cookie, 'Path'),
    domain: attributeValue(cookie, 'Domain'),
  }
}

/** As Chromium does (net/cookies/cookie_util.cc, HasValidHostPrefixAttributes): an IP address as `Domain` is the host alone. */
function keeps({ isSecure, isHttpOnly, path, domain }: PrefixTraits, need: PrefixNeed): boolean {
  switch (need) {
    case 'secure':
      return isSecure
    case 'http-only':
      return isHttpOnly
    case 'path':
      return path === '/'
    case 'no-domain':
      return domain === null || domain === '' || domainFault(domain, null) === 'address'
  }
}
