import { parseSetCookie } from '../web/set-cookie.ts'
import type { JudgedCookie } from './exchange.ts'

/** The name of a judged cookie; of a refused line, what stands where the name should be. Empty for a nameless cookie. */
export function cookieNameOf({ cookie, line }: Pick<JudgedCookie, 'cookie' | 'line'>): string {
  if (cookie !== null) return cookie.name
  const parsed = parseSetCookie(line ?? '')
  if (parsed.ok) return parsed.cookie.name
  return (line ?? '').split(/[=;]/, 1)[0]?.trim() ?? ''
}
