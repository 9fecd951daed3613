import type { IncomingMessage } from 'node:http'
import type { Router } from 'express'
import { dropOldest } from '@shared/collections/drop-oldest.ts'
import { decodeJwt, numericDateMs } from '@shared/web/jwt.ts'
import { json, sendAnswer, withHeaders, type Answer } from '../../answers/answer.ts'
import { bodyReadable } from '../../checks/body-readable.ts'
import type { Asked, Known, Refusal } from '../../checks/check.ts'
import { cookiePresent } from '../../checks/cookie-present.ts'
import { methodAllowed } from '../../checks/method-allowed.ts'
import { originAllowed } from '../../checks/origin-allowed.ts'
import { passwordRight } from '../../checks/password-right.ts'
import { beginPipeline, type Handler, type Pipeline } from '../../checks/pipeline.ts'
import { refreshTokenChecks } from '../../checks/refresh-checks.ts'
import { memberSessionChecks } from '../../checks/session-checks.ts'
import { expiredTokenChecks, tokenChecks } from '../../checks/token-checks.ts'
import { tokenKept, type HasKeptTokens, type KeptTokens } from '../../checks/token-kept.ts'
import { userKnown } from '../../checks/user-known.ts'
import { readCookie } from '../../network/read-cookie.ts'
import { frameOf } from '../../pages/frame.ts'
import { languageOf } from '../../pages/language.ts'
import { refusalWords } from '../../pages/refusal-page.ts'
import { scriptAnswer } from '../../pages/script.ts'
import type { User } from '../../stores/users.ts'
import { clearedCookie } from '../credential-cookie.ts'
import type { SchemeDependencies } from '../scheme-dependencies.ts'
import { bffPage } from './bff-page.ts'
import script from './bff-page.client.js?raw'
import { BASE, COOKIE } from './session-base.ts'
import { beginSession, sessionOf } from './session-of-request.ts'

const API = 'https://api.shop.test'
const PAGE_ORIGIN = 'https://shop.test'
const MAX_KEPT = 10_000

/**
 * `/session/bff`, a backend for frontend in outline: the browser carries a session id, and the tokens for the API stay with the server,
 * which renews them by itself. The API's own checks are asked in the same decision; no second request is on the wire.
 */
export function addBff(router: Router, dependencies: SchemeDependencies): void {
  const { clock, record, skipChecks } = dependencies
  const begin = beginPipeline({ scheme: 'session', clock, record, skipChecks, refuse: refuseAsJson })
  /** By the id of the session's row. A lab reset or a snapshot ends the sessions or leaves them without tokens. */
  const kept = new Map<string, KeptTokens>()

  router.get('/bff', (request, response) => sendAnswer(response, bffPage(frameOf(request))))
  router.get('/bff/page.js', (_request, response) => sendAnswer(response, scriptAnswer(script)))
  addLogIn(router, begin, dependencies, kept)
  addData(router, begin, dependencies, kept)
  addLogOut(router, begin, dependencies, kept)
}

type Kept = Map<string, KeptTokens>

function addLogIn(router: Router, begin: Pipeline<Asked>, dependencies: SchemeDependencies, kept: Kept): void {
  const { users, refreshTokens } = dependencies
  const withPassword = begin
    .check(methodAllowed('POST'))
    .check(originAllowed(PAGE_ORIGIN))
    .check(bodyReadable('json', ['user', 'password']))
    .check(userKnown(users))
    .check(passwordRight(users))
  router.all(
    '/bff/login',
    withPassword.route('bff-log-in', async ({ user, request, visit }) => {
      const before = sessionOf(dependencies, request, visit)
      if (before !== null) endTokens(dependencies, kept, before.id, visit)
      const access = await accessFor(dependencies, user)
      const { session, setCookie } = beginSession(dependencies, user, request, visit)
      kept.set(session.id, { access, refreshToken: refreshTokens.begin(user, visit).refreshToken })
      dropOldest(kept, MAX_KEPT)
      const answer = json(200, { user: user.name })
      return setCookie === null ? answer : withHeaders(answer, ['Set-Cookie', setCookie])
    }),
  )
}

function addData(router: Router, begin: Pipeline<Asked>, dependencies: SchemeDependencies, kept: Kept): void {
  const { sessions, refreshTokens, settings, clock } = dependencies
  const withToken = begin
    .check(cookiePresent(COOKIE))
    .checks(memberSessionChecks(dependencies))
    .check(tokenKept(id => kept.get(id)))
  const usual = withToken
    .checks(tokenChecks(dependencies, API))
    .route('bff-member-page', ({ user }) => json(200, { user: user.name, role: user.role }))
  const renewed = withToken
    .checks(expiredTokenChecks(dependencies, API))
    .checks(refreshTokenChecks(dependencies, (has: HasKeptTokens) => has.kept.refreshToken))
    .route('bff-member-page-renewed', async ({ user, session, refresh, kept: old, visit }) => {
      const { refreshToken } = settings.read().refreshRotates ? refreshTokens.grow(refresh.row, visit) : old
      kept.set(session.id, { access: await accessFor(dependencies, user), refreshToken })
      return json(200, { user: user.name, role: user.role })
    })

  /** Looked at without believing it: whichever way is taken, its checks verify the signature first. */
  const handlerFor = (request: IncomingMessage): Handler => {
    const found = sessions.find(readCookie(request, COOKIE) ?? '')
    const decoded = decodeJwt((found.kind === 'live' ? kept.get(found.session.id)?.access : undefined) ?? '')
    const expiresMs = decoded.ok ? numericDateMs(decoded.jwt.payload['exp']) : null
    return expiresMs !== null && clock.now() >= expiresMs ? renewed : usual
  }
  // One after another: two requests at once would use one refresh token twice. All tabs of a browser come by here, so no page needs a lock.
  let turn: Promise<void> = Promise.resolve()
  router.get('/bff/me', (request, response) => {
    const mine = turn.then(() => handlerFor(request)(request, response))
    turn = mine.catch(() => undefined)
    return mine
  })
}

function addLogOut(router: Router, begin: Pipeline<Asked>, dependencies: SchemeDependencies, kept: Kept): void {
  const leaving = begin.check(methodAllowed('POST')).check(originAllowed(PAGE_ORIGIN)).check(cookiePresent(COOKIE))
  router.all(
    '/bff/logout',
    leaving.route('bff-log-out', ({ request, visit }) => {
      const session = sessionOf(dependencies, request, visit)
      if (session !== null) {
        endTokens(dependencies, kept, session.id, visit)
        dependencies.sessions.end(session, 'logged-out', visit)
      }
      return withHeaders(json(200, { logged_out: true }), ['Set-Cookie', clearedCookie(COOKIE, visit)])
    }),
  )
}

const accessFor = ({ mint, settings }: SchemeDependencies, user: User): Promise<string> =>
  mint.issue(user, API, settings.read().accessLifeSeconds)

function endTokens({ refreshTokens }: SchemeDependencies, kept: Kept, sessionId: string, visit: Asked['visit']): void {
  const found = refreshTokens.find(kept.get(sessionId)?.refreshToken ?? '')
  if (found.kind === 'known') refreshTokens.endFamily(found.token.row.family, 'logged-out', visit)
  kept.delete(sessionId)
}

/** A refusal that the page's script reads. A 401 names a way in (RFC 9110 §15.5.2). */
function refuseAsJson({ request }: Asked, refusal: Refusal, user: Known['user'] | null): Answer {
  const { title, said } = refusalWords[refusal.publicReason]
  const language = languageOf(request)
  const answer = json(refusal.status, { status: refusal.status, title: title[language], said: said[language], user: user?.name ?? null })
  const challenge = `Cookie realm="shop.test", form-action="${BASE}/bff", cookie-name="${COOKIE}"`
  return refusal.status === 401 ? withHeaders(answer, ['WWW-Authenticate', challenge]) : answer
}
