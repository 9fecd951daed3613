import type { UserStore } from '../stores/users.ts'
import type { Fields } from './body-readable.ts'
import { pass, refuse, type Check, type LookedUp } from './check.ts'

/** Compares the password's scrypt hash (RFC 7914) with the stored one. Comes after `userKnown`. */
export function passwordRight(users: UserStore): Check<Fields<'user' | 'password'>, LookedUp> {
  return {
    name: 'password-right',
    async decide({ fields }) {
      const user = await users.logIn(fields.user, fields.password)
      if (user === null) {
        return refuse({ code: 'wrong-password', status: 401, publicReason: 'log-in-failed', params: { user: fields.user.slice(0, 40) } })
      }
      return pass({ user }, { user: user.name })
    },
  }
}
