import type { Problem } from '@shared/problem/problem.ts'
import type { FailureCode } from '@shared/contract/result.ts'
import { sayProblem } from '@shared/words/problem-words.ts'

/** An expected failure that a handler throws; its problem reaches the learner, its message (English) the console. */
export class ExpectedFailure extends Error {
  readonly code: FailureCode
  readonly problem: Problem

  constructor(code: FailureCode, problem: Problem) {
    super(sayProblem(problem).en)
    this.code = code
    this.problem = problem
  }
}
