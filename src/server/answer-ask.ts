import { assertNever } from '@shared/assert-never.ts'
import type { ServerAsk } from '@shared/lab/server-ask.ts'
import type { RecordFact } from './base/record.ts'
import type { Denylist } from './stores/denylist.ts'
import type { Keyring } from './stores/keyring.ts'
import type { TracedStore } from './schemes/passport/traced-store.ts'
import type { SettingsReader } from './stores/lab-settings-store.ts'
import type { RefreshTokenStore } from './stores/refresh-tokens.ts'
import type { SessionStore } from './stores/sessions.ts'
import type { UserStore } from './stores/users.ts'

export interface AskedStores {
  readonly users: UserStore
  readonly sessions: SessionStore
  /** express-session's, which lives in memory like the rest. */
  readonly libraryStore: Pick<TracedStore, 'empty'>
  readonly keyring: Keyring
  readonly denylist: Denylist
  readonly settings: SettingsReader
  readonly refreshTokens: RefreshTokenStore
  readonly record: RecordFact
}

/** Does what an administrator asked of the server by hand. False: what it names is not there (any more). */
export function answerAsk(stores: AskedStores, ask: ServerAsk): boolean {
  const { users, sessions, refreshTokens, libraryStore, keyring, denylist, settings, record } = stores
  switch (ask.do) {
    case 'end-session':
      return sessions.endById(ask.id, 'ended-by-hand')
    case 'restart':
      record({ observer: 'server', kind: 'server.restarted' })
      sessions.restart()
      libraryStore.empty('server-restarted')
      return true
    case 'set-role':
      return users.setRole(ask.user, ask.role, null) !== null
    case 'set-permissions':
      return users.setPermissions(ask.user, ask.permissions, null) !== null
    case 'revoke-tokens':
      if (settings.read().tokenRevocation === 'denylist') denylist.denyAllOf(ask.user)
      return users.raiseTokenVersion(ask.user, null) !== null
    case 'revoke-refresh':
      return refreshTokens.endAllOf(ask.user, 'ended-by-hand')
    case 'rotate-key':
      keyring.rotate()
      return true
    case 'retire-key':
      return keyring.retire(ask.kid)
    default:
      return assertNever(ask)
  }
}
