import { compactVerify, errors, type CryptoKey } from 'jose'
import { pass, refuse, type Check, type HasCredential } from './check.ts'
import { ALGORITHM } from './token-algorithm.ts'

/** Did our key make this token (RFC 7515 §5.2)? Only from here on do its claims mean anything. */
export function tokenSignature(key: CryptoKey): Check<HasCredential, object> {
  return {
    name: 'token-signature',
    async decide({ credential }) {
      try {
        await compactVerify(credential, key, { algorithms: [ALGORITHM] })
        return pass({}, { algorithm: ALGORITHM })
      } catch (error) {
        if (!(error instanceof errors.JOSEError)) throw error // a fault of ours, not of the token
        return refuse({ code: 'bad-signature', status: 401, publicReason: 'log-in-first', params: { algorithm: ALGORITHM } })
      }
    },
  }
}
