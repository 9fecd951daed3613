/** Header fields in the order they travelled, duplicates kept (RFC 9110 §5.2–5.3). Names keep the case they were sent in. */
export type HeaderList = readonly (readonly [name: string, value: string])[]

/** All values of one field, in order; names compare case-insensitively (RFC 9110 §5.1). */
export function headerValues(headers: HeaderList, name: string): string[] {
  const wanted = name.toLowerCase()
  return headers.filter(([candidate]) => candidate.toLowerCase() === wanted).map(([, value]) => value)
}

/** The first value of one field, or null. Not for `Set-Cookie`, which never folds (RFC 9110 §5.3). */
export function headerValue(headers: HeaderList, name: string): string | null {
  return headerValues(headers, name)[0] ?? null
}

/** Node's flat `rawHeaders` as pairs: order, case and duplicates survive. */
export function fromRawHeaders(raw: readonly string[]): HeaderList {
  const pairs: [string, string][] = []
  for (let i = 0; i + 1 < raw.length; i += 2) pairs.push([raw[i] ?? '', raw[i + 1] ?? ''])
  return pairs
}

/** A DevTools-protocol header object as pairs: it joins duplicates with a line feed and has lost the wire order. */
export function fromHeaderObject(object: Readonly<Record<string, string>>): HeaderList {
  return Object.entries(object).flatMap(([name, value]) => value.split('\n').map(line => [name, line] as const))
}
