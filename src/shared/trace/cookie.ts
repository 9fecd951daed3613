/** SameSite as the browser holds it: a cookie without the attribute is `unspecified`, and Chromium treats it as Lax. */
export type SameSite = 'Strict' | 'Lax' | 'None' | 'unspecified'

/** A cookie as a jar holds it (RFC 6265bis, storage model). */
export interface Cookie {
  readonly name: string
  readonly value: string
  /** Without a leading dot. */
  readonly domain: string
  /** True when set without `Domain`: this very host only, no subdomains. */
  readonly hostOnly: boolean
  readonly path: string
  readonly secure: boolean
  readonly httpOnly: boolean
  readonly sameSite: SameSite
  /** Unix time in milliseconds; null for a session cookie, which ends when the browser quits. */
  readonly expiresMs: number | null
  /** The top-level site of a `Partitioned` cookie, else null. */
  readonly partitionKey: string | null
}

/** What makes two cookies the same cookie: name, domain, host-only flag and path (and the partition); RFC 6265bis, storage model. */
export function cookieKey(cookie: Pick<Cookie, 'name' | 'domain' | 'hostOnly' | 'path' | 'partitionKey'>): string {
  return JSON.stringify([cookie.name, cookie.domain, cookie.hostOnly, cookie.path, cookie.partitionKey])
}
