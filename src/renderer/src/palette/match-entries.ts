import type { Bilingual, Language } from '@shared/language.ts'
import { searchWords, startsWord } from './search-words.ts'

/** What an entry is called, and by which other words it is found. */
export interface Findable {
  readonly id: string
  readonly label: Bilingual
  /** What the entry is: found by, too. */
  readonly kindName: Bilingual
  /** Terms of the field, in any language. */
  readonly words: readonly string[]
}

export interface Match<Entry extends Findable> {
  readonly entry: Entry
  /** The word or the label in the other language that it was found by; null: what is shown says it. */
  readonly foundBy: string | null
}

/** The places in which a typed word is looked for; a smaller rank comes first. */
const rankOf = { label: 1, otherLabel: 2, words: 3 } as const

function matchOf<Entry extends Findable>(
  entry: Entry,
  typed: readonly string[],
  language: Language,
): (Match<Entry> & { rank: number }) | null {
  const label = entry.label[language]
  const otherLabel = entry.label[language === 'en' ? 'ko' : 'en']
  const has = (text: string, word: string): boolean => searchWords(text).some(part => startsWord(part, word))
  let rank = 0
  let foundBy: string | null = null
  for (const word of typed) {
    if (has(label, word)) rank = Math.max(rank, rankOf.label)
    else if (has(entry.kindName.en, word) || has(entry.kindName.ko, word)) rank = Math.max(rank, rankOf.label)
    else if (has(otherLabel, word)) {
      rank = Math.max(rank, rankOf.otherLabel)
      foundBy ??= otherLabel
    } else {
      const term = entry.words.find(text => has(text, word))
      if (term === undefined) return null
      rank = rankOf.words
      foundBy = term
    }
  }
  const isBeginning = typed.every((word, at) => startsWord(searchWords(label)[at] ?? '', word))
  return { entry, foundBy, rank: isBeginning ? 0 : rank }
}

/**
 * The entries that every typed word finds: by their names in either language, by what they are, or by terms of the field. Names in the
 * reader's language come first, then those in the other, then the terms; among equals what was chosen last, then the order given.
 */
export function matchEntries<Entry extends Findable>(
  entries: readonly Entry[],
  query: string,
  { language, recent }: { readonly language: Language; readonly recent: readonly string[] },
): readonly Match<Entry>[] {
  const typed = searchWords(query)
  const age = ({ id }: Entry): number => (recent.includes(id) ? recent.indexOf(id) : recent.length)
  return entries.flatMap(entry => matchOf(entry, typed, language) ?? []).sort((a, b) => a.rank - b.rank || age(a.entry) - age(b.entry))
}

export const isNothingTyped = (query: string): boolean => searchWords(query).length === 0
