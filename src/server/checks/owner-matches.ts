import type { SettingsReader } from '../stores/lab-settings-store.ts'
import { pass, refuse, type Check, type Known } from './check.ts'
import type { HasOrder } from './order-found.ts'

/**
 * Is it one's own? To be logged in is not enough (OWASP ASVS v5.0.0-8.2.2, "IDOR"). A switch leaves the question out, as many servers do by
 * mistake: then counting up the numbers reads everyone's orders.
 */
export function ownerMatches(settings: SettingsReader): Check<Known & HasOrder, object> {
  return {
    name: 'owner-matches',
    decide({ user, order }) {
      const params = { order: order.number, owner: order.owner, user: user.name }
      if (!settings.read().ordersCheckOwner) return pass({}, { ...params, asked: false })
      if (order.owner === user.name) return pass({}, { ...params, asked: true })
      return refuse({ code: 'not-owner', status: 403, publicReason: 'not-yours', params })
    },
  }
}
