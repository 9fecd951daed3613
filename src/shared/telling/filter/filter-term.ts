import { checkNames, type CheckName } from '../../trace/check.ts'
import type { CookieVerdictKind } from '../../trace/cookie-verdict.ts'

export const filterKeys = ['tab', 'host', 'status', 'method', 'cookie', 'verdict', 'check', 'is'] as const
export type FilterKey = (typeof filterKeys)[number]

const verdictKinds = [
  'sent',
  'held-back',
  'stored',
  'replaced',
  'deleted',
  'deletes-nothing',
  'not-stored',
  'not-known',
  'rejected',
] as const satisfies readonly CookieVerdictKind[]
export const rowStates = ['pinned', 'noted', 'allowed', 'refused', 'failed', 'cached', 'event'] as const
/** `pinned` and `noted` by the learner; `allowed` and `refused` by the server; `event`: a row without a request. */
export type RowState = (typeof rowStates)[number]

/** The only values that these keys can have. */
export const fixedValues = { verdict: verdictKinds, check: checkNames, is: rowStates } as const satisfies {
  readonly verdict: readonly CookieVerdictKind[]
  readonly check: readonly CheckName[]
  readonly is: readonly RowState[]
}

/** One word of a filter. `key` null: free text. Positions are those of the whole term in the filter's text. */
export interface FilterTerm {
  readonly key: FilterKey | null
  /** Without quotes, in small letters, composed (NFC). */
  readonly value: string
  readonly isNegated: boolean
  readonly from: number
  readonly to: number
}

export type MistakeKind = 'unknown-key' | 'unknown-value' | 'no-value' | 'open-quote'
/** A word that means nothing: it hides no row, and is shown for what it is. */
export interface FilterMistake {
  readonly kind: MistakeKind
  readonly from: number
  readonly to: number
  /** What the learner may have meant; null: nothing comes near. */
  readonly meant: string | null
}

export interface Filter {
  readonly terms: readonly FilterTerm[]
  readonly mistakes: readonly FilterMistake[]
}
