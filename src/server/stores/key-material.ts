import { webcrypto } from 'node:crypto'
import { exportJWK, exportSPKI, generateKeyPair, importJWK, type CryptoKey, type JWK } from 'jose'
import type { PrivateKey, SavedKey } from '@shared/world/server-state.ts'

export type TokenAlgorithm = SavedKey['algorithm']

/** Both halves of a key. HS256 signs and verifies with the same; the others publish one half. */
export interface KeyMaterial {
  readonly signWith: CryptoKey
  readonly verifyWith: CryptoKey
  /** What everybody may have: PEM (SPKI) and JWK; null for a shared secret. */
  readonly published: { readonly pem: string; readonly jwk: JWK } | null
}

/** In every list of passwords, and so the first that anybody tries. */
const WEAK_SECRET = 'letmein'

/** A random secret of 256 bits as HS256 asks (RFC 7518 §3.2), a weak one that must never be, or a fresh pair. */
export async function makeKeyMaterial(algorithm: TokenAlgorithm, isWeak: boolean): Promise<KeyMaterial> {
  if (algorithm === 'HS256') return shared(isWeak ? await hmacKey(WEAK_SECRET) : await randomHmacKey())
  const { privateKey, publicKey } = await generateKeyPair(algorithm, { extractable: true }) // for snapshots of the lab
  return pair(privateKey, publicKey)
}

const shared = (secret: CryptoKey): KeyMaterial => ({ signWith: secret, verifyWith: secret, published: null })

const pair = async (signWith: CryptoKey, verifyWith: CryptoKey): Promise<KeyMaterial> => ({
  signWith,
  verifyWith,
  published: { pem: await exportSPKI(verifyWith), jwk: await exportJWK(verifyWith) },
})

/** The half that signs, for a snapshot of the lab. */
export async function privateHalf({ signWith }: KeyMaterial): Promise<PrivateKey> {
  // `alg`, `ext` and `key_ops` are no part of what a snapshot holds.
  const { alg: _alg, ext: _ext, key_ops: _ops, ...jwk } = await exportJWK(signWith)
  return jwk as PrivateKey
}

const keyTypes: Readonly<Record<TokenAlgorithm, PrivateKey['kty']>> = { HS256: 'oct', RS256: 'RSA', ES256: 'EC', EdDSA: 'OKP' }

/** The other way round. Null: it is no key of the algorithm, or its halves do not belong together. */
export async function readPrivateHalf(algorithm: TokenAlgorithm, jwk: PrivateKey): Promise<KeyMaterial | null> {
  if (jwk.kty !== keyTypes[algorithm]) return null
  try {
    if (jwk.kty === 'oct') return shared(await hmacKey(Buffer.from(jwk.k, 'base64url')))
    const material = await pair(await imported(jwk, algorithm), await imported(publicHalf(jwk), algorithm))
    return (await isOnePair(material)) ? material : null
  } catch {
    return null
  }
}

const imported = (jwk: JWK, algorithm: TokenAlgorithm): Promise<CryptoKey> =>
  importJWK(jwk, algorithm, { extractable: true }) as Promise<CryptoKey> // octets for `oct` alone

function publicHalf(jwk: Exclude<PrivateKey, { readonly kty: 'oct' }>): JWK {
  switch (jwk.kty) {
    case 'RSA':
      return { kty: jwk.kty, n: jwk.n, e: jwk.e }
    case 'EC':
      return { kty: jwk.kty, crv: jwk.crv, x: jwk.x, y: jwk.y }
    case 'OKP':
      return { kty: jwk.kty, crv: jwk.crv, x: jwk.x }
  }
}

async function isOnePair({ signWith, verifyWith }: KeyMaterial): Promise<boolean> {
  const { name } = signWith.algorithm
  const how = name === 'ECDSA' ? { name, hash: 'SHA-256' } : { name }
  const text = Buffer.from('both halves')
  const signature = await webcrypto.subtle.sign(how, signWith, text)
  return webcrypto.subtle.verify(how, verifyWith, signature, text)
}

const HMAC = { name: 'HMAC', hash: 'SHA-256' } as const

function randomHmacKey(): Promise<CryptoKey> {
  return webcrypto.subtle.generateKey({ ...HMAC, length: 256 }, true, ['sign', 'verify'])
}

/** A secret that is a text: what a public key becomes for a server that lets the token choose the algorithm. */
export function hmacKey(secret: string | Uint8Array): Promise<CryptoKey> {
  return webcrypto.subtle.importKey('raw', Buffer.from(secret as string), HMAC, true, ['sign', 'verify'])
}
