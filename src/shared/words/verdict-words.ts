import type { Text } from '../language.ts'
import type { CookieVerdictKind } from '../trace/cookie-verdict.ts'

/** The browser's word on a cookie, as every panel says it. */
export const verdictWords: { readonly [Kind in CookieVerdictKind]: Text } = {
  sent: { en: 'sent', ko: '보냄' },
  'held-back': { en: 'held back', ko: '안 보냄' },
  stored: { en: 'stored', ko: '저장됨' },
  deleted: { en: 'deleted', ko: '삭제됨' },
  rejected: { en: 'rejected', ko: '거부됨' },
}

/** "Held back" and "rejected" are easily taken for each other: one cookie lies in the jar and stayed there, the other never got in. */
export const verdictPlaces: { readonly [Kind in CookieVerdictKind]: Text | null } = {
  sent: null,
  'held-back': { en: 'stored, but not sent', ko: '저장되어 있지만 보내지 않음' },
  stored: null,
  deleted: null,
  rejected: { en: 'refused when set, never stored', ko: '설정할 때 거부되어 저장되지 않음' },
}
