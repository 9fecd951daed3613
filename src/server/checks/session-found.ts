import type { Session } from '../stores/session-rows.ts'
import type { SessionStore } from '../stores/sessions.ts'
import { pass, refuse, type Check, type HasCredential } from './check.ts'

export interface HasSession {
  readonly session: Session
}

/** Verify the credential: a session id proves nothing by itself, it only names a row in the server's table. */
export function sessionFound(sessions: SessionStore): Check<HasCredential, HasSession> {
  return {
    name: 'session-found',
    decide({ credential }) {
      const found = sessions.find(credential)
      if (found.kind === 'live') {
        const { id, user, store } = found.session
        return pass({ session: found.session }, { session: id, user, store, storeUs: Math.round(found.storeMs * 1000) })
      }
      const code = found.kind === 'ended' ? found.by : 'unknown-session'
      return refuse({ code, status: 401, publicReason: 'log-in-first', params: { session: found.id } })
    },
  }
}
