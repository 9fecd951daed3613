/* What a site is, for cookies: scheme and registrable domain (HTML, "same site"; RFC 6265bis, same-site and cross-site requests). */

/** Scheme and host of an http(s) address; null for anything else. */
export interface Origin {
  readonly scheme: 'http' | 'https'
  readonly host: string
  readonly origin: string
}

export function originOf(url: string | null): Origin | null {
  const match = /^(https?):\/\/([^/?#\\@]+)/i.exec(url ?? '')
  const [scheme, authority] = [match?.[1]?.toLowerCase(), match?.[2]?.toLowerCase()]
  if (authority === undefined || (scheme !== 'http' && scheme !== 'https')) return null
  const host = authority.replace(/:\d*$/, '')
  return { scheme, host, origin: `${scheme}://${authority}` }
}

/**
 * The part that cookies and sites go by: the public suffix and one label. The lab has one public suffix, `test`, and the answer is for
 * hosts under it alone: elsewhere a suffix may be of any length (`co.uk`, `github.io`), and that takes the Public Suffix List.
 * @returns null for every other host, an address of numbers and `test` itself included
 */
export function registrableDomain(host: string): string | null {
  return /(?:^|\.)[^.]+\.test$/.test(host) ? host.split('.').slice(-2).join('.') : null
}

/** Scheme and registrable domain, as a partition key names it; null for what has no origin. */
export function siteOf(url: string | null): string | null {
  const at = originOf(url)
  return at === null ? null : `${at.scheme}://${registrableDomain(at.host) ?? at.host}`
}

export type SiteRelation = 'same-site' | 'other-scheme' | 'cross-site'

/**
 * Chromium tells `other-scheme` and `cross-site` by one name, differing by version; so we look for ourselves.
 * @returns null where it cannot be told without the Public Suffix List: two different names, both outside the lab
 */
export function siteRelation(from: Origin, to: Origin): SiteRelation | null {
  const isOneSite = from.host === to.host || isSameDomain(from.host, to.host)
  if (isOneSite === null) return null
  if (!isOneSite) return 'cross-site'
  return from.scheme === to.scheme ? 'same-site' : 'other-scheme'
}

/** For two different hosts. A host in the lab and one outside share no domain, and an address of numbers has none to share. */
function isSameDomain(one: string, other: string): boolean | null {
  const [ours, theirs] = [registrableDomain(one), registrableDomain(other)]
  if (ours !== null || theirs !== null) return ours === theirs
  return isNumeric(one) || isNumeric(other) ? false : null
}

const isNumeric = (host: string): boolean => /^[\d.]+$/.test(host) || host.startsWith('[')

/** Whether a request to `host` could ever carry a cookie with this `Domain` (RFC 6265 §5.1.3). */
export function domainMatches(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`)
}
