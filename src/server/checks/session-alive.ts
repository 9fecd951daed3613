import type { SettingsReader } from '../stores/lab-settings-store.ts'
import { pastLimit, sessionLimits, type SessionStore } from '../stores/sessions.ts'
import { pass, refuse, type Asked, type Check } from './check.ts'
import type { HasSession } from './session-found.ts'

/** Is it still alive? Two limits by the lab clock: since the last request, and since it was made (OWASP ASVS v5.0.0-7.3.1, v5.0.0-7.3.2). */
export function sessionAlive(sessions: SessionStore, settings: SettingsReader): Check<Asked & HasSession, HasSession> {
  return {
    name: 'session-alive',
    decide({ session, nowMs, visit }) {
      const limits = sessionLimits(settings)
      const ageMs = nowMs - session.createdLabMs
      const idleMs = nowMs - session.lastSeenLabMs
      const params = { session: session.id, user: session.user, idleMs, ageMs, ...limits }
      const code = pastLimit(session, nowMs, settings)
      if (code !== null) {
        sessions.end(session, code, visit)
        return refuse({ code, status: 401, publicReason: 'log-in-first', params })
      }
      return pass({ session: sessions.update(session, { lastSeenLabMs: nowMs }, visit) }, params)
    },
  }
}
