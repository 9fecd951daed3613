export const languages = ['en', 'ko'] as const
export type Language = (typeof languages)[number]

/** One text in both languages. Every text that a person reads has both; a lesson's may be in a third language instead. */
export type Bilingual = { readonly [L in Language]: string } & {
  /** What `en` and `ko` are really written in, as BCP 47 tags; missing: in English and in Korean. */
  readonly tags?: { readonly [L in Language]: string } | undefined
}
