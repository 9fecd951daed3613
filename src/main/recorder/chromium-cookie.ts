import type { Cookie as ElectronCookie } from 'electron'
import type { Protocol } from 'devtools-protocol'
import type { Cookie, SameSite } from '@shared/trace/cookie.ts'
import { originOf, registrableDomain } from '@shared/web/site.ts'

const withoutDot = (domain: string): string => (domain.startsWith('.') ? domain.slice(1) : domain)

/** A cookie as the DevTools protocol tells it. A leading dot of `domain` means that `Domain` was given. */
export function fromDevtoolsCookie(cookie: Protocol.Network.Cookie): Cookie {
  return {
    name: cookie.name,
    value: cookie.value,
    domain: withoutDot(cookie.domain),
    hostOnly: !cookie.domain.startsWith('.'),
    path: cookie.path,
    secure: cookie.secure,
    httpOnly: cookie.httpOnly,
    sameSite: cookie.sameSite ?? 'unspecified',
    expiresMs: cookie.session || cookie.expires < 0 ? null : cookie.expires * 1000,
    partitionKey: partitionOf(cookie.partitionKey, cookie.domain),
  }
}

/**
 * The partition of a cookie by its key in the DevTools protocol: the top-level site. A frame of the top-level site itself that stands
 * inside another site's frame has a partition of its own (`hasCrossSiteAncestor`), which is marked.
 */
export function partitionOf(key: Protocol.Network.CookiePartitionKey | undefined, domain: string): string | null {
  if (key === undefined) return null
  const isOwnSite = isOneSite(key.topLevelSite, withoutDot(domain))
  return isOwnSite && key.hasCrossSiteAncestor ? `${key.topLevelSite} (cross-site ancestor)` : key.topLevelSite
}

/** The other way round: the key of a partition that a cookie of `domain` is kept in. */
export function partitionKeyOf(partition: string, domain: string): Protocol.Network.CookiePartitionKey {
  const topLevelSite = partition.replace(/ \(cross-site ancestor\)$/, '')
  return { topLevelSite, hasCrossSiteAncestor: topLevelSite !== partition || !isOneSite(topLevelSite, withoutDot(domain)) }
}

function isOneSite(site: string, host: string): boolean {
  const top = originOf(site)?.host
  return top !== undefined && (top === host || top === registrableDomain(host))
}

const sameSiteWords: Readonly<Record<ElectronCookie['sameSite'], SameSite>> = {
  strict: 'Strict',
  lax: 'Lax',
  no_restriction: 'None',
  unspecified: 'unspecified',
}

/** A cookie as Electron's jar tells it; it says nothing of partitions. */
export function fromElectronCookie(cookie: ElectronCookie): Cookie {
  return {
    name: cookie.name,
    value: cookie.value,
    domain: withoutDot(cookie.domain ?? ''),
    hostOnly: cookie.hostOnly ?? false,
    path: cookie.path ?? '/',
    secure: cookie.secure ?? false,
    httpOnly: cookie.httpOnly ?? false,
    sameSite: sameSiteWords[cookie.sameSite],
    expiresMs: cookie.expirationDate === undefined ? null : cookie.expirationDate * 1000,
    partitionKey: null,
  }
}
