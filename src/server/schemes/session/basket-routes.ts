import type { Router } from 'express'
import { seeOther, sendAnswer, withHeaders } from '../../answers/answer.ts'
import { bodyReadable } from '../../checks/body-readable.ts'
import type { Asked } from '../../checks/check.ts'
import { cookiePresent } from '../../checks/cookie-present.ts'
import { methodAllowed } from '../../checks/method-allowed.ts'
import type { Pipeline } from '../../checks/pipeline.ts'
import { liveSessionChecks } from '../../checks/session-checks.ts'
import { visitOf } from '../../network/visit.ts'
import { frameOf } from '../../pages/frame.ts'
import { credentialCookie } from '../credential-cookie.ts'
import type { SchemeDependencies } from '../scheme-dependencies.ts'
import { basketPage } from './basket-page.ts'
import { BASE, COOKIE } from './session-base.ts'
import { sessionOf } from './session-of-request.ts'

/** The first visit: a session begins before anybody has said a name. */
export function addBasket(router: Router, begin: Pipeline<Asked>, dependencies: SchemeDependencies): void {
  const { sessions, clock } = dependencies
  const visitors = begin
    .check(methodAllowed('POST'))
    .check(bodyReadable('form', ['item']))
    .check(cookiePresent(COOKIE))
    .checks(liveSessionChecks(dependencies))

  router.get('/basket', (request, response) => {
    const frame = { ...frameOf(request), base: BASE }
    const visit = visitOf(request)
    const before = sessionOf(dependencies, request, visit)
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
}
