import type { UserStore } from '../stores/users.ts'
import type { Fields } from './body-readable.ts'
import { pass, refuse, type Check, type LookedUp } from './check.ts'

/** How long the comparison took, rounded: slow on purpose, and paid each time that a password comes along. */
export interface Compared {
  readonly comparedMs: number
}

/** Compares the password's scrypt hash (RFC 7914) with the stored one. Comes after `userKnown`. */
export function passwordRight(users: UserStore): Check<Fields<'user' | 'password'>, LookedUp & Compared> {
  return {
    name: 'password-right',
    async decide({ fields }) {
      const begunMs = performance.now()
      const user = await users.logIn(fields.user, fields.password)
      if (user === null) {
        return refuse({ code: 'wrong-password', status: 401, publicReason: 'log-in-failed', params: { user: fields.user.slice(0, 40) } })
      }
      return pass({ user, comparedMs: Math.round(performance.now() - begunMs) }, { user: user.name })
    },
  }
}
