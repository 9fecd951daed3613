import { createPrivateKey, createPublicKey } from 'node:crypto'
import type { JWK } from 'jose'
import type { DeskCode } from '@shared/token-desk/verify-report.ts'

/** A secret as its octets, or a key as a JWK. */
export type GivenKey = Uint8Array | JWK

/** What a pasted text holds: keys in the order written, or the reason that there is none. `form`: what was pasted. */
export type FoundKeys =
  | { readonly form: 'jwk' | 'set' | 'pem'; readonly keys: readonly JWK[] }
  | { readonly problem: Extract<DeskCode, 'no-key' | 'no-jwk' | 'jwk-not-found' | 'pem-unreadable' | 'pem-encrypted'> }

/**
 * The keys that may have signed: of a set (RFC 7517 §5) those with the token's `kid`, and every one where the token names none, and those
 * without a name where none has the token's, for then only trying tells. PEM is read as well, in each form that Node knows: SPKI, PKCS #8, PKCS #1, SEC 1 and X.509.
 */
export function findKeys(text: string, kid: unknown): FoundKeys {
  if (text.trim() === '') return { problem: 'no-key' }
  if (/-----BEGIN /.test(text)) return fromPem(text)
  const value = parse(text)
  if (!isObject(value)) return { problem: 'no-jwk' }
  if (!Array.isArray(value.keys)) return typeof value.kty === 'string' ? { form: 'jwk', keys: [value] } : { problem: 'no-jwk' }
  const keys = (value.keys as readonly unknown[]).filter(isObject).filter(key => typeof key.kty === 'string')
  const wanted = keys.filter(key => key.kid === kid)
  // A key without a name may be the one that the token names: only trying tells.
  const named = kid === undefined ? keys : wanted.length > 0 ? wanted : keys.filter(key => key.kid === undefined)
  return named.length === 0 ? { problem: 'jwk-not-found' } : { form: 'set', keys: named }
}

function fromPem(text: string): FoundKeys {
  if (/-----BEGIN ENCRYPTED |Proc-Type: 4,ENCRYPTED/.test(text)) return { problem: 'pem-encrypted' }
  try {
    const key = /-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text) ? createPrivateKey(text) : createPublicKey(text)
    return { form: 'pem', keys: [key.export({ format: 'jwk' }) as JWK] }
  } catch {
    return { problem: 'pem-unreadable' } // OpenSSL and BoringSSL word it in ways of their own
  }
}

/** What verifying needs: of a private key only the public half. */
export function publicPart(jwk: JWK): JWK {
  const { d: _d, p: _p, q: _q, dp: _dp, dq: _dq, qi: _qi, oth: _oth, key_ops: _ops, use: _use, ...half } = jwk
  return half
}

/** Whether the key says that it is for something else than verifying (RFC 7517 §4.2, §4.3). A private key signs; its public half verifies. */
export function isForOtherUse({ use, key_ops: operations, d }: JWK): boolean {
  if (use !== undefined && use !== 'sig') return true
  if (!Array.isArray(operations)) return false
  return !operations.includes('verify') && !(d !== undefined && operations.includes('sign'))
}

/** Bits of an RSA key's modulus (RFC 7518 §6.3.1.1); null: it is none, or cannot be read. */
export function rsaBits({ kty, n }: JWK): number | null {
  if (kty !== 'RSA' || typeof n !== 'string') return null
  const octets = Buffer.from(n, 'base64url')
  const first = octets.findIndex(octet => octet !== 0)
  return first < 0 ? 0 : (octets.length - first - 1) * 8 + (32 - Math.clz32(octets[first] ?? 0))
}

/** Which algorithms the key is for: what it says itself, else what its kind allows (RFC 7518 §3.1, §6.1; RFC 8037). */
export function jwkAlgorithms({ alg, kty, crv }: JWK): readonly string[] {
  if (typeof alg === 'string') return [alg]
  switch (kty) {
    case 'oct':
      return ['HS256', 'HS384', 'HS512']
    case 'RSA':
      return ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512']
    case 'EC':
      return { 'P-256': ['ES256'], 'P-384': ['ES384'], 'P-521': ['ES512'] }[crv ?? ''] ?? []
    case 'OKP':
      return crv === 'Ed25519' ? ['EdDSA', 'Ed25519'] : []
    default:
      return []
  }
}

/**
 * The ways in which a typed secret may be meant: as its characters first, then as the octets that it spells in Base64 or hex, as key
 * files and consoles hand them out.
 */
export function secretReadings(secret: string): readonly { readonly form: 'text' | 'base64' | 'hex'; readonly octets: Uint8Array }[] {
  const written = secret.trim()
  const readings: { readonly form: 'text' | 'base64' | 'hex'; readonly octets: Uint8Array }[] = [
    { form: 'text', octets: new TextEncoder().encode(secret) },
  ]
  if (/^(?:[\da-f]{2})+$/i.test(written)) readings.push({ form: 'hex', octets: Buffer.from(written, 'hex') })
  if (/^(?:[\w+/-]{2,})={0,2}$/.test(written) && written.replace(/={1,2}$/, '').length % 4 !== 1) {
    readings.push({ form: 'base64', octets: Buffer.from(written, 'base64') }) // either alphabet
  }
  return readings
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null // no JSON, so no JWK
  }
}

function isObject(value: unknown): value is JWK & { readonly keys?: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
