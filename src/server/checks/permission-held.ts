import type { Permission } from '../stores/users.ts'
import { pass, refuse, type Check, type LookedUp } from './check.ts'

/** Finer than a role: one right, given to one user. Read from the users table, so that what is taken away is gone at once. */
export function permissionHeld(needed: Permission): Check<LookedUp, object> {
  return {
    name: 'permission-held',
    decide({ user }) {
      const params = { user: user.name, needed }
      if (user.permissions.includes(needed)) return pass({}, params)
      return refuse({ code: 'no-permission', status: 403, publicReason: 'no-permission', params })
    },
  }
}
