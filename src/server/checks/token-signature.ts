import { compactVerify, errors, type CryptoKey } from 'jose'
import type { DecodedJwt } from '@shared/jwt.ts'
import { hmacKey, type TokenKey } from '../stores/keyring.ts'
import type { LabSettingsStore } from '../stores/lab-settings-store.ts'
import { pass, refuse, type Check, type HasCredential } from './check.ts'
import type { HasKey } from './token-key-known.ts'
import type { HasToken } from './token-well-formed.ts'

/** Did our key make this token (RFC 7515 §5.2)? Only from here on do its claims mean anything. */
export function tokenSignature(settings: Pick<LabSettingsStore, 'read'>): Check<HasCredential & HasToken & HasKey, object> {
  return {
    name: 'token-signature',
    async decide({ credential, jwt, key }) {
      if (settings.read().tokenTrustsHeader) return asTheTokenWants(credential, jwt, key)
      const isGenuine = await verify(credential, key.verifyWith, key.algorithm)
      const params = { algorithm: key.algorithm }
      return isGenuine ? pass({}, params) : refuse({ code: 'bad-signature', status: 401, publicReason: 'log-in-first', params })
    },
  }
}

async function verify(token: string, key: CryptoKey, algorithm: string): Promise<boolean> {
  try {
    await compactVerify(token, key, { algorithms: [algorithm] })
    return true
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof TypeError) return false // a token of another make than the key
    throw error // a fault of ours, not of the token
  }
}

/**
 * The mistake that a switch of the lab makes on purpose: the token's header chooses how it is verified (RFC 8725 §2.1). `none` needs no
 * signature, and with HS256 the published key, which everybody has, becomes the secret.
 */
async function asTheTokenWants(token: string, { header }: DecodedJwt, key: TokenKey) {
  const algorithm = typeof header['alg'] === 'string' ? header['alg'] : ''
  if (algorithm.toLowerCase() === 'none') return pass({}, { algorithm, trusted: true })
  const isConfused = algorithm === 'HS256' && key.published !== null
  const verifyWith = isConfused && key.published !== null ? await hmacKey(key.published.pem) : key.verifyWith
  const params = { algorithm: algorithm.slice(0, 40), trusted: true, confused: isConfused }
  if (await verify(token, verifyWith, algorithm)) return pass({}, params)
  return refuse({ code: 'bad-signature', status: 401, publicReason: 'log-in-first', params })
}
