import type { EventSeq, LessonId } from '@shared/ids.ts'
import type { Text } from '@shared/language.ts'
import { describeExpectation } from '@shared/lesson/describe-expectation.ts'
import type { ExpectationOutcome, LessonPlay, PlayStep } from '@shared/lesson/lesson-play.ts'
import type { Lesson, LessonStep } from '@shared/lesson/lesson-schema.ts'
import type { StepJudgement } from './step-judge.ts'

/** What the player knows of one step, beside what the file says. */
export interface StepState {
  readonly startedAt: EventSeq | null
  readonly guess: number | null
  readonly isHintShown: boolean
  readonly judgement: StepJudgement | null
  /** Nothing can change the judgement any more. */
  readonly isSettled: boolean
}

export const freshStep: StepState = { startedAt: null, guess: null, isHintShown: false, judgement: null, isSettled: false }

export interface PlayerState {
  readonly stepIndex: number
  readonly phase: LessonPlay['phase']
  readonly problem: Text | null
  readonly steps: readonly StepState[]
}

/** The state as the panel reads it. */
export function presentPlay(id: LessonId, lesson: Lesson, state: PlayerState): LessonPlay {
  const graded = state.steps.filter(({ guess, isSettled }) => guess !== null && isSettled)
  const right = graded.filter(step => step.guess === rightOptionOf(step)).length
  const asked = graded.filter(step => rightOptionOf(step) !== null).length
  const { phase, stepIndex, problem } = state
  return {
    id,
    title: lesson.title,
    stepIndex,
    steps: lesson.steps.map((step, index) => presentStep(step, state.steps[index] ?? freshStep, phase === 'failed' && index === stepIndex)),
    phase,
    problem: problem?.en ?? null,
    problemText: problem,
    score: { right, asked },
  }
}

function presentStep(step: LessonStep, state: StepState, isBroken: boolean): PlayStep {
  const { predict } = step
  return {
    title: step.title,
    say: step.say ?? null,
    ask: predict === undefined ? null : { question: predict.ask, options: predict.options.map(({ answer }) => answer) },
    task: step.task ?? null,
    observe: step.observe ?? null,
    hint: step.hint ?? null,
    isHintShown: state.isHintShown,
    hasActions: (step.do ?? []).length > 0,
    guess: state.guess,
    rightOption: state.isSettled ? rightOptionOf(state) : null,
    gradingProblem: predict !== undefined && state.isSettled ? gradingProblemOf(state) : null,
    outcomes: (step.expect ?? []).map((expectation, index): ExpectationOutcome => {
      const judged = state.judgement?.expected[index]
      const other = isBroken ? 'broken' : 'waiting'
      return {
        sentence: describeExpectation(expectation),
        state: judged?.holds === true ? 'holds' : other,
        found: judged?.found ?? null,
        seq: judged?.seq ?? null,
      }
    }),
    startedAt: state.startedAt,
  }
}

/** The one option that holds; null when none does, or several do: then the trace has graded nobody. */
function rightOptionOf({ judgement }: Pick<StepState, 'judgement'>): number | null {
  const options = judgement?.options ?? []
  const held = options.flatMap((holds, index) => (holds ? [index] : []))
  return held.length === 1 ? (held[0] ?? null) : null
}

function gradingProblemOf(state: StepState): Text | null {
  if (rightOptionOf(state) !== null) return null
  const held = (state.judgement?.options ?? []).filter(Boolean).length
  if (held === 0)
    return {
      en: 'None of the answers describes what happened, so nobody was right or wrong.',
      ko: '일어난 일과 맞는 답이 없어서 채점하지 않았습니다.',
    }
  return {
    en: `${held} of the answers describe what happened, so nobody was right or wrong.`,
    ko: `일어난 일과 맞는 답이 ${held}개여서 채점하지 않았습니다.`,
  }
}
