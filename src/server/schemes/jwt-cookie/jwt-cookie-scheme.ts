import { Router } from 'express'
import type { Bilingual } from '@shared/language.ts'
import { seeOther, sendAnswer, withHeaders } from '../../answers/answer.ts'
import { bodyReadable } from '../../checks/body-readable.ts'
import { cookiePresent } from '../../checks/cookie-present.ts'
import { methodAllowed } from '../../checks/method-allowed.ts'
import { passwordRight } from '../../checks/password-right.ts'
import { beginPipeline } from '../../checks/pipeline.ts'
import { roleAllowed } from '../../checks/role-allowed.ts'
import { tokenChecks } from '../../checks/token-checks.ts'
import { userKnown } from '../../checks/user-known.ts'
import { html } from '../../pages/html.ts'
import { logInPage, type Addition } from '../../pages/log-in-page.ts'
import { adminPage, memberPage } from '../../pages/member-page.ts'
import type { PageFrame } from '../../pages/page.ts'
import { scriptAnswer } from '../../pages/script.ts'
import { frameOf } from '../../pages/frame.ts'
import { clearedCookie } from '../credential-cookie.ts'
import { tokenVariant } from '../token-variant.ts'
import { revokeAtLogOut } from '../revoke-at-log-out.ts'
import { refuseAsPage } from '../refuse-as-page.ts'
import { carelessNote } from './careless-note.ts'
import script from './careless-page.client.js?raw'
import { deliverToken } from './deliver-token.ts'
import type { SchemeDependencies } from '../scheme-dependencies.ts'

const COOKIE = 'token'
const BASE = '/jwt'
const AUDIENCE = 'https://shop.test'
const challenge = `Cookie realm="shop.test", form-action="${BASE}/", cookie-name="${COOKIE}"`
const title: Bilingual = { en: 'Log in with a token in a cookie', ko: '쿠키에 담긴 토큰으로 로그인' }

/**
 * The server remembers nothing, the browser carries a signed statement. At log-in the server writes who this is into a JWT, signs it, and
 * puts it into a cookie; each request brings it back, and the server checks its own signature. The cookie is carried like any other.
 */
export function jwtCookieScheme(dependencies: SchemeDependencies): Router {
  const { users, mint, settings, clock, record, skipChecks } = dependencies
  const begin = beginPipeline({
    scheme: 'jwt-cookie',
    clock,
    record,
    skipChecks,
    refuse: refuseAsPage(BASE, challenge),
  })

  const withPassword = begin
    .check(methodAllowed('POST'))
    .check(bodyReadable('form', ['user', 'password']))
    .check(userKnown(users))
    .check(passwordRight(users))
  const known = begin.check(cookiePresent(COOKIE)).checks(tokenChecks(dependencies, AUDIENCE))
  const admins = known.check(roleAllowed('admin'))
  const leaving = begin.check(methodAllowed('POST')).check(cookiePresent(COOKIE))

  const router = Router()

  router.get('/', (request, response) => {
    const frame = frameOf(request)
    sendAnswer(response, logInPage(frame, title[frame.language], `${BASE}/login`, careless(frame)))
  })

  router.all(
    '/login',
    withPassword.route('log-in', async ({ user, visit }) => {
      const token = await mint.issue(user, AUDIENCE)
      return deliverToken(settings.read().tokenHandOver, COOKIE, token, `${BASE}/me`, visit)
    }),
  )

  router.get(
    '/me',
    known.route('member-page', ({ user, request }) => {
      const frame = { ...frameOf(request), base: BASE }
      return memberPage(frame, user, careless(frame))
    }),
  )

  router.get(
    '/admin',
    admins.route('admin-page', ({ user, request }) => adminPage({ ...frameOf(request), base: BASE }, user)),
  )

  // Takes the cookie away. A copy of the token stays good until it expires, unless a switch makes the server keep a list.
  router.all(
    '/logout',
    leaving.route('log-out', async ({ credential, visit }) => {
      await revokeAtLogOut(dependencies, credential, visit)
      return withHeaders(seeOther(`${BASE}/`), ['Set-Cookie', clearedCookie(COOKIE, visit)])
    }),
  )

  router.get('/page.js', (_request, response) => sendAnswer(response, scriptAnswer(script)))

  /** The way in force; the careless ones come with a script that shows what scripts can see. */
  function careless(frame: PageFrame): Addition {
    const way = settings.read().tokenHandOver
    const body = html`${carelessNote(frame, way, `${BASE}/me`)} ${tokenVariant(frame, settings.read())}`
    return way === 'http-only' ? { body } : { body, script: `${BASE}/page.js` }
  }

  return router
}
