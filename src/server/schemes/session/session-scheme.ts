import type { IncomingMessage } from 'node:http'
import { Router } from 'express'
import type { Bilingual } from '@shared/language.ts'
import type { CheckName } from '@shared/trace/check.ts'
import { seeOther, sendAnswer, withHeaders, type Answer } from '../../answers/answer.ts'
import { bodyReadable } from '../../checks/body-readable.ts'
import { cookiePresent } from '../../checks/cookie-present.ts'
import { methodAllowed } from '../../checks/method-allowed.ts'
import { nameFree } from '../../checks/name-free.ts'
import { passwordRight } from '../../checks/password-right.ts'
import { beginPipeline } from '../../checks/pipeline.ts'
import { roleAllowed } from '../../checks/role-allowed.ts'
import { sessionAlive } from '../../checks/session-alive.ts'
import { sessionFound } from '../../checks/session-found.ts'
import { sessionLoggedIn } from '../../checks/session-logged-in.ts'
import { userKnown } from '../../checks/user-known.ts'
import type { LabClock } from '../../base/lab-clock.ts'
import { readCookie } from '../../network/read-cookie.ts'
import { visitOf, type Visit } from '../../network/visit.ts'
import { logInPage } from '../../pages/log-in-page.ts'
import { adminPage, memberPage } from '../../pages/member-page.ts'
import type { RecordFact } from '../../base/record.ts'
import { frameOf } from '../../pages/frame.ts'
import type { PointStore } from '../../stores/points.ts'
import type { LabSettingsStore } from '../../stores/lab-settings-store.ts'
import type { Session } from '../../stores/session-rows.ts'
import { pastLimit, type SessionStore } from '../../stores/sessions.ts'
import type { User, UserStore } from '../../stores/users.ts'
import { clearedCookie, credentialCookie } from '../credential-cookie.ts'
import { refuseAsPage } from '../refuse-as-page.ts'
import { basketPage, waysIn } from './basket-page.ts'
import { mySessionsPage } from './my-sessions-page.ts'
import { signUpPage } from './sign-up-page.ts'
import { transferDone, transferForm } from './transfer-page.ts'

export interface SessionSchemeOptions {
  readonly users: UserStore
  readonly sessions: SessionStore
  readonly points: PointStore
  readonly settings: Pick<LabSettingsStore, 'read'>
  readonly clock: LabClock
  readonly record: RecordFact
  readonly skipChecks: readonly CheckName[]
}

const COOKIE = 'sid'
const BASE = '/session'
/** A 401 must name a way in (RFC 9110 §15.5.2). Log-in forms have no registered scheme; browsers ignore one that they do not know. */
const challenge = `Cookie realm="shop.test", form-action="${BASE}/", cookie-name="${COOKIE}"`
const title: Bilingual = { en: 'Log in with a session', ko: '세션으로 로그인' }

/**
 * The server remembers, the browser carries a number. At log-in the server writes a row into its table and gives the browser the row's
 * id in a cookie; each request brings the id back, and the server looks up whose it is.
 */
export function sessionScheme({ users, sessions, points, settings, clock, record, skipChecks }: SessionSchemeOptions): Router {
  const begin = beginPipeline({
    scheme: 'session',
    clock,
    record,
    skipChecks,
    refuse: refuseAsPage(BASE, challenge),
  })

  // Who may come how far: each list goes on where the one before ends.
  const withPassword = begin
    .check(methodAllowed('POST'))
    .check(bodyReadable('form', ['user', 'password']))
    .check(userKnown(users))
    .check(passwordRight(users))
  const signingUp = begin
    .check(methodAllowed('POST'))
    .check(bodyReadable('form', ['user', 'password']))
    .check(nameFree(users))
  const visitors = begin
    .check(methodAllowed('POST'))
    .check(bodyReadable('form', ['item']))
    .check(cookiePresent(COOKIE))
    .check(sessionFound(sessions))
    .check(sessionAlive(sessions, settings))
  const known = begin
    .check(cookiePresent(COOKIE))
    .check(sessionFound(sessions))
    .check(sessionAlive(sessions, settings))
    .check(sessionLoggedIn(users, settings))
  const admins = known.check(roleAllowed('admin'))
  const leaving = begin.check(methodAllowed('POST')).check(cookiePresent(COOKIE))
  const spending = begin
    .check(methodAllowed('POST'))
    .check(cookiePresent(COOKIE))
    .check(sessionFound(sessions))
    .check(sessionAlive(sessions, settings))
    .check(sessionLoggedIn(users, settings))
    .check(bodyReadable('form', ['to', 'points']))
  const managing = begin
    .check(methodAllowed('POST'))
    .check(cookiePresent(COOKIE))
    .check(sessionFound(sessions))
    .check(sessionAlive(sessions, settings))
    .check(sessionLoggedIn(users, settings))
  const revoking = managing.check(bodyReadable('form', ['session']))

  const router = Router()

  router.get('/', (request, response) => {
    const frame = frameOf(request)
    sendAnswer(response, logInPage(frame, title[frame.language], `${BASE}/login`, { body: waysIn(frame, BASE) }))
  })

  router.all(
    '/login',
    withPassword.route('log-in', ({ user, request, visit }) => enter(user, request, visit)),
  )

  router.get('/sign-up', (request, response) => sendAnswer(response, signUpPage(frameOf(request), `${BASE}/sign-up`)))
  router.all(
    '/sign-up',
    signingUp.route('sign-up', ({ user, request, visit }) => enter(user, request, visit)),
  )

  // The first visit: a session begins before anybody has said a name.
  router.get('/basket', (request, response) => {
    const frame = { ...frameOf(request), base: BASE }
    const visit = visitOf(request)
    const before = sessionOf(request, visit)
    if (before !== null) return sendAnswer(response, basketPage(frame, sessions.update(before, { lastSeenLabMs: clock.now() }, visit)))
    const { sessionId, session } = sessions.create({ user: null, userAgent: request.headers['user-agent'] ?? '' }, visit)
    sendAnswer(response, withHeaders(basketPage(frame, session), ['Set-Cookie', credentialCookie(COOKIE, sessionId, visit)]))
  })
  router.all(
    '/basket',
    visitors.route('basket', ({ session, fields, visit }) => {
      sessions.update(session, { basket: [...session.basket, fields.item.slice(0, 40)].slice(-20) }, visit)
      return seeOther(`${BASE}/basket`)
    }),
  )

  router.get(
    '/me',
    known.route('member-page', ({ user, request }) => {
      const frame = { ...frameOf(request), base: BASE }
      return memberPage(frame, user, { body: transferForm(frame, points.of(user.name)) }, ['basket', 'sessions'])
    }),
  )

  router.get(
    '/admin',
    admins.route('admin-page', ({ user, request }) => adminPage({ ...frameOf(request), base: BASE }, user)),
  )

  router.all(
    '/logout',
    leaving.route('log-out', ({ request, visit }): Answer => {
      const session = sessionOf(request, visit)
      if (session !== null) sessions.end(session, 'logged-out', visit)
      return withHeaders(seeOther(`${BASE}/`), ['Set-Cookie', clearedCookie(COOKIE, visit)])
    }),
  )

  router.get(
    '/sessions',
    known.route('my-sessions', ({ user, session, request, nowMs }) =>
      mySessionsPage(
        { ...frameOf(request), base: BASE },
        { sessions: sessions.ofUser(user.name), current: session, nowMs, costs: sessions.costs() },
      ),
    ),
  )
  router.all(
    '/sessions/end',
    revoking.route('end-session', ({ user, fields, visit }) => {
      // Looked for among the user's own alone: the number of somebody else's session ends nothing.
      const meant = sessions.ofUser(user.name).find(({ id }) => id === fields.session)
      if (meant !== undefined) sessions.end(meant, 'revoked-by-user', visit)
      return seeOther(`${BASE}/sessions`)
    }),
  )
  router.all(
    '/logout-everywhere',
    managing.route('log-out-everywhere', ({ user, visit }) => {
      for (const session of sessions.ofUser(user.name)) sessions.end(session, 'logged-out-everywhere', visit)
      return withHeaders(seeOther(`${BASE}/`), ['Set-Cookie', clearedCookie(COOKIE, visit)])
    }),
  )

  // The target of a forged form. No check but the session guards it: what protects it is that the cookie does not come along.
  router.all(
    '/transfer',
    spending.route('transfer', ({ user, fields, request }) => {
      const wanted = /^\d{1,6}$/.test(fields.points) ? Number(fields.points) : 0
      const spent = points.spend(user.name, wanted)
      return transferDone({ ...frameOf(request), base: BASE }, { user: user.name, to: fields.to, spent, left: points.of(user.name) })
    }),
  )

  /** A proved name gets a session. */
  function enter(user: User, request: IncomingMessage, visit: Visit): Answer {
    const { sessionNewIdAtLogIn, sessionsPerUser } = settings.read()
    const before = sessionOf(request, visit)
    const elsewhere = sessions.ofUser(user.name).filter(({ id }) => id !== before?.id)
    if (sessionsPerUser === 'one') for (const session of elsewhere) sessions.end(session, 'logged-in-elsewhere', visit)
    if (before !== null && !sessionNewIdAtLogIn) {
      // Session fixation is open: an attacker who planted this id before the log-in has a member's session after it.
      sessions.update(before, { user: user.name, role: user.role }, visit)
      return seeOther(`${BASE}/me`)
    }
    if (before !== null) sessions.end(before, 'replaced', visit)
    // A visitor's basket comes along, and one's own; what somebody else has left in this browser is not shown to the next.
    const basket = before !== null && (before.user ?? user.name) === user.name ? before.basket : []
    const { sessionId } = sessions.create({ user, basket, userAgent: request.headers['user-agent'] ?? '' }, visit)
    return withHeaders(seeOther(`${BASE}/me`), ['Set-Cookie', credentialCookie(COOKIE, sessionId, visit)])
  }

  /** The session that came along, where none is needed. One that is past its limits ends here as it would at a check. */
  function sessionOf(request: IncomingMessage, visit: Visit): Session | null {
    const found = sessions.find(readCookie(request, COOKIE) ?? '')
    if (found.kind !== 'live') return null
    const past = pastLimit(found.session, clock.now(), settings)
    if (past === null) return found.session
    sessions.end(found.session, past, visit)
    return null
  }

  return router
}
