import type { JsonMistake } from './json-mistake.ts'
import type { SchemaIssue } from './schema-issue.ts'

/** What is wrong with a file of ours that is one JSON object (a snapshot, a class file), free of any language. */
export type MarkedJsonProblem =
  | { readonly kind: 'empty' | 'not-ours' }
  | { readonly kind: 'newer-format'; readonly format: number; readonly known: number }
  /** `mistake` null: where it is was not looked for. */
  | { readonly kind: 'no-json'; readonly mistake: JsonMistake | null }
  /** Beyond what may be parsed. `too-long`: in characters. */
  | { readonly kind: 'too-long' | 'too-deep' | 'too-many-values' | 'too-many-members'; readonly atMost: number }
  /** `at` as `server.keys[0].jwk`; empty: the whole file. */
  | { readonly kind: 'bad-value'; readonly at: string; readonly issue: SchemaIssue }
