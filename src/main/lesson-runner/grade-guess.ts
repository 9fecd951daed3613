import type { EventSeq } from '@shared/ids.ts'
import type { Grade } from '@shared/lesson/lesson-play.ts'
import type { StepJudgement } from './step-judge.ts'

/** A guess, and the last event of the trace when it was made. */
export interface Guess {
  readonly option: number
  readonly madeAt: EventSeq
}

/** The one option that holds; null when none does, or several do: then the trace grades nobody. */
export function rightOptionOf(judgement: StepJudgement | null): number | null {
  const held = (judgement?.options ?? []).flatMap(({ holds }, index) => (holds ? [index] : []))
  return held.length === 1 ? (held[0] ?? null) : null
}

/** What a guess is worth by the trace, once the step is settled. */
export function gradeGuess(guess: Guess, judgement: StepJudgement, startedAt: EventSeq): Grade {
  const right = rightOptionOf(judgement)
  if (right === null) return 'open'
  if (isSeenBefore(guess, judgement, right, startedAt)) return 'late'
  return guess.option === right ? 'right' : 'wrong'
}

/**
 * The guess came when everything that makes the right answer right was in the trace already. Where the answer rests on pages alone, which
 * leave no event, the first thing that the step expected counts instead.
 */
function isSeenBefore({ madeAt }: Guess, { options, expected }: StepJudgement, right: number, startedAt: EventSeq): boolean {
  const since = (seqs: readonly (EventSeq | null)[]): EventSeq[] => seqs.filter(seq => seq !== null && seq > startedAt) as EventSeq[]
  const telling = since(options[right]?.seqs ?? [])
  if (telling.length > 0) return Math.max(...telling) <= madeAt
  const others = since(expected.map(({ seq }) => seq))
  return others.length > 0 && Math.min(...others) <= madeAt
}
