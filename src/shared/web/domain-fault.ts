/**
 * Why a `Domain` does not do what it seems to (RFC 6265bis, "Storage Model"): it must be the host of the response or a domain above it, and
 * none that is shared by strangers. `address`: an IP address, which is taken for the host alone.
 */
export type DomainFault = 'no-host' | 'top-level' | 'foreign' | 'address'

/**
 * @param value as written; a dot in front means nothing
 * @param host of the response, as `URL` has it; null where it is not known: then only the form is judged
 * @returns null: nothing is wrong with it, or it is empty. Of longer public suffixes (`co.uk`) nothing is known here.
 */
export function domainFault(value: string, host: string | null): DomainFault | null {
  const domain = value.replace(/^\./, '').toLowerCase()
  if (domain === '') return null
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(domain) || /^\[?(?:[\da-f]+:|::)[\da-f:.]*\]?$/.test(domain)) {
    return host === null || host === domain ? 'address' : 'foreign'
  }
  if (!/^(?:[\w\u0080-\u{10ffff}-]+\.)*[\w\u0080-\u{10ffff}-]+$/u.test(domain)) return 'no-host'
  if (!domain.includes('.') && domain !== 'localhost' && domain !== host) return 'top-level'
  if (host === null || !/^[\x20-\x7e]*$/.test(domain)) return null // beyond ASCII the browser compares what Punycode makes of it
  return host === domain || host.endsWith(`.${domain}`) ? null : 'foreign'
}
