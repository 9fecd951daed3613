import { idleTimeoutMs, absoluteTimeoutMs, type SessionStore } from '../stores/sessions.ts'
import { pass, refuse, type Asked, type Check, type Known } from './check.ts'
import type { HasSession } from './session-found.ts'

/** Is it still alive? Two limits by the lab clock: since the last request, and since the log-in (OWASP ASVS 7.3.1, 7.3.2). */
export function sessionAlive(sessions: SessionStore): Check<Asked & HasSession, Known> {
  return {
    name: 'session-alive',
    decide({ session, nowMs, visit }) {
      const ageMs = nowMs - session.createdLabMs
      const idleMs = nowMs - session.lastSeenLabMs
      const params = { session: session.id, user: session.user.name, idleMs, idleTimeoutMs, ageMs, absoluteTimeoutMs }
      const code = ageMs >= absoluteTimeoutMs ? 'absolute-timeout' : idleMs >= idleTimeoutMs ? 'idle-timeout' : null
      if (code !== null) {
        sessions.end(session, code, visit)
        return refuse({ code, status: 401, publicReason: 'log-in-first', params })
      }
      sessions.touch(session, nowMs, visit)
      return pass({ user: session.user }, params)
    },
  }
}
