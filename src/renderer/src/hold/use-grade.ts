import { useMemo } from 'react'
import { gradeGuess, type GuessGrade } from '@shared/hold/grade-guess.ts'
import type { Exchange } from '@shared/trace/exchange.ts'
import type { Hold } from '@shared/trace/fold-holds.ts'
import { useTrace } from '../trace/trace-store.ts'

/** How the guess came out, by all that is known now of the exchange; null: it waits still, or there was no guess. */
export function useGrade(hold: Hold | null): GuessGrade | null {
  const exchange = useTrace(state => (hold === null ? null : state.trace.exchanges.byKey(hold.exchange)))
  return useMemo(() => gradeOf(hold, exchange), [hold, exchange])
}

/** Not before the answer is there: a guess is graded once. */
export function gradeOf(hold: Hold | null, exchange: Exchange | null): GuessGrade | null {
  if (hold === null || hold.guess === null || hold.end === null || exchange === null || exchange.progress === 'pending') return null
  return gradeGuess(hold.guess, exchange, hold)
}
