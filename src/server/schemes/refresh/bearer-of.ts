import type { IncomingMessage } from 'node:http'

/** The token of `Authorization: Bearer TOKEN`, not verified; null when there is none. */
export function bearerOf(request: IncomingMessage): string | null {
  return /^bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? null
}
