import type { JsonObject, JsonValue } from '../web/jwt.ts'
import { decodeLeniently, encodeBase64url, encodeText } from '../web/base64url.ts'
import type { ReadToken } from './read-token.ts'
import { withMember } from './written-json.ts'

/** Ways to break a token at one press, each the ground of a check that every server needs (RFC 8725). */
export const tokenBreakages = [
  'flip-signature-bit',
  'alg-none',
  'expired',
  'role-admin',
  'other-audience',
  'unknown-key',
  'white-space',
] as const
export type TokenBreakage = (typeof tokenBreakages)[number]

/** @returns the broken token, changed in nothing but what `how` says; null where this one has nothing that could be broken so */
export function breakToken(read: ReadToken, how: TokenBreakage, labMs: number): string | null {
  const { header, payload, signature } = read
  if (header.object === null || payload === null || signature === null) return null
  switch (how) {
    case 'flip-signature-bit':
      return flipBit(read)
    case 'alg-none':
      return `${encodeText(withMember(header.text, 'alg', '"none"'))}.${payload.raw}.`
    case 'expired':
      return withClaim(read, 'exp', Math.floor(labMs / 1000) - 60)
    case 'role-admin':
      return withClaim(read, 'role', 'admin')
    case 'other-audience':
      return withClaim(read, 'aud', otherAudience(payload.object))
    case 'unknown-key':
      return `${encodeText(withMember(header.text, 'kid', '"no-such-key"'))}.${payload.raw}.${signature.raw}`
    case 'white-space': {
      const middle = Math.floor(payload.raw.length / 2)
      return `${header.raw}.${payload.raw.slice(0, middle)} ${payload.raw.slice(middle)}.${signature.raw}`
    }
  }
}

/** Of the first octet: the last character of Base64url has bits that belong to nothing. */
function flipBit({ header, payload, signature }: ReadToken): string | null {
  const { octets } = decodeLeniently(signature?.raw ?? '')
  const [first] = octets
  if (first === undefined) return null
  octets[0] = first ^ 1
  return `${header.raw}.${payload?.raw ?? ''}.${encodeBase64url(octets)}`
}

function withClaim({ header, payload, signature }: ReadToken, name: string, value: JsonValue): string | null {
  if (payload?.object == null) return null
  return `${header.raw}.${encodeText(withMember(payload.text, name, JSON.stringify(value)))}.${signature?.raw ?? ''}`
}

/** The lab's other server: genuine there, and refused here. */
function otherAudience(payload: JsonObject | null): string {
  return payload?.['aud'] === 'https://api.shop.test' ? 'https://shop.test' : 'https://api.shop.test'
}
