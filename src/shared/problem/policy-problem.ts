import type { MarkedJsonProblem } from './marked-json-problem.ts'

/** Why a policy file is refused, with its place (both from 1), free of any language: `policy-problem-words.ts` has the words. */
export interface PlacedPolicyProblem {
  readonly line: number
  readonly column: number
  readonly problem: MarkedJsonProblem
}
