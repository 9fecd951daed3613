/** What crosses a boundary: an expected failure is a value, not a throw. `code` is stable, `message` is for people. */
export type Result<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: Failure }
export interface Failure {
  readonly code: FailureCode
  /** What is wrong, where, and how to mend it. English; the renderer shows its own words for the codes it knows. */
  readonly message: string
}
export type FailureCode = 'bad-input' | 'foreign-sender' | 'not-found' | 'not-possible' | 'outside-lab' | 'bad-lesson' | 'io' | 'internal'

export const ok = <Value>(value: Value): Result<Value> => ({ ok: true, value })
export const failure = (code: FailureCode, message: string): Result<never> => ({ ok: false, error: { code, message } })
