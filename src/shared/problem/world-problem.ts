import type { JsonMistake } from './json-mistake.ts'
import type { SchemaIssue } from './schema-issue.ts'

/** What is wrong with the contents of a snapshot file, free of any language: `world-problem-words.ts` has the words. */
export type WorldProblem =
  | { readonly kind: 'empty' | 'no-world' }
  | { readonly kind: 'newer-format'; readonly format: number; readonly known: number }
  /** `mistake` null: where it is was not looked for. */
  | { readonly kind: 'no-json'; readonly mistake: JsonMistake | null }
  /** Beyond what may be parsed. `too-long`: in characters. */
  | { readonly kind: 'too-long' | 'too-deep' | 'too-many-values' | 'too-many-members'; readonly atMost: number }
  /** `at` as `server.keys[0].jwk`; empty: the whole file. */
  | { readonly kind: 'bad-value'; readonly at: string; readonly issue: SchemaIssue }
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
