import type { Bilingual } from '../language.ts'
import type { CookieVerdictKind } from '../trace/cookie-verdict.ts'

/** What became of a cookie, as every panel says it. */
export const verdictWords: { readonly [Kind in CookieVerdictKind]: Bilingual } = {
  sent: { en: 'sent', ko: '보냄' },
  'held-back': { en: 'held back', ko: '안 보냄' },
  stored: { en: 'stored', ko: '저장됨' },
  replaced: { en: 'replaced', ko: '교체됨' },
  deleted: { en: 'deleted', ko: '삭제됨' },
  'deletes-nothing': { en: 'deletes nothing', ko: '지운 쿠키 없음' },
  'not-stored': { en: 'not stored', ko: '저장되지 않음' },
  'not-known': { en: 'not known', ko: '알 수 없음' },
  rejected: { en: 'rejected', ko: '거부됨' },
}

/** "Held back" and "rejected" are easily taken for each other: one cookie lies in the jar and stayed there, the other never got in. */
export const verdictPlaces: { readonly [Kind in CookieVerdictKind]: Bilingual | null } = {
  sent: null,
  'held-back': { en: 'stored, but not sent', ko: '저장되어 있지만 보내지 않음' },
  stored: null,
  replaced: null,
  deleted: null,
  'deletes-nothing': null,
  'not-stored': null,
  'not-known': null,
  rejected: { en: 'refused when set, never stored', ko: '설정할 때 거부되어 저장되지 않음' },
}
