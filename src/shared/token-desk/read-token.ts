import { findJsonMistake, type JsonMistake } from '../problem/json-mistake.ts'
import type { JsonObject } from '../web/jwt.ts'
import { decodeLeniently, type Base64urlProblem } from '../web/base64url.ts'
import { isToken } from '../web/looks-like-jwt.ts'
import { pastedToken, type PastedFrom } from './pasted-token.ts'

/**
 * A text read as a token as far as it can be read, each part by itself: a broken signature keeps nobody from reading the claims. Whether
 * a server would take it is another question, and `decodeJwt` reads as strictly as one.
 */
export interface ReadToken {
  /** The text without what was pasted along. */
  readonly token: string
  /** What it was wrapped in; null: nothing but white space. */
  readonly pastedFrom: PastedFrom | null
  readonly shape: TokenShape
  readonly header: ReadPart
  /** null: there is no such part, it travels apart (detached), or it is encrypted (JWE). */
  readonly payload: ReadPart | null
  readonly signature: ReadSignature | null
  /** The token that is the payload (RFC 7519 §5.2); null: the payload is none. */
  readonly nested: string | null
}

/** `jwe`: five parts, encrypted (RFC 7516 §7.1). `detached`: the payload travels apart (RFC 7515, Appendix F). */
export type TokenShape = 'jws' | 'detached' | 'jwe' | 'too-few' | 'too-many'

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
  const { token, from: pastedFrom } = pastedToken(given)
  if (token === '') return null
  const [header = '', payload, signature] = token.split('.')
  const first = readPart(header)
  const count = shapeOf(token.split('.'), first)
  const shape = count === 'jws' && payload === '' && signature !== '' ? 'detached' : count
  const isReadable = payload !== undefined && shape !== 'jwe' && shape !== 'detached'
  const read = isReadable ? readPart(payload) : null
  return {
    token,
    pastedFrom,
    shape,
    header: first,
    payload: read,
    nested: read !== null && read.object === null ? nestedIn(read.text) : null,
    signature: signature === undefined || shape === 'jwe' ? null : readSignature(signature),
  }
}

/** A payload that is a compact JWS or JWE itself. */
function nestedIn(text: string): string | null {
  return isToken(text.trim()) ? text.trim() : null
}

/** Of five parts a JWE has an initialisation vector and a tag, and its header an `enc` (RFC 7516 §4.1.2, §9): two tokens in one text have none. */
function shapeOf(parts: readonly string[], { object }: ReadPart): TokenShape {
  if (parts.length === 3) return 'jws'
  const isJwe = parts.length === 5 && parts[2] !== '' && parts[4] !== '' && (object === null || typeof object['enc'] === 'string')
  if (isJwe) return 'jwe'
  return parts.length < 3 ? 'too-few' : 'too-many'
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
