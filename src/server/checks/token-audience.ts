import type { JsonValue } from '@shared/web/jwt.ts'
import { pass, refuse, type Check, type Known } from './check.ts'
import type { HasToken } from './token-well-formed.ts'

/**
 * Is it meant for this very server (RFC 7519 §4.1.3, RFC 8725 §3.9)? A token for one of the shop's servers is genuine at the other and
 * still refused. The last question: from here on the server knows who asks, from the token alone, with no look-up.
 */
export function tokenAudience(expected: string): Check<HasToken, Known> {
  return {
    name: 'token-audience',
    decide({ jwt: { payload } }) {
      const audiences = textsOf(payload['aud'])
      if (!audiences.includes(expected)) {
        const params = { audience: audiences.join(' ').slice(0, 200) || null, expected }
        return refuse({ code: 'wrong-audience', status: 401, publicReason: 'log-in-first', params })
      }
      const role = payload['role'] === 'admin' ? 'admin' : 'user'
      const name = typeof payload['sub'] === 'string' ? payload['sub'] : ''
      return pass({ user: { name, role } }, { audience: expected })
    },
  }
}

/** One text, or a list of them: both are allowed. */
function textsOf(claim: JsonValue | undefined): string[] {
  return [claim].flat().filter(value => typeof value === 'string')
}
