import { randomInt } from 'node:crypto'
import type { Bilingual } from '@shared/language.ts'
import type { LessonPlay } from '@shared/lesson/lesson-play.ts'
import type { LessonAction } from '@shared/lesson/lesson-action-schema.ts'
import type { LessonStep } from '@shared/lesson/lesson-schema.ts'
import { hintsOf } from '@shared/lesson/hints-of.ts'
import { actionsOf, allActionsOf, expectedOf, isChallenge } from '@shared/lesson/step-parts.ts'
import { guessOfTicks, tickBoxes, type TickBox } from '@shared/lesson/tick-boxes.ts'
import { failure, ok } from '@shared/contract/result.ts'
import { performWithTimeout, sayError, StepFailed } from './perform-with-timeout.ts'
import { waitMs, type TabNames } from './perform-action.ts'
import { checkAnswer, jarOf } from './check-answer.ts'
import { gradeGuess, type Guess } from './grade-guess.ts'
import { nearestMiss } from './nearest-miss.ts'
import { freshStep, presentPlay, type PlayerState, type StepState } from './player-state.ts'
import { allHold, createStepJudge, type StepJudgement } from './step-judge.ts'
import type { LessonPlayer, LessonPlayerOptions } from './player-contract.ts'
import { patienceMs, playerLimits } from './player-limits.ts'
import { createSoonestTimer } from './soonest-timer.ts'
import { untilHeld } from './until-held.ts'
import { pause, withTimeout } from '../base/with-timeout.ts'

/* A lesson being played. One state, one run at a time: whatever starts a new run (restart, back, stop) makes the old one give up at its
   next step, and its late results count for nothing. */

/** Of a learner's own doing: quiet for so many times `quietMs`, it is looked at as a try that may have failed. */
const pondering = 6

/** Thrown through a run that has been replaced by another; never shown. */
class Superseded extends Error {}

/**
 * Starts at once: resets the lab, does the set-up and the steps before the one that is wanted, begins that one.
 *
 * Long: a lesson that is being played is one state, and every command and every look reads and changes it.
 */
export function createLessonPlayer(options: LessonPlayerOptions): LessonPlayer {
  const { id, lesson, stage, trace, asksNobody = false, from = { step: 0, alone: false }, way = 0, world = null } = options
  const limits = { ...playerLimits, ...options.limits }
  const listeners = new Set<(play: LessonPlay) => void>()
  const tabs: TabNames = new Map()
  const judge = createStepJudge(trace, stage)
  let state: PlayerState = {
    stepIndex: Math.min(from.step, lesson.steps.length - 1),
    phase: 'preparing',
    problem: null,
    steps: lesson.steps.map(() => freshStep),
    seed: options.seed ?? randomInt(2 ** 32),
    isRevisit: from.alone,
  }
  let run = 0
  let isStopped = false
  let lastStirAt = Date.now()
  const looks = createSoonestTimer(() => void look())
  const lookSoon = (delayMs = limits.lookMs): void => looks.within(delayMs)
  let inFlight: Promise<unknown> = Promise.resolve()
  /** Everything held before the learner did anything: then only something happening can tell that it was done. */
  let heldAtStart = false

  const stepNow = (): LessonStep | undefined => lesson.steps[state.stepIndex]
  const isWaiting = (): boolean => state.phase !== 'preparing' && state.phase !== 'performing'

  function change(next: Partial<PlayerState>): void {
    state = { ...state, ...next }
    const play = presentPlay(id, lesson, state)
    for (const listener of listeners) listener(play)
  }
  function changeStep(next: Partial<StepState>): void {
    change({ steps: state.steps.map((step, index) => (index === state.stepIndex ? { ...step, ...next } : step)) })
  }

  /** Awaits in a run: a run that was replaced meanwhile goes no further. */
  async function during<Value>(mine: number, work: Promise<Value>): Promise<Value> {
    const value = await work
    if (mine !== run || isStopped) throw new Superseded()
    return value
  }

  /** Begins a run; what goes wrong in it is the lesson's failure, in words. */
  function startRun(phase: PlayerState['phase'], work: (mine: number) => Promise<void>): void {
    run += 1
    const mine = run
    if (trace.isPaused()) trace.setPaused(false) // what is not recorded cannot be judged
    change({ phase, problem: null })
    work(mine).catch((error: unknown) => {
      if (error instanceof Superseded || mine !== run || isStopped) return
      change({ phase: 'failed', problem: error instanceof StepFailed ? error.text : sayError(error) })
    })
  }

  async function act(mine: number, action: LessonAction, step?: LessonStep): Promise<string | null> {
    const done = performWithTimeout(action, stage, tabs, waitMs(action) + Math.max(limits.actionMs, patienceMs(step)))
    inFlight = done.catch(() => undefined)
    return during(mine, done)
  }
  /** Like `act`, and keeps what a script returned for the panel. */
  async function actInStep(mine: number, action: LessonAction, step: LessonStep): Promise<void> {
    const returned = await act(mine, action, step)
    if ('script' in action) changeStep({ returned: [...(state.steps[state.stepIndex]?.returned ?? []), returned] })
  }

  /** Everything is really done again up to there: a lab cannot be wound back. */
  function goTo(index: number, keep: (step: StepState, at: number) => StepState, guess: Guess | null = null): void {
    startRun('preparing', async mine => {
      change({ stepIndex: index, steps: state.steps.map(keep) })
      await during(mine, Promise.race([inFlight, pause(3_000)]))
      tabs.clear()
      if (world === null) await during(mine, withTimeout(stage.reset(), limits.actionMs, new StepFailed(resetLate)))
      else {
        const restored = await during(mine, withTimeout(stage.restore(world), 3 * limits.actionMs, new StepFailed(resetLate)))
        for (const [name, tab] of restored) tabs.set(name, tab)
      }
      for (const action of lesson.setup ?? []) await act(mine, action)
      for (const step of lesson.steps.slice(0, index))
        for (const action of [...(step.setup ?? []), ...actionsOf(step, way)]) await act(mine, action)
      await beginStep(mine, index, guess)
    })
  }

  /** @param kept a guess that was made before the step has to begin anew */
  async function beginStep(mine: number, index: number, kept: Guess | null = null): Promise<void> {
    const step = lesson.steps[index]
    if (step === undefined) return
    change({ stepIndex: index })
    changeStep({ returned: [] })
    for (const action of step.setup ?? []) await actInStep(mine, action, step)
    for (const action of allActionsOf(step)) if ('open' in action) tabs.delete(action.open.tab)
    const startedAt = trace.append({ observer: 'app', kind: 'lesson.stepped', lesson: id, step: index })
    judge.begin(step, startedAt)
    const { hintsShown, returned, boxes } = state.steps[index] ?? freshStep
    const guess = kept === null ? null : { ...kept, madeAt: startedAt }
    changeStep({ ...freshStep, hintsShown, returned, startedAt, guess, boxes: kept === null ? boxesNow(step) : boxes })
    if (guess !== null) tellGuess(guess)
    const judgement = await during(mine, judge.judge(tabs))
    heldAtStart = allHold(judgement)
    if (heldAtStart && isChallenge(step)) throw new StepFailed(reachedAtStart)
    lastStirAt = Date.now()
    changeStep({ judgement })
    const isTold = allActionsOf(step).length === 0 && expectedOf(step).length === 0
    if (isTold) return observe(judgement)
    change({ phase: step.predict !== undefined && !asksNobody && kept === null ? 'asking' : 'doing' })
    lookSoon()
  }

  function observe(judgement: StepJudgement): void {
    for (const [name, tab] of judgement.tabs) tabs.set(name, tab)
    trace.append({ observer: 'app', kind: 'lesson.observed', lesson: id, step: state.stepIndex })
    changeStep({ judgement, isSettled: true, miss: null, ...(asksNobody ? { pointed: null } : {}) })
    change({ phase: 'observed' })
  }

  /** Judges anew while the learner is at it, and notices when the task is done. */
  async function look(): Promise<void> {
    const mine = run
    if (isStopped || (state.phase !== 'asking' && state.phase !== 'doing' && state.phase !== 'performing')) return
    const judgement = await judge.judge(tabs)
    if (mine !== run || isStopped || state.steps[state.stepIndex]?.isSettled !== false) return
    const step = stepNow()
    changeStep({ judgement, ...(state.phase === 'asking' ? { boxes: boxesNow(step) } : {}) })
    const quietForMs = Date.now() - lastStirAt
    if (state.phase === 'doing' && allHold(judgement) && (!heldAtStart || judgement.hasStirred)) {
      if (quietForMs >= limits.quietMs && (!judgement.isPending || quietForMs >= 8 * limits.quietMs)) return observe(judgement)
      return lookSoon(limits.quietMs)
    }
    const ponderMs = pondering * limits.quietMs
    if (state.phase === 'doing' && step !== undefined && judgement.hasStirred && !judgement.isPending) {
      if (quietForMs >= ponderMs) changeMiss(nearestMiss(step, judgement))
      else lookSoon(ponderMs - quietForMs)
    }
    if (expectedOf(step).some(expectation => 'page' in expectation)) lookSoon(8 * limits.lookMs) // a page changes without a word in the trace
  }
  function changeMiss(miss: Bilingual | null): void {
    if (state.steps[state.stepIndex]?.miss?.en !== miss?.en) changeStep({ miss })
  }

  async function performStep(mine: number): Promise<void> {
    const step = stepNow()
    if (step === undefined) return
    changeStep({ returned: (state.steps[state.stepIndex]?.returned ?? []).slice(0, scriptsIn(step.setup)) })
    for (const action of actionsOf(step, way)) await actInStep(mine, action, step)
    const judgement = await during(
      mine,
      untilHeld({
        judge: () => judge.judge(tabs),
        onJudged: judged => changeStep({ judgement: judged }),
        isOver: () => mine !== run || isStopped,
        lastStirAt: () => lastStirAt,
        step,
        limits,
      }),
    )
    if (judgement === null) throw new StepFailed(notHeld)
    observe(judgement)
  }
  function tellGuess({ answer, stake }: Guess): void {
    const said =
      'option' in answer ? answer : { option: null, guess: guessOfTicks(state.steps[state.stepIndex]?.boxes ?? [], answer.ticks) }
    const event = { observer: 'app', kind: 'prediction.made', lesson: id, step: state.stepIndex, ...said } as const
    trace.append(stake === null ? event : { ...event, stake })
  }
  /** What a ticked prediction offers, by the jar as it is now. */
  const boxesNow = (step: LessonStep | undefined): readonly TickBox[] => tickBoxes(step?.predict, jarOf(step, tabs, trace.world()))

  const unsubscribe = trace.subscribe(() => {
    lastStirAt = Date.now()
    if (state.phase !== 'preparing') lookSoon()
  })
  trace.append({ observer: 'app', kind: 'lesson.started', lesson: id })
  // Not at once: the caller has to subscribe first.
  queueMicrotask(() => goTo(state.stepIndex, () => freshStep))

  return {
    play: () => presentPlay(id, lesson, state),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    waiting() {
      return new Promise(resolve => {
        const check = (): void => {
          if (!isWaiting()) return
          listeners.delete(check)
          resolve(presentPlay(id, lesson, state))
        }
        listeners.add(check)
        queueMicrotask(check)
      })
    },
    predict(answer, stake = null) {
      if (state.phase !== 'asking') return failure('not-possible', { kind: 'nothing-asked' })
      const wrong = checkAnswer(answer, stepNow(), state.steps[state.stepIndex]?.boxes ?? [])
      if (wrong !== null) return wrong
      const guess = { answer, stake, madeAt: trace.lastSeq() }
      changeStep({ guess })
      tellGuess(guess)
      change({ phase: 'doing' })
      lookSoon()
      return ok(null)
    },
    point(part) {
      const { point } = presentPlay(id, lesson, state).steps[state.stepIndex] ?? {}
      if (state.phase !== 'observed' || point?.state !== 'asked') return failure('not-possible', { kind: 'nothing-asked' })
      if (part !== null && !point.parts.some(one => one.id === part)) return failure('not-possible', { kind: 'nothing-asked' })
      changeStep({ pointed: part })
      return ok(null)
    },
    gradeAsIf(answer) {
      const step = state.steps[state.stepIndex]
      if (step?.isSettled !== true || step.judgement === null || step.startedAt === null) return null
      return gradeGuess({ answer, madeAt: step.startedAt }, { boxes: step.boxes, judgement: step.judgement, startedAt: step.startedAt })
    },
    perform() {
      if (state.phase !== 'doing' && state.phase !== 'failed') return failure('not-possible', { kind: 'nothing-to-do' })
      if (state.steps[state.stepIndex]?.startedAt === null) return failure('not-possible', { kind: 'lesson-stuck' })
      startRun('performing', performStep)
      return ok(null)
    },
    next() {
      if (state.phase === 'failed') {
        if (state.stepIndex + 1 >= lesson.steps.length) return failure('not-possible', { kind: 'last-step' })
        goTo(state.stepIndex + 1, step => step)
        return ok(null)
      }
      if (state.phase !== 'observed') return failure('not-possible', { kind: 'task-first' })
      if (state.isRevisit) {
        if (from.alone) trace.append({ observer: 'app', kind: 'lesson.ended', lesson: id })
        // A lesson of which one step alone was played has not been gone through.
        change({ phase: 'finished', stepIndex: lesson.steps.length - 1, isRevisit: from.alone })
      } else if (state.stepIndex + 1 < lesson.steps.length) startRun('preparing', mine => beginStep(mine, state.stepIndex + 1))
      else {
        trace.append({ observer: 'app', kind: 'lesson.ended', lesson: id })
        change({ phase: 'finished' })
      }
      return ok(null)
    },
    back() {
      const target = state.phase === 'finished' ? state.stepIndex : state.stepIndex - 1
      if (target < 0) return failure('not-possible', { kind: 'first-step' })
      change({ isRevisit: false })
      goTo(target, (step, at) => (at < target ? step : freshStep))
      return ok(null)
    },
    retry() {
      if (state.phase !== 'failed' && state.phase !== 'doing') return failure('not-possible', { kind: 'nothing-to-do' })
      const { stepIndex } = state
      goTo(
        stepIndex,
        (step, at) => (at === stepIndex ? { ...freshStep, hintsShown: step.hintsShown, boxes: step.boxes } : step),
        state.steps[stepIndex]?.guess,
      )
      return ok(null)
    },
    revisit(target) {
      if (state.phase !== 'finished' || lesson.steps[target] === undefined) return failure('not-possible', { kind: 'nothing-to-do' })
      goTo(target, (step, at) => (at === target ? freshStep : step))
      change({ isRevisit: true })
      return ok(null)
    },
    showHint() {
      const step = stepNow()
      const { hintsShown } = state.steps[state.stepIndex] ?? freshStep
      if (step === undefined || hintsShown >= hintsOf(step).length) return failure('not-possible', { kind: 'no-hint' })
      changeStep({ hintsShown: hintsShown + 1 })
      return ok(null)
    },
    restart() {
      change({ seed: (state.seed + 1) % 2 ** 32, isRevisit: false })
      goTo(0, () => freshStep)
      return ok(null)
    },
    stop() {
      if (isStopped) return
      isStopped = true
      looks.stop()
      unsubscribe()
      listeners.clear()
      if (state.phase !== 'finished') trace.append({ observer: 'app', kind: 'lesson.ended', lesson: id })
    },
  }
}

const resetLate: Bilingual = {
  en: 'The lab could not be reset in time. Try this step again, or start the app again.',
  ko: '제때 실습실을 초기화하지 못했습니다. 이 단계를 다시 하거나 앱을 다시 시작하십시오.',
}
const notHeld: Bilingual = {
  en: 'The step was done, but not everything that it expects has happened. What differs is listed below.',
  ko: '단계의 동작은 모두 했지만 기대한 일이 다 일어나지는 않았습니다. 다른 점은 아래에 있습니다.',
}

const reachedAtStart: Bilingual = {
  en: 'The goal holds before anything was done, so there is nothing to reach. This is a fault of the lesson.',
  ko: '아무것도 하기 전에 목표가 이미 이루어져 있어 할 일이 없습니다. 수업 파일의 잘못입니다.',
}

const scriptsIn = (actions: readonly LessonAction[] = []): number => actions.filter(action => 'script' in action).length
