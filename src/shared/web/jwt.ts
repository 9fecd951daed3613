/**
 * Reading a JWT is not checking it: everything here can be done by anybody who holds the token, without a key (RFC 7515 §3; the payload
 * is encoded, not encrypted). Whether it is genuine is the server's question.
 */

/** The three parts of a compact JWS (RFC 7515 §7.1) and what the first two say. */
export interface DecodedJwt {
  readonly header: JsonObject
  readonly payload: JsonObject
  /** The JSON as it was written: what an object does not keep (order, spelling of numbers) is here. */
  readonly texts: { readonly header: string; readonly payload: string }
  /** As written between the dots. */
  readonly parts: { readonly header: string; readonly payload: string; readonly signature: string }
  /** Its size; 0 for an unsecured token (`alg: none`). */
  readonly signatureBytes: number
}

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject
export interface JsonObject {
  readonly [name: string]: JsonValue
}

export type JwtPart = 'token' | 'header' | 'payload' | 'signature'
/** `no-text`: not UTF-8; `no-object`: JSON, but not an object. */
export type JwtProblem = 'wrong-part-count' | 'no-base64url' | 'no-text' | 'no-json' | 'no-object' | 'name-twice'

export interface JwtFault {
  readonly part: JwtPart
  readonly problem: JwtProblem
  /** Where in the token the part begins, in characters from 0. */
  readonly at: number
}

export type DecodeJwtResult = { readonly ok: true; readonly jwt: DecodedJwt } | { readonly ok: false; readonly fault: JwtFault }

/** Decodes a compact JWS without verifying it. Never throws. A JWE (five parts) is encrypted and has nothing to read here. */
export function decodeJwt(token: string): DecodeJwtResult {
  const [header, payload, signature, ...more] = token.split('.')
  if (header === undefined || payload === undefined || signature === undefined || more.length > 0) {
    return fault('token', 'wrong-part-count', 0)
  }
  const readHeader = decodeObject(header)
  if (!readHeader.ok) return fault('header', readHeader.problem, 0)
  const readPayload = decodeObject(payload)
  if (!readPayload.ok) return fault('payload', readPayload.problem, header.length + 1)
  const signed = decodeBase64url(signature)
  if (signed === null) return fault('signature', 'no-base64url', header.length + payload.length + 2)
  const parts = { header, payload, signature }
  const texts = { header: readHeader.text, payload: readPayload.text }
  return { ok: true, jwt: { header: readHeader.object, payload: readPayload.object, texts, parts, signatureBytes: signed.length } }
}

/** `no-date`: the claim is there and names no time, which is another thing than a claim that is absent. `ms`: Unix milliseconds. */
export type NumericDate = { readonly kind: 'absent' } | { readonly kind: 'no-date' } | { readonly kind: 'date'; readonly ms: number }

/** Farther than this from 1970 no `Date` reaches (ECMA-262, "Time Values and Time Range"), and no token can mean to. */
const lastDateMs = 8.64e15

/** The one reader of a NumericDate (RFC 7519 §2): seconds since 1970, fractions and negative ones too. A text or null is none. */
export function readNumericDate(claim: JsonValue | undefined): NumericDate {
  if (claim === undefined) return { kind: 'absent' }
  if (typeof claim !== 'number' || !(Math.abs(claim * 1000) <= lastDateMs)) return { kind: 'no-date' }
  return { kind: 'date', ms: claim * 1000 }
}

/** The moment of a NumericDate, Unix milliseconds; null when the claim is absent or no such date. */
export function numericDateMs(claim: JsonValue | undefined): number | null {
  const date = readNumericDate(claim)
  return date.kind === 'date' ? date.ms : null
}

type ObjectResult =
  | { readonly ok: true; readonly object: JsonObject; readonly text: string }
  | { readonly ok: false; readonly problem: JwtProblem }

function decodeObject(part: string): ObjectResult {
  const bytes = decodeBase64url(part)
  if (bytes === null) return { ok: false, problem: 'no-base64url' }
  const text = decodeUtf8(bytes)
  if (text === null) return { ok: false, problem: 'no-text' }
  const value = parseJson(text)
  if (value === undefined) return { ok: false, problem: 'no-json' }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { ok: false, problem: 'no-object' }
  if (hasTwoOfOneName(text)) return { ok: false, problem: 'name-twice' }
  return { ok: true, object: value as JsonObject, text }
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/**
 * Base64url as JWS wants it (RFC 7515 §2; RFC 4648 §5): no padding, no `+` or `/`, no white space, no stray bits in the last character.
 * A lenient decoder would read several spellings as one token. Null: not of that form.
 */
export function decodeBase64url(text: string): Uint8Array | null {
  if (text.length % 4 === 1) return null
  const bytes = new Uint8Array(Math.floor((text.length * 6) / 8))
  let held = 0
  let heldBits = 0
  let size = 0
  for (const character of text) {
    const value = ALPHABET.indexOf(character)
    if (value < 0) return null
    held = ((held << 6) | value) & 0xffff
    heldBits += 6
    if (heldBits >= 8) {
      heldBits -= 8
      bytes[size++] = (held >> heldBits) & 0xff
    }
  }
  const strayBits = held & ((1 << heldBits) - 1)
  return strayBits === 0 ? bytes : null
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null // not UTF-8
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // JSON itself has no such value
  }
}

/**
 * Names in a header or claims set must be unique (RFC 7515 §4, RFC 7519 §4): two readers might each take another. `JSON.parse` keeps the
 * last one silently, so the top level is read again for its names.
 */
function hasTwoOfOneName(json: string): boolean {
  const seen = new Set<string>()
  let depth = 0
  for (const match of json.matchAll(/"(?:[^"\\]|\\.)*\\?"?(\s*:)?|[{}[\]]/gs)) {
    const [token, colon] = match
    if (token === '{' || token === '[') depth += 1
    else if (token === '}' || token === ']') depth -= 1
    else if (depth === 1 && colon !== undefined) {
      const name = JSON.parse(token.slice(0, -colon.length)) as string
      if (seen.has(name)) return true
      seen.add(name)
    }
  }
  return false
}

function fault(part: JwtPart, problem: JwtProblem, at: number): DecodeJwtResult {
  return { ok: false, fault: { part, problem, at } }
}
