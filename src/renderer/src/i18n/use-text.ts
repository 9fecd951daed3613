import { createContext, useContext } from 'react'
import type { Language, Bilingual } from '@shared/language.ts'

/** The language that the page speaks now. A context, for every chip of every row asks for it. */
export const LanguageContext = createContext<Language>('en')

export function useLanguage(): Language {
  return useContext(LanguageContext)
}

/** One area's table in the language of now. Both tables have one shape, by their types. */
export function useText<Table>(tables: { readonly [L in Language]: Table }): Table {
  return tables[useLanguage()]
}

/** Picks from a text that carries both languages, as lessons and shared words do. */
export function useSay(): (text: Bilingual) => string {
  const language = useLanguage()
  return text => text[language]
}
