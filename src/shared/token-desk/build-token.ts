import { encodeText } from '../web/base64url.ts'
import type { ReadPart, ReadToken } from './read-token.ts'
import { packJson, spreadOut, withMember } from './written-json.ts'

/** JSON as it is edited, each character that is no white space as it came; what is no JSON stays as it is. */
export function spreadJson({ text, object }: Pick<ReadPart, 'text' | 'object'>): string {
  return object === null ? text : spreadOut(text)
}

/** A part for the token: the very characters of before when nothing was changed, so that only what was changed breaks a signature. */
export function packPart(text: string, before: ReadPart | null): string {
  if (before !== null && packJson(before.text) === packJson(text)) return before.raw
  return encodeText(packJson(text))
}

/** The edited token under the signature of before, which no longer fits once anything was changed. */
export function withOldSignature(before: ReadToken, header: string, payload: string): string {
  return `${packPart(header, before.header)}.${packPart(payload, before.payload)}.${before.signature?.raw ?? ''}`
}

/** An unsecured token (RFC 7515 Appendix A.5): `alg` says none, and nothing stands behind the second dot. `header` must be a JSON object. */
export function withoutSignature(header: string, payload: string): string {
  return `${encodeText(withMember(packJson(header), 'alg', '"none"'))}.${encodeText(packJson(payload))}.`
}
