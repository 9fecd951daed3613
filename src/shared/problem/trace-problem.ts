import type { JsonMistake } from './json-mistake.ts'
import type { SchemaIssue } from './schema-issue.ts'

/** What is wrong with the contents of a saved trace or a HAR, free of any language: `trace-problem-words.ts` has the words. */
export type TraceProblem =
  | { readonly kind: 'empty' | 'no-trace' | 'no-har' | 'empty-line' }
  | { readonly kind: 'newer-format'; readonly format: number; readonly known: number }
  /** `mistake` null: where it is was not looked for. `no-json-line`: of one line, whose own number is not 1. */
  | { readonly kind: 'no-json' | 'no-json-line'; readonly mistake: JsonMistake | null }
  | { readonly kind: 'out-of-order'; readonly seq: number; readonly before: number }
  /** Beyond what may be parsed. `too-many-values`: lists, objects and members; `too-many-members`: of one object. */
  | { readonly kind: 'too-deep' | 'too-many-values' | 'too-many-entries' | 'too-many-members' | 'too-many-events'; readonly atMost: number }
  /** `name` null: there is none, or it is no text. `at`: where it stands in a HAR; empty in a line of its own. */
  | { readonly kind: 'unknown-event'; readonly name: string | null; readonly at: string }
  /** `at` as `log.entries[0].time`; empty: the whole line. */
  | { readonly kind: 'bad-value'; readonly at: string; readonly issue: SchemaIssue; readonly of: 'trace' | 'har' }
