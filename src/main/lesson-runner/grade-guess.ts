import type { EventSeq } from '@shared/ids.ts'
import { gradeTicks } from '@shared/lesson/grade-ticks.ts'
import type { Grade } from '@shared/lesson/lesson-play.ts'
import type { Stake, Tick, TickBox } from '@shared/lesson/tick-boxes.ts'
import type { StepJudgement } from './step-judge.ts'

/** What was answered: an option of the file, or what was ticked of each box. */
export type Answer = { readonly option: number } | { readonly ticks: readonly Tick[] }

/** An answer, how sure the learner was (null: not said), and the last event of the trace when it was given. */
export interface Guess {
  readonly answer: Answer
  readonly stake: Stake | null
  readonly madeAt: EventSeq
}

/** The one option that holds; null when none does, or several do: then the trace grades nobody. */
export function rightOptionOf(judgement: StepJudgement | null): number | null {
  const held = (judgement?.options ?? []).flatMap(({ holds }, index) => (holds ? [index] : []))
  return held.length === 1 ? (held[0] ?? null) : null
}

interface Graded {
  readonly boxes: readonly TickBox[]
  readonly judgement: StepJudgement
  readonly startedAt: EventSeq
}

/** What a guess is worth by the trace, once the step is settled. */
export function gradeGuess({ answer, madeAt }: Pick<Guess, 'answer' | 'madeAt'>, { boxes, judgement, startedAt }: Graded): Grade {
  if ('ticks' in answer) {
    const { count, right } = gradeTicks(boxes, answer.ticks, judgement.asked)
    if (count === 0 || judgement.asked === null) return 'open'
    if (judgement.asked.firstSeq <= madeAt) return 'late'
    return right === count ? 'right' : 'wrong'
  }
  const right = rightOptionOf(judgement)
  if (right === null) return 'open'
  if (isSeenBefore(madeAt, judgement, right, startedAt)) return 'late'
  return answer.option === right ? 'right' : 'wrong'
}

/**
 * The guess came when everything that makes the right answer right was in the trace already. Where the answer rests on pages alone, which
 * leave no event, the first thing that the step expected counts instead.
 */
function isSeenBefore(madeAt: EventSeq, { options, expected }: StepJudgement, right: number, startedAt: EventSeq): boolean {
  const since = (seqs: readonly (EventSeq | null)[]): EventSeq[] => seqs.filter(seq => seq !== null && seq > startedAt) as EventSeq[]
  const telling = since(options[right]?.seqs ?? [])
  if (telling.length > 0) return Math.max(...telling) <= madeAt
  const others = since(expected.map(({ seq }) => seq))
  return others.length > 0 && Math.min(...others) <= madeAt
}
