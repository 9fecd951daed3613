import type { IncomingMessage } from 'node:http'
import { parseCookie } from 'cookie'

/** The value of a cookie of this request; null when it did not come. Of two with one name the first counts: its path is the longer one. */
export function readCookie(request: IncomingMessage, name: string): string | null {
  return parseCookie(request.headers.cookie ?? '')[name] ?? null
}
