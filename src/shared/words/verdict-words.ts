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
