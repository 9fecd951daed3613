import type { CheckName } from '../trace/check.ts'
import type { CookieVerdictKind } from '../trace/cookie-verdict.ts'
import type { DecisionStep } from '../trace/exchange.ts'

/** Nobody told: a HAR of another program does not have it, or the browser has not judged it yet. It is not the same as "there is none". */
export interface NotKnown {
  readonly isKnown: false
}
export const notKnown: NotKnown = { isKnown: false }
export const isNotKnown = (told: unknown): told is NotKnown => told === notKnown

/** One thing of one exchange; null: it has none. */
export type Told<Value> = Value | null | NotKnown

/** One thing of both exchanges, side by side. `isSame` null: one side is not known. */
export interface Pair<Value> {
  readonly left: Told<Value>
  readonly right: Told<Value>
  readonly isSame: boolean | null
}
export interface HeaderPair extends Pair<string> {
  readonly name: string
}
/** `noted`: the field of another program's HAR names it, and no browser's verdict is known. */
export type CookieState = CookieVerdictKind | 'noted'
/** A cookie in the request or in the answer, told by what makes it the same cookie (RFC 6265bis, storage model). */
export interface CookiePair extends Pair<CookieState> {
  readonly name: string
  readonly reasons: { readonly left: readonly string[]; readonly right: readonly string[] }
}
export interface CheckPair extends Pair<DecisionStep> {
  readonly check: CheckName
}

/** What made the difference, the likeliest first; a sentence for each stands in `words/comparison-words.ts`. */
export type Difference =
  | { readonly kind: 'cookie-in-one'; readonly name: string; readonly carriedBy: 'left' | 'right' }
  | { readonly kind: 'authorization-in-one'; readonly carriedBy: 'left' | 'right' }
  | { readonly kind: 'credential-value'; readonly name: string }
  | { readonly kind: 'from-cache'; readonly which: 'left' | 'right' }
  | { readonly kind: 'check'; readonly check: CheckName; readonly refusedIn: 'left' | 'right' }
  | { readonly kind: 'request' }
  | { readonly kind: 'request-body' }
  | { readonly kind: 'response-in-one'; readonly which: 'left' | 'right' }
  | { readonly kind: 'status' }
  | { readonly kind: 'none' }

export interface ComparedExchanges {
  readonly difference: Difference
  /** A HAR of another program tells of one or both: then only what it notes is known. */
  readonly isNoted: boolean
  readonly method: Pair<string>
  readonly url: Pair<string>
  readonly status: Pair<string>
  readonly bodyBytes: Pair<string>
  readonly requestHeaders: readonly HeaderPair[]
  readonly responseHeaders: readonly HeaderPair[]
  readonly sentCookies: readonly CookiePair[]
  readonly setCookies: readonly CookiePair[]
  readonly checks: readonly CheckPair[]
}
