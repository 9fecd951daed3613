import type { Language, Bilingual } from '../language.ts'
import type { ChipKind } from './chips.ts'
import { verdictWords } from '../words/verdict-words.ts'

export const chipWords: { readonly [Kind in ChipKind]: Bilingual } = {
  ...verdictWords,
  authorization: { en: 'Authorization', ko: 'Authorization' },
  'from-cache': { en: 'from cache: never reached the server', ko: '캐시에서 가져옴: 서버에 가지 않음' },
  'from-worker': { en: 'service worker responded', ko: '서비스 워커가 응답' },
  'by-browser': { en: 'by the browser itself: never reached the server', ko: '브라우저가 스스로 처리: 서버에 가지 않음' },
  'not-modified': { en: 'not modified: the cached copy is still good', ko: '변경 없음: 캐시를 그대로 사용' },
  allowed: { en: 'allowed', ko: '허용됨' },
  refused: { en: 'refused', ko: '거절됨' },
  blocked: { en: 'blocked', ko: '차단됨' },
  'noted-cookie': { en: 'Cookie field:', ko: 'Cookie 필드:' },
  'noted-set-cookie': { en: 'Set-Cookie field:', ko: 'Set-Cookie 필드:' },
  'at-the-door': { en: 'waits before the server: verdicts hidden', ko: '서버에 닿기 전 대기 중(판정은 가려 둠)' },
}

/** A Korean verb comes last ("none 보냄"). The name of a header field stays before what the field holds. */
export function isWordLast(kind: ChipKind, language: Language): boolean {
  return language === 'ko' && kind !== 'authorization' && kind !== 'noted-cookie' && kind !== 'noted-set-cookie'
}

/** Word and label in the order of the language. `label`: ready to be shown; null: the word says it all. */
export function labelChip(kind: ChipKind, label: string | null, language: Language): string {
  const word = chipWords[kind][language]
  if (label === null) return word
  return isWordLast(kind, language) ? `${label} ${word}` : `${word} ${label}`
}

/** The icons of the chips where only text can be shown. */
export const chipSigns: { readonly [Kind in ChipKind]: string } = {
  sent: '↑',
  authorization: '↑',
  'held-back': '‖',
  stored: '↓',
  replaced: '↓',
  deleted: '↓',
  'deletes-nothing': '○',
  'not-stored': '○',
  'not-known': '?',
  rejected: '✕',
  'from-cache': '=',
  'from-worker': '=',
  'by-browser': '=',
  'not-modified': '=',
  'at-the-door': '‖',
  'noted-cookie': '↑',
  'noted-set-cookie': '↓',
  allowed: '✓',
  refused: '✕',
  blocked: '✕',
}
