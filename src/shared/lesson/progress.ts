import { z } from 'zod'
import type { LessonId } from '../ids.ts'
import type { Bilingual } from '../language.ts'
import type { LessonPlay, PlayStep } from './lesson-play.ts'

/* What a learner has done in lessons, as the file `progress.json` keeps it. */

const count = z.number().int().min(0)
const stepIndex = count.max(100)

const answerSchema = z.union([
  z.strictObject({ option: count.max(20) }),
  /** Of each box by its id: whether it was said to go; null: left alone. */
  z.strictObject({ boxes: z.array(z.strictObject({ box: z.string().max(10_000), goes: z.boolean().nullable() })).max(1000) }),
])

const predictionSchema = z.strictObject({
  step: stepIndex,
  answer: answerSchema,
  right: z.boolean(),
  /** Of the first time that the step was graded; a later answer does not change it. */
  rightAtFirst: z.boolean(),
  /** How sure the learner was, 1 to 3; null: not said. */
  stake: z.literal([1, 2, 3]).nullable(),
})

export const lessonProgressSchema = z.strictObject({
  id: z
    .string()
    .min(1)
    .max(200)
    .transform(value => value as LessonId),
  /** SHA-256 of the lesson's contents: steps and answers mean those of that version alone. */
  version: z.string().max(64),
  /** Where to go on; null: it is not under way. */
  step: stepIndex.nullable(),
  stepsDone: z.array(stepIndex).max(101),
  predictions: z.array(predictionSchema).max(101),
  /** Milliseconds since 1970, of any version. */
  finishedAt: count.nullable(),
  changedAt: count,
})

export const progressSchema = z.strictObject({
  crumbtrail: z.literal('progress'),
  version: z.literal(1),
  lessons: z.array(lessonProgressSchema).max(5000),
})

export type Progress = z.infer<typeof progressSchema>
export type LessonProgress = z.infer<typeof lessonProgressSchema>
export type RecordedPrediction = z.infer<typeof predictionSchema>

export const noProgress: Progress = { crumbtrail: 'progress', version: 1, lessons: [] }

/** A prediction that was wrong, to be asked again. */
export interface ReviewItem {
  readonly lesson: LessonId
  readonly lessonTitle: Bilingual
  readonly step: number
  readonly question: Bilingual
  /** What the learner said; null: it was ticked. */
  readonly answer: Bilingual | null
  readonly stake: RecordedPrediction['stake']
}

/** What the start screen is told. */
export interface ProgressView {
  readonly lessons: readonly LessonProgress[]
  /** The surest first. */
  readonly review: readonly ReviewItem[]
}

/**
 * What a moment of a lesson adds. The same object comes back when it adds nothing.
 *
 * @param version of the lesson's contents; what is recorded of another version is dropped, but for that it was finished
 * @param now milliseconds since 1970
 */
export function recordPlay(before: Progress, play: LessonPlay, version: string, now: number): Progress {
  const known = before.lessons.find(({ id }) => id === play.id)
  const base: LessonProgress =
    known?.version === version
      ? known
      : { id: play.id, version, step: null, stepsDone: [], predictions: [], finishedAt: known?.finishedAt ?? null, changedAt: now }
  const next: LessonProgress = {
    ...base,
    step: play.isRevisit ? base.step : placeOf(play),
    stepsDone: play.phase === 'observed' ? withStep(base.stepsDone, play.stepIndex) : base.stepsDone,
    predictions: play.steps.reduce(withPrediction, base.predictions),
    finishedAt: play.phase === 'finished' && !play.isRevisit ? (base.finishedAt ?? now) : base.finishedAt,
  }
  if (known !== undefined && JSON.stringify(next) === JSON.stringify(known)) return before
  return { ...before, lessons: [...before.lessons.filter(({ id }) => id !== play.id), { ...next, changedAt: now }] }
}

/** A step that has been observed is behind the learner. */
function placeOf({ phase, stepIndex: at, steps }: LessonPlay): number | null {
  if (phase === 'finished') return null
  return phase === 'observed' ? Math.min(at + 1, steps.length - 1) : at
}

const withStep = (done: readonly number[], step: number): number[] => [...new Set([...done, step])].sort((one, other) => one - other)

/** `late` and `open` predict nothing, and are not kept. */
function withPrediction(before: RecordedPrediction[], step: PlayStep, index: number): RecordedPrediction[] {
  const answer = answerOf(step)
  if (answer === null || (step.grade !== 'right' && step.grade !== 'wrong')) return before
  const known = before.find(prediction => prediction.step === index)
  const right = step.grade === 'right'
  const now = { step: index, answer, right, rightAtFirst: known?.rightAtFirst ?? right, stake: step.stake }
  return [...before.filter(prediction => prediction.step !== index), now].sort((one, other) => one.step - other.step)
}

function answerOf({ guess, tick, isGuessed }: PlayStep): RecordedPrediction['answer'] | null {
  if (guess !== null) return { option: guess }
  if (tick === null || !isGuessed) return null
  return { boxes: tick.boxes.map(({ box, guessed }) => ({ box: box.id, goes: guessed })) }
}
