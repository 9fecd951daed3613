import type { Order, OrderStore } from '../stores/orders.ts'
import { pass, refuse, type Asked, type Check } from './check.ts'

export interface HasOrder {
  readonly order: Order
}

/** Which order is it? The number is the last digits of the path; a path without any names no order. */
export function orderFound(orders: OrderStore): Check<Asked, HasOrder> {
  return {
    name: 'order-found',
    decide({ visit }) {
      const written = /\/(\d{1,6})(?:\/\w+)?$/.exec(new URL(visit.url).pathname)?.[1] ?? ''
      const order = orders.find(Number(written))
      if (order === null) return refuse({ code: 'unknown-order', status: 404, publicReason: 'no-order', params: { order: written } })
      return pass({ order }, { order: order.number })
    },
  }
}
