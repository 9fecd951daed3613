/* Rows of the server's tables as the trace tells them. Times are lab-clock milliseconds; ids of secrets are fingerprints. */

export interface UserRow {
  readonly name: string
  readonly role: string
  readonly permissions: readonly string[]
  /** Grows when all tokens of the user are revoked; a token with an older one is refused (switch `tokenRevocation: version`). */
  readonly tokenVersion: number
}

/** One refresh token. All that descend from one log-in are a family. */
export interface RefreshRow {
  readonly id: string
  readonly family: string
  /** The token that it was rotated from; null at log-in. */
  readonly parent: string | null
  readonly user: string
  readonly createdLabMs: number
  readonly expiresLabMs: number
  readonly state: 'current' | 'rotated' | 'revoked' | 'expired'
}
export const refreshEnds = ['rotated', 'logged-out', 'reused', 'expired', 'ended-by-hand', 'lab-reset'] as const
export type RefreshEnd = (typeof refreshEnds)[number]

/** A token that is refused by its id before its time (RFC 7519 §4.1.7). Forgotten once it would have expired anyway. */
export interface DeniedRow {
  readonly jti: string
  readonly user: string
  readonly untilLabMs: number
}

/** A signing key, its public face alone. `retired`: tokens that it signed are refused from here on. */
export interface KeyRow {
  readonly kid: string
  readonly algorithm: string
  readonly createdLabMs: number
  readonly state: 'signing' | 'verifying' | 'retired'
}
