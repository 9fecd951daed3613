import { Router } from 'express'
import { json, withHeaders, type Answer } from '../../answers/answer.ts'
import { authorizationPresent } from '../../checks/authorization-present.ts'
import { bodyReadable } from '../../checks/body-readable.ts'
import type { Asked, Known, Refusal } from '../../checks/check.ts'
import { methodAllowed } from '../../checks/method-allowed.ts'
import { originAllowed } from '../../checks/origin-allowed.ts'
import { passwordRight } from '../../checks/password-right.ts'
import { beginPipeline } from '../../checks/pipeline.ts'
import { roleAllowed } from '../../checks/role-allowed.ts'
import { tokenChecks } from '../../checks/token-checks.ts'
import { userKnown } from '../../checks/user-known.ts'
import { languageOf } from '../../pages/language.ts'
import { refusalWords } from '../../pages/refusal-page.ts'
import { revokeAtLogOut } from '../revoke-at-log-out.ts'
import { readableFor } from './cors.ts'
import type { SchemeDependencies } from '../scheme-dependencies.ts'

const AUDIENCE = 'https://api.shop.test'
/** The one origin whose pages may read this API's answers. */
const PAGE_ORIGIN = 'https://shop.test'

/**
 * The page's own script carries the token. It asks for one with name and password, keeps it in localStorage, and puts it into the
 * `Authorization` field of each request. The browser adds nothing by itself; so nothing rides along on a stranger's request either.
 */
export function bearerApi(dependencies: SchemeDependencies): Router {
  const { users, mint, settings, clock, record, skipChecks } = dependencies
  const begin = beginPipeline({ scheme: 'bearer', clock, record, skipChecks, refuse: refuseAsJson })

  const preflight = begin.check(originAllowed(PAGE_ORIGIN))
  const withPassword = begin
    .check(methodAllowed('POST'))
    .check(originAllowed(PAGE_ORIGIN))
    .check(bodyReadable('json', ['user', 'password']))
    .check(userKnown(users))
    .check(passwordRight(users))
  const known = begin.check(authorizationPresent).checks(tokenChecks(dependencies, AUDIENCE))
  const admins = known.check(roleAllowed('admin'))

  const router = Router()

  // Before a request with `Authorization` or a JSON body the browser asks whether it may send it at all (Fetch standard, CORS preflight).
  router.options(
    '/*path',
    preflight.route('preflight', ({ request }): Answer => {
      const allowed: Answer['headers'] = [
        ['Access-Control-Allow-Methods', 'GET, POST'],
        ['Access-Control-Allow-Headers', 'Authorization, Content-Type'],
        ['Access-Control-Max-Age', '0'], // remembered by nobody, so that each call shows its own question
      ]
      return readableFor(PAGE_ORIGIN, request, { status: 204, headers: allowed, body: '' })
    }),
  )

  router.all(
    '/login',
    withPassword.route('log-in', async ({ user, request }) => {
      const token = await mint.issue(user, AUDIENCE)
      return readableFor(
        PAGE_ORIGIN,
        request,
        json(200, { access_token: token, token_type: 'Bearer', expires_in: settings.read().tokenLifeSeconds }),
      )
    }),
  )

  router.get(
    '/me',
    known.route('member-page', ({ user, request }) => readableFor(PAGE_ORIGIN, request, json(200, { user: user.name, role: user.role }))),
  )

  router.get(
    '/admin',
    admins.route('admin-page', ({ user, request }) =>
      readableFor(PAGE_ORIGIN, request, json(200, { user: user.name, role: user.role, users: users.names() })),
    ),
  )

  // Nothing that a page must ask: the token is gone with the page's own copy. With a switch that keeps a list, this is where it is told.
  router.post(
    '/logout',
    known.route('log-out', async ({ credential, visit, request }) => {
      await revokeAtLogOut(dependencies, credential, visit)
      return readableFor(PAGE_ORIGIN, request, json(200, { revoked: settings.read().tokenRevocation }))
    }),
  )

  return router
}

/** A refusal that the page's script may read: without the CORS fields it would learn no more than "it failed". */
function refuseAsJson({ request }: Asked, refusal: Refusal, user: Known['user'] | null): Answer {
  const { title, said } = refusalWords[refusal.publicReason]
  const language = languageOf(request)
  const answer = json(refusal.status, { status: refusal.status, title: title[language], said: said[language], user: user?.name ?? null })
  const challenge = challengeFor(refusal)
  return readableFor(PAGE_ORIGIN, request, challenge === null ? answer : withHeaders(answer, ['WWW-Authenticate', challenge]))
}

/** RFC 6750 §3 and §3.1: no error code when no token came at all; `insufficient_scope` goes with a 403. */
function challengeFor({ code, status }: Refusal): string | null {
  const realm = 'Bearer realm="api.shop.test"'
  if (status === 403) return code === 'wrong-role' ? `${realm}, error="insufficient_scope"` : null
  if (status !== 401) return null
  const isWithoutToken = ['no-authorization', 'wrong-auth-scheme', 'unknown-user', 'wrong-password'].includes(code)
  return isWithoutToken ? realm : `${realm}, error="invalid_token"`
}
