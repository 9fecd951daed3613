import { pass, refuse, type Asked, type Check, type HasCredential } from './check.ts'

/** Find the credential: `Authorization: SCHEME CREDENTIAL`. The scheme's name compares without case (RFC 9110 §11.1). */
export function authorizationWith(expected: 'Basic' | 'Bearer'): Check<Asked, HasCredential> {
  return {
    name: 'authorization-present',
    decide({ request }) {
      const field = request.headers.authorization?.trim() ?? ''
      if (field === '') return refuse({ code: 'no-authorization', status: 401, publicReason: 'log-in-first', params: { expected } })
      const [scheme = '', ...rest] = field.split(' ')
      const credential = rest.join(' ').trim()
      if (scheme.toLowerCase() === expected.toLowerCase() && credential !== '')
        return pass({ credential }, { scheme: expected, characters: credential.length })
      const params = { given: scheme.slice(0, 20), expected }
      return refuse({ code: 'wrong-auth-scheme', status: 401, publicReason: 'log-in-first', params })
    },
  }
}

/** `Authorization: Bearer TOKEN` (RFC 6750 §2.1). */
export const authorizationPresent = authorizationWith('Bearer')
