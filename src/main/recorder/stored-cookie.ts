import { attributeValue, parseSetCookie } from '@shared/set-cookie.ts'
import type { Cookie, SameSite } from '@shared/trace/cookie.ts'
import { readCookieLife } from '@shared/web/cookie-life.ts'

/**
 * The cookie that an accepted `Set-Cookie` line describes, with the defaults of the storage model (RFC 6265bis). The jar has the
 * last word: a `jar.changed` follows. `isDeletion`: its expiry lies in the past, so the cookie goes.
 */
export function cookieFromLine(line: string, url: string, nowMs: number): { cookie: Cookie; isDeletion: boolean } | null {
  const parsed = parseSetCookie(line)
  if (!parsed.ok) return null
  const set = parsed.cookie
  const address = new URL(url)
  const domain = attributeValue(set, 'Domain')?.replace(/^\./, '').toLowerCase() ?? ''
  const { expiresMs, isOver } = readCookieLife(set, nowMs)
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
    partitionKey: null,
  }
  return { cookie, isDeletion: isOver }
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
