import type { IncomingMessage } from 'node:http'
import { Router } from 'express'
import type { Text } from '@shared/language.ts'
import type { CheckName, SessionEnd } from '@shared/trace/check.ts'
import { seeOther, sendAnswer, withHeaders, type Answer } from '../../answers/answer.ts'
import { bodyReadable } from '../../checks/body-readable.ts'
import { cookiePresent } from '../../checks/cookie-present.ts'
import { methodAllowed } from '../../checks/method-allowed.ts'
import { passwordRight } from '../../checks/password-right.ts'
import { beginPipeline } from '../../checks/pipeline.ts'
import { roleAllowed } from '../../checks/role-allowed.ts'
import { sessionAlive } from '../../checks/session-alive.ts'
import { sessionFound } from '../../checks/session-found.ts'
import { userKnown } from '../../checks/user-known.ts'
import type { LabClock } from '../../lab-clock.ts'
import { readCookie } from '../../network/read-cookie.ts'
import { visitOf } from '../../network/visit.ts'
import { logInPage } from '../../pages/log-in-page.ts'
import { adminPage, memberPage } from '../../pages/member-page.ts'
import { refusalPage } from '../../pages/refusal-page.ts'
import type { RecordFact } from '../../record.ts'
import { frameOf } from '../../sites/frame.ts'
import type { PointStore } from '../../stores/points.ts'
import type { SessionStore } from '../../stores/sessions.ts'
import type { UserStore } from '../../stores/users.ts'
import { clearedCookie, credentialCookie } from '../credential-cookie.ts'
import { transferDone, transferForm } from './transfer-page.ts'

export interface SessionSchemeOptions {
  readonly users: UserStore
  readonly sessions: SessionStore
  readonly points: PointStore
  readonly clock: LabClock
  readonly record: RecordFact
  readonly skipChecks: readonly CheckName[]
}

const COOKIE = 'sid'
const BASE = '/session'
/** A 401 must name a way in (RFC 9110 §15.5.2). Log-in forms have no registered scheme; browsers ignore one that they do not know. */
const challenge = `Cookie realm="shop.test", form-action="${BASE}/", cookie-name="${COOKIE}"`
const title: Text = { en: 'Log in with a session', ko: '세션으로 로그인' }

/**
 * The server remembers, the browser carries a number. At log-in the server writes a row into its table and gives the browser the row's
 * id in a cookie; each request brings the id back, and the server looks up whose it is.
 */
export function sessionScheme({ users, sessions, points, clock, record, skipChecks }: SessionSchemeOptions): Router {
  const begin = beginPipeline({
    scheme: 'session',
    clock,
    record,
    skipChecks,
    refuse({ request }, refusal, user) {
      const answer = refusalPage(frameOf(request), BASE, refusal, user)
      return refusal.status === 401 ? withHeaders(answer, ['WWW-Authenticate', challenge]) : answer
    },
  })

  // Who may come how far: each list goes on where the one before ends.
  const withPassword = begin
    .check(methodAllowed('POST'))
    .check(bodyReadable('form', ['user', 'password']))
    .check(userKnown(users))
    .check(passwordRight(users))
  const known = begin.check(cookiePresent(COOKIE)).check(sessionFound(sessions)).check(sessionAlive(sessions))
  const admins = known.check(roleAllowed('admin'))
  const leaving = begin.check(methodAllowed('POST')).check(cookiePresent(COOKIE))
  const spending = begin
    .check(methodAllowed('POST'))
    .check(cookiePresent(COOKIE))
    .check(sessionFound(sessions))
    .check(sessionAlive(sessions))
    .check(bodyReadable('form', ['to', 'points']))

  const router = Router()

  router.get('/', (request, response) => {
    const frame = frameOf(request)
    sendAnswer(response, logInPage(frame, title[frame.language], `${BASE}/login`))
  })

  router.all(
    '/login',
    withPassword.route('log-in', ({ user, request, visit }) => {
      endSessionOf(request, 'replaced') // a new id at each log-in: one that was planted before it is worth nothing after it
      const { sessionId } = sessions.create(user, request.headers['user-agent'] ?? '', visit)
      return withHeaders(seeOther(`${BASE}/me`), ['Set-Cookie', credentialCookie(COOKIE, sessionId, visit)])
    }),
  )

  router.get(
    '/me',
    known.route('member-page', ({ user, request }) => {
      const frame = { ...frameOf(request), base: BASE }
      return memberPage(frame, user, transferForm(frame, points.of(user.name)))
    }),
  )

  router.get(
    '/admin',
    admins.route('admin-page', ({ user, request }) => adminPage({ ...frameOf(request), base: BASE }, user)),
  )

  router.all(
    '/logout',
    leaving.route('log-out', ({ request, visit }): Answer => {
      endSessionOf(request, 'logged-out')
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

  function endSessionOf(request: IncomingMessage, by: SessionEnd): void {
    const found = sessions.find(readCookie(request, COOKIE) ?? '')
    if (found.kind === 'live') sessions.end(found.session, by, visitOf(request))
  }

  return router
}
