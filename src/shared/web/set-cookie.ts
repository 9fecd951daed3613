import { isTooLongForAttribute } from './cookie-size.ts'
import { trimBlanks } from './trim-blanks.ts'

/**
 * One `Set-Cookie` field value read as a browser reads it (RFC 6265bis, "The Set-Cookie Header Field", user agent requirements): never
 * an error where a browser would shrug. What a browser would then refuse to store is its own word, not ours.
 */
export interface ParsedSetCookie {
  readonly name: string
  readonly value: string
  /** In the order written, unknown ones too. */
  readonly attributes: readonly CookieAttribute[]
}

/** An attribute as written. `known` is its name in the standards' spelling; null for one that browsers ignore. */
export interface CookieAttribute {
  readonly name: string
  /** Empty for a bare word such as `Secure`, and for `Path=` with nothing behind it. */
  readonly value: string
  readonly known: KnownAttribute | null
  /** Browsers ignore an attribute whose value is longer than 1024 octets and keep the cookie. */
  readonly isTooLong: boolean
}

export const knownAttributes = [
  'Expires',
  'Max-Age',
  'Domain',
  'Path',
  'Secure',
  'HttpOnly',
  'SameSite',
  'Partitioned',
  'Priority',
] as const
export type KnownAttribute = (typeof knownAttributes)[number]

export type ParseSetCookieResult =
  | { readonly ok: true; readonly cookie: ParsedSetCookie }
  /** `control-character`: one that makes a browser drop the whole line, or (CR, LF, NUL) could not have arrived as one line. `nothing`: neither name nor value. */
  | { readonly ok: false; readonly problem: 'control-character' | 'nothing' }

/** Parses one field value, one octet or one character per position alike. Never throws. */
export function parseSetCookie(line: string): ParseSetCookieResult {
  if (/[\u0000-\u0008\u000a-\u001f\u007f]/.test(line)) return { ok: false, problem: 'control-character' }
  const [pair = '', ...rest] = line.split(';')
  const { name, value } = splitPair(pair)
  if (name === '' && value === '') return { ok: false, problem: 'nothing' }
  return { ok: true, cookie: { name, value, attributes: rest.map(readAttribute).filter(({ name: written }) => written !== '') } }
}

/** The value of a known attribute that counts: of several, browsers take the last. Null: it is not there. */
export function attributeValue(cookie: ParsedSetCookie, wanted: KnownAttribute): string | null {
  const usable = cookie.attributes.filter(({ known, isTooLong }) => known === wanted && !isTooLong)
  return usable.at(-1)?.value ?? null
}

/** Only the first `=` divides: `token=YWJj==` has the value `YWJj==`. Without any, the whole is the value of a nameless cookie. */
function splitPair(pair: string): { readonly name: string; readonly value: string } {
  const equals = pair.indexOf('=')
  if (equals < 0) return { name: '', value: trim(pair) }
  return { name: trim(pair.slice(0, equals)), value: trim(pair.slice(equals + 1)) }
}

function readAttribute(text: string): CookieAttribute {
  const equals = text.indexOf('=')
  const name = trim(equals < 0 ? text : text.slice(0, equals))
  const value = equals < 0 ? '' : trim(text.slice(equals + 1))
  const known = knownAttributes.find(candidate => candidate.toLowerCase() === name.toLowerCase()) ?? null
  return { name, value, known, isTooLong: isTooLongForAttribute(value) }
}

/** Spaces and tabs alone (WSP), as the algorithm says; a no-break space is part of the value. */
const trim = trimBlanks
