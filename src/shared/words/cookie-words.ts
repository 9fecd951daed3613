import type { Language, Bilingual } from '../language.ts'
import type { CookieContext } from '../trace/cookie-context.ts'
import type { Cookie } from '../trace/cookie.ts'
import type { JudgedCookie } from '../trace/exchange.ts'
import { causeOf, causesOf, type CookieCauseName, type ReasonFacts } from '../trace/cookie-causes.ts'
import { cookieCauses, explainReason, type CookieAttributeName } from './cookie-reasons.ts'
import { nothingRules, replacedWords, sayNothing, sayNotKnown, sayOthers } from './jar-words.ts'
import { sayHeldBack } from './held-back-words.ts'
import { sayRejected } from './rejected-words.ts'
import { sayDeleted, saySent, sayStored } from './sent-stored-words.ts'
import { verdictWords } from './verdict-words.ts'

export interface VerdictExplanation {
  /** sent, held back, stored, deletes nothing … */
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

/** The verdict on one cookie in plain words. The facts come from the cookie and the request; the verdict is Chromium's and the jar's. */
export function explainVerdict(judged: JudgedCookie, context: CookieContext, language: Language): VerdictExplanation {
  const { verdict } = judged
  const first =
    verdict.kind === 'held-back' || verdict.kind === 'rejected' ? explainReason(verdict.reasons[0] ?? 'UnknownError', judged) : null
  return {
    word: verdictWords[verdict.kind][language],
    sentence: sentences(judged, context)
      .map(text => text[language])
      .join(' '),
    short: first?.short[language] ?? '',
    attribute: first?.attribute ?? null,
    rules: rulesOf(judged),
  }
}

function rulesOf(judged: JudgedCookie): readonly string[] {
  const { verdict } = judged
  if ('because' in verdict) return verdict.because === null ? [] : [nothingRules[verdict.because]]
  return [...new Set(causesOf(verdict, judged).map(cause => cookieCauses[cause].rule))]
}

function sentences(judged: JudgedCookie, context: CookieContext): readonly Bilingual[] {
  const { cookie, verdict } = judged
  switch (verdict.kind) {
    case 'sent':
      return [saySent(cookie, context)]
    case 'stored':
    case 'replaced':
    case 'deleted':
      return sayKept(verdict, cookie, context)
    case 'deletes-nothing':
    case 'not-stored':
      return sayNothing(verdict, cookie)
    case 'not-known':
      return [sayNotKnown(judged.isWaiting === true)]
    case 'held-back':
      return each(verdict.reasons, judged, cause => sayHeldBack(cause, cookie, context))
    case 'rejected':
      return each(verdict.reasons, judged, cause => sayRejected(cause, judged, context))
  }
}

type Kept = Extract<JudgedCookie['verdict'], { readonly kind: 'stored' | 'replaced' | 'deleted' }>

function sayKept({ kind, others = [] }: Kept, cookie: Cookie | null, context: CookieContext): readonly Bilingual[] {
  const beside = sayOthers(others, cookie?.name ?? '', kind)
  const deed = kind === 'deleted' ? [sayDeleted()] : [...(kind === 'replaced' ? [replacedWords] : []), sayStored(cookie, context)]
  return beside === null ? deed : [...deed, beside]
}

function each(reasons: readonly string[], facts: ReasonFacts, say: (cause: CookieCauseName) => Bilingual): readonly Bilingual[] {
  const known = (reasons.length === 0 ? ['UnknownError'] : reasons).map(reason => ({ reason, cause: causeOf(reason, facts) }))
  const once = known.filter(({ cause }, index) => cause === null || known.findIndex(other => other.cause === cause) === index)
  return once.map(({ reason, cause }) => (cause === null ? explainReason(reason).sentence : say(cause)))
}
