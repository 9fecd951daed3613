import { Router } from 'express'
import type { CheckName } from '@shared/trace/check.ts'
import { seeOther } from '../../answers/answer.ts'
import { cookiePresent } from '../../checks/cookie-present.ts'
import { methodAllowed } from '../../checks/method-allowed.ts'
import { orderFound } from '../../checks/order-found.ts'
import { ownerMatches } from '../../checks/owner-matches.ts'
import { permissionHeld } from '../../checks/permission-held.ts'
import { beginPipeline } from '../../checks/pipeline.ts'
import { sessionAlive } from '../../checks/session-alive.ts'
import { sessionFound } from '../../checks/session-found.ts'
import { sessionLoggedIn } from '../../checks/session-logged-in.ts'
import type { LabClock } from '../../base/lab-clock.ts'
import type { RecordFact } from '../../base/record.ts'
import { frameOf } from '../../pages/frame.ts'
import type { LabSettingsStore } from '../../stores/lab-settings-store.ts'
import type { OrderStore } from '../../stores/orders.ts'
import type { SessionStore } from '../../stores/sessions.ts'
import type { UserStore } from '../../stores/users.ts'
import { refuseAsPage } from '../refuse-as-page.ts'
import { orderListPage, orderPage } from './order-pages.ts'

export interface OrdersSchemeOptions {
  readonly users: UserStore
  readonly sessions: SessionStore
  readonly orders: OrderStore
  readonly settings: Pick<LabSettingsStore, 'read'>
  readonly clock: LabClock
  readonly record: RecordFact
  readonly skipChecks: readonly CheckName[]
}

const BASE = '/orders'
const challenge = 'Cookie realm="shop.test", form-action="/session/", cookie-name="sid"'

/**
 * Who are you, and what may you do: two questions. The session of /session answers the first (401 when it cannot); the second has three
 * answers here, each with a 403 of its own: a role, a permission, and whether the thing asked for is one's own.
 */
export function ordersScheme({ users, sessions, orders, settings, clock, record, skipChecks }: OrdersSchemeOptions): Router {
  const begin = beginPipeline({
    scheme: 'orders',
    clock,
    record,
    skipChecks,
    refuse: refuseAsPage('/session', challenge),
  })

  const customers = begin
    .check(cookiePresent('sid'))
    .check(sessionFound(sessions))
    .check(sessionAlive(sessions, settings))
    .check(sessionLoggedIn(users, settings))
  const owners = customers.check(orderFound(orders)).check(ownerMatches(settings))
  // A refund needs no order of one's own: the permission is the right to touch other people's.
  const refunding = begin
    .check(methodAllowed('POST'))
    .check(cookiePresent('sid'))
    .check(sessionFound(sessions))
    .check(sessionAlive(sessions, settings))
    .check(sessionLoggedIn(users, settings))
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
