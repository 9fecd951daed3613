import { z } from 'zod'
import { freeText, named } from '../schema/free-text.ts'
import { list, object } from '../schema/members.ts'

/* Rows of the server's tables as the trace tells them. Times are lab-clock milliseconds; ids of secrets are fingerprints. */

const user = object({
  name: freeText,
  role: freeText,
  permissions: list(freeText),
  /** Grows when all tokens of the user are revoked; a token with an older one is refused (switch `tokenRevocation: version`). */
  tokenVersion: z.number(),
})
export interface UserRow extends z.output<typeof user> {}
export const userRowSchema: z.ZodType<UserRow> = user

const refresh = object({
  id: freeText,
  family: freeText,
  /** The token that it was rotated from; null at log-in. */
  parent: freeText.nullable(),
  user: freeText,
  createdLabMs: z.number(),
  expiresLabMs: z.number(),
  state: z.enum(['current', 'rotated', 'revoked', 'expired']),
})
/** One refresh token. All that descend from one log-in are a family. */
export interface RefreshRow extends z.output<typeof refresh> {}
export const refreshRowSchema: z.ZodType<RefreshRow> = refresh

export const refreshEndSchema = z.enum(['rotated', 'logged-out', 'reused', 'expired', 'ended-by-hand', 'lab-reset'])
export type RefreshEnd = z.output<typeof refreshEndSchema>

const denied = object({ jti: freeText, user: freeText, untilLabMs: z.number() })
/** A token that is refused by its id before its time (RFC 7519 §4.1.7). Forgotten once it would have expired anyway. */
export interface DeniedRow extends z.output<typeof denied> {}
export const deniedRowSchema: z.ZodType<DeniedRow> = denied

const key = object({
  kid: freeText,
  algorithm: named<string>(),
  createdLabMs: z.number(),
  state: z.enum(['signing', 'verifying', 'retired']),
})
/** A signing key, its public face alone. `retired`: tokens that it signed are refused from here on. */
export interface KeyRow extends z.output<typeof key> {}
export const keyRowSchema: z.ZodType<KeyRow> = key
