import type { Explained, ExplainedPart } from '../explained.ts'
import { authHeaderWords } from './auth-header-words.ts'
import { cacheHeaderWords } from './cache-header-words.ts'
import { contextHeaderWords } from './context-header-words.ts'
import { cookieHeaderWords } from './cookie-header-words.ts'
import { corsHeaderWords } from './cors-header-words.ts'
import type { HeaderFacts, HeaderTable } from './header-entry.ts'
import { pageHeaderWords } from './page-header-words.ts'

/** What a field is for, and what this very value says. */
export interface HeaderExplanation extends Explained {
  readonly parts: readonly ExplainedPart[]
}

const headerWords: HeaderTable = {
  ...authHeaderWords,
  ...cookieHeaderWords,
  ...cacheHeaderWords,
  ...corsHeaderWords,
  ...contextHeaderWords,
  ...pageHeaderWords,
}

/** The fields that have words, in small letters. */
export const explainedHeaders: readonly string[] = Object.keys(headerWords)

/** One field of a request or an answer in plain words; null for a field that the table does not know. Names compare without case (RFC 9110 §5.1). */
export function explainHeader(name: string, value: string, facts: HeaderFacts): HeaderExplanation | null {
  const entry = entryOf(name)
  if (entry === undefined) return null
  return { sentence: entry.sentence, rule: entry.rule, parts: entry.read?.(value, facts) ?? [] }
}

export const isExplainedHeader = (name: string): boolean => entryOf(name) !== undefined

function entryOf(name: string): HeaderTable[string] | undefined {
  const wanted = name.toLowerCase()
  return Object.hasOwn(headerWords, wanted) ? headerWords[wanted] : undefined
}
