import type { EventSeq, LessonId } from '@shared/ids.ts'
import type { Bilingual } from '@shared/language.ts'
import { answerOrder } from '@shared/lesson/answer-order.ts'
import { describeExpectation } from '@shared/lesson/describe-expectation.ts'
import type { ExpectationOutcome, LessonPlay, PlayQuestion, PlayScript, PlayStep } from '@shared/lesson/lesson-play.ts'
import type { Lesson, LessonStep } from '@shared/lesson/lesson-schema.ts'
import { gradeGuess, rightOptionOf, type Guess } from './grade-guess.ts'
import type { StepJudgement } from './step-judge.ts'

/** What the player knows of one step, beside what the file says. */
export interface StepState {
  readonly startedAt: EventSeq | null
  readonly guess: Guess | null
  readonly isHintShown: boolean
  readonly judgement: StepJudgement | null
  /** Nothing can change the judgement any more. */
  readonly isSettled: boolean
  /** See `PlayStep.miss`. */
  readonly miss: Bilingual | null
  /** What the scripts of the step returned, in their order, as far as they have run. */
  readonly returned: readonly (string | null)[]
}

export const freshStep: StepState = {
  startedAt: null,
  guess: null,
  isHintShown: false,
  judgement: null,
  isSettled: false,
  miss: null,
  returned: [],
}

export interface PlayerState {
  readonly stepIndex: number
  readonly phase: LessonPlay['phase']
  readonly problem: Bilingual | null
  readonly steps: readonly StepState[]
  readonly seed: number
  readonly isRevisit: boolean
}

/** The state as the panel reads it. */
export function presentPlay(id: LessonId, lesson: Lesson, state: PlayerState): LessonPlay {
  const { phase, stepIndex, problem, seed, isRevisit } = state
  const steps = lesson.steps.map((step, index) =>
    presentStep(step, state.steps[index] ?? freshStep, { isBroken: phase === 'failed' && index === stepIndex, seed, index }),
  )
  const grades = steps.map(({ grade }) => grade)
  const right = grades.filter(grade => grade === 'right').length
  return {
    id,
    title: lesson.title,
    stepIndex,
    steps,
    phase,
    problem: problem?.en ?? null,
    problemText: problem,
    score: { right, asked: right + grades.filter(grade => grade === 'wrong').length },
    seed,
    isRevisit,
  }
}

interface StepView {
  readonly isBroken: boolean
  readonly seed: number
  readonly index: number
}

function presentStep(step: LessonStep, state: StepState, { isBroken, seed, index }: StepView): PlayStep {
  const { guess, judgement, isSettled, startedAt } = state
  const isTold = isSettled || (isBroken && startedAt !== null)
  return {
    title: step.title,
    say: step.say ?? null,
    ask:
      step.predict === undefined ? null : presentQuestion(step.predict, answerOrder(seed, index, step.predict.options.length), isSettled),
    task: step.task ?? null,
    observe: isSettled ? (step.observe ?? null) : null,
    hint: step.hint ?? null,
    isHintShown: state.isHintShown,
    hasActions: (step.do ?? []).length > 0,
    guess: guess?.option ?? null,
    rightOption: isSettled ? rightOptionOf(judgement) : null,
    grade: isSettled && guess !== null && judgement !== null && startedAt !== null ? gradeGuess(guess, judgement, startedAt) : null,
    gradingProblem: step.predict !== undefined && isSettled ? gradingProblemOf(judgement) : null,
    outcomes: isTold ? presentOutcomes(step, judgement, isBroken) : [],
    miss: isTold ? null : state.miss,
    scripts: presentScripts(step, state.returned),
    look: presentLook(step, judgement),
    startedAt,
  }
}

function presentQuestion(predict: NonNullable<LessonStep['predict']>, order: readonly number[], isTold: boolean): PlayQuestion {
  return {
    question: predict.ask,
    options: predict.options.map(({ answer }) => answer),
    order,
    whys: predict.options.map(({ why }) => (isTold ? (why ?? null) : null)),
  }
}

function presentOutcomes(step: LessonStep, judgement: StepJudgement | null, isBroken: boolean): ExpectationOutcome[] {
  return (step.expect ?? []).map((expectation, index) => {
    const judged = judgement?.expected[index]
    return {
      sentence: describeExpectation(expectation),
      state: judged?.holds === true ? 'holds' : isBroken ? 'broken' : 'waiting',
      found: judged?.found ?? null,
      seq: judged?.seq ?? null,
      place: judged?.place ?? null,
    }
  })
}

function presentScripts(step: LessonStep, returned: readonly (string | null)[]): PlayScript[] {
  const setup = (step.setup ?? []).map(action => ({ action, isSetup: true }))
  const own = (step.do ?? []).map(action => ({ action, isSetup: false }))
  return [...setup, ...own]
    .flatMap(({ action, isSetup }) => ('script' in action ? [{ tab: action.script.tab, code: action.script.code.trim(), isSetup }] : []))
    .map((script, index) => ({ ...script, returned: returned[index] }))
}

/** The tab whose stores are meant is the one in which the step acted last. */
function presentLook({ look, do: actions = [], expect = [] }: LessonStep, judgement: StepJudgement | null): PlayStep['look'] {
  if (look === undefined) return null
  const looked = expect.flatMap(one => ('storage' in one ? [one.storage.tab] : []))
  const acted = actions.flatMap(action => Object.values<object>(action).flatMap(body => ('tab' in body ? [String(body.tab)] : [])))
  const name = looked.at(-1) ?? acted.at(-1)
  return { at: look, tab: (name === undefined ? undefined : judgement?.tabs.get(name)) ?? null }
}

function gradingProblemOf(judgement: StepJudgement | null): Bilingual | null {
  if (rightOptionOf(judgement) !== null) return null
  const held = (judgement?.options ?? []).filter(({ holds }) => holds).length
  if (held === 0)
    return {
      en: 'None of the answers describes what happened, so no answer was right or wrong.',
      ko: '일어난 일과 맞는 답이 없어서 채점하지 않았습니다.',
    }
  return {
    en: `${held} of the answers describe what happened, so no answer was right or wrong.`,
    ko: `일어난 일과 맞는 답이 ${held}개여서 채점하지 않았습니다.`,
  }
}
