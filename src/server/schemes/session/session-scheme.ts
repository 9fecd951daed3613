import { Router } from 'express'
import type { Bilingual } from '@shared/language.ts'
import { seeOther, sendAnswer, withHeaders, type Answer } from '../../answers/answer.ts'
import { bodyReadable } from '../../checks/body-readable.ts'
import { cookiePresent } from '../../checks/cookie-present.ts'
import { methodAllowed } from '../../checks/method-allowed.ts'
import { nameFree } from '../../checks/name-free.ts'
import { passwordRight } from '../../checks/password-right.ts'
import { beginPipeline } from '../../checks/pipeline.ts'
import { roleAllowed } from '../../checks/role-allowed.ts'
import { memberSessionChecks } from '../../checks/session-checks.ts'
import { userKnown } from '../../checks/user-known.ts'
import { frameOf } from '../../pages/frame.ts'
import { logInPage } from '../../pages/log-in-page.ts'
import { adminPage, memberPage } from '../../pages/member-page.ts'
import { clearedCookie } from '../credential-cookie.ts'
import { refuseAsPage } from '../refuse-as-page.ts'
import type { SchemeDependencies } from '../scheme-dependencies.ts'
import { waysIn } from './basket-page.ts'
import { addBasket } from './basket-routes.ts'
import { addBff } from './bff-routes.ts'
import { addMySessions } from './my-sessions-routes.ts'
import { BASE, COOKIE } from './session-base.ts'
import { enter, sessionOf } from './session-of-request.ts'
import { signUpPage } from './sign-up-page.ts'
import { transferForm } from './transfer-page.ts'
import { addTransfer } from './transfer-route.ts'

/** A 401 must name a way in (RFC 9110 §15.5.2). Log-in forms have no registered scheme; browsers ignore one that they do not know. */
const challenge = `Cookie realm="shop.test", form-action="${BASE}/", cookie-name="${COOKIE}"`
const title: Bilingual = { en: 'Log in with a session', ko: '세션으로 로그인' }

/**
 * The server remembers, the browser carries a number. At log-in the server writes a row into its table and gives the browser the row's
 * id in a cookie; each request brings the id back, and the server looks up whose it is.
 */
export function sessionScheme(dependencies: SchemeDependencies): Router {
  const { users, sessions, points, clock, record, skipChecks } = dependencies
  const begin = beginPipeline({ scheme: 'session', clock, record, skipChecks, refuse: refuseAsPage(BASE, challenge) })

  const withNameAndPassword = begin.check(methodAllowed('POST')).check(bodyReadable('form', ['user', 'password']))
  const withPassword = withNameAndPassword.check(userKnown(users)).check(passwordRight(users))
  const signingUp = withNameAndPassword.check(nameFree(users))
  const known = begin.check(cookiePresent(COOKIE)).checks(memberSessionChecks(dependencies))
  const admins = known.check(roleAllowed('admin'))
  const leaving = begin.check(methodAllowed('POST')).check(cookiePresent(COOKIE))

  const router = Router()

  router.get('/', (request, response) => {
    const frame = frameOf(request)
    sendAnswer(response, logInPage(frame, title[frame.language], `${BASE}/login`, { body: waysIn(frame, BASE) }))
  })
  router.all(
    '/login',
    withPassword.route('log-in', ({ user, request, visit }) => enter(dependencies, user, request, visit)),
  )
  router.get('/sign-up', (request, response) => sendAnswer(response, signUpPage(frameOf(request), `${BASE}/sign-up`)))
  router.all(
    '/sign-up',
    signingUp.route('sign-up', ({ user, request, visit }) => enter(dependencies, user, request, visit)),
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
      const session = sessionOf(dependencies, request, visit)
      if (session !== null) sessions.end(session, 'logged-out', visit)
      return withHeaders(seeOther(`${BASE}/`), ['Set-Cookie', clearedCookie(COOKIE, visit)])
    }),
  )

  addBasket(router, begin, dependencies)
  addMySessions(router, begin, dependencies)
  addTransfer(router, begin, dependencies)
  addBff(router, dependencies)
  return router
}
