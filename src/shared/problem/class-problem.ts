import type { JsonMistake } from './json-mistake.ts'
import type { SchemaIssue } from './schema-issue.ts'

/** Why a class file is refused, free of any language: `class-problem-words.ts` has the words. */
export type ClassProblem =
  | { readonly kind: 'empty' | 'no-class-file' | 'unsigned' }
  /** Its signature is not that of what it says: somebody changed it after it was saved. */
  | { readonly kind: 'forged' }
  | { readonly kind: 'newer-format'; readonly format: number; readonly known: number }
  | { readonly kind: 'no-json'; readonly mistake: JsonMistake | null }
  | { readonly kind: 'too-long' | 'too-deep' | 'too-many-values' | 'too-many-members'; readonly atMost: number }
  /** `at` as `lessons[0].id`; empty: the whole. */
  | { readonly kind: 'bad-value'; readonly at: string; readonly issue: SchemaIssue }

/** With its place; both from 1. */
export interface PlacedClassProblem {
  readonly line: number
  readonly column: number
  readonly problem: ClassProblem
}
