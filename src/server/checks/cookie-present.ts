import { readCookie } from '../schemes/credential-cookie.ts'
import { pass, refuse, type Asked, type Check } from './check.ts'

export interface HasCookie {
  readonly cookieValue: string
}

/** Find the credential: the browser sends `name=value` alone, without attributes (RFC 6265 §4.2.2). */
export function cookiePresent(cookie: string): Check<Asked, HasCookie> {
  return {
    name: 'cookie-present',
    decide({ request }) {
      const value = readCookie(request, cookie)
      if (value === null) return refuse({ code: 'no-cookie', status: 401, publicReason: 'log-in-first', params: { cookie } })
      if (value === '') return refuse({ code: 'empty-cookie', status: 401, publicReason: 'log-in-first', params: { cookie } })
      return pass({ cookieValue: value }, { cookie, characters: value.length })
    },
  }
}
