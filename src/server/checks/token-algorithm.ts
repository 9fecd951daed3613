import type { Keyring } from '../stores/keyring.ts'
import type { SettingsReader } from '../stores/lab-settings-store.ts'
import { pass, refuse, type Check } from './check.ts'
import type { HasToken } from './token-well-formed.ts'

/**
 * The server fixes the algorithm; the token's header is only compared with it (RFC 8725 §3.1). A key is for one algorithm alone: a token
 * that names a key and another algorithm wants the key to be mistaken for something else. `none` and key confusion end here.
 */
export function tokenAlgorithm(keyring: Keyring, settings: SettingsReader): Check<HasToken, object> {
  return {
    name: 'token-algorithm',
    decide({ jwt: { header } }) {
      const given = typeof header['alg'] === 'string' ? header['alg'].slice(0, 40) : null
      if (settings.read().tokenTrustsHeader) return pass({}, { algorithm: given, trusted: true })
      const key = typeof header['kid'] === 'string' ? keyring.find(header['kid']) : null
      const allowed: readonly string[] = key === null ? keyring.algorithms() : [key.algorithm]
      if (given !== null && allowed.includes(given)) return pass({}, { algorithm: given, trusted: false })
      const code = given?.toLowerCase() === 'none' ? 'unsecured' : 'algorithm-not-allowed'
      return refuse({ code, status: 401, publicReason: 'log-in-first', params: { given, allowed: allowed.join(', ') } })
    },
  }
}
