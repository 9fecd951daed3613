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

/** The part that cookies and sites go by: the public suffix and one label. Every suffix of the lab is one label long (`test`). */
function registrableDomain(host: string): string {
  if (/^[\d.]+$/.test(host) || host.startsWith('[')) return host
  return host.split('.').slice(-2).join('.')
}

export type SiteRelation = 'same-site' | 'other-scheme' | 'cross-site'

/** Chromium tells `other-scheme` and `cross-site` by one name, differing by version; so we look for ourselves. */
export function siteRelation(from: Origin, to: Origin): SiteRelation {
  if (registrableDomain(from.host) !== registrableDomain(to.host)) return 'cross-site'
  return from.scheme === to.scheme ? 'same-site' : 'other-scheme'
}

/** Whether a request to `host` could ever carry a cookie with this `Domain` (RFC 6265 §5.1.3). */
export function domainMatches(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`)
}
