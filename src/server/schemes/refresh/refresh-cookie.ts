import type { IncomingMessage } from 'node:http'
import { stringifySetCookie } from 'cookie'
import { readCookie } from '../../network/read-cookie.ts'
import type { Visit } from '../../network/visit.ts'

/**
 * The cookie of the refresh token under its two names. `refresh` goes to log-in, renewal and log-out alone: the requests for data never
 * carry it. A server that renews by itself needs it with each of them; that one is called `refresh_wide`, so that an old narrow cookie is
 * never mistaken for it.
 */
export const refreshCookies = { refresh: '/refresh/auth', refresh_wide: '/refresh' } as const
export type RefreshCookie = keyof typeof refreshCookies

export function refreshCookieOf(request: IncomingMessage): RefreshCookie | null {
  if (readCookie(request, 'refresh') !== null) return 'refresh'
  return readCookie(request, 'refresh_wide') === null ? null : 'refresh_wide'
}

/**
 * Out of reach of scripts, never sent from another site, and kept as long as the token may live. `Path` saves octets; it is no wall
 * (RFC 6265 §8.5, §8.6).
 */
export function refreshSetCookie(name: RefreshCookie, value: string, maxAgeMs: number, { scheme }: Visit): string {
  const maxAge = Math.max(0, Math.floor(maxAgeMs / 1000))
  return stringifySetCookie({
    name,
    value,
    path: refreshCookies[name],
    maxAge,
    httpOnly: true,
    sameSite: 'strict',
    secure: scheme === 'https',
  })
}

export function clearedRefreshCookie(name: RefreshCookie, visit: Visit): string {
  return refreshSetCookie(name, '', 0, visit)
}
