import type { SettingsReader } from '../stores/lab-settings-store.ts'
import type { RefreshTokenStore } from '../stores/refresh-tokens.ts'
import { pass, refuse, type Asked, type Check } from './check.ts'
import type { HasRefreshToken } from './refresh-found.ts'

/**
 * Has it been exchanged before? If not, it is used up here, in the same breath, so that of two requests at once only one gets through.
 * One that comes again is held twice: by its owner and by a thief, and nobody can tell which of them is asking. So the whole family ends
 * for both (RFC 9700 §4.14.2), unless the switch `refreshReuseRevokes` is off.
 */
export function refreshUnused(
  tokens: Pick<RefreshTokenStore, 'rotate' | 'endFamily'>,
  settings: SettingsReader,
): Check<Asked & HasRefreshToken, object> {
  return {
    name: 'refresh-unused',
    decide({ refresh: { row, ended }, nowMs, visit }) {
      const { refreshRotates, refreshReuseRevokes } = settings.read()
      const params = { token: row.id, family: row.family, user: row.user }
      const isCurrent = refreshRotates ? tokens.rotate(row, visit) : ended === null
      if (isCurrent) return pass({}, params)
      if (refreshReuseRevokes) tokens.endFamily(row.family, 'reused', visit)
      const rotatedAgoMs = ended === null ? 0 : nowMs - ended.atLabMs
      const revokesFamily = refreshReuseRevokes
      return refuse({ code: 'reused', status: 401, publicReason: 'log-in-first', params: { ...params, rotatedAgoMs, revokesFamily } })
    },
  }
}
