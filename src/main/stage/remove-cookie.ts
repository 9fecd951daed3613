import type { Cookie, Cookies } from 'electron'

type CookieRef = Pick<Cookie, 'name' | 'domain' | 'path' | 'secure' | 'hostOnly'>

/** An address from which the cookie can be reached: Electron sets and removes by address. */
function cookieUrl(cookie: Pick<CookieRef, 'domain' | 'path' | 'secure'>): string {
  return `${cookie.secure ? 'https' : 'http'}://${(cookie.domain ?? '').replace(/^\./, '')}${cookie.path ?? '/'}`
}

/**
 * Takes out this cookie and no other. `cookies.remove` goes by address and name alone, and would take every cookie of that name which
 * the address gets; a cookie is its name, domain, host-only flag and path (RFC 6265bis, storage model). So it is set again with an
 * expiry in the past, as a server would do it. One that is kept under another key (`Partitioned`) is left to `remove`.
 */
export async function removeCookie(jar: Cookies, cookie: Cookie): Promise<void> {
  const { name, value, domain, path, secure, httpOnly, sameSite, hostOnly } = cookie
  const isSame = (other: CookieRef): boolean => other.domain === domain && other.path === path && other.hostOnly === hostOnly
  const flags = { ...(path === undefined ? {} : { path }), secure: secure ?? false, httpOnly: httpOnly ?? false, sameSite }
  const wide = hostOnly || domain === undefined ? {} : { domain }
  await jar.set({ url: cookieUrl(cookie), name, value, expirationDate: 1, ...flags, ...wide }).catch(() => undefined)
  if ((await jar.get({ name })).some(isSame)) await jar.remove(cookieUrl(cookie), name)
}
