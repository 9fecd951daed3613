import type { HeaderList } from '../web/headers.ts'
import { sha256Hex } from '../web/sha256.ts'

/** What stands for a secret wherever it appears: the same secret has the same mark, in a cookie, a header, a table and another browser. */
export interface SecretMark {
  /** The first four hex digits of the secret's SHA-256. The server's tables keep the same fingerprint of a session id or refresh token. */
  readonly code: string
  /** One of six colours, from the same digits; the code says it for a reader who does not see them. */
  readonly hue: number
}

/**
 * The mark of a row of the server's tables.
 * @param fingerprint hex digits of a SHA-256
 * @returns null: it does not begin with four hex digits. A saved trace may hold any text where a fingerprint belongs.
 */
export const markOfFingerprint = (fingerprint: string): SecretMark | null =>
  /^[\da-f]{4}/.test(fingerprint) ? markOfDigest(fingerprint) : null

/** @param digest a SHA-256 of our own reckoning, in hex */
export function markOfDigest(digest: string): SecretMark {
  const code = digest.slice(0, 4)
  return { code, hue: Number.parseInt(code, 16) % 6 }
}

/** Shorter texts are names, flags and numbers; a text with a space or a quote is no secret but something that may hold one. */
const looksSecret = /^[\w.~%+/=:-]{16,4096}$/

const known = new Map<string, SecretMark>()

/**
 * The mark of a cookie's value, a stored item or a token. express-session signs its cookie, `s:<id>.<signature>`: the id is the secret that
 * the server's table knows.
 * @returns null: not like a session id or a token
 */
export function markOfSecret(value: string): SecretMark | null {
  if (!looksSecret.test(value) || /^\d+$/.test(value)) return null
  const found = known.get(value)
  if (found !== undefined) return found
  if (known.size >= 500) known.clear() // it is a memory, not a record
  const mark = markOfDigest(sha256Hex(signedId(value) ?? value))
  known.set(value, mark)
  return mark
}

/** The id in a value that express-session has signed; null: no such value. */
export function signedId(value: string): string | null {
  return /^s(?::|%3A)([^.]+)\./i.exec(value)?.[1] ?? null
}

export interface MarkedSecret {
  /** The cookie's name; empty for a token in `Authorization`. */
  readonly name: string
  readonly mark: SecretMark
}

/** The secrets in one header field: of `Cookie` each that looks like one, of `Set-Cookie` its cookie, of `Authorization` the bearer token. */
export function secretsInField([name, value]: HeaderList[number]): readonly MarkedSecret[] {
  const pairs = pairsOf(name.toLowerCase(), value)
  return pairs.flatMap(([of, secret]) => {
    const mark = markOfSecret(secret)
    return mark === null ? [] : [{ name: of, mark }]
  })
}

function pairsOf(name: string, value: string): readonly (readonly [name: string, value: string])[] {
  if (name === 'cookie') return value.split('; ').map(splitPair)
  if (name === 'set-cookie') return [splitPair(value.split(';')[0] ?? '')]
  const bearer = name === 'authorization' ? /^bearer (\S+)$/i.exec(value)?.[1] : undefined
  return bearer === undefined ? [] : [['', bearer]]
}

function splitPair(pair: string): readonly [name: string, value: string] {
  const equals = pair.indexOf('=')
  return equals < 0 ? ['', pair.trim()] : [pair.slice(0, equals).trim(), pair.slice(equals + 1).trim()]
}
