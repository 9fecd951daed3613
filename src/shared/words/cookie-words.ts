import type { Language, Text } from '../language.ts'
import type { CookieContext } from '../trace/cookie-context.ts'
import type { JudgedCookie } from '../trace/exchange.ts'
import { domainMatches } from '../trace/site.ts'
import { causeOf, causesOf, cookieCauses, explainReason, type CookieAttributeName, type CookieCauseName } from './cookie-reasons.ts'
import { sayHeldBack } from './held-back-words.ts'
import { sayRejected } from './rejected-words.ts'
import { sayDeleted, saySent, sayStored } from './kept-words.ts'
import { verdictWords } from './verdict-words.ts'

export interface VerdictExplanation {
  /** sent, held back, stored, deleted, rejected. */
  readonly word: string
  /** One or two sentences with the facts of this cookie and this request. */
  readonly sentence: string
  /** The first cause in a few words; empty for sent, stored and deleted. */
  readonly short: string
  /** The attribute to light up; null when nothing stood in the way. */
  readonly attribute: CookieAttributeName | null
  /** Where the rules stand, one for each cause; empty when nothing stood in the way. */
  readonly rules: readonly string[]
}

/** The browser's verdict on one cookie in plain words. The facts come from the cookie and the request; the verdict is Chromium's alone. */
export function explainVerdict(judged: JudgedCookie, context: CookieContext, language: Language): VerdictExplanation {
  const { verdict } = judged
  const first = verdict.kind === 'held-back' || verdict.kind === 'rejected' ? explainReason(verdict.reasons[0] ?? 'UnknownError') : null
  return {
    word: verdictWords[verdict.kind][language],
    sentence: sentences(judged, context)
      .map(text => text[language])
      .join(' '),
    short: first?.short[language] ?? '',
    attribute: first?.attribute ?? null,
    rules: rulesOf(verdict),
  }
}

function rulesOf(verdict: JudgedCookie['verdict']): readonly string[] {
  return [...new Set(causesOf(verdict).map(cause => cookieCauses[cause].rule))]
}

function sentences(judged: JudgedCookie, context: CookieContext): readonly Text[] {
  const { cookie, verdict } = judged
  switch (verdict.kind) {
    case 'sent':
      return [saySent(cookie, context)]
    case 'stored':
      return [sayStored(cookie, context)]
    case 'deleted':
      return [sayDeleted()]
    case 'held-back':
      return each(verdict.reasons, cause => sayHeldBack(cause, cookie, context))
    case 'rejected':
      return each(verdict.reasons, cause => sayRejected(cause, judged, context))
  }
}

function each(reasons: readonly string[], say: (cause: CookieCauseName) => Text): readonly Text[] {
  const known = (reasons.length === 0 ? ['UnknownError'] : reasons).map(reason => ({ reason, cause: causeOf(reason) }))
  const once = known.filter(({ cause }, index) => cause === null || known.findIndex(other => other.cause === cause) === index)
  return once.map(({ reason, cause }) => (cause === null ? explainReason(reason).sentence : say(cause)))
}

/** True for a cookie that no request to this host could carry, whatever its other attributes: of another site, or of a subdomain. */
export function couldNeverApply({ verdict, cookie }: JudgedCookie, context: CookieContext): boolean {
  return (
    verdict.kind === 'held-back' && cookie !== null && causesOf(verdict).includes('domain') && !domainMatches(context.host, cookie.domain)
  )
}
