import { cookieNamePrefix, prefixLacks } from '@shared/web/cookie-name-prefix.ts'
import { isTooLongForCookie } from '@shared/web/cookie-size.ts'
import type { CookieForm } from './cookie-draft.ts'

/** What keeps a cookie from being stored, as far as that can be told before the browser is asked. */
export type CookieProblem =
  | 'nothing'
  | 'name-octet'
  | 'value-octet'
  | 'too-long'
  | 'path'
  | 'host'
  | 'none-insecure'
  | 'secure-prefix'
  | 'host-prefix'
  | 'http-prefix'

/** RFC 6265bis, "Storage Model": control characters and `;` cannot stand in a cookie; `=` ends its name. */
const badInValue = /[\u0000-\u0008\u000a-\u001f\u007f;]/
const hostName = /^(?!-)[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63}){0,126}$/i

/**
 * The first rule of RFC 6265bis that the form breaks; null: none of those that are known here, the browser has the last word.
 * @param chromium the major version of the browser that is to keep it
 */
export function cookieProblem(form: CookieForm, chromium: number = thisChromium()): CookieProblem | null {
  const { name, value, domain, path, sameSite, isSecure } = form
  if (name === '' && value === '') return 'nothing'
  if (badInValue.test(name) || name.includes('=')) return 'name-octet'
  if (badInValue.test(value)) return 'value-octet'
  if (isTooLongForCookie(name, value)) return 'too-long'
  if (!hostName.test(domain)) return 'host'
  if (!path.startsWith('/') || badInValue.test(path)) return 'path'
  if (sameSite === 'None' && !isSecure) return 'none-insecure'
  return prefixProblem(form, chromium)
}

function prefixProblem({ name, domain, path, isSecure, isHttpOnly, isHostOnly }: CookieForm, chromium: number): CookieProblem | null {
  const lacks = prefixLacks(name, { isSecure, isHttpOnly, path, domain: isHostOnly ? null : domain }, chromium)
  if (lacks.length === 0) return null
  const prefix = cookieNamePrefix(name)
  const isNewRule = lacks.every(need => prefix?.neededByAll.includes(need) === false)
  return isNewRule ? 'http-prefix' : prefix?.prefix === '__Secure-' ? 'secure-prefix' : 'host-prefix'
}

/** The page and the tabs are drawn by one engine. One that does not say its version is taken for a current one. */
function thisChromium(): number {
  return Number(/\bChrome\/(\d+)/.exec(navigator.userAgent)?.[1] ?? Number.POSITIVE_INFINITY)
}
