import type { MarkedJsonProblem } from './marked-json-problem.ts'

/** Why a class file is refused, free of any language: `class-problem-words.ts` has the words. */
export type ClassProblem =
  | MarkedJsonProblem
  | { readonly kind: 'unsigned' }
  /** Its signature is not that of what it says: somebody changed it after it was saved. */
  | { readonly kind: 'forged' }

/** With its place; both from 1. */
export interface PlacedClassProblem {
  readonly line: number
  readonly column: number
  readonly problem: ClassProblem
}
