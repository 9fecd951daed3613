import type { UserStore } from '../stores/users.ts'
import type { Fields } from './body-readable.ts'
import { pass, refuse, type Asked, type Check, type LookedUp } from './check.ts'

/** Shorter ones are guessed too soon (OWASP ASVS v5.0.0-6.2.1). */
const MIN_CHARACTERS = 8

/**
 * May somebody sign up with this? It says that a name is taken, which a log-in would never say: here there is no other way. And it takes
 * the name in the same breath, or two who ask at once would both have been told that it is free.
 */
export function nameFree(users: UserStore): Check<Asked & Fields<'user' | 'password'>, LookedUp> {
  return {
    name: 'name-free',
    decide({ fields: { user, password }, visit }) {
      if (!/^[a-z0-9-]{1,20}$/.test(user)) {
        return refuse({ code: 'name-not-allowed', status: 400, publicReason: 'bad-form', params: { user: user.slice(0, 40) } })
      }
      if (password.length < MIN_CHARACTERS) {
        return refuse({ code: 'password-too-short', status: 400, publicReason: 'bad-form', params: { minCharacters: MIN_CHARACTERS } })
      }
      const signedUp = users.signUp(user, password, visit)
      if (signedUp === null) return refuse({ code: 'name-taken', status: 409, publicReason: 'name-taken', params: { user } })
      return pass({ user: signedUp }, { user })
    },
  }
}
