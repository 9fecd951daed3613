import { pass, refuse, type Check } from './check.ts'
import type { HasToken } from './token-well-formed.ts'

/** Does it name the issuer whose key we hold (RFC 7519 §4.1.1, RFC 8725 §3.8)? */
export function tokenIssuer(expected: string): Check<HasToken, object> {
  return {
    name: 'token-issuer',
    decide({ jwt }) {
      const issuer = jwt.payload['iss']
      if (issuer === expected) return pass({}, { issuer: expected })
      const params = { issuer: typeof issuer === 'string' ? issuer.slice(0, 200) : null, expected }
      return refuse({ code: 'wrong-issuer', status: 401, publicReason: 'log-in-first', params })
    },
  }
}
