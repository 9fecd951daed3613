import type { ReactNode } from 'react'
import type { Bilingual } from '@shared/language.ts'
import { directionOf, languageName, tagOf } from '@shared/languages/language-tags.ts'
import { useLanguage } from '../i18n/use-text.ts'
import { MarkedText } from '../ui/marked-text.tsx'
import { Prose } from '../ui/prose.tsx'
import { Untrusted } from '../ui/untrusted.tsx'

/* Texts of a lesson, which may be in a third language: each says which it is and which way it runs, for screen readers, line breaks and fonts. */

interface SaidProps {
  readonly text: Bilingual
}

/** `lang` and `dir` of the element around the text; nothing when it is in the app's language. */
function useSpoken(): (text: Bilingual) => { readonly lang?: string; readonly dir?: 'ltr' | 'rtl' } {
  const language = useLanguage()
  return text => {
    const tag = tagOf(text, language)
    return tag === null ? {} : { lang: tag, dir: directionOf(tag) }
  }
}

/** The name of the language that a text is in, in the app's language; null when it is the app's own, or a variant of it. */
export function useOtherLanguage(text: Bilingual | null): string | null {
  const language = useLanguage()
  const tag = text === null ? null : tagOf(text, language)
  return tag === null || tag.startsWith(`${language}-`) ? null : languageName(tag, language)
}

/** A few sentences, as `Prose` shows them. */
export function SaidProse({ text }: SaidProps) {
  const language = useLanguage()
  const spoken = useSpoken()(text)
  return <Prose text={text[language]} {...spoken} />
}

/** One line, as `MarkedText` shows it. */
export function SaidLine({ text }: SaidProps) {
  const language = useLanguage()
  return (
    <Spoken text={text}>
      <MarkedText text={text[language]} />
    </Spoken>
  )
}

/** A name, with nothing marked in it. */
export function SaidName({ text }: SaidProps) {
  const language = useLanguage()
  return (
    <Spoken text={text}>
      <Untrusted text={text[language]} />
    </Spoken>
  )
}

function Spoken({ text, children }: SaidProps & { readonly children: ReactNode }) {
  const spoken = useSpoken()(text)
  return spoken.lang === undefined ? children : <span {...spoken}>{children}</span>
}
