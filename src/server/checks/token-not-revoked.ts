import type { Denylist } from '../stores/denylist.ts'
import type { SettingsReader } from '../stores/lab-settings-store.ts'
import type { UserStore } from '../stores/users.ts'
import { pass, refuse, type Check, type Known } from './check.ts'
import type { HasToken } from './token-well-formed.ts'

export interface RevocationStores {
  readonly denylist: Denylist
  readonly users: UserStore
  readonly settings: SettingsReader
}

/**
 * Was it taken back before its time? A token knows nothing of that: either nobody asks (`wait`), or the server keeps a list again and
 * looks into it at each request, of denied ids or of a version per user. That is what a JWT was meant to spare it.
 */
export function tokenNotRevoked({ denylist, users, settings }: RevocationStores): Check<HasToken & Known, object> {
  return {
    name: 'token-not-revoked',
    decide({ jwt: { payload }, user }) {
      const way = settings.read().tokenRevocation
      if (way === 'denylist') {
        const jti = typeof payload['jti'] === 'string' ? payload['jti'] : ''
        if (!denylist.has(jti)) return pass({}, { way, lookUps: 1 })
        return refuse({ code: 'revoked', status: 401, publicReason: 'log-in-first', params: { jti: jti.slice(0, 8) } })
      }
      if (way === 'version') {
        const version = typeof payload['ver'] === 'number' ? payload['ver'] : 0
        const current = users.find(user.name)?.tokenVersion ?? Number.MAX_SAFE_INTEGER
        if (version >= current) return pass({}, { way, lookUps: 1 })
        const params = { user: user.name, version, current }
        return refuse({ code: 'version-too-old', status: 401, publicReason: 'log-in-first', params })
      }
      return pass({}, { way, lookUps: 0 })
    },
  }
}
