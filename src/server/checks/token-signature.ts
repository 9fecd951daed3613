import type { DecodedJwt } from '@shared/web/jwt.ts'
import { hmacKey } from '../stores/key-material.ts'
import type { TokenKey } from '../stores/keyring.ts'
import type { SettingsReader } from '../stores/lab-settings-store.ts'
import { pass, refuse, type Check, type HasCredential, type Outcome } from './check.ts'
import type { HasKey } from './token-key-known.ts'
import type { HasToken } from './token-well-formed.ts'
import { signatureFault, type SignatureFault } from './verify-signature.ts'

/** Did our key make this token (RFC 7515 §5.2)? Only from here on do its claims mean anything. */
export function tokenSignature(settings: SettingsReader): Check<HasCredential & HasToken & HasKey, object> {
  return {
    name: 'token-signature',
    async decide({ credential, jwt, key }) {
      if (settings.read().tokenTrustsHeader) return asTheTokenWants(credential, jwt, key)
      const { algorithm } = key
      return signatureOutcome(await signatureFault(credential, jwt, key.verifyWith, algorithm), { algorithm })
    },
  }
}

/** What `crit` asks for is a reason of its own: the signature may well be right. */
export function signatureOutcome(fault: SignatureFault | null, params: Readonly<Record<string, string | boolean>>): Outcome<object> {
  if (fault === null) return pass({}, params)
  const isHeader = fault.fault === 'crit-unknown' || fault.fault === 'crit-malformed' || fault.fault === 'b64-false'
  const code = isHeader ? 'critical-header' : 'bad-signature'
  return refuse({ code, status: 401, publicReason: 'log-in-first', params: { ...params, ...fault } })
}

/**
 * The mistake that a switch of the lab makes on purpose: the token's header chooses how it is verified (RFC 8725 §2.1). `none` needs no
 * signature, and with HS256 the published key, which everybody has, becomes the secret.
 */
async function asTheTokenWants(token: string, jwt: DecodedJwt, key: TokenKey): Promise<Outcome<object>> {
  const { header } = jwt
  const algorithm = typeof header['alg'] === 'string' ? header['alg'] : ''
  if (algorithm.toLowerCase() === 'none') return pass({}, { algorithm, trusted: true })
  const isConfused = algorithm === 'HS256' && key.published !== null
  const verifyWith = isConfused && key.published !== null ? await hmacKey(key.published.pem) : key.verifyWith
  const params = { algorithm: algorithm.slice(0, 40), trusted: true, confused: isConfused }
  return signatureOutcome(await signatureFault(token, jwt, verifyWith, algorithm), params)
}
