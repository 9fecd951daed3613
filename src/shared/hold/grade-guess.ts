import { headerValue } from '../web/headers.ts'
import { cookieKey } from '../trace/cookie.ts'
import type { Exchange, JudgedCookie } from '../trace/exchange.ts'
import type { WireId } from '../ids.ts'
import type { RequestGuess } from '../trace/request-guess.ts'

/** One guess beside what the trace says. */
export interface GradedGuess<Guess, Real = Guess> {
  readonly guessed: Guess
  /** null: the trace does not say. It counts neither way. */
  readonly real: Real | null
  readonly isRight: boolean | null
}

export interface GuessGrade {
  readonly cookies: readonly (GradedGuess<boolean> & { readonly cookie: RequestGuess['cookies'][number] })[]
  readonly headers: readonly (GradedGuess<boolean> & { readonly name: string })[]
  /** null: none was guessed. */
  readonly status: GradedGuess<readonly number[], number> | null
  readonly right: number
  /** How many of the guesses the trace answers. */
  readonly count: number
}

/**
 * Grades by the trace alone: Chromium's verdict on each cookie, and the very request and answer that passed on the wire.
 *
 * @param wire which of the exchange's requests is meant; null: none was on the wire
 */
export function gradeGuess(guess: RequestGuess, exchange: Exchange, { wire }: { readonly wire: WireId | null }): GuessGrade {
  const hop = exchange.hops.find(candidate => candidate.wire === wire)
  const sentField = (name: string): string | null | undefined => hop && headerValue(hop.requestHeaders, name)
  const cookies = guess.cookies.map(cookie => ({ cookie, ...grade(cookie.goes, wentAlong(cookie, exchange, sentField('Cookie'))) }))
  const headers = guess.headers.map(({ name, goes }) => {
    const value = sentField(name)
    return { name, ...grade(goes, value === undefined ? null : value !== null) }
  })
  const real = hop?.response?.status ?? null
  const status =
    guess.statuses.length === 0 ? null : { guessed: guess.statuses, real, isRight: real === null ? null : guess.statuses.includes(real) }
  const answered = [...cookies, ...headers, ...(status === null ? [] : [status])].filter(({ isRight }) => isRight !== null)
  return { cookies, headers, status, right: answered.filter(({ isRight }) => isRight).length, count: answered.length }
}

const grade = (guessed: boolean, real: boolean | null): GradedGuess<boolean> => ({
  guessed,
  real,
  isRight: real === null ? null : real === guessed,
})

/** @param field the `Cookie` field on the wire; null: none was there, undefined: the wire is not known. */
function wentAlong(cookie: RequestGuess['cookies'][number], { browser }: Exchange, field: string | null | undefined): boolean | null {
  const key = cookieKey({ ...cookie, partitionKey: null })
  const isThis = ({ cookie: judged }: JudgedCookie): boolean => judged !== null && cookieKey({ ...judged, partitionKey: null }) === key
  const judged = browser?.requestCookies.find(isThis)
  if (judged !== undefined) return judged.verdict.kind === 'sent'
  if (browser != null && browser.consideredCookies !== null) return false // Chromium spoke of others, and not of this one
  if (field === undefined) return null
  return (field ?? '').split(/; ?/).some(pair => pair.split('=', 1)[0] === cookie.name)
}
