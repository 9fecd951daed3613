import type { Keyring, TokenKey } from '../stores/keyring.ts'
import { pass, refuse, type Check } from './check.ts'
import type { HasToken } from './token-well-formed.ts'

export interface HasKey {
  readonly key: TokenKey
}

/**
 * Which of our keys does it name (`kid`, RFC 7515 §4.1.4)? Only a name is taken from the token, never a key or an address of one (`jwk`,
 * `jku`, `x5u`): a sender who brings the key can sign anything. Without a name the key of now is meant.
 */
export function tokenKeyKnown(keyring: Keyring): Check<HasToken, HasKey> {
  return {
    name: 'token-key-known',
    async decide({ jwt: { header } }) {
      const kid = header['kid']
      const key = kid === undefined ? await keyring.signing() : typeof kid === 'string' ? keyring.find(kid) : null
      const params = { kid: typeof kid === 'string' ? kid.slice(0, 80) : kid === undefined ? (key?.kid ?? null) : null }
      if (key === null) return refuse({ code: 'unknown-key', status: 401, publicReason: 'log-in-first', params })
      if (key.state === 'retired') return refuse({ code: 'retired-key', status: 401, publicReason: 'log-in-first', params })
      return pass({ key }, { ...params, ...(kid === undefined ? { unnamed: true } : {}), state: key.state })
    },
  }
}
