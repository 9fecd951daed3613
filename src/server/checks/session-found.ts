import type { Session, SessionStore } from '../stores/sessions.ts'
import { pass, refuse, type Check } from './check.ts'
import type { HasCookie } from './cookie-present.ts'

export interface HasSession {
  readonly session: Session
}

/** Verify the credential: a session id proves nothing by itself, it only names a row in the server's table. */
export function sessionFound(sessions: SessionStore): Check<HasCookie, HasSession> {
  return {
    name: 'session-found',
    decide({ cookieValue }) {
      const found = sessions.find(cookieValue)
      if (found.kind === 'live') return pass({ session: found.session }, { session: found.session.id, user: found.session.user.name })
      if (found.kind === 'ended')
        return refuse({ code: found.by, status: 401, publicReason: 'log-in-first', params: { session: found.id } })
      return refuse({ code: 'unknown-session', status: 401, publicReason: 'log-in-first', params: { session: found.id } })
    },
  }
}
