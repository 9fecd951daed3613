/**
 * The rules of the server, one file each in `src/server/checks`. A check either passes or refuses, and says why with a code and
 * parameters; the words for both stand in one table (`src/shared/words/check-words.ts`), never here and never in the trace.
 */
export const checkNames = [
  'request-readable',
  'method-allowed',
  'body-readable',
  'user-known',
  'password-right',
  'name-free',
  'origin-allowed',
  'cookie-present',
  'session-found',
  'session-alive',
  'session-logged-in',
  'authorization-present',
  'credentials-readable',
  'token-well-formed',
  'token-algorithm',
  'token-key-known',
  'token-signature',
  'token-time',
  'token-issuer',
  'token-audience',
  'token-not-revoked',
  'refresh-found',
  'refresh-unused',
  'refresh-alive',
  'role-allowed',
  'permission-held',
  'order-found',
  'owner-matches',
] as const
export type CheckName = (typeof checkNames)[number]

/** Why a check ended as it did: one code per sentence. `<check>: <code>` is what a lesson may expect. */
export const checkCodes = [
  'ok',
  'wrong-method',
  'wrong-content-type',
  'too-large',
  'unreadable',
  'bad-request-line',
  'headers-too-large',
  'bad-header',
  'bad-address',
  'too-slow',
  'cut-off',
  'field-missing',
  'unknown-user',
  'wrong-password',
  'name-taken',
  'name-not-allowed',
  'password-too-short',
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
  'logged-in-elsewhere',
  'logged-out-everywhere',
  'revoked-by-user',
  'server-restarted',
  'anonymous',
  'no-authorization',
  'wrong-auth-scheme',
  'malformed',
  'algorithm-not-allowed',
  'unsecured',
  'unknown-key',
  'retired-key',
  'bad-signature',
  'critical-header',
  'expired',
  'not-yet-valid',
  'no-expiry',
  'no-numeric-date',
  'wrong-issuer',
  'wrong-audience',
  'revoked',
  'version-too-old',
  'unknown-token',
  'reused',
  'wrong-role',
  'no-permission',
  'unknown-order',
  'not-owner',
] as const
export type CheckCode = (typeof checkCodes)[number]

/** Which refusals each check can give. A lesson that expects any other pair waits in vain; one without words does not compile. */
export const refusalCodes = {
  'request-readable': ['bad-request-line', 'headers-too-large', 'bad-header', 'bad-address', 'too-large', 'too-slow', 'cut-off'],
  'method-allowed': ['wrong-method'],
  'body-readable': ['wrong-content-type', 'too-large', 'unreadable', 'field-missing'],
  'user-known': ['unknown-user'],
  'password-right': ['wrong-password'],
  'name-free': ['name-taken', 'name-not-allowed', 'password-too-short'],
  'origin-allowed': ['origin-missing', 'foreign-origin'],
  'cookie-present': ['no-cookie', 'empty-cookie'],
  'session-found': [
    'unknown-session',
    'logged-out',
    'idle-timeout',
    'absolute-timeout',
    'replaced',
    'ended-by-hand',
    'lab-reset',
    'logged-in-elsewhere',
    'logged-out-everywhere',
    'revoked-by-user',
    'server-restarted',
  ],
  'session-alive': ['idle-timeout', 'absolute-timeout'],
  'session-logged-in': ['anonymous'],
  'authorization-present': ['no-authorization', 'wrong-auth-scheme'],
  'credentials-readable': ['malformed'],
  'token-well-formed': ['malformed'],
  'token-algorithm': ['algorithm-not-allowed', 'unsecured'],
  'token-key-known': ['unknown-key', 'retired-key'],
  'token-signature': ['bad-signature', 'critical-header'],
  'token-time': ['expired', 'not-yet-valid', 'no-expiry', 'no-numeric-date'],
  'token-issuer': ['wrong-issuer'],
  'token-audience': ['wrong-audience'],
  'token-not-revoked': ['revoked', 'version-too-old'],
  'refresh-found': ['malformed', 'unknown-token', 'logged-out', 'revoked', 'ended-by-hand', 'lab-reset'],
  'refresh-unused': ['reused'],
  'refresh-alive': ['expired'],
  'role-allowed': ['wrong-role'],
  'permission-held': ['no-permission'],
  'order-found': ['unknown-order'],
  'owner-matches': ['not-owner'],
} as const satisfies { readonly [Name in CheckName]: readonly Exclude<CheckCode, 'ok'>[] }
export type RefusalCode<Name extends CheckName> = (typeof refusalCodes)[Name][number]

/** Facts a sentence may need: plain, JSON-able, never a whole secret (a session id appears as a short fingerprint). */
export type CheckParams = Readonly<Record<string, string | number | boolean | null>>

/** One row of the server's session table. Times are lab-clock milliseconds. `id` is a fingerprint, not the secret itself. */
export interface SessionRow {
  readonly id: string
  /** null: nobody has logged in yet; the session holds a visitor's basket alone. */
  readonly user: string | null
  readonly role: string | null
  /** Things in the visitor's basket; it outlives the change of the id at log-in. */
  readonly basket: readonly string[]
  /** Where the row is kept: a restart of the server empties the memory. */
  readonly store: 'memory' | 'disk'
  readonly createdLabMs: number
  readonly lastSeenLabMs: number
  /** null: there is no such limit. */
  readonly idleTimeoutMs: number | null
  readonly absoluteTimeoutMs: number | null
  readonly userAgent: string
}
/** How a session came to its end; a request that still carries its id is refused with the same word. */
export type SessionEnd = Extract<
  CheckCode,
  | 'logged-out'
  | 'idle-timeout'
  | 'absolute-timeout'
  | 'replaced'
  | 'ended-by-hand'
  | 'lab-reset'
  | 'logged-in-elsewhere'
  | 'logged-out-everywhere'
  | 'revoked-by-user'
  | 'server-restarted'
>
