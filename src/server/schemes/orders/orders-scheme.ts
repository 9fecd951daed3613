import { Router } from 'express'
import { seeOther } from '../../answers/answer.ts'
import { cookiePresent } from '../../checks/cookie-present.ts'
import { methodAllowed } from '../../checks/method-allowed.ts'
import { orderFound } from '../../checks/order-found.ts'
import { ownerMatches } from '../../checks/owner-matches.ts'
import { permissionHeld } from '../../checks/permission-held.ts'
import { beginPipeline } from '../../checks/pipeline.ts'
import { memberSessionChecks } from '../../checks/session-checks.ts'
import { frameOf } from '../../pages/frame.ts'
import { refuseAsPage } from '../refuse-as-page.ts'
import { orderListPage, orderPage } from './order-pages.ts'
import type { SchemeDependencies } from '../scheme-dependencies.ts'

const BASE = '/orders'
const challenge = 'Cookie realm="shop.test", form-action="/session/", cookie-name="sid"'

/**
 * Who are you, and what may you do: two questions. The session of /session answers the first (401 when it cannot); the second has three
 * answers here, each with a 403 of its own: a role, a permission, and whether the thing asked for is one's own.
 */
export function ordersScheme(dependencies: SchemeDependencies): Router {
  const { orders, settings, clock, record, skipChecks } = dependencies
  const begin = beginPipeline({
    scheme: 'orders',
    clock,
    record,
    skipChecks,
    refuse: refuseAsPage('/session', challenge),
  })

  const customers = begin.check(cookiePresent('sid')).checks(memberSessionChecks(dependencies))
  const owners = customers.check(orderFound(orders)).check(ownerMatches(settings))
  // A refund needs no order of one's own: the permission is the right to touch other people's.
  const refunding = begin
    .check(methodAllowed('POST'))
    .check(cookiePresent('sid'))
    .checks(memberSessionChecks(dependencies))
    .check(permissionHeld('orders:refund'))
    .check(orderFound(orders))

  const router = Router()

  router.get(
    '/',
    customers.route('order-list', ({ user, request }) => orderListPage(frameOf(request), user, orders.of(user.name))),
  )
  router.get(
    '/:number',
    owners.route('order', ({ user, order, request }) => orderPage(frameOf(request), user, order)),
  )
  router.all(
    '/:number/refund',
    refunding.route('refund', ({ order }) => {
      orders.refund(order.number)
      return seeOther(`${BASE}/`)
    }),
  )

  return router
}
