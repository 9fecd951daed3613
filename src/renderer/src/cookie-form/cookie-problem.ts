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

/** RFC 6265bis, "Storage Model": control characters and `;` cannot stand in a cookie; `=` ends its name. */
const badInValue = /[\u0000-\u0008\u000a-\u001f\u007f;]/
const hostName = /^(?!-)[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63}){0,126}$/i

/** The first rule of RFC 6265bis that the form breaks; null: none of those that are known here, the browser has the last word. */
export function cookieProblem({ name, value, domain, path, sameSite, isSecure, isHostOnly }: CookieForm): CookieProblem | null {
  if (name === '' && value === '') return 'nothing'
  if (badInValue.test(name) || name.includes('=')) return 'name-octet'
  if (badInValue.test(value)) return 'value-octet'
  if (new TextEncoder().encode(name + value).length > 4096) return 'too-long'
  if (!hostName.test(domain)) return 'host'
  if (!path.startsWith('/') || badInValue.test(path)) return 'path'
  if (sameSite === 'None' && !isSecure) return 'none-insecure'
  if (/^__secure-/i.test(name) && !isSecure) return 'secure-prefix'
  if (/^__host-/i.test(name) && !(isSecure && isHostOnly && path === '/')) return 'host-prefix'
  return null
}
