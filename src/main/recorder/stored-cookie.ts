import { attributeValue, parseSetCookie } from '@shared/web/set-cookie.ts'
import type { Cookie, SameSite } from '@shared/trace/cookie.ts'
import { readCookieLife } from '@shared/web/cookie-life.ts'

/** What a `Set-Cookie` means by the rules. What came of it, the jar alone tells. */
export interface ReadLine {
  readonly cookie: Cookie
  /** Its expiry is over: it asks the browser to delete the cookie. */
  readonly isDeletion: boolean
  readonly isPartitioned: boolean
}

/**
 * The cookie that a `Set-Cookie` line means, with the defaults of the storage model (RFC 6265bis).
 * @param partitionKey the top-level site that the response's partition belongs to, for a cookie with `Partitioned`
 * @returns null for a line that is no cookie at all
 */
export function cookieFromLine(line: string, url: string, nowMs: number, partitionKey: string | null = null): ReadLine | null {
  const parsed = parseSetCookie(line)
  if (!parsed.ok) return null
  const set = parsed.cookie
  const address = new URL(url)
  const domain = attributeValue(set, 'Domain')?.replace(/^\./, '').toLowerCase() ?? ''
  const { expiresMs, isOver } = readCookieLife(set, nowMs)
  const isPartitioned = attributeValue(set, 'Partitioned') !== null
  const cookie: Cookie = {
    name: set.name,
    value: set.value,
    domain: domain === '' ? address.hostname : domain,
    hostOnly: domain === '',
    path: cookiePath(attributeValue(set, 'Path'), address.pathname),
    secure: attributeValue(set, 'Secure') !== null,
    httpOnly: attributeValue(set, 'HttpOnly') !== null,
    sameSite: sameSite(attributeValue(set, 'SameSite')),
    expiresMs,
    partitionKey: isPartitioned ? partitionKey : null,
  }
  return { cookie, isDeletion: isOver, isPartitioned }
}

/** The default path is the request's directory (RFC 6265 §5.1.4). */
function cookiePath(given: string | null, requestPath: string): string {
  if (given?.startsWith('/')) return given
  const lastSlash = requestPath.lastIndexOf('/')
  return lastSlash <= 0 ? '/' : requestPath.slice(0, lastSlash)
}

function sameSite(given: string | null): SameSite {
  const word = given?.trim().toLowerCase()
  return word === 'strict' ? 'Strict' : word === 'lax' ? 'Lax' : word === 'none' ? 'None' : 'unspecified'
}
