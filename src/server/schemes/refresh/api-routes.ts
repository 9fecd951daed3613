import type { IncomingMessage } from 'node:http'
import type { Router } from 'express'
import { decodeJwt, numericDateMs } from '@shared/web/jwt.ts'
import { json } from '../../answers/answer.ts'
import { authorizationPresent } from '../../checks/authorization-present.ts'
import type { Asked } from '../../checks/check.ts'
import type { Handler, Pipeline } from '../../checks/pipeline.ts'
import { refreshTokenChecks } from '../../checks/refresh-checks.ts'
import { roleAllowed } from '../../checks/role-allowed.ts'
import { expiredTokenChecks, tokenChecks } from '../../checks/token-checks.ts'
import { readCookie } from '../../network/read-cookie.ts'
import type { User } from '../../stores/users.ts'
import type { SchemeDependencies } from '../scheme-dependencies.ts'
import { bearerOf } from './bearer-of.ts'
import { AUDIENCE, nextRefreshToken, tokenResponse, type Carrier } from './token-response.ts'

/**
 * `/api`: the data. The usual way is with an access token, which is believed for what it says. When both tokens come and the access token
 * has expired, the server may renew silently (setting `refreshRenewedBy`).
 */
export function addApiRoutes(router: Router, begin: Pipeline<Asked>, dependencies: SchemeDependencies): void {
  const { users } = dependencies
  const known = begin.check(authorizationPresent).checks(tokenChecks(dependencies, AUDIENCE))
  const admins = known.check(roleAllowed('admin'))
  // The same without its time, which is over, and the refresh token that came along in its place.
  const renewed = begin
    .check(authorizationPresent)
    .checks(expiredTokenChecks(dependencies, AUDIENCE))
    .checks(refreshTokenChecks(dependencies, ({ request }: Asked) => refreshTokenBeside(request) ?? ''))
  const renewedAdmins = renewed.check(roleAllowed('admin'))

  const either = (usual: Handler, silent: Handler): Handler => {
    return (request, response) => (renewsSilently(dependencies, request) ? silent : usual)(request, response)
  }
  const me = (user: Pick<User, 'name' | 'role'>) => ({ user: user.name, role: user.role })
  const forAdmins = (user: Pick<User, 'name' | 'role'>) => ({ ...me(user), users: users.names() })
  router.get(
    '/api/me',
    either(
      known.route('member-page', ({ user }) => json(200, me(user))),
      renewed.route('member-page-renewed', ({ user, refresh, request, visit }) => {
        const next = nextRefreshToken(dependencies, refresh.row, visit)
        return tokenResponse(dependencies, { user, next, carrier: besideCarrier(request), more: me(user) }, visit)
      }),
    ),
  )
  router.get(
    '/api/admin',
    either(
      admins.route('admin-page', ({ user }) => json(200, forAdmins(user))),
      renewedAdmins.route('admin-page-renewed', ({ user, refresh, request, visit }) => {
        const next = nextRefreshToken(dependencies, refresh.row, visit)
        return tokenResponse(dependencies, { user, next, carrier: besideCarrier(request), more: forAdmins(user) }, visit)
      }),
    ),
  )
}

/** Looked at without believing it: whichever way is taken, its checks verify the signature first. */
function renewsSilently({ settings, clock }: SchemeDependencies, request: IncomingMessage): boolean {
  if (settings.read().refreshRenewedBy !== 'server' || refreshTokenBeside(request) === null) return false
  const decoded = decodeJwt(bearerOf(request) ?? '')
  const expiresMs = decoded.ok ? numericDateMs(decoded.jwt.payload['exp']) : null
  return expiresMs !== null && clock.now() >= expiresMs
}

/** A refresh token that came with a request for data: in the wide cookie, or in a field of the page's own. */
function refreshTokenBeside(request: IncomingMessage): string | null {
  const field = request.headers['refresh-token']
  return readCookie(request, 'refresh_wide') ?? (typeof field === 'string' ? field : null)
}

function besideCarrier(request: IncomingMessage): Carrier {
  return readCookie(request, 'refresh_wide') === null ? 'page' : 'refresh_wide'
}
