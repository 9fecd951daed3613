import { languages as appLanguages, type Bilingual, type Language } from '../language.ts'

/* Which languages a lesson has, and which of them a reader gets. */

/** What a lesson speaks that names no languages. */
export const defaultLanguages: readonly string[] = appLanguages

/** A language tag as BCP 47 writes it (`de`, `pt-BR`, `zh-Hant`); null: it is none. */
export function readLanguageTag(tag: string): string | null {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null
  } catch {
    return null
  }
}

/**
 * The best that is there: the language itself (RFC 4647 §3.4, "Lookup": `de-AT`, then `de`); else one of its variants (RFC 4647 §3.3.1,
 * "Basic Filtering": `de` has `de-CH`); else the one that the lesson names first.
 * @param available canonical tags, at least one
 */
export function chooseLanguage(available: readonly string[], wanted: string): string {
  return findLanguage(available, wanted) ?? available[0] ?? wanted
}

/** The same without a default: null when none of them is the language that is wanted. */
export function findLanguage(available: readonly string[], wanted: string): string | null {
  const range = (readLanguageTag(wanted) ?? wanted).toLowerCase()
  const is = (one: string): string | undefined => available.find(tag => tag.toLowerCase() === one)
  for (let rest = range; rest !== ''; rest = shorter(rest)) {
    const exact = is(rest)
    if (exact !== undefined) return exact
  }
  return available.find(tag => tag.toLowerCase().startsWith(`${range}-`)) ?? null
}

/** Without its last subtag, and without a single letter that would be left at its end (RFC 4647 §3.4). */
function shorter(range: string): string {
  const parts = range.split('-').slice(0, -1)
  if (parts.at(-1)?.length === 1) parts.pop()
  return parts.join('-')
}

/** Both readers' languages of a lesson that has these. */
export const chooseForBoth = (available: readonly string[]): { readonly [L in Language]: string } => ({
  en: chooseLanguage(available, 'en'),
  ko: chooseLanguage(available, 'ko'),
})

/** Scripts that are written from right to left (Unicode, `Bidi_Class` R and AL). Intl knows them, but not in every browser that opens a trace. */
const rightToLeft: ReadonlySet<string> = new Set(['Adlm', 'Arab', 'Aran', 'Hebr', 'Mand', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa'])

/** Which way a language is written: by its script, which its likely subtags tell where the tag does not (`ks` is `ks-Arab-IN`). */
export function directionOf(tag: string): 'ltr' | 'rtl' {
  return rightToLeft.has(new Intl.Locale(tag).maximize().script ?? '') ? 'rtl' : 'ltr'
}

/** What `en` or `ko` of a text is really written in; null: in the language that it is named by. */
export function tagOf({ tags }: Bilingual, language: Language): string | null {
  const tag = tags?.[language]
  return tag === undefined || tag === language ? null : tag
}

/** Its name in the app's language, such as “German” and “독일어”. */
export function languageName(tag: string, language: Language): string {
  return new Intl.DisplayNames(language, { type: 'language', fallback: 'code' }).of(tag) ?? tag
}
