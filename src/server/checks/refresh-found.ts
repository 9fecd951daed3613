import type { RefreshEnd } from '@shared/lab/server-rows.ts'
import type { RefreshToken, RefreshTokenStore } from '../stores/refresh-tokens.ts'
import type { UserStore } from '../stores/users.ts'
import { pass, refuse, type Check, type LookedUp, type Refusal } from './check.ts'

export interface HasRefreshToken {
  readonly refresh: RefreshToken
}

/** How a token's family can have ended. One that was rotated or has expired is found: the checks for that come after. */
const endCodes: { readonly [End in RefreshEnd]: 'logged-out' | 'revoked' | 'ended-by-hand' | 'lab-reset' | null } = {
  rotated: null,
  expired: null,
  reused: 'revoked',
  'logged-out': 'logged-out',
  'ended-by-hand': 'ended-by-hand',
  'lab-reset': 'lab-reset',
}

/**
 * Verify the credential: a refresh token proves nothing by itself, its hash names a row in the server's table (RFC 6749 §1.5: usually
 * opaque to the client). Whose it is, and what that user may do, is looked up now; so a changed role acts from this renewal on.
 * @param bring where the token stands in this request.
 */
export function refreshFound<Needs>(
  tokens: Pick<RefreshTokenStore, 'find'>,
  users: Pick<UserStore, 'find'>,
  bring: (needs: Needs) => string,
): Check<Needs, HasRefreshToken & LookedUp> {
  return {
    name: 'refresh-found',
    decide(needs) {
      const found = tokens.find(bring(needs))
      if (found.kind === 'malformed') return no('malformed', {})
      if (found.kind === 'unknown') return no('unknown-token', { token: found.id })
      const { id, family, user: name, state } = found.token.row
      const params = { token: id, family, user: name, state }
      const code = found.token.ended === null ? null : endCodes[found.token.ended.by]
      if (code !== null) return no(code, params)
      const user = users.find(name)
      return user === null ? no('unknown-token', params) : pass({ refresh: found.token, user }, params)
    },
  }
}

function no(code: Refusal['code'], params: Refusal['params']) {
  return refuse({ code, status: 401, publicReason: 'log-in-first', params })
}
