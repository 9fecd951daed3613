/** Every host of the lab's web. `.test` is reserved (RFC 6761 §6.2): no such name can exist outside. */
export const labHosts = ['shop.test', 'api.shop.test', 'evil.test', 'ads.test'] as const
export type LabHost = (typeof labHosts)[number]

export function isLabHost(name: string): name is LabHost {
  return (labHosts as readonly string[]).includes(name)
}

/**
 * An http or https URL on a lab host and the scheme's own port, read as a browser reads it. A name and a password in it are no other place:
 * the browser sends them as `Authorization: Basic`. `shop.test.` is: another host to cookies, and the lab has no certificate for it.
 */
export function isLabUrl(text: string): boolean {
  try {
    const url = new URL(text)
    const isWeb = url.protocol === 'http:' || url.protocol === 'https:'
    return isWeb && isLabHost(url.hostname) && url.port === ''
  } catch {
    return false
  }
}
