import type { FailureCode } from '@shared/result.ts'

/** An expected failure that a handler throws; its message reaches the learner. */
export class NotPossible extends Error {
  readonly code: FailureCode

  constructor(code: FailureCode, message: string) {
    super(message)
    this.code = code
  }
}
