import { gradeGuess } from '../hold/grade-guess.ts'
import type { Bilingual } from '../language.ts'
import { explainExchange } from '../telling/explain-exchange.ts'
import { contextOf } from '../trace/cookie-context.ts'
import type { Exchange } from '../trace/exchange.ts'
import { explainVerdict } from '../words/cookie-words.ts'
import { explainHeader } from '../words/headers/explain-header.ts'
import { lastAnswered } from './exchange-misses.ts'
import { boxKey, guessOfTicks, type Tick, type TickBox } from './tick-boxes.ts'

/** A box beside what the trace says of it. */
export interface GradedBox {
  readonly box: TickBox
  /** null: it was left alone. */
  readonly guessed: boolean | null
  /** null: the trace does not say. */
  readonly real: boolean | null
  /** null: left alone, or not known. */
  readonly isRight: boolean | null
}

export interface GradedTicks {
  readonly boxes: readonly GradedBox[]
  /** The status that the server gave; null: not asked for, or not known. */
  readonly status: number | null
  readonly right: number
  /** Of the boxes that were ticked, how many the trace answers. */
  readonly count: number
}

/** Grades what was ticked by the one grader of guesses: the browser's verdicts, and the request and the response on the wire. */
export function gradeTicks(boxes: readonly TickBox[], ticks: readonly Tick[], exchange: Exchange | null): GradedTicks {
  const said = new Map(ticks.map(({ box, goes }) => [box, goes]))
  const facts = factsOf(boxes, exchange)
  const graded = boxes.map((box): GradedBox => {
    const guessed = said.get(box.id) ?? null
    const real = facts.real.get(box.id) ?? null
    return { box, guessed, real, isRight: guessed === null || real === null ? null : guessed === real }
  })
  const answered = graded.filter(({ isRight }) => isRight !== null)
  return { boxes: graded, status: facts.status, right: answered.filter(({ isRight }) => isRight).length, count: answered.length }
}

/** Every box said yes to, for the facts of all. */
function factsOf(
  boxes: readonly TickBox[],
  exchange: Exchange | null,
): { readonly real: Map<string, boolean | null>; readonly status: number | null } {
  const real = new Map<string, boolean | null>()
  if (exchange === null) return { real, status: null }
  const all = guessOfTicks(
    boxes,
    boxes.map(({ id }) => ({ box: id, goes: true })),
  )
  const grade = gradeGuess(all, exchange, { wire: lastAnswered(exchange)?.wire ?? null })
  for (const { cookie, real: fact } of grade.cookies) real.set(boxKey(cookie), fact)
  for (const { name, real: fact } of grade.headers) real.set(name, fact)
  const status = grade.status?.real ?? null
  for (const box of boxes) if (box.kind === 'status') real.set(box.id, status === null ? null : box.status === status)
  return { real, status }
}

/** Why it went or stayed, in the receipt's own words; null where the receipt has none. */
export function whyOfBox(box: TickBox, exchange: Exchange): Bilingual | null {
  if (box.kind === 'status') return explainExchange(exchange)
  if (box.kind === 'header') {
    const facts = { url: exchange.url, request: [], wallMs: exchange.at.wallMs, side: 'request', headers: [] } as const
    return explainHeader(box.name, '', facts)?.sentence ?? null
  }
  const { browser } = exchange
  const judged = browser?.requestCookies.find(({ cookie }) => cookie !== null && boxKey(cookie) === box.id)
  if (judged === undefined) return browser != null && browser.consideredCookies !== null ? notConsidered : null
  const context = contextOf(exchange)
  return { en: explainVerdict(judged, context, 'en').sentence, ko: explainVerdict(judged, context, 'ko').sentence }
}

const notConsidered: Bilingual = {
  en: 'The browser did not consider it for this address.',
  ko: '브라우저가 이 주소에 보낼 쿠키로 보지 않았습니다.',
}
