import { lessonId } from '@shared/ids.ts'
import type { Language, Bilingual } from '@shared/language.ts'
import type { LessonPlay, PlayStep } from '@shared/lesson/lesson-play.ts'
import { countWays } from '@shared/lesson/step-parts.ts'
import { createLessonPlayer } from './lesson-player.ts'
import type { LessonPlayer } from './player-contract.ts'
import { misgraded, reportPrediction } from './report-prediction.ts'
import type { PlayerLimits } from './player-limits.ts'
import type { LessonReport, RunReport, StepReport } from './lesson-report.ts'
import type { LessonStage, LessonTrace } from './lesson-stage.ts'
import type { LessonFile } from './load-lesson-files.ts'

export interface HeadlessOptions {
  readonly lessons: readonly LessonFile[]
  readonly stage: LessonStage
  readonly trace: LessonTrace
  readonly language: Language
  /** One line of the outcome, without a line end. */
  readonly print: (line: string) => void
  /** What the order of the answers is drawn from; each lesson draws its own where it is left out. */
  readonly seed?: number | null
  readonly limits?: Partial<PlayerLimits>
}

const words = {
  right: { en: 'the trace says', ko: '기록의 답' },
  way: { en: 'the same by way', ko: '다른 방법으로' },
  seed: { en: 'seed of the order of the answers', ko: '답 순서의 시드' },
} satisfies Record<string, Bilingual>

/**
 * Plays lessons without anybody and prints every step and expectation. Nobody is asked; each prediction is graded afterwards, and one
 * without exactly one right answer, or without a box that can be graded, fails its lesson. The last line of each lesson is `ok lesson ID` or `not ok lesson ID`.
 */
export async function playHeadless(options: HeadlessOptions): Promise<RunReport> {
  const { language, print } = options
  const lessons: LessonReport[] = []
  for (const file of options.lessons) lessons.push(await playOne(file, options))
  const passed = lessons.filter(lesson => lesson.passed).length
  const failed = lessons.length - passed
  print(language === 'ko' ? `수업: ${passed}개 통과, ${failed}개 실패` : `lessons: ${passed} passed, ${failed} failed`)
  return { crumbtrail: 1, passed, failed, lessons }
}

/** Every way of a challenge leads to its goal, so the lesson is played once for each; the report is of the last one played. */
async function playOne(file: LessonFile, options: HeadlessOptions): Promise<LessonReport> {
  const { lesson } = file
  const begun = Date.now()
  options.print(`# ${lesson.title[options.language]}`)
  const ways = countWays(lesson.steps)
  let played = await playWay(file, 0, options)
  for (let way = 1; way < ways && played.passed; way++) played = await playWay(file, way, options)
  options.print(`${played.passed ? 'ok' : 'not ok'} lesson ${lesson.id}`)
  const { id, title, steps } = lesson
  return { file: file.file, id, language: options.language, title, ...played, durationMs: Date.now() - begun, stepCount: steps.length }
}

async function playWay(
  { lesson, world = null }: LessonFile,
  way: number,
  { stage, trace, language, print, seed = null, limits = {} }: HeadlessOptions,
): Promise<Pick<LessonReport, 'passed' | 'steps'>> {
  if (way > 0) print(`  ${words.way[language]} ${way + 1}`)
  const player = createLessonPlayer({
    id: lessonId(lesson.id),
    lesson,
    stage,
    trace,
    world,
    asksNobody: true,
    way,
    limits,
    ...(seed === null ? {} : { seed }),
  })
  print(`  ${words.seed[language]}: ${player.play().seed}`)
  const steps: StepReport[] = []
  try {
    for (let play = await player.waiting(); play.phase !== 'finished'; play = await player.waiting()) {
      const stepBegun = Date.now()
      if (play.phase === 'doing') {
        player.perform()
        play = await player.waiting()
      }
      const step = reportStep(play, Date.now() - stepBegun, player)
      steps.push(step)
      for (const line of printStep(play.stepIndex, step, language)) print(line)
      if (!step.passed) break
      player.next()
    }
  } finally {
    player.stop()
  }
  const passed = steps.length === lesson.steps.length && steps.every(step => step.passed)
  return { passed, steps }
}

const noStep: PlayStep = {
  title: { en: '', ko: '' },
  say: null,
  ask: null,
  task: null,
  observe: null,
  hints: [],
  hintsLeft: 0,
  tick: null,
  isGuessed: false,
  stake: null,
  point: null,
  hasActions: false,
  isChallenge: false,
  guess: null,
  rightOption: null,
  grade: null,
  gradingProblem: null,
  outcomes: [],
  miss: null,
  scripts: [],
  look: null,
  startedAt: null,
}

function reportStep({ steps, stepIndex, phase, problemText }: LessonPlay, durationMs: number, player: LessonPlayer): StepReport {
  const step = steps[stepIndex] ?? noStep
  const expectations = step.outcomes.map(({ sentence, state, found, seq }) => ({ sentence, passed: state === 'holds', found, seq }))
  const prediction = reportPrediction(step, player)
  const problem = problemText ?? step.gradingProblem ?? (prediction === null ? null : misgraded(prediction))
  return { title: step.title, passed: phase === 'observed' && problem === null, durationMs, problem, expectations, prediction }
}

function printStep(index: number, step: StepReport, language: Language): string[] {
  const lines = [`  ${index + 1}. ${step.title[language]}`]
  for (const { passed, sentence, found } of step.expectations) {
    lines.push(`     ${passed ? '✓' : '✕'} ${sentence[language]}`)
    if (found !== null) lines.push(`       → ${found[language]}`)
  }
  for (const { name, real } of step.prediction?.boxes ?? []) if (real !== null) lines.push(`     ${real ? '☑' : '☐'} ${name}`)
  const right = step.prediction?.right ?? null
  if (step.prediction !== null && right !== null)
    lines.push(`     ? ${words.right[language]}: ${step.prediction.answers[right]?.[language] ?? ''}`)
  if (step.problem !== null) lines.push(`     ✕ ${step.problem[language]}`)
  return lines
}
