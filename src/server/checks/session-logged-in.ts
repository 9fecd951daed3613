import type { SettingsReader } from '../stores/lab-settings-store.ts'
import type { UserStore } from '../stores/users.ts'
import { pass, refuse, type Check, type LookedUp } from './check.ts'
import type { HasSession } from './session-found.ts'

/**
 * Whose session is it? The row names the user; what that user may do is looked up in the users table now, so that a changed role acts
 * with the next request. Read from the row instead (switch `sessionRoleFrom`), it stays what it was at the log-in, as with a token.
 */
export function sessionLoggedIn(users: UserStore, settings: SettingsReader): Check<HasSession, LookedUp> {
  return {
    name: 'session-logged-in',
    decide({ session }) {
      const user = session.user === null ? null : users.find(session.user)
      if (user === null) return refuse({ code: 'anonymous', status: 401, publicReason: 'log-in-first', params: { session: session.id } })
      const from = settings.read().sessionRoleFrom
      const role = from === 'session-row' ? (session.role ?? user.role) : user.role
      return pass({ user: { ...user, role } }, { user: user.name, role, from })
    },
  }
}
