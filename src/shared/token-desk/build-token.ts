import { encodeText } from './base64url.ts'
import type { ReadPart, ReadToken } from './read-token.ts'

/** JSON as it travels: no white space between its parts. Order, spelling of numbers, and names that come twice stay as typed. */
export function packJson(text: string): string {
  return text.replace(/("(?:[^"\\]|\\.)*")|\s+/g, (_whole, quoted: string | undefined) => quoted ?? '')
}

/** JSON as it is edited; what is no JSON stays as it is. */
export function spreadJson({ text, object }: Pick<ReadPart, 'text' | 'object'>): string {
  // Written out again it would lose a name that comes twice, and numbers their spelling; then the text is shown as it came.
  const isFaithful = object !== null && packJson(text) === JSON.stringify(object)
  return isFaithful ? JSON.stringify(object, null, 2) : text
}

/** A part for the token: the very characters of before when nothing was changed, so that only what was changed breaks a signature. */
export function packPart(text: string, before: ReadPart | null): string {
  if (before !== null && packJson(before.text) === packJson(text)) return before.raw
  return encodeText(packJson(text))
}

/** The edited token under the signature of before, which fits it no more once anything was changed. */
export function withOldSignature(before: ReadToken, header: string, payload: string): string {
  return `${packPart(header, before.header)}.${packPart(payload, before.payload)}.${before.signature?.raw ?? ''}`
}

/** An unsecured token (RFC 7515 Appendix A.5): `alg` says none, and nothing stands behind the second dot. `header` must be a JSON object. */
export function withoutSignature(header: string, payload: string): string {
  const said = JSON.stringify({ ...(JSON.parse(header) as object), alg: 'none' })
  return `${encodeText(said)}.${encodeText(packJson(payload))}.`
}
