import type { IncomingMessage } from 'node:http'
import { languages, type Language } from '@shared/language.ts'

/** The lab's language for this request, by `Accept-Language` (RFC 9110 §12.5.4): the best weight wins, ties go to the first; else English. */
export function languageOf(request: IncomingMessage): Language {
  const wanted = (request.headers['accept-language'] ?? '').split(',').map(readRange)
  const best = wanted.reduce<Range | null>((chosen, range) => (range.weight > (chosen?.weight ?? 0) ? range : chosen), null)
  return best?.language ?? 'en'
}

interface Range {
  readonly language: Language
  readonly weight: number
}

function readRange(text: string): Range {
  const [tag = '', ...parameters] = text.trim().toLowerCase().split(';')
  const language = languages.find(candidate => tag === candidate || tag.startsWith(`${candidate}-`))
  const quality = parameters.map(parameter => /^\s*q=(\d(?:\.\d{0,3})?)\s*$/.exec(parameter)?.[1]).find(value => value !== undefined)
  return { language: language ?? 'en', weight: language === undefined ? 0 : Number(quality ?? 1) }
}
