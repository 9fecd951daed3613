import type { Bilingual } from '../language.ts'

/** What something means, in one plain sentence, and where that is laid down. */
export interface Explained {
  readonly sentence: Bilingual
  /** The standard and its section; by topic where section numbers still move. The same in every language. */
  readonly rule: string
}

/** One part of a value, with what it means there. */
export interface ExplainedPart {
  /** As it was written; not ours, so it is shown escaped. */
  readonly term: string
  /** True where it is told that the term is not there. */
  readonly isMissing?: boolean
  readonly sentence: Bilingual
  /** null: the rule of the whole. */
  readonly rule: string | null
}
