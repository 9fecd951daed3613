import { pass, refuse, type Check, type HasCredential, type Known } from '../../checks/check.ts'

/**
 * The mistake, on purpose: the role is read from a cookie that anybody can write, and believed. The check asks the right question of the
 * wrong witness; nothing but a signature or a look into the server's own table would make the answer worth something.
 */
export function roleBelieved(needed: 'admin'): Check<HasCredential, Known> {
  return {
    name: 'role-allowed',
    decide({ credential }) {
      const role = credential === 'admin' ? 'admin' : 'user'
      const user = { name: 'visitor', role } as const
      const params = { user: user.name, role, needed }
      return role === needed ? pass({ user }, params) : refuse({ code: 'wrong-role', status: 403, publicReason: 'not-allowed', params })
    },
  }
}
