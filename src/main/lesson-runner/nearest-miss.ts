import type { Bilingual } from '@shared/language.ts'
import type { Judgement } from '@shared/lesson/judge-context.ts'
import type { LessonStep } from '@shared/lesson/lesson-schema.ts'
import type { StepJudgement } from './step-judge.ts'

/**
 * In what a learner's try differs from what the step wants; null while nothing says that a try has failed. A step that is half done is
 * no failed try: as many requests must have been set off by hand as the lesson itself would set off, and the request that comes short
 * must not be one that another expectation wants. A step that asks does not say what it expected: that is the answer.
 */
export function nearestMiss(step: LessonStep, judgement: StepJudgement): Bilingual | null {
  const { expected, moves } = judgement
  if (moves < movesOf(step)) return null
  const wanted = new Set(expected.flatMap(one => (one.holds ? keyOf(one) : [])))
  const missed = expected.find(one => one.isAttempt && !keyOf(one).some(key => wanted.has(key)))
  if (missed === undefined) return null
  return step.predict === undefined ? missed.found : otherwise
}

const keyOf = ({ place }: Judgement): readonly string[] => (place?.kind === 'exchange' ? [place.key] : [])

/** How many of the step's actions set off a request, as far as one can tell beforehand. */
function movesOf({ do: actions = [] }: LessonStep): number {
  return Math.max(1, actions.filter(action => 'open' in action || 'visit' in action || 'click' in action).length)
}

const otherwise: Bilingual = {
  en: 'The request was made, but something before it was done otherwise than in the task, so the step cannot be judged by it. Try this step again.',
  ko: '요청은 있었지만 그 전에 한 일이 과제와 달라서 이 단계를 확인할 수 없습니다. 이 단계를 다시 해 보십시오.',
}
