/**
 * The rules of the server, one file each in `src/server/checks`. A check either passes or refuses, and says why with a code and
 * parameters; the words for both stand in one table (`src/shared/words/check-words.ts`), never here and never in the trace.
 */
export const checkNames = [
  'method-allowed',
  'body-readable',
  'user-known',
  'password-right',
  'origin-allowed',
  'cookie-present',
  'session-found',
  'session-alive',
  'authorization-present',
  'token-well-formed',
  'token-algorithm',
  'token-signature',
  'token-time',
  'token-issuer',
  'token-audience',
  'role-allowed',
] as const
export type CheckName = (typeof checkNames)[number]

/** Why a check ended as it did: one code per sentence. `<check>: <code>` is what a lesson may expect. */
export const checkCodes = [
  'ok',
  'wrong-method',
  'wrong-content-type',
  'too-large',
  'unreadable',
  'field-missing',
  'unknown-user',
  'wrong-password',
  'origin-missing',
  'foreign-origin',
  'no-cookie',
  'empty-cookie',
  'unknown-session',
  'logged-out',
  'idle-timeout',
  'absolute-timeout',
  'replaced',
  'ended-by-hand',
  'lab-reset',
  'no-authorization',
  'wrong-auth-scheme',
  'malformed',
  'algorithm-not-allowed',
  'bad-signature',
  'expired',
  'not-yet-valid',
  'no-expiry',
  'wrong-issuer',
  'wrong-audience',
  'wrong-role',
] as const
export type CheckCode = (typeof checkCodes)[number]

/** Which refusals each check can give. A lesson that expects any other pair waits in vain; one without words does not compile. */
export const refusalCodes = {
  'method-allowed': ['wrong-method'],
  'body-readable': ['wrong-content-type', 'too-large', 'unreadable', 'field-missing'],
  'user-known': ['unknown-user'],
  'password-right': ['wrong-password'],
  'origin-allowed': ['origin-missing', 'foreign-origin'],
  'cookie-present': ['no-cookie', 'empty-cookie'],
  'session-found': ['unknown-session', 'logged-out', 'idle-timeout', 'absolute-timeout', 'replaced', 'ended-by-hand', 'lab-reset'],
  'session-alive': ['idle-timeout', 'absolute-timeout'],
  'authorization-present': ['no-authorization', 'wrong-auth-scheme'],
  'token-well-formed': ['malformed'],
  'token-algorithm': ['algorithm-not-allowed'],
  'token-signature': ['bad-signature'],
  'token-time': ['expired', 'not-yet-valid', 'no-expiry'],
  'token-issuer': ['wrong-issuer'],
  'token-audience': ['wrong-audience'],
  'role-allowed': ['wrong-role'],
} as const satisfies { readonly [Name in CheckName]: readonly Exclude<CheckCode, 'ok'>[] }
export type RefusalCode<Name extends CheckName> = (typeof refusalCodes)[Name][number]

/** Facts a sentence may need: plain, JSON-able, never a whole secret (a session id appears as a short fingerprint). */
export type CheckParams = Readonly<Record<string, string | number | boolean | null>>

/** One row of the server's session table. Times are lab-clock milliseconds. `id` is a fingerprint, not the secret itself. */
export interface SessionRow {
  readonly id: string
  readonly user: string
  readonly role: string
  readonly createdLabMs: number
  readonly lastSeenLabMs: number
  readonly idleTimeoutMs: number
  readonly absoluteTimeoutMs: number
  readonly userAgent: string
}
/** How a session came to its end; a request that still carries its id is refused with the same word. */
export type SessionEnd = Extract<CheckCode, 'logged-out' | 'idle-timeout' | 'absolute-timeout' | 'replaced' | 'ended-by-hand' | 'lab-reset'>
