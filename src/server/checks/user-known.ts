import type { UserStore } from '../stores/users.ts'
import type { Fields } from './body-readable.ts'
import { pass, refuse, type Check } from './check.ts'

/** Is there such a user? The answer takes as long as a wrong password does, and says the same to the client (OWASP ASVS v5.0.0-6.3.8). */
export function userKnown(users: UserStore): Check<Fields<'user' | 'password'>, object> {
  return {
    name: 'user-known',
    async decide({ fields }) {
      if (users.find(fields.user) !== null) return pass({}, { user: fields.user })
      await users.wasteTime(fields.password)
      return refuse({ code: 'unknown-user', status: 401, publicReason: 'log-in-failed', params: { user: fields.user.slice(0, 40) } })
    },
  }
}
