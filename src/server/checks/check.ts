import type { IncomingMessage } from 'node:http'
import type { CheckCode, CheckName, CheckParams } from '@shared/trace/check.ts'
import type { Role, User } from '../stores/users.ts'
import type { Visit } from '../network/visit.ts'

/** What every check may look at. */
export interface Asked {
  readonly request: IncomingMessage
  readonly visit: Visit
  /** One reading of the lab clock for the whole decision, so that no two checks disagree about the time. */
  readonly nowMs: number
}

/** What the client brought to show who it is, as it came: a session id or a token. */
export interface HasCredential {
  readonly credential: string
}

/** Whom the server takes the request to be from, once a check has made sure. */
export interface Known {
  readonly user: { readonly name: string; readonly role: Role }
}

/** The user as the table has it now: given by checks that looked it up, never by a token's own claims. */
export interface LookedUp {
  readonly user: User
}

/** What a refused client may read. The exact code stays in the trace: an attacker must not learn which half of a guess was right. */
export type PublicReason =
  | 'log-in-failed'
  | 'log-in-first'
  | 'not-allowed'
  | 'wrong-method'
  | 'bad-form'
  | 'foreign-origin'
  | 'name-taken'
  | 'no-order'
  | 'not-yours'
  | 'no-permission'

export interface Refusal {
  readonly code: Exclude<CheckCode, 'ok'>
  readonly status: 400 | 401 | 403 | 404 | 405 | 408 | 409 | 413 | 415 | 431
  readonly publicReason: PublicReason
  readonly params: CheckParams
  /** Fields that the status demands, such as `Allow` for 405. */
  readonly headers?: readonly (readonly [string, string])[]
}

export type Outcome<Gives> =
  | { readonly passed: true; readonly gives: Gives; readonly params: CheckParams }
  | { readonly passed: false; readonly refusal: Refusal }

/** One rule: it needs what earlier checks gave, and either gives something more or refuses. */
export interface Check<Needs, Gives> {
  readonly name: CheckName
  readonly decide: (asked: Needs) => Outcome<Gives> | Promise<Outcome<Gives>>
}

export function pass<Gives>(gives: Gives, params: CheckParams = {}): Outcome<Gives> {
  return { passed: true, gives, params }
}

export function refuse(refusal: Refusal): Outcome<never> {
  return { passed: false, refusal }
}
