import { sayDuration } from '@shared/words/duration-words.ts'
import { inspectorText } from '../i18n/inspector-text.ts'
import { useLanguage, useText } from '../i18n/use-text.ts'

/** Says when something was or will be, seen from a moment of the lab clock in milliseconds. */
export function useSayWhen(labMs: number): (atMs: number) => string {
  const text = useText(inspectorText)
  const language = useLanguage()
  return atMs => (atMs > labMs ? text.in(sayDuration(atMs - labMs, language)) : text.ago(sayDuration(labMs - atMs, language)))
}
