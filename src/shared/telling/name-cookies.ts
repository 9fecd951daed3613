import type { Bilingual } from '../language.ts'
import { contextOf } from '../trace/cookie-context.ts'
import type { Exchange, JudgedCookie } from '../trace/exchange.ts'
import { explainReason } from '../words/cookie-reasons.ts'
import { shown } from '../words/shown.ts'

/* How cookies, and why one of them was held back or rejected, are named within a sentence. */

/** In quotation marks: a cookie may be called `none`, and "sent none" would say something else. */
export function quoted(name: string): string {
  return `“${shown(name)}”`
}

/** `a`, `a and b`, `a, b and 3 more`; Korean has commas alone. */
export function listNames(names: readonly string[]): Bilingual {
  const escaped = [...new Set(names)].map(quoted)
  if (escaped.length > 3) {
    const [first, second] = escaped
    const rest = escaped.length - 2
    return { en: `${first}, ${second} and ${rest} more`, ko: `${first}, ${second} 외 ${rest}개` }
  }
  const last = escaped.at(-1) ?? ''
  const en = escaped.length < 2 ? last : `${escaped.slice(0, -1).join(', ')} and ${last}`
  return { en, ko: escaped.join(', ') }
}

/** `SameSite=Strict, started from evil.test`; other causes in their few words. */
export function shortReason(exchange: Exchange, judged: JudgedCookie): Bilingual {
  const { verdict, cookie } = judged
  const reason = 'reasons' in verdict ? (verdict.reasons[0] ?? 'UnknownError') : 'UnknownError'
  const { attribute, short } = explainReason(reason, judged)
  const { starter, relation } = contextOf(exchange)
  if (attribute !== 'samesite' || starter === null || relation === null || relation === 'same-site') return short
  const from = shown(relation === 'cross-site' ? starter.host : starter.origin)
  const rule =
    cookie === null || cookie.sameSite === 'unspecified'
      ? { en: 'no SameSite', ko: 'SameSite 없음' }
      : { en: `SameSite=${cookie.sameSite}`, ko: `SameSite=${cookie.sameSite}` }
  return { en: `${rule.en}, started from ${from}`, ko: `${rule.ko}, ${from}에서 시작` }
}
