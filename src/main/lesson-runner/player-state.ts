import type { EventSeq, LessonId } from '@shared/ids.ts'
import type { Bilingual } from '@shared/language.ts'
import { answerOrder } from '@shared/lesson/answer-order.ts'
import { hintsOf } from '@shared/lesson/hints-of.ts'
import type { LessonPredict } from '@shared/lesson/lesson-question-schema.ts'
import type { TickBox } from '@shared/lesson/tick-boxes.ts'
import { gradingProblemOf } from './grading-problem.ts'
import { presentPoint, presentTick } from './present-question.ts'
import { describeExpectation } from '@shared/lesson/describe-expectation.ts'
import type { ExpectationOutcome, LessonPlay, PlayQuestion, PlayScript, PlayStep } from '@shared/lesson/lesson-play.ts'
import type { Lesson, LessonStep } from '@shared/lesson/lesson-schema.ts'
import { actionsOf, allActionsOf, expectedOf, isChallenge } from '@shared/lesson/step-parts.ts'
import { gradeGuess, rightOptionOf, type Guess } from './grade-guess.ts'
import type { StepJudgement } from './step-judge.ts'

/** What the player knows of one step, beside what the file says. */
export interface StepState {
  readonly startedAt: EventSeq | null
  readonly guess: Guess | null
  /** What there is to tick, as it is until a guess is made. */
  readonly boxes: readonly TickBox[]
  readonly hintsShown: number
  /** The part of the receipt that was pointed at, by id; `null`: went on without; undefined: not asked or not answered yet. */
  readonly pointed: string | null | undefined
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
  boxes: [],
  hintsShown: 0,
  pointed: undefined,
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
  const point = presentPoint(step, state)
  // What was observed would answer what is still asked.
  const isTold = isSettled && point?.state !== 'asked'
  const hints = hintsOf(step)
  return {
    title: step.title,
    say: step.say ?? null,
    ask: step.predict === undefined ? null : presentQuestion(step.predict, { seed, index, isTold }),
    tick: presentTick(step, state, isTold),
    isGuessed: guess !== null,
    stake: guess?.stake ?? null,
    task: step.task ?? null,
    observe: isTold ? (step.observe ?? null) : null,
    hints: hints.slice(0, state.hintsShown),
    hintsLeft: Math.max(0, hints.length - state.hintsShown),
    hasActions: allActionsOf(step).length > 0,
    isChallenge: isChallenge(step),
    point,
    guess: guess !== null && 'option' in guess.answer ? guess.answer.option : null,
    rightOption: isSettled ? rightOptionOf(judgement) : null,
    grade:
      isSettled && guess !== null && judgement !== null && startedAt !== null
        ? gradeGuess(guess, { ...state, judgement, startedAt })
        : null,
    gradingProblem: isSettled ? gradingProblemOf(step, state) : null,
    outcomes: isTold || isChallenge(step) || (isBroken && startedAt !== null) ? presentOutcomes(step, judgement, isBroken) : [],
    miss: isSettled || isBroken || isChallenge(step) ? null : state.miss, // a goal shows by its lights what is missing
    scripts: presentScripts(step, state.returned),
    look: presentLook(step, judgement),
    startedAt,
  }
}

function presentQuestion(
  predict: LessonPredict,
  { seed, index, isTold }: Omit<StepView, 'isBroken'> & { readonly isTold: boolean },
): PlayQuestion {
  const options = predict.options ?? []
  return {
    question: predict.ask,
    options: options.map(({ answer }) => answer),
    order: answerOrder(seed, index, options.length),
    whys: options.map(({ why }) => (isTold ? (why ?? null) : null)),
  }
}

function presentOutcomes(step: LessonStep, judgement: StepJudgement | null, isBroken: boolean): ExpectationOutcome[] {
  return expectedOf(step).map((expectation, index) => {
    const judged = judgement?.expected[index]
    return {
      sentence: describeExpectation(expectation),
      state: judged?.holds === true ? 'holds' : isBroken ? 'broken' : 'waiting',
      found: isChallenge(step) && !isBroken ? null : (judged?.found ?? null),
      seq: judged?.seq ?? null,
      place: judged?.place ?? null,
    }
  })
}

function presentScripts(step: LessonStep, returned: readonly (string | null)[]): PlayScript[] {
  const setup = (step.setup ?? []).map(action => ({ action, isSetup: true }))
  // The scripts of a way would tell the way.
  const own = (step.do ?? []).map(action => ({ action, isSetup: false }))
  return [...setup, ...own]
    .flatMap(({ action, isSetup }) => ('script' in action ? [{ tab: action.script.tab, code: action.script.code.trim(), isSetup }] : []))
    .map((script, index) => ({ ...script, returned: returned[index] }))
}

/** The tab whose stores are meant is the one in which the step acted last. */
function presentLook(step: LessonStep, judgement: StepJudgement | null): PlayStep['look'] {
  const { look } = step
  const [actions, expect] = [actionsOf(step), expectedOf(step)]
  if (look === undefined) return null
  const looked = expect.flatMap(one => ('storage' in one ? [one.storage.tab] : []))
  const acted = actions.flatMap(action => Object.values<object>(action).flatMap(body => ('tab' in body ? [String(body.tab)] : [])))
  const name = looked.at(-1) ?? acted.at(-1)
  return { at: look, tab: (name === undefined ? undefined : judgement?.tabs.get(name)) ?? null }
}
