import type { CheckName } from '@shared/trace/check.ts'

/** The checks of a token, in the order in which every server of the lab asks them (RFC 8725 §3: form and algorithm before the signature, the signature before the claims). */
export const tokenCheckNames = [
  'token-well-formed',
  'token-algorithm',
  'token-key-known',
  'token-signature',
  'token-time',
  'token-issuer',
  'token-audience',
  'token-not-revoked',
] as const satisfies readonly CheckName[]
