import type { IncomingMessage } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import type { Router } from 'express'
import { json, withHeaders, type Answer } from '../../answers/answer.ts'
import { bodyReadable } from '../../checks/body-readable.ts'
import type { Asked, HasCredential } from '../../checks/check.ts'
import { cookiePresent } from '../../checks/cookie-present.ts'
import { methodAllowed } from '../../checks/method-allowed.ts'
import { originAllowed } from '../../checks/origin-allowed.ts'
import { passwordRight } from '../../checks/password-right.ts'
import type { Handler, Pipeline } from '../../checks/pipeline.ts'
import { refreshTokenChecks } from '../../checks/refresh-checks.ts'
import { userKnown } from '../../checks/user-known.ts'
import { readCookie } from '../../network/read-cookie.ts'
import type { Visit } from '../../network/visit.ts'
import { revokeAtLogOut } from '../revoke-at-log-out.ts'
import type { SchemeDependencies } from '../scheme-dependencies.ts'
import { bearerOf } from './bearer-of.ts'
import { clearedRefreshCookie, refreshCookieOf, type RefreshCookie } from './refresh-cookie.ts'
import { nextRefreshToken, tokenResponse, type Carrier } from './token-response.ts'

const PAGE_ORIGIN = 'https://shop.test'
/**
 * So long is the next refresh cookie under way, as over a real network. Two renewals at once are a race only while neither answer is
 * there: on this machine the first was back, now and then, before the browser had chosen the cookies of the second.
 */
const wayBackMs = 300

/** `/auth`: to log in, to renew, to log out. POST, and from the shop's own pages. */
export function addAuthRoutes(router: Router, begin: Pipeline<Asked>, dependencies: SchemeDependencies): void {
  const posted = begin.check(methodAllowed('POST')).check(originAllowed(PAGE_ORIGIN))
  addLogIn(router, posted, dependencies)
  addRenewal(router, posted, dependencies)
  addLogOut(router, posted, dependencies)
}

function addLogIn(router: Router, posted: Pipeline<Asked>, dependencies: SchemeDependencies): void {
  const { users, refreshTokens, settings } = dependencies
  const withPassword = posted
    .check(bodyReadable('json', ['user', 'password']))
    .check(userKnown(users))
    .check(passwordRight(users))
  router.all(
    '/auth/login',
    withPassword.route('log-in', async ({ user, request, visit }) => {
      const left = leave(dependencies, request, visit) // a new log-in gives up the family before
      const { refreshKeptIn, refreshRenewedBy } = settings.read()
      const name: RefreshCookie = refreshRenewedBy === 'server' ? 'refresh_wide' : 'refresh'
      const carrier: Carrier = refreshKeptIn === 'cookie' ? name : 'page'
      const answer = await tokenResponse(dependencies, { user, next: refreshTokens.begin(user, visit), carrier }, visit)
      return left === null || left === carrier ? answer : withHeaders(answer, ['Set-Cookie', clearedRefreshCookie(left, visit)])
    }),
  )
}

function addRenewal(router: Router, posted: Pipeline<Asked>, dependencies: SchemeDependencies): void {
  const withCookie = (name: RefreshCookie) =>
    posted.check(cookiePresent(name)).checks(refreshTokenChecks(dependencies, ({ credential }: HasCredential) => credential))
  const withBody = posted
    .check(bodyReadable('json', ['refresh_token']))
    .checks(refreshTokenChecks(dependencies, ({ fields }: { fields: { refresh_token: string } }) => fields.refresh_token))

  const renewWith = (name: RefreshCookie): Handler =>
    withCookie(name).route('renew', async ({ user, refresh, visit }) => {
      const next = nextRefreshToken(dependencies, refresh.row, visit)
      const answer = await tokenResponse(dependencies, { user, next, carrier: name }, visit)
      await setTimeout(wayBackMs)
      return answer
    })
  const renewWithNarrow = renewWith('refresh')
  const renewWithWide = renewWith('refresh_wide')
  const renewWithBody = withBody.route('renew-by-page', ({ user, refresh, visit }) => {
    const next = nextRefreshToken(dependencies, refresh.row, visit)
    return tokenResponse(dependencies, { user, next, carrier: 'page' }, visit)
  })
  router.all('/auth/renew', (request, response) => {
    if (isJson(request)) return renewWithBody(request, response)
    return (refreshCookieOf(request) === 'refresh_wide' ? renewWithWide : renewWithNarrow)(request, response)
  })
}

/** Ends the family. The access token, of which there is no list, lives on until its `exp`: a minute here, unless a switch says otherwise. */
function addLogOut(router: Router, posted: Pipeline<Asked>, dependencies: SchemeDependencies): void {
  const leaveAndSay = async (request: IncomingMessage, visit: Visit, fromBody: string | null): Promise<Answer> => {
    const left = leave(dependencies, request, visit, fromBody)
    const access = bearerOf(request)
    if (access !== null) await revokeAtLogOut(dependencies, access, visit)
    const answer = json(200, { logged_out: true })
    return left === null ? answer : withHeaders(answer, ['Set-Cookie', clearedRefreshCookie(left, visit)])
  }
  const leaveWithCookie = posted.route('log-out', ({ request, visit }) => leaveAndSay(request, visit, null))
  const leaveWithBody = posted
    .check(bodyReadable('json', ['refresh_token']))
    .route('log-out-by-page', ({ request, visit, fields }) => leaveAndSay(request, visit, fields.refresh_token))
  router.all('/auth/logout', (request, response) => (isJson(request) ? leaveWithBody : leaveWithCookie)(request, response))
}

/** Ends the family whose token came, and names the cookie that brought it. */
function leave(
  { refreshTokens }: SchemeDependencies,
  request: IncomingMessage,
  visit: Visit,
  fromBody: string | null = null,
): RefreshCookie | null {
  const name = refreshCookieOf(request)
  for (const token of [fromBody, name === null ? null : readCookie(request, name)]) {
    const found = token === null ? null : refreshTokens.find(token)
    if (found?.kind === 'known') refreshTokens.endFamily(found.token.row.family, 'logged-out', visit)
  }
  return name
}

function isJson(request: IncomingMessage): boolean {
  return /^application\/json\s*(?:;|$)/i.test(request.headers['content-type'] ?? '')
}
