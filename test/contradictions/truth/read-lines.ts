import type { HeaderLines, WireRecord } from './facts.ts'

/* The little that has to be read of header fields to compare them. Written for this test alone: the app's own readers are what is tested. */

function values(lines: HeaderLines, name: string): readonly string[] {
  return lines.filter(([field]) => field.toLowerCase() === name).map(([, value]) => value)
}

/** `a=1; b=2` as pairs; a cookie without a name is its value alone. */
export function cookiesSent(record: WireRecord): readonly (readonly [name: string, value: string])[] {
  return values(record.headers, 'cookie')
    .flatMap(field => field.split('; '))
    .map(pair => split(pair))
}

export interface CookieLine {
  readonly line: string
  readonly name: string
  readonly value: string
}

export function cookieLines(record: WireRecord): readonly CookieLine[] {
  return values(record.responseHeaders, 'set-cookie').map(line => {
    const [name, kept] = split(line.split(';', 1)[0] ?? '')
    return { line, name, value: kept }
  })
}

function split(pair: string): readonly [string, string] {
  const at = pair.indexOf('=')
  return at < 0 ? ['', pair.trim()] : [pair.slice(0, at).trim(), pair.slice(at + 1).trim()]
}
