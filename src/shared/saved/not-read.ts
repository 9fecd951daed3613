import type { SchemaIssue } from '../problem/schema-issue.ts'

/** One thing of a HAR that could not be read. The rest of the file is shown. */
export interface NotRead {
  /** Which entry of `log.entries`, from 0. */
  readonly entry: number
  /** The member within the entry, as `response.status`; empty: the entry itself. */
  readonly at: string
  readonly issue: SchemaIssue
  /** False: nothing of the entry is shown. */
  readonly isShown: boolean
  /** Where the entry begins in the file, both from 1; null: not looked for. */
  readonly place: { readonly line: number; readonly column: number } | null
}
