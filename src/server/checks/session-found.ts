import type { Session, SessionStore } from '../stores/sessions.ts'
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
      if (found.kind === 'live') return pass({ session: found.session }, { session: found.session.id, user: found.session.user.name })
      if (found.kind === 'ended')
        return refuse({ code: found.by, status: 401, publicReason: 'log-in-first', params: { session: found.id } })
      return refuse({ code: 'unknown-session', status: 401, publicReason: 'log-in-first', params: { session: found.id } })
    },
  }
}
