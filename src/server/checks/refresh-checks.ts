import type { SettingsReader } from '../stores/lab-settings-store.ts'
import type { RefreshTokenStore } from '../stores/refresh-tokens.ts'
import type { UserStore } from '../stores/users.ts'
import type { Asked, LookedUp } from './check.ts'
import type { CheckChain } from './pipeline.ts'
import { refreshAlive } from './refresh-alive.ts'
import { refreshFound, type HasRefreshToken } from './refresh-found.ts'
import { refreshUnused } from './refresh-unused.ts'

export interface RefreshStores {
  readonly users: UserStore
  readonly refreshTokens: RefreshTokenStore
  readonly settings: SettingsReader
}

/**
 * What the server asks of a refresh token, whether a cookie, a body or a field brought it. The last check uses the token up.
 * @param bring where the token is in this request
 */
export function refreshTokenChecks<Needs>(
  { users, refreshTokens, settings }: RefreshStores,
  bring: (needs: Needs) => string,
): CheckChain<Asked & Needs, HasRefreshToken & LookedUp> {
  return list =>
    list
      .check(refreshFound(refreshTokens, users, bring))
      .check(refreshAlive(refreshTokens))
      .check(refreshUnused(refreshTokens, settings))
}
