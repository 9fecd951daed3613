import { stringifySetCookie } from 'cookie'
import type { Visit } from '../network/visit.ts'

/**
 * A cookie that logs its bearer in: for every path of this very host (no `Domain`), out of reach of scripts, held back on cross-site
 * posts, and over https never to be sent in the clear. Without `Max-Age` it ends when the browser quits.
 */
export function credentialCookie(name: string, value: string, { scheme }: Visit): string {
  return stringifySetCookie({ name, value, path: '/', httpOnly: true, sameSite: 'lax', secure: scheme === 'https' })
}

/** Removes it: name, domain and path must match the one that was set (RFC 6265 §5.3, step 11). */
export function clearedCookie(name: string, { scheme }: Visit): string {
  return stringifySetCookie({ name, value: '', path: '/', httpOnly: true, sameSite: 'lax', secure: scheme === 'https', maxAge: 0 })
}
