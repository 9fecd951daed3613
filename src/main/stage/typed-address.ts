import { ExpectedFailure } from '../base/expected-failure.ts'
import { withMaskedPassword } from '@shared/web/user-information.ts'

/** Schemes that have no host; `mailto:alice@shop.test` must not become a name and a password for shop.test. */
const otherSchemes = /^(?:about|blob|data|file|javascript|mailto|tel|view-source):/i

/** What is typed into an address bar: without a scheme it means https, as in a browser of today. */
export function typedAddress(typed: string): string {
  // A line that was broken in a mail; the URL Standard takes these out wherever they stand, and they must not hide a scheme.
  const text = typed.replace(/[\t\n\r]/g, '').trim()
  try {
    const url = new URL(withScheme(text))
    if (url.protocol === 'http:' || url.protocol === 'https:') return url.href
  } catch {
    // told below, in words
  }
  throw new ExpectedFailure('bad-input', { kind: 'no-address', typed: withMaskedPassword(text) })
}

/** `http:` is enough for a scheme that has hosts (`http:\\\\shop.test`); of other names a colon may also begin a port or a password. */
function withScheme(text: string): string {
  const hasScheme = /^https?:/i.test(text) || /^[a-z][a-z0-9+.-]*:[\\/]{2}/i.test(text) || otherSchemes.test(text)
  return hasScheme ? text : `https://${text}`
}
