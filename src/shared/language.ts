export const languages = ['en', 'ko'] as const
export type Language = (typeof languages)[number]

/** One text in both languages. Every text that a person reads has both. */
export type Bilingual = { readonly [L in Language]: string }
