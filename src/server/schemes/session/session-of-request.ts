import type { IncomingMessage } from 'node:http'
import { seeOther, withHeaders, type Answer } from '../../answers/answer.ts'
import { readCookie } from '../../network/read-cookie.ts'
import type { Visit } from '../../network/visit.ts'
import type { Session } from '../../stores/session-rows.ts'
import { pastLimit } from '../../stores/sessions.ts'
import type { User } from '../../stores/users.ts'
import { credentialCookie } from '../credential-cookie.ts'
import type { SchemeDependencies } from '../scheme-dependencies.ts'
import { BASE, COOKIE } from './session-base.ts'

type SessionAccess = Pick<SchemeDependencies, 'sessions' | 'settings' | 'clock'>

/** The session that came along, where none is needed. One that is past its limits ends here as it would at a check. */
export function sessionOf({ sessions, settings, clock }: SessionAccess, request: IncomingMessage, visit: Visit): Session | null {
  const found = sessions.find(readCookie(request, COOKIE) ?? '')
  if (found.kind !== 'live') return null
  const past = pastLimit(found.session, clock.now(), settings)
  if (past === null) return found.session
  sessions.end(found.session, past, visit)
  return null
}

/** A proved name gets a session, and goes on to its page. */
export function enter(dependencies: SessionAccess, user: User, request: IncomingMessage, visit: Visit): Answer {
  const { setCookie } = beginSession(dependencies, user, request, visit)
  const answer = seeOther(`${BASE}/me`)
  return setCookie === null ? answer : withHeaders(answer, ['Set-Cookie', setCookie])
}

/** The session of a proved name. `setCookie` is the value of `Set-Cookie`; null: the id stays as it was. */
export function beginSession(
  dependencies: SessionAccess,
  user: User,
  request: IncomingMessage,
  visit: Visit,
): { readonly session: Session; readonly setCookie: string | null } {
  const { sessions, settings } = dependencies
  const { sessionNewIdAtLogIn, sessionsPerUser } = settings.read()
  const before = sessionOf(dependencies, request, visit)
  const elsewhere = sessions.ofUser(user.name).filter(({ id }) => id !== before?.id)
  if (sessionsPerUser === 'one') for (const session of elsewhere) sessions.end(session, 'logged-in-elsewhere', visit)
  if (before !== null && !sessionNewIdAtLogIn) {
    // Session fixation is open: an attacker who planted this id before the log-in has a member's session after it.
    return { session: sessions.update(before, { user: user.name, role: user.role }, visit), setCookie: null }
  }
  if (before !== null) sessions.end(before, 'replaced', visit)
  // A visitor's basket comes along, and one's own; what somebody else has left in this browser is not shown to the next.
  const basket = before !== null && (before.user ?? user.name) === user.name ? before.basket : []
  const { sessionId, session } = sessions.create({ user, basket, userAgent: request.headers['user-agent'] ?? '' }, visit)
  return { session, setCookie: credentialCookie(COOKIE, sessionId, visit) }
}
