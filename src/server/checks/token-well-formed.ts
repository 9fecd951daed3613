import { decodeJwt, type DecodedJwt } from '@shared/web/jwt.ts'
import { pass, refuse, type Check, type HasCredential } from './check.ts'

export interface HasToken {
  /** Decoded, not verified: nothing in it may be believed before `token-signature` has passed. */
  readonly jwt: DecodedJwt
}

/** Is it a compact JWS whose header and payload are JSON objects (RFC 7519 §7.2, steps 1–10)? */
export const tokenWellFormed: Check<HasCredential, HasToken> = {
  name: 'token-well-formed',
  decide({ credential }) {
    const decoded = decodeJwt(credential)
    if (decoded.ok) return pass({ jwt: decoded.jwt }, { characters: credential.length })
    return refuse({ code: 'malformed', status: 401, publicReason: 'log-in-first', params: { ...decoded.fault } })
  },
}
