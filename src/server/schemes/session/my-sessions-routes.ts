import type { Router } from 'express'
import { seeOther, withHeaders } from '../../answers/answer.ts'
import { bodyReadable } from '../../checks/body-readable.ts'
import type { Asked } from '../../checks/check.ts'
import { cookiePresent } from '../../checks/cookie-present.ts'
import { methodAllowed } from '../../checks/method-allowed.ts'
import type { Pipeline } from '../../checks/pipeline.ts'
import { memberSessionChecks } from '../../checks/session-checks.ts'
import { frameOf } from '../../pages/frame.ts'
import { clearedCookie } from '../credential-cookie.ts'
import type { SchemeDependencies } from '../scheme-dependencies.ts'
import { mySessionsPage } from './my-sessions-page.ts'
import { BASE, COOKIE } from './session-base.ts'

/** A user sees the sessions that are open in the user's name, and ends one of them or all. */
export function addMySessions(router: Router, begin: Pipeline<Asked>, dependencies: SchemeDependencies): void {
  const { sessions } = dependencies
  const seeing = begin.check(cookiePresent(COOKIE)).checks(memberSessionChecks(dependencies))
  const managing = begin.check(methodAllowed('POST')).check(cookiePresent(COOKIE)).checks(memberSessionChecks(dependencies))
  const revoking = managing.check(bodyReadable('form', ['session']))

  router.get(
    '/sessions',
    seeing.route('my-sessions', ({ user, session, request, nowMs }) =>
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
}
