import { compactVerify, errors, type CryptoKey } from 'jose'
import type { DecodedJwt, JsonObject } from '@shared/web/jwt.ts'

/** Why a signature is not taken. What the library throws is one word for many things, so each is looked for before it is asked. */
export type SignatureFault =
  /** The header's `crit` names what this server does not know, or is not written as it has to be (RFC 7515 §4.1.11). */
  | { readonly fault: 'crit-unknown'; readonly extension: string }
  | { readonly fault: 'crit-malformed' }
  /** `b64` false: a JWT must not (RFC 7797 §7). */
  | { readonly fault: 'b64-false' }
  /** The header says another algorithm than the key is for: nothing is computed. */
  | { readonly fault: 'other-algorithm'; readonly given: string | null }
  /** ECDSA as DER, the form of certificates and OpenSSL; JWS wants R and S side by side (RFC 7518 §3.4). */
  | { readonly fault: 'der'; readonly bytes: number }
  | { readonly fault: 'length'; readonly bytes: number; readonly wanted: number }
  /** Not a key, or not one for this algorithm. */
  | { readonly fault: 'key-unusable' }
  /** Computed, and it does not fit. */
  | { readonly fault: 'no-match' }

/** The octets of a signature by each algorithm; of RSA it is the length of the key (RFC 7518 §3.2–3.5, RFC 8037). */
const lengths: Readonly<Record<string, number>> = {
  HS256: 32,
  HS384: 48,
  HS512: 64,
  ES256: 64,
  ES384: 96,
  ES512: 132,
  EdDSA: 64,
  Ed25519: 64,
}

/** @returns null: the signature holds (RFC 7515 §5.2). Throws for a fault of ours alone. */
export async function signatureFault(
  token: string,
  jwt: DecodedJwt,
  key: CryptoKey | Uint8Array,
  algorithm: string,
): Promise<SignatureFault | null> {
  const headerFault = critFault(jwt.header)
  if (headerFault !== null) return headerFault
  if (jwt.header['alg'] !== algorithm)
    return { fault: 'other-algorithm', given: typeof jwt.header['alg'] === 'string' ? jwt.header['alg'].slice(0, 40) : null }
  try {
    await compactVerify(token, key, { algorithms: [algorithm] })
    return null
  } catch (error) {
    if (error instanceof errors.JWSSignatureVerificationFailed) return lengthFault(jwt, algorithm, key) ?? { fault: 'no-match' }
    // jose, WebCrypto and Node each refuse a key in their own way.
    if (error instanceof errors.JOSEError || error instanceof TypeError || error instanceof DOMException || error instanceof RangeError) {
      return { fault: 'key-unusable' }
    }
    throw error
  }
}

/** The names that RFC 7515 and RFC 7518 define may not stand in `crit`. */
const registered: ReadonlySet<string> = new Set([
  'alg',
  'jku',
  'jwk',
  'kid',
  'x5u',
  'x5c',
  'x5t',
  'x5t#S256',
  'typ',
  'cty',
  'crit',
  'enc',
  'zip',
  'epk',
  'apu',
  'apv',
  'iv',
  'tag',
  'p2s',
  'p2c',
])

/** `b64` is the one extension that is known here, and only true may be said (RFC 7797 §6–7). */
function critFault(header: JsonObject): SignatureFault | null {
  const crit = header['crit']
  if (crit !== undefined) {
    if (!Array.isArray(crit) || crit.length === 0) return { fault: 'crit-malformed' }
    for (const name of crit) {
      if (typeof name !== 'string' || registered.has(name) || !Object.hasOwn(header, name)) return { fault: 'crit-malformed' }
      if (name !== 'b64') return { fault: 'crit-unknown', extension: name.slice(0, 80) }
    }
  }
  if (header['b64'] === false) return { fault: 'b64-false' }
  return Array.isArray(crit) && crit.includes('b64') && header['b64'] !== true ? { fault: 'crit-malformed' } : null
}

function lengthFault({ signatureBytes: bytes, parts }: DecodedJwt, algorithm: string, key: CryptoKey | Uint8Array): SignatureFault | null {
  const wanted = lengths[algorithm] ?? modulusBytes(key)
  if (wanted === null || bytes === wanted) return null
  // A DER sequence of two integers: 0x30, its length, 0x02.
  const isDer = algorithm.startsWith('ES') && isSequence(Buffer.from(parts.signature, 'base64url'))
  return isDer ? { fault: 'der', bytes } : { fault: 'length', bytes, wanted }
}

function isSequence(octets: Uint8Array): boolean {
  if (octets[0] !== 0x30) return false
  const inLongForm = octets[1] === 0x81
  const [length, first] = inLongForm ? [octets[2], octets[3]] : [octets[1], octets[2]]
  return length === octets.length - (inLongForm ? 3 : 2) && first === 0x02
}

function modulusBytes(key: CryptoKey | Uint8Array): number | null {
  if (key instanceof Uint8Array) return null
  const { modulusLength } = key.algorithm as { readonly modulusLength?: unknown }
  return typeof modulusLength === 'number' ? Math.ceil(modulusLength / 8) : null
}
