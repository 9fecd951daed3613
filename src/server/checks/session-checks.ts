import type { SettingsReader } from '../stores/lab-settings-store.ts'
import type { SessionStore } from '../stores/sessions.ts'
import type { UserStore } from '../stores/users.ts'
import type { Asked, HasCredential, LookedUp } from './check.ts'
import type { CheckChain } from './pipeline.ts'
import { sessionAlive } from './session-alive.ts'
import { sessionFound, type HasSession } from './session-found.ts'
import { sessionLoggedIn } from './session-logged-in.ts'

export interface SessionStores {
  readonly users: UserStore
  readonly sessions: SessionStore
  readonly settings: SettingsReader
}

/** From the session id in the request to a session that is alive, whether or not anyone has logged in with it. */
export function liveSessionChecks({ sessions, settings }: Omit<SessionStores, 'users'>): CheckChain<Asked & HasCredential, HasSession> {
  return list => list.check(sessionFound(sessions)).check(sessionAlive(sessions, settings))
}

/** From the session id in the request to the user who logged in with it. */
export function memberSessionChecks(stores: SessionStores): CheckChain<Asked & HasCredential, HasSession & LookedUp> {
  return list => list.checks(liveSessionChecks(stores)).check(sessionLoggedIn(stores.users, stores.settings))
}
