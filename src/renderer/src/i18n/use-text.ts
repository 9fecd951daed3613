import type { Language, Text } from '@shared/language.ts'
import { useApp } from '../app-store.ts'

/** The language that the page speaks now. */
export function useLanguage(): Language {
  return useApp(state => state.settings.language)
}

/** One area's table in the language of now. Both tables have one shape, by their types. */
export function useText<Table>(tables: { readonly [L in Language]: Table }): Table {
  return tables[useLanguage()]
}

/** Picks from a text that carries both languages, as lessons and shared words do. */
export function useSay(): (text: Text) => string {
  const language = useLanguage()
  return text => text[language]
}
