import type { JWK } from 'jose'

/** A secret as its octets, or a JWK as it was pasted. */
export type GivenKey = Uint8Array | JWK

/** The JWK in a pasted text: the only one, or of a set the one with the token's `kid`. */
export function findJwk(text: string, kid: unknown): JWK | 'no-jwk' | 'jwk-not-found' {
  const value = parse(text)
  if (!isObject(value)) return 'no-jwk'
  if (!Array.isArray(value.keys)) return typeof value.kty === 'string' ? value : 'no-jwk'
  const keys = (value.keys as readonly unknown[]).filter(isObject).filter(key => typeof key.kty === 'string')
  const only = kid === undefined && keys.length === 1 ? keys[0] : undefined
  return only ?? keys.find(key => key.kid === kid && kid !== undefined) ?? 'jwk-not-found'
}

/** What verifying needs: of a private key only the public half. */
export function publicPart(jwk: JWK): JWK {
  const { d: _d, p: _p, q: _q, dp: _dp, dq: _dq, qi: _qi, oth: _oth, key_ops: _ops, use: _use, ...half } = jwk
  return half
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
