export interface UrlParts {
  readonly scheme: string
  /** Host with its port, as in the address. */
  readonly host: string
  /** Path, query and fragment. */
  readonly rest: string
}

/** Cuts an address where the eye should stop: scheme, host, the rest. Null for what is no hierarchical URL. */
export function urlParts(url: string): UrlParts | null {
  const match = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/is.exec(url)
  if (match === null) return null
  const [, scheme = '', host = '', rest = ''] = match
  return { scheme: scheme.toLowerCase(), host, rest }
}
