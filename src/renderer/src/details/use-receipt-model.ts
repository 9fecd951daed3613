import { useMemo } from 'react'
import { trialOfExchange } from '@shared/workbench/trial-of-exchange.ts'
import type { Trial } from '@shared/workbench/trial.ts'
import type { Language, Bilingual } from '@shared/language.ts'
import type { BiographySubject } from '@shared/telling/biography/biography-entry.ts'
import { contextOf } from '@shared/trace/cookie-context.ts'
import { cookieNameOf } from '@shared/trace/cookie-name.ts'
import type { CookieVerdictKind } from '@shared/trace/cookie-verdict.ts'
import type { Decision, Exchange, JudgedCookie } from '@shared/trace/exchange.ts'
import type { CacheSource } from '@shared/trace/request-events.ts'
import { couldNeverApply } from '@shared/trace/cookie-causes.ts'
import { explainVerdict } from '@shared/words/cookie-words.ts'
import type { Explained } from '@shared/words/explained.ts'
import { verdictPlaces } from '@shared/words/verdict-words.ts'
import type { ChangeSources } from '@shared/telling/find-changes.ts'
import { evictedBy, findStoredCookieDiffs } from './find-stored-cookie-diffs.ts'

/** One cookie's line in the receipt. */
export interface VerdictLine {
  readonly key: string
  readonly name: string
  /** Its value, for the mark of a secret; null: a line that is no cookie. */
  readonly value: string | null
  readonly kind: CookieVerdictKind
  readonly word: string
  /** Where the cookie is now, for the two verdicts that are easily taken for each other. */
  readonly place: Bilingual | null
  readonly sentence: string
  /** Chromium's own reason codes. */
  readonly codes: readonly string[]
  /** Where the rules stand. */
  readonly rules: readonly string[]
  /** What the browser did otherwise than asked, without giving a reason. */
  readonly differences: readonly Explained[]
  /** The same again, to change one thing about it; null: the lab cannot play it, or it was no browser of the learner's. */
  readonly trial: Trial | null
  /** Whose life it is a moment of; null: a line that is no cookie. */
  readonly subject: BiographySubject | null
}

export interface ReceiptModel {
  readonly request: readonly VerdictLine[]
  /** Held back because they are of another host: folded away. */
  readonly neverApplied: readonly VerdictLine[]
  readonly response: readonly VerdictLine[]
  /** Names of cookies that were thrown out to make room. */
  readonly evicted: readonly string[]
  /** One per wire request that the server decided on. */
  readonly decisions: readonly { readonly hop: number; readonly decision: Decision }[]
}

export function useReceiptModel(exchange: Exchange, sources: ChangeSources, language: Language): ReceiptModel {
  return useMemo(() => receiptModel(exchange, sources, language), [exchange, sources, language])
}

/** The cookies come as `exchange` has them: see `inJarOrder`. */
export function receiptModel(exchange: Exchange, sources: ChangeSources, language: Language): ReceiptModel {
  const context = contextOf(exchange)
  const line = (judged: JudgedCookie): VerdictLine => {
    const { verdict, seq } = judged
    const { kept, differences } = findStoredCookieDiffs(judged, sources, sources.eventOf(seq)?.at.wallMs ?? context.wallMs)
    const { word, sentence, rules } = explainVerdict(kept === null ? judged : { ...judged, cookie: kept }, context, language)
    const codes = 'reasons' in verdict ? verdict.reasons : []
    const { profile } = exchange
    const subject = judged.cookie === null || profile === null ? null : ({ kind: 'cookie', profile, cookie: judged.cookie } as const)
    const trial = profile === null ? null : trialOfExchange(exchange, judged)
    const place = verdictPlaces[verdict.kind]
    return {
      key: `${seq}`,
      name: cookieNameOf(judged),
      value: judged.cookie?.value ?? null,
      kind: verdict.kind,
      word,
      place,
      sentence,
      codes,
      rules,
      differences,
      trial,
      subject,
    }
  }
  const asked = exchange.browser?.requestCookies ?? []
  const answered = exchange.browser?.responseCookies ?? []
  return {
    request: asked.filter(judged => !couldNeverApply(judged, context)).map(line),
    neverApplied: asked.filter(judged => couldNeverApply(judged, context)).map(line),
    response: answered.map(line),
    evicted: evictedBy(answered, sources),
    decisions: exchange.hops.flatMap(({ decision }, index) => (decision === null ? [] : [{ hop: index + 1, decision }])),
  }
}

/** Why no cookie was judged of a response that the network did not bring for this request. */
export function copySilence(from: CacheSource): 'noneForCopy' | 'noneForWorker' | 'noneForOwn' {
  if (from === 'service-worker') return 'noneForWorker'
  return from === 'browser' ? 'noneForOwn' : 'noneForCopy'
}

/** Why the server's side is empty: nobody recorded it, it was never asked, it has not answered, or it answers everybody. */
export function serverSilence({ browser, hops, progress }: Exchange): 'notInFile' | 'notOnWire' | 'noDecision' | 'deciding' | 'aborted' {
  if (browser?.noted !== undefined) return 'notInFile'
  const last = hops.at(-1)
  if (last === undefined || last.isStoppedAtDoor === true) return 'notOnWire'
  if (last.response !== null || browser?.headStatus != null) return 'noDecision'
  return progress === 'pending' ? 'deciding' : 'aborted'
}
