/*
 * The name and password that an address may carry before its host: `https://alice:secret@shop.test/` (RFC 3986 §3.2.1). A browser takes them
 * out of what it sends (RFC 9110 §4.2.4) and uses them for `Authorization: Basic` alone.
 */

/** Scheme, slashes, authority: as the URL Standard reads an http(s) address, where a backslash is a slash and the last `@` counts. */
const address = /^([a-z][a-z0-9+.-]*:[\\/]{2,})([^\\/?#]*)@/i

/** The address without its user information, as the request names it. A text that has none stays as it is. */
export function withoutUser(url: string): string {
  return url.replace(address, '$1')
}

/** The address with its user name, and dots for a password of any length. */
export function withMaskedPassword(url: string): string {
  return url.replace(address, (_whole, before: string, user: string) => {
    const colon = user.indexOf(':')
    return colon < 0 ? `${before}${user}@` : `${before}${user.slice(0, colon)}:•••@`
  })
}
