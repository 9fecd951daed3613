import type { Problem } from '../problem/problem.ts'
import { sayProblem } from '../words/problem-words.ts'

/** What crosses a boundary: an expected failure is a value, not a throw. `code` is stable. */
export type Result<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: Failure }
export interface Failure {
  readonly code: FailureCode
  /** What is wrong, where, and how to mend it, free of any language: the page says it in its own. */
  readonly problem: Problem
  /** The same in English, for logs and terminals. */
  readonly message: string
}
export type FailureCode = 'bad-input' | 'foreign-sender' | 'not-found' | 'not-possible' | 'outside-lab' | 'bad-lesson' | 'io' | 'internal'

export const ok = <Value>(value: Value): Result<Value> => ({ ok: true, value })
export const failure = (code: FailureCode, problem: Problem): Result<never> => ({
  ok: false,
  error: { code, problem, message: sayProblem(problem).en },
})
