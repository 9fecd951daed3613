import { Router } from 'express'
import { sendAnswer, withHeaders } from '../../answers/answer.ts'
import { authorizationWith } from '../../checks/authorization-present.ts'
import { credentialsReadable } from '../../checks/credentials-readable.ts'
import { passwordRight } from '../../checks/password-right.ts'
import { beginPipeline, type Pipeline } from '../../checks/pipeline.ts'
import type { Asked } from '../../checks/check.ts'
import { roleAllowed } from '../../checks/role-allowed.ts'
import { userKnown } from '../../checks/user-known.ts'
import { frameOf } from '../../pages/frame.ts'
import { basicStart, forgetPage, insidePage, refusedPage } from './basic-pages.ts'
import type { SchemeDependencies } from '../scheme-dependencies.ts'

/** A name for a protection space: what one log-in opens (RFC 9110 §11.5). */
type Realm = 'orders' | 'admin'

/** The 401 that makes the browser ask; `charset` tells it to write name and password in UTF-8 (RFC 7617 §2.1). */
const challenge = (realm: Realm) => ['WWW-Authenticate', `Basic realm="${realm}", charset="UTF-8"`] as const

/**
 * Name and password in every request. Nobody logs in: the server says 401 and names a realm, the browser asks its user, and from then on
 * it sends the password along unasked, under the path that it was asked for (RFC 7617 §2.2). The server remembers nothing and compares
 * each time; neither side has a way to log out.
 */
export function basicScheme({ users, clock, record, skipChecks }: SchemeDependencies): Router {
  const beginIn = (realm: Realm): Pipeline<Asked> =>
    beginPipeline({
      scheme: 'basic',
      clock,
      record,
      skipChecks,
      refuse({ request }, refusal, user) {
        const answer = refusedPage(frameOf(request), refusal, user)
        return refusal.status === 401 ? withHeaders(answer, challenge(realm)) : answer
      },
    })

  const customers = beginIn('orders')
    .check(authorizationWith('Basic'))
    .check(credentialsReadable)
    .check(userKnown(users))
    .check(passwordRight(users))
  const admins = beginIn('admin')
    .check(authorizationWith('Basic'))
    .check(credentialsReadable)
    .check(userKnown(users))
    .check(passwordRight(users))
    .check(roleAllowed('admin'))

  const router = Router()

  // Outside of every protection space: what is carried here is carried by mistake.
  router.get('/', (request, response) => sendAnswer(response, basicStart(frameOf(request), request.headers.authorization ?? null)))

  router.get(
    '/orders',
    customers.route('orders', has => insidePage(frameOf(has.request), 'orders', has)),
  )
  // Under the same path: the browser sends the password before anybody asks.
  router.get(
    '/orders/history',
    customers.route('order-history', has => insidePage(frameOf(has.request), 'history', has)),
  )
  // The same realm elsewhere: the browser first learns from a 401 that its password fits here too.
  router.get(
    '/invoices',
    customers.route('invoices', has => insidePage(frameOf(has.request), 'invoices', has)),
  )
  // Another realm: what opens the orders is not even tried.
  router.get(
    '/admin',
    admins.route('admin-page', has => insidePage(frameOf(has.request), 'admin', has)),
  )

  // No log-out: Basic has none. A password that is answered 401 is one that the browser throws away, so this refuses the right one too.
  router.get('/orders/forget', (request, response) => sendAnswer(response, withHeaders(forgetPage(frameOf(request)), challenge('orders'))))

  return router
}
