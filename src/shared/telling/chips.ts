import { headerValue, type HeaderList } from '../web/headers.ts'
import type { Bilingual } from '../language.ts'
import { causesOf, couldNeverApply } from '../trace/cookie-causes.ts'
import { explainReason } from '../words/cookie-reasons.ts'
import { explainCheck } from '../words/check-words.ts'
import { frameRule } from '../web/frame-rule.ts'
import { workerSourceWords } from '../words/worker-source-words.ts'
import { contextOf } from '../trace/cookie-context.ts'
import { cookieNameOf } from '../trace/cookie-name.ts'
import type { Decision, Exchange, JudgedCookie } from '../trace/exchange.ts'
import { notedChips } from './noted-chips.ts'
import { notedOf } from '../trace/noted-side.ts'
import { isFromCache } from '../trace/served-from.ts'
import { responseHeadersOf } from '../trace/response-headers.ts'

export const chipKinds = [
  'sent',
  'authorization',
  'held-back',
  'stored',
  'replaced',
  'deleted',
  'deletes-nothing',
  'not-stored',
  'not-known',
  'rejected',
  'from-cache',
  'from-worker',
  'by-browser',
  'not-modified',
  'allowed',
  'refused',
  'blocked',
  'at-the-door',
  'noted-cookie',
  'noted-set-cookie',
] as const
/** Also the key of the chip's icon; its word stands in `words/chip-words.ts`. */
export type ChipKind = (typeof chipKinds)[number]

/** One thing to see at a glance on a row of the timeline. Icon and word come from the kind, never from a colour alone. */
export interface Chip {
  readonly kind: ChipKind
  /** The cookie's name, the authorization scheme, or the user whom the server knew; null when the word says it all. Not ours: show it escaped. */
  readonly label: string | null
  /** A few words of why; null when there is nothing to explain. */
  readonly reason: Bilingual | null
}

/** The chips of a row: what went with the request, what came with the answer, where it came from, and the server's word. */
export function chipsOf(exchange: Exchange): readonly Chip[] {
  if (exchange.isWithheld === true) return [{ kind: 'at-the-door', label: null, reason: null }]
  const noted = notedOf(exchange)
  if (noted !== null) return [...notedChips(noted), ...authorizationChip(exchange), ...cacheChip(exchange)]
  const { browser } = exchange
  const context = contextOf(exchange)
  const asked = (browser?.requestCookies ?? []).filter(judged => !couldNeverApply(judged, context))
  return [
    ...asked.filter(({ verdict }) => verdict.kind === 'sent').map(cookieChip),
    ...authorizationChip(exchange),
    ...asked.filter(({ verdict }) => verdict.kind === 'held-back').map(cookieChip),
    ...(browser?.responseCookies ?? []).map(cookieChip),
    ...cacheChip(exchange),
    ...decisionChip(exchange.hops.at(-1)?.decision ?? null),
    ...blockedChip(exchange),
  ]
}

function cookieChip(judged: JudgedCookie): Chip {
  const { verdict } = judged
  const hasReason = causesOf(verdict).length > 0 && 'reasons' in verdict
  return {
    kind: verdict.kind,
    label: cookieNameOf(judged),
    reason: hasReason ? explainReason(verdict.reasons[0] ?? 'UnknownError', judged).short : null,
  }
}

/** The headers as they truly left: of the last request on the wire, or as the browser has them when none left. */
export function sentHeaders({ hops, browser }: Exchange): HeaderList {
  return hops.at(-1)?.requestHeaders ?? browser?.requestHeaders ?? []
}

function authorizationChip(exchange: Exchange): Chip[] {
  const value = headerValue(sentHeaders(exchange), 'Authorization')
  return value === null ? [] : [{ kind: 'authorization', label: value.split(' ', 1)[0] ?? '', reason: null }]
}

function cacheChip({ browser }: Exchange): Chip[] {
  if (isFromCache(browser)) return [{ kind: 'from-cache', label: null, reason: null }]
  if (browser?.servedFrom === 'browser') return [{ kind: 'by-browser', label: null, reason: null }]
  if (browser?.servedFrom === 'service-worker') {
    return [{ kind: 'from-worker', label: null, reason: browser.workerSource === null ? null : workerSourceWords[browser.workerSource] }]
  }
  return browser?.networkStatus === 304 ? [{ kind: 'not-modified', label: null, reason: null }] : []
}

function decisionChip(decision: Decision | null): Chip[] {
  if (decision?.outcome == null) return []
  if (decision.outcome === 'allowed') return [{ kind: 'allowed', label: decision.user, reason: null }]
  return [{ kind: 'refused', label: decision.user, reason: refusalTitle(decision) }]
}

function refusalTitle({ steps }: Decision): Bilingual | null {
  const step = steps.find(({ state }) => state === 'refused')
  if (step === undefined || step.code === null) return null
  const { check, code, params } = step
  const title = (language: 'en' | 'ko'): string => explainCheck(check, 'refused', code, params, language).title
  // Titles name what is asked ("Role is enough"): bare behind "refused" they would read as the answer.
  return { en: `at “${title('en')}”`, ko: `‘${title('ko')}’에서` }
}

function blockedChip(exchange: Exchange): Chip[] {
  const failure = exchange.browser?.failure
  if (failure == null || failure.isCanceled) return []
  const framed = failure.blockedReason === 'other' ? frameRule(responseHeadersOf(exchange)) : null
  const label = framed ?? failure.blockedReason ?? failure.corsError
  return label === null ? [] : [{ kind: 'blocked', label, reason: null }]
}
