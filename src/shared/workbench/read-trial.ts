import type { CookieVerdict } from '../trace/cookie-verdict.ts'
import type { Exchange, JudgedCookie } from '../trace/exchange.ts'
import { createExchangeFold } from '../trace/fold-exchanges.ts'
import { addressUrl, askedUrl, type Trial, type TrialReport } from './trial.ts'

/** The two exchanges of a trial, by the folds that make the timeline. */
export interface TrialReading {
  /** The first answer; null: there was none, or it never came. */
  readonly answer: Exchange | null
  /** The follow-up; null: it was never sent. */
  readonly asked: Exchange | null
  /** The question that a browser puts before some requests (Fetch standard, CORS preflight); null: it did not ask. */
  readonly preflight: Exchange | null
}

export function readTrial({ answer, ask }: Trial, { events, askedAfter }: Pick<TrialReport, 'events' | 'askedAfter'>): TrialReading {
  const fold = createExchangeFold()
  fold.push(events)
  // Its profile is gone, and so is its page: nothing of the learner's may be looked up under their names.
  const rows = fold.rows().flatMap(row => (row.browser === null ? [] : [{ ...row, profile: null, tab: null }]))
  const before = rows.filter(row => row.firstSeq <= askedAfter)
  const after = rows.filter(row => row.firstSeq > askedAfter && row.url === askedUrl(ask))
  const isPreflight = (row: Exchange): boolean => row.browser?.resource === 'Preflight'
  return {
    answer: answer === null ? null : (before.find(row => row.url === addressUrl(answer.to)) ?? null),
    asked: after.find(row => !isPreflight(row)) ?? null,
    preflight: after.find(isPreflight) ?? null,
  }
}

/** What became of one cookie of the first answer. Every word is Chromium's. */
export interface CookieOutcome {
  /** Its verdict when it was set; null: it was not judged. */
  readonly set: JudgedCookie | null
  /** Its verdict on the follow-up; null: the browser did not even consider it. */
  readonly asked: JudgedCookie | null
  /** Whether a script of the page that got it can read it; null: it is not in the jar. */
  readonly isReadable: boolean | null
}

/** The jar took it in. */
export const wasKept = ({ kind }: CookieVerdict): boolean => kind === 'stored' || kind === 'replaced'

/** `index`: which `Set-Cookie` line of the answer, from 0. */
export function cookieOutcome(trial: Trial, report: TrialReport, index: number): CookieOutcome {
  const reading = readTrial(trial, report)
  const lines = (trial.answer?.fields ?? []).filter(field => field.name === 'Set-Cookie').map(field => field.value)
  const judged = reading.answer?.browser?.responseCookies ?? []
  // Chromium changes some lines on the way (control characters, octets beyond ASCII); then their order has to do.
  const set = judged.find(({ line }) => line === lines[index]) ?? judged[index] ?? null
  const name = set?.cookie?.name ?? null
  const isKept = set !== null && wasKept(set.verdict) && report.jar.some(cookie => cookie.name === name)
  const sees = (report.scriptSees ?? '').split('; ').map(pair => (pair.includes('=') ? pair.slice(0, pair.indexOf('=')) : ''))
  return {
    set,
    asked: name === null ? null : (reading.asked?.browser?.requestCookies.find(({ cookie }) => cookie?.name === name) ?? null),
    isReadable: isKept && name !== null ? sees.includes(name) : null,
  }
}
