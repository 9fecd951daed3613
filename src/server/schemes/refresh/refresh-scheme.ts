import type { IncomingMessage } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import { Router } from 'express'
import { decodeJwt, numericDateMs } from '@shared/web/jwt.ts'
import type { CheckName } from '@shared/trace/check.ts'
import { json, withHeaders, type Answer } from '../../answers/answer.ts'
import { authorizationPresent } from '../../checks/authorization-present.ts'
import { bodyReadable } from '../../checks/body-readable.ts'
import { cookiePresent } from '../../checks/cookie-present.ts'
import { methodAllowed } from '../../checks/method-allowed.ts'
import { originAllowed } from '../../checks/origin-allowed.ts'
import { passwordRight } from '../../checks/password-right.ts'
import { beginPipeline, type Handler } from '../../checks/pipeline.ts'
import { refreshAlive } from '../../checks/refresh-alive.ts'
import { refreshFound } from '../../checks/refresh-found.ts'
import { refreshUnused } from '../../checks/refresh-unused.ts'
import { roleAllowed } from '../../checks/role-allowed.ts'
import { tokenAlgorithm } from '../../checks/token-algorithm.ts'
import { tokenAudience } from '../../checks/token-audience.ts'
import { tokenIssuer } from '../../checks/token-issuer.ts'
import { tokenKeyKnown } from '../../checks/token-key-known.ts'
import { tokenNotRevoked } from '../../checks/token-not-revoked.ts'
import { tokenSignature } from '../../checks/token-signature.ts'
import { tokenTime } from '../../checks/token-time.ts'
import { tokenWellFormed } from '../../checks/token-well-formed.ts'
import { userKnown } from '../../checks/user-known.ts'
import type { LabClock } from '../../base/lab-clock.ts'
import { readCookie } from '../../network/read-cookie.ts'
import type { Visit } from '../../network/visit.ts'
import type { RecordFact } from '../../base/record.ts'
import type { Denylist } from '../../stores/denylist.ts'
import type { Keyring } from '../../stores/keyring.ts'
import type { LabSettingsStore } from '../../stores/lab-settings-store.ts'
import type { HandedOut, RefreshTokenStore } from '../../stores/refresh-tokens.ts'
import { ISSUER, type TokenMint } from '../../stores/token-mint.ts'
import type { User, UserStore } from '../../stores/users.ts'
import { revokeAtLogOut } from '../revoke-at-log-out.ts'
import { clearedRefreshCookie, refreshCookieOf, refreshSetCookie, type RefreshCookie } from './refresh-cookie.ts'
import { addRefreshPage } from './refresh-page.ts'
import { refuseAsJson } from './refuse-as-json.ts'

export interface RefreshSchemeOptions {
  readonly users: UserStore
  readonly refreshTokens: RefreshTokenStore
  readonly mint: TokenMint
  readonly keyring: Keyring
  readonly denylist: Denylist
  readonly settings: Pick<LabSettingsStore, 'read'>
  readonly clock: LabClock
  readonly record: RecordFact
  readonly skipChecks: readonly CheckName[]
}

const AUDIENCE = 'https://shop.test/refresh'
const PAGE_ORIGIN = 'https://shop.test'
/**
 * So long is the next refresh cookie under way, as over a real network. Two renewals at once are a race only while neither answer is
 * there: on this machine the first was back, now and then, before the browser had chosen the cookies of the second.
 */
const wayBackMs = 150

/** How the refresh token came, and how the next one goes back: in a cookie of this name, or in the page's hands. */
type Carrier = RefreshCookie | 'page'

/**
 * Two tokens. The access token goes with every request and is good for a minute; the server keeps no list of it. The refresh token goes to
 * `/refresh/auth` alone and buys the next access token; the server keeps a list of it, and can end it. So most requests cost no look-up,
 * and a log-out or a changed role waits no longer than the access token lives.
 */
export function refreshScheme(options: RefreshSchemeOptions): Router {
  const { users, refreshTokens, mint, keyring, denylist, settings, clock, record, skipChecks } = options
  const begin = beginPipeline({ scheme: 'refresh', clock, record, skipChecks, refuse: refuseAsJson })

  // To log in, to renew, to leave: POST, and from the shop's own pages.
  const posted = begin.check(methodAllowed('POST')).check(originAllowed(PAGE_ORIGIN))
  const withPassword = posted
    .check(bodyReadable('json', ['user', 'password']))
    .check(userKnown(users))
    .check(passwordRight(users))
  const withCookie = (name: RefreshCookie) =>
    posted
      .check(cookiePresent(name))
      .check(refreshFound(refreshTokens, users, ({ credential }) => credential))
      .check(refreshAlive(refreshTokens))
      .check(refreshUnused(refreshTokens, settings))
  const withBody = posted
    .check(bodyReadable('json', ['refresh_token']))
    .check(refreshFound(refreshTokens, users, ({ fields }) => fields.refresh_token))
    .check(refreshAlive(refreshTokens))
    .check(refreshUnused(refreshTokens, settings))

  // To ask for data: the access token, which is believed for what it says.
  const known = begin
    .check(authorizationPresent)
    .check(tokenWellFormed)
    .check(tokenAlgorithm(keyring, settings))
    .check(tokenKeyKnown(keyring))
    .check(tokenSignature(settings))
    .check(tokenTime)
    .check(tokenIssuer(ISSUER))
    .check(tokenAudience(AUDIENCE))
    .check(tokenNotRevoked({ denylist, users, settings }))
  const admins = known.check(roleAllowed('admin'))
  // The same without its time, which is over, and the refresh token that came along in its place (switch `refreshRenewedBy`).
  const renewed = begin
    .check(authorizationPresent)
    .check(tokenWellFormed)
    .check(tokenAlgorithm(keyring, settings))
    .check(tokenKeyKnown(keyring))
    .check(tokenSignature(settings))
    .check(tokenIssuer(ISSUER))
    .check(tokenAudience(AUDIENCE))
    .check(tokenNotRevoked({ denylist, users, settings }))
    .check(refreshFound(refreshTokens, users, ({ request }) => refreshTokenBeside(request) ?? ''))
    .check(refreshAlive(refreshTokens))
    .check(refreshUnused(refreshTokens, settings))
  const renewedAdmins = renewed.check(roleAllowed('admin'))

  const router = Router()
  addRefreshPage(router, settings)

  router.all(
    '/auth/login',
    withPassword.route('log-in', async ({ user, request, visit }) => {
      const left = leave(request, visit) // a new log-in gives up the family before
      const { refreshKeptIn, refreshRenewedBy } = settings.read()
      const name: RefreshCookie = refreshRenewedBy === 'server' ? 'refresh_wide' : 'refresh'
      const carrier: Carrier = refreshKeptIn === 'cookie' ? name : 'page'
      const answer = await tokens(user, refreshTokens.begin(user, visit), carrier, visit)
      return left === null || left === carrier ? answer : withHeaders(answer, ['Set-Cookie', clearedRefreshCookie(left, visit)])
    }),
  )

  const renewWith = (name: RefreshCookie): Handler =>
    withCookie(name).route('renew', async ({ user, refresh, visit }) => {
      const answer = await tokens(user, nextOf(refresh.row, visit), name, visit)
      await setTimeout(wayBackMs)
      return answer
    })
  const renewWithNarrow = renewWith('refresh')
  const renewWithWide = renewWith('refresh_wide')
  const renewWithBody = withBody.route('renew-by-page', ({ user, refresh, visit }) =>
    tokens(user, nextOf(refresh.row, visit), 'page', visit),
  )
  router.all('/auth/renew', (request, response) => {
    if (isJson(request)) return renewWithBody(request, response)
    return (refreshCookieOf(request) === 'refresh_wide' ? renewWithWide : renewWithNarrow)(request, response)
  })

  // Ends the family. The access token, of which there is no list, lives on until its `exp`: a minute here, unless a switch says otherwise.
  const leaveAndSay = async (request: IncomingMessage, visit: Visit, fromBody: string | null): Promise<Answer> => {
    const left = leave(request, visit, fromBody)
    const access = bearerOf(request)
    if (access !== null) await revokeAtLogOut(options, access, visit)
    const answer = json(200, { logged_out: true })
    return left === null ? answer : withHeaders(answer, ['Set-Cookie', clearedRefreshCookie(left, visit)])
  }
  const leaveWithCookie = posted.route('log-out', ({ request, visit }) => leaveAndSay(request, visit, null))
  const leaveWithBody = posted
    .check(bodyReadable('json', ['refresh_token']))
    .route('log-out-by-page', ({ request, visit, fields }) => leaveAndSay(request, visit, fields.refresh_token))
  router.all('/auth/logout', (request, response) => (isJson(request) ? leaveWithBody : leaveWithCookie)(request, response))

  /** The usual way with an access token; or, when both tokens come and this one is over, the way that renews it silently. */
  const either = (usual: Handler, silent: Handler): Handler => {
    return (request, response) => (renewsSilently(request) ? silent : usual)(request, response)
  }
  const me = (user: Pick<User, 'name' | 'role'>) => ({ user: user.name, role: user.role })
  const forAdmins = (user: Pick<User, 'name' | 'role'>) => ({ ...me(user), users: users.names() })
  router.get(
    '/api/me',
    either(
      known.route('member-page', ({ user }) => json(200, me(user))),
      renewed.route('member-page-renewed', ({ user, refresh, request, visit }) =>
        tokens(user, nextOf(refresh.row, visit), besideCarrier(request), visit, me(user)),
      ),
    ),
  )
  router.get(
    '/api/admin',
    either(
      admins.route('admin-page', ({ user }) => json(200, forAdmins(user))),
      renewedAdmins.route('admin-page-renewed', ({ user, refresh, request, visit }) =>
        tokens(user, nextOf(refresh.row, visit), besideCarrier(request), visit, forAdmins(user)),
      ),
    ),
  )

  return router

  /** Without rotation the old one stays good, and nothing new is handed out. */
  function nextOf(row: HandedOut['row'], visit: Visit): HandedOut | null {
    return settings.read().refreshRotates ? refreshTokens.grow(row, visit) : null
  }

  /** RFC 6749 §5.1; a refresh token that travels in a cookie does not stand in the body as well. */
  async function tokens(user: User, next: HandedOut | null, carrier: Carrier, visit: Visit, more: object = {}): Promise<Answer> {
    const { accessLifeSeconds } = settings.read()
    const access = {
      access_token: await mint.issue(user, AUDIENCE, accessLifeSeconds),
      token_type: 'Bearer',
      expires_in: accessLifeSeconds,
    }
    if (next === null) return json(200, { ...more, ...access })
    if (carrier === 'page') return json(200, { ...more, ...access, refresh_token: next.refreshToken })
    const line = refreshSetCookie(carrier, next.refreshToken, next.row.expiresLabMs - clock.now(), visit)
    return withHeaders(json(200, { ...more, ...access }), ['Set-Cookie', line])
  }

  /** Ends the family whose token came, and names the cookie that brought it. */
  function leave(request: IncomingMessage, visit: Visit, fromBody: string | null = null): RefreshCookie | null {
    const name = refreshCookieOf(request)
    for (const token of [fromBody, name === null ? null : readCookie(request, name)]) {
      const found = token === null ? null : refreshTokens.find(token)
      if (found?.kind === 'known') refreshTokens.endFamily(found.token.row.family, 'logged-out', visit)
    }
    return name
  }

  /** Looked at without believing it: whichever way is taken, its checks verify the signature first. */
  function renewsSilently(request: IncomingMessage): boolean {
    if (settings.read().refreshRenewedBy !== 'server' || refreshTokenBeside(request) === null) return false
    const decoded = decodeJwt(bearerOf(request) ?? '')
    const expiresMs = decoded.ok ? numericDateMs(decoded.jwt.payload['exp']) : null
    return expiresMs !== null && clock.now() >= expiresMs
  }
}

/** A refresh token that came with a request for data: in the wide cookie, or in a field of the page's own. */
function refreshTokenBeside(request: IncomingMessage): string | null {
  const field = request.headers['refresh-token']
  return readCookie(request, 'refresh_wide') ?? (typeof field === 'string' ? field : null)
}

function besideCarrier(request: IncomingMessage): Carrier {
  return readCookie(request, 'refresh_wide') === null ? 'page' : 'refresh_wide'
}

function bearerOf(request: IncomingMessage): string | null {
  return /^bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? null
}

function isJson(request: IncomingMessage): boolean {
  return /^application\/json\s*(?:;|$)/i.test(request.headers['content-type'] ?? '')
}
