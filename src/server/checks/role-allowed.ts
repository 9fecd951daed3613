import type { Role } from '../stores/users.ts'
import { pass, refuse, type Check, type Known } from './check.ts'

/** The server knows who asks, and that one may not: 403, not 401 (RFC 9110 §15.5.4). Logging in again would change nothing. */
export function roleAllowed(needed: Role): Check<Known, object> {
  return {
    name: 'role-allowed',
    decide({ user }) {
      const params = { user: user.name, role: user.role, needed }
      return user.role === needed ? pass({}, params) : refuse({ code: 'wrong-role', status: 403, publicReason: 'not-allowed', params })
    },
  }
}
