import { useMemo } from 'react'
import type { Language } from '@shared/language.ts'
import type { BiographySubject } from '@shared/trace/biography/biography-entry.ts'
import { contextOf } from '@shared/trace/cookie-context.ts'
import { cookieNameOf } from '@shared/trace/cookie-name.ts'
import type { CookieVerdictKind } from '@shared/trace/cookie-verdict.ts'
import type { Decision, Exchange, JudgedCookie } from '@shared/trace/exchange.ts'
import { couldNeverApply, explainVerdict } from '@shared/words/cookie-words.ts'

/** One cookie's line in the receipt. */
export interface VerdictLine {
  readonly key: string
  readonly name: string
  readonly kind: CookieVerdictKind
  readonly word: string
  readonly sentence: string
  /** Chromium's own reason codes. */
  readonly codes: readonly string[]
  /** Where the rule stands. */
  readonly rule: string | null
  /** Whose life it is a moment of; null: a line that is no cookie. */
  readonly subject: BiographySubject | null
}

export interface ReceiptModel {
  readonly request: readonly VerdictLine[]
  /** Held back because they are of another host: folded away. */
  readonly neverApplied: readonly VerdictLine[]
  readonly response: readonly VerdictLine[]
  /** One per wire request that the server decided on. */
  readonly decisions: readonly { readonly hop: number; readonly decision: Decision }[]
}

export function useReceiptModel(exchange: Exchange, language: Language): ReceiptModel {
  return useMemo(() => receiptModel(exchange, language), [exchange, language])
}

function receiptModel(exchange: Exchange, language: Language): ReceiptModel {
  const context = contextOf(exchange)
  const line = (judged: JudgedCookie): VerdictLine => {
    const { word, sentence, rule } = explainVerdict(judged, context, language)
    const { verdict } = judged
    const codes = 'reasons' in verdict ? verdict.reasons : []
    const { profile } = exchange
    const subject = judged.cookie === null || profile === null ? null : ({ kind: 'cookie', profile, cookie: judged.cookie } as const)
    return { key: `${judged.seq}`, name: cookieNameOf(judged), kind: verdict.kind, word, sentence, codes, rule, subject }
  }
  const asked = exchange.browser?.requestCookies ?? []
  return {
    request: asked
      .filter(judged => !couldNeverApply(judged, context))
      .map(line)
      .sort((a, b) => order(a) - order(b)),
    neverApplied: asked.filter(judged => couldNeverApply(judged, context)).map(line),
    response: (exchange.browser?.responseCookies ?? []).map(line),
    decisions: exchange.hops.flatMap(({ decision }, index) => (decision === null ? [] : [{ hop: index + 1, decision }])),
  }
}

/** What went along stands first. */
const order = ({ kind }: VerdictLine): number => (kind === 'sent' ? 0 : 1)
