import { assertNever } from '@shared/assert-never.ts'
import type { LabSettings } from '@shared/lab/lab-settings.ts'
import { stringifySetCookie } from 'cookie'
import { seeOther, withHeaders, type Answer } from '../../answers/answer.ts'
import type { Visit } from '../../network/visit.ts'
import { credentialCookie } from '../credential-cookie.ts'

export type TokenDelivery = LabSettings['tokenHandOver']

/**
 * How the token reaches the browser. `http-only` is the careful way. The others stand in many introductions: a cookie that scripts can
 * read, a field of the answer that the page's script picks up, a cookie that the page copies into localStorage. In all three the token
 * belongs to whatever script runs on the page, invited or not.
 */
export function deliverToken(way: TokenDelivery, name: string, token: string, next: string, visit: Visit): Answer {
  const answer = seeOther(next)
  switch (way) {
    case 'http-only':
      return withHeaders(answer, ['Set-Cookie', credentialCookie(name, token, visit)])
    case 'readable':
    case 'copied':
      return withHeaders(answer, ['Set-Cookie', readableCookie(name, token, visit)])
    case 'header':
      // A redirect would take the field out of the script's sight: it follows by itself.
      return {
        status: 200,
        headers: [
          ['X-Token', token],
          ['Cache-Control', 'no-store'],
        ],
        body: '',
      }
    default:
      return assertNever(way)
  }
}

/** The same cookie without `HttpOnly`: `document.cookie` shows it. */
function readableCookie(name: string, value: string, { scheme }: Visit): string {
  return stringifySetCookie({ name, value, path: '/', sameSite: 'lax', secure: scheme === 'https' })
}
