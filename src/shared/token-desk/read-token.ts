import { findJsonMistake, type JsonMistake } from '../json-mistake.ts'
import type { JsonObject } from '../jwt.ts'
import { decodeLeniently, type Base64urlProblem } from './base64url.ts'

/**
 * A text read as a token as far as it can be read, each part by itself: a broken signature keeps nobody from reading the claims. Whether
 * a server would take it is another question, and `decodeJwt` reads as strictly as one.
 */
export interface ReadToken {
  /** The text without what was pasted along: white space around it, and the word `Bearer`. */
  readonly token: string
  readonly shape: TokenShape
  readonly header: ReadPart
  /** null: there is no such part, or (JWE) it is encrypted. */
  readonly payload: ReadPart | null
  readonly signature: ReadSignature | null
}

/** `jwe`: five parts, encrypted (RFC 7516 §7.1). */
export type TokenShape = 'jws' | 'jwe' | 'too-few' | 'too-many'

export interface ReadPart {
  /** As written between the dots. */
  readonly raw: string
  readonly text: string
  /** null: it is no JSON object; `mistake` says where. */
  readonly object: JsonObject | null
  readonly mistake: JsonMistake | null
  readonly problems: readonly PartProblem[]
}
export interface ReadSignature {
  readonly raw: string
  readonly bytes: number
  readonly problems: readonly PartProblem[]
}
/** `no-text`: octets that are not UTF-8. */
export type PartProblem = Base64urlProblem | 'no-text'

/** Never throws. Null: nothing was given. */
export function readToken(given: string): ReadToken | null {
  const token = given.trim().replace(/^Bearer\s+/i, '')
  if (token === '') return null
  const [header = '', payload, signature, ...more] = token.split('.')
  const shape = shapeOf(more.length + (signature === undefined ? (payload === undefined ? 1 : 2) : 3))
  const isReadable = payload !== undefined && shape !== 'jwe'
  return {
    token,
    shape,
    header: readPart(header),
    payload: isReadable ? readPart(payload) : null,
    signature: signature === undefined || shape === 'jwe' ? null : readSignature(signature),
  }
}

function shapeOf(parts: number): TokenShape {
  if (parts === 3) return 'jws'
  if (parts === 5) return 'jwe'
  return parts < 3 ? 'too-few' : 'too-many'
}

function readPart(raw: string): ReadPart {
  const { octets, problems } = decodeLeniently(raw)
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(octets)
  const isText = isUtf8(octets)
  const mistake = findJsonMistake(text)
  const canBeRead = mistake === null || mistake.problem === 'name-twice'
  return {
    raw,
    text,
    object: canBeRead ? (JSON.parse(text) as JsonObject) : null,
    mistake,
    problems: isText ? problems : [...problems, 'no-text'],
  }
}

function readSignature(raw: string): ReadSignature {
  const { octets, problems } = decodeLeniently(raw)
  return { raw, bytes: octets.length, problems }
}

function isUtf8(octets: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(octets)
    return true
  } catch {
    return false // octets that stand for no characters
  }
}
