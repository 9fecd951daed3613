import type { RefreshTokenStore } from '../stores/refresh-tokens.ts'
import { pass, refuse, type Asked, type Check } from './check.ts'
import type { HasRefreshToken } from './refresh-found.ts'

/** Is it alive, by the lab clock? A renewal does not lengthen a family's time, so all of it expires at one moment. */
export function refreshAlive(tokens: Pick<RefreshTokenStore, 'end'>): Check<Asked & HasRefreshToken, object> {
  return {
    name: 'refresh-alive',
    decide({ refresh: { row }, nowMs, visit }) {
      const params = { token: row.id, user: row.user }
      if (nowMs < row.expiresLabMs) return pass({}, { ...params, expiresInMs: row.expiresLabMs - nowMs })
      tokens.end(row, 'expired', visit)
      const expiredMs = nowMs - row.expiresLabMs
      return refuse({ code: 'expired', status: 401, publicReason: 'log-in-first', params: { ...params, expiredMs } })
    },
  }
}
