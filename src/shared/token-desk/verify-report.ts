import { z } from 'zod'
import type { CheckCode, CheckName, CheckParams } from '../trace/check.ts'

/** Which of the lab's servers would get the token: each is its own audience. */
export const labServers = ['shop', 'api'] as const
export type LabServer = (typeof labServers)[number]

const secret = z.string().max(10_000)
/** Longer than any token that a server would read from a header; what is longer is not asked about. */
export const longestToken = 200_000
const partText = z.string().max(100_000)

/** A token, and what to verify it with. Secrets and keys that are typed here are used and forgotten: no fact of the trace holds them. */
export const verifyAskSchema = z.strictObject({
  token: z.string().max(longestToken),
  by: z.discriminatedUnion('kind', [
    /** As the lab's server does it: its own checks, with its own keys and by its own switches. */
    z.strictObject({ kind: z.literal('lab'), server: z.enum(labServers) }),
    z.strictObject({ kind: z.literal('secret'), secret }),
    /** JSON of a JWK or of a JWK set (RFC 7517), or a key as PEM. */
    z.strictObject({ kind: z.literal('jwk'), jwk: partText }),
  ]),
})
export type VerifyAsk = z.infer<typeof verifyAskSchema>

/** Header and payload as JSON text, and who signs. `alg` (and with the lab's key `kid`) are set to what really signs. */
export const signAskSchema = z.strictObject({
  header: partText,
  payload: partText,
  by: z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('lab') }), z.strictObject({ kind: z.literal('secret'), secret })]),
})
export type SignAsk = z.infer<typeof signAskSchema>

export type StepOutcome =
  | 'passed'
  | 'refused'
  /** Holds, and is worth a warning. */
  | 'warned'
  /** Nobody asks: the server does not look at it, or there is nothing to compare it with. */
  | 'not-asked'
  /** What it needs is missing. */
  | 'not-reached'

/** One step of a verification: one of the server's own checks, or one that only the desk takes. */
export type VerifyStep =
  | {
      readonly by: 'check'
      readonly name: CheckName
      readonly outcome: StepOutcome
      readonly code: CheckCode
      readonly params: CheckParams
    }
  | {
      readonly by: 'desk'
      readonly name: DeskStepName
      readonly outcome: StepOutcome
      readonly code: DeskCode
      readonly params: CheckParams
    }

export const deskStepNames = ['algorithm', 'key', 'not-before', 'issuer', 'audience', 'type', 'strength'] as const
export type DeskStepName = (typeof deskStepNames)[number]

export const deskCodes = [
  'fits-key',
  'not-for-key',
  'unsecured',
  'secret-given',
  'secret-read-as',
  'no-key',
  'jwk-given',
  'pem-given',
  'pem-unreadable',
  'pem-encrypted',
  'no-jwk',
  'private-jwk',
  'jwk-not-found',
  'found-by-trying',
  'tried-each',
  'other-kid',
  'key-other-use',
  'rsa-too-short',
  'no-secret',
  'no-start',
  'started',
  'not-compared',
  'type-jwt',
  'type-other',
  'type-missing',
  'strong',
  'random',
  'short',
  'guessable',
] as const
export type DeskCode = (typeof deskCodes)[number]

export interface VerifyReport {
  readonly steps: readonly VerifyStep[]
  /**
   * `genuine`: the signature holds, and nothing else stands against the token. `let-in`: this server would take it although nothing proves
   * it (a switch of the lab lets the token choose how it is verified). Never `genuine` without a signature.
   */
  readonly outcome: 'genuine' | 'let-in' | 'refused'
  /** Whom the lab's server would take the request to be from; null: refused, or verified with a key of one's own. */
  readonly user: { readonly name: string; readonly role: string } | null
}
