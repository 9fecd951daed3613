import { pass, refuse, type Asked, type Check, type HasCredential } from './check.ts'

/** Find the credential: `Authorization: Bearer TOKEN` (RFC 6750 §2.1). The scheme's name compares without case (RFC 9110 §11.1). */
export const authorizationPresent: Check<Asked, HasCredential> = {
  name: 'authorization-present',
  decide({ request }) {
    const field = request.headers.authorization?.trim() ?? ''
    if (field === '') return refuse({ code: 'no-authorization', status: 401, publicReason: 'log-in-first', params: {} })
    const [scheme = '', ...rest] = field.split(' ')
    const token = rest.join(' ').trim()
    if (scheme.toLowerCase() === 'bearer' && token !== '')
      return pass({ credential: token }, { scheme: 'Bearer', characters: token.length })
    const params = { given: scheme.slice(0, 20), expected: 'Bearer' }
    return refuse({ code: 'wrong-auth-scheme', status: 401, publicReason: 'log-in-first', params })
  },
}
