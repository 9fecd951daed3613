import type { MarkedJsonProblem } from './marked-json-problem.ts'

/** What is wrong with the contents of a snapshot file, free of any language: `world-problem-words.ts` has the words. */
export type WorldProblem =
  | MarkedJsonProblem
  /** The two halves of a key do not belong together, or it is none of its algorithm. */
  | { readonly kind: 'bad-key'; readonly kid: string }
  /** The browser does not take this cookie, or keeps it otherwise than the file says. */
  | { readonly kind: 'bad-cookie'; readonly name: string }

/** A problem with its place; both from 1. */
export interface PlacedWorldProblem {
  readonly line: number
  readonly column: number
  readonly problem: WorldProblem
}
