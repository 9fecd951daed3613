import { readCookie } from '../network/read-cookie.ts'
import { pass, refuse, type Asked, type Check, type HasCredential } from './check.ts'

/** Find the credential: the browser sends `name=value` alone, without attributes (RFC 6265 §4.2.2). */
export function cookiePresent(cookie: string): Check<Asked, HasCredential> {
  return {
    name: 'cookie-present',
    decide({ request }) {
      const value = readCookie(request, cookie)
      if (value === null) return refuse({ code: 'no-cookie', status: 401, publicReason: 'log-in-first', params: { cookie } })
      if (value === '') return refuse({ code: 'empty-cookie', status: 401, publicReason: 'log-in-first', params: { cookie } })
      return pass({ credential: value }, { cookie, characters: value.length })
    },
  }
}
