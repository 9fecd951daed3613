import type { Language, Bilingual } from '../language.ts'
import type { CheckName, RefusalCode } from '../trace/check.ts'

/** Reads parameters leniently: a trace from another version may lack one. */
export interface Read {
  /** Whether the fact is there at all: what a token does not say is not to be quoted. */
  has(name: string): boolean
  text(name: string): string
  duration(name: string): string
  /** The words of another table for a parameter that is a key of it. */
  from(table: Readonly<Record<string, Bilingual>>, name: string, language: Language): string
}
export type Sentence = (say: Read) => Bilingual

export interface CheckWords<Name extends CheckName> {
  readonly title: Bilingual
  readonly passed: Sentence
  readonly refused: { readonly [Code in RefusalCode<Name>]: Sentence }
}
/** The words of some of the checks: the whole table is made of these. */
export type WordsOf<Names extends CheckName> = { readonly [Name in Names]: CheckWords<Name> }
