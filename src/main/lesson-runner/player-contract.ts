import type { LessonId } from '@shared/ids.ts'
import type { Grade, LessonPlay } from '@shared/lesson/lesson-play.ts'
import type { Stake } from '@shared/lesson/tick-boxes.ts'
import type { Answer } from './grade-guess.ts'
import type { Lesson } from '@shared/lesson/lesson-schema.ts'
import type { Result } from '@shared/contract/result.ts'
import type { LessonStage, LessonTrace } from './lesson-stage.ts'
import type { WorldFile } from '../world/read-world-file.ts'
import type { PlayerLimits } from './player-limits.ts'

/* What a lesson player may be asked for, and what it is made of. */

export interface LessonPlayer {
  play(): LessonPlay
  subscribe(listener: (play: LessonPlay) => void): () => void
  /** Resolves when the lesson waits for a person again: asking, doing, observed, finished or failed. */
  waiting(): Promise<LessonPlay>
  predict(answer: Answer, stake?: Stake | null): Result<null>
  /** Points at a part of the receipt, by its id; null: goes on without. */
  point(part: string | null): Result<null>
  /** What an answer would have been worth in the step that is observed, had it been given in time; null: no step is. */
  gradeAsIf(answer: Answer): Grade | null
  /** Lets the lesson do the step's actions. */
  perform(): Result<null>
  next(): Result<null>
  back(): Result<null>
  /**
   * After a failure, or when a try of the learner's own led astray: everything up to this step is done again, and the step begins anew. A
   * guess that was made stands.
   */
  retry(): Result<null>
  /** From the end back to one step, to be asked anew. */
  revisit(step: number): Result<null>
  /** The next one that was not shown yet. */
  showHint(): Result<null>
  restart(): Result<null>
  /** Gives up and lets go of the trace; the tabs stay as they are. */
  stop(): void
}

export interface LessonStart {
  /** What comes before is really done first. */
  readonly step: number
  /** This step alone: after it the lesson is at its end. */
  readonly alone: boolean
}

export interface LessonPlayerOptions {
  readonly id: LessonId
  readonly lesson: Lesson
  readonly stage: LessonStage
  readonly trace: LessonTrace
  /** The snapshot that it begins from; null, or left out: a fresh lab. */
  readonly world?: WorldFile | null
  /** Where to begin; without it, at the beginning. */
  readonly from?: LessonStart
  /** Which of its ways a challenge goes when the lesson does it: 0 is the first. */
  readonly way?: number
  /** Nobody is there to be asked: predictions are graded all the same. */
  readonly asksNobody?: boolean
  /** What the order of the answers is drawn from, 0 to 2^32 - 1; drawn anew for each play where it is left out. */
  readonly seed?: number
  readonly limits?: Partial<PlayerLimits>
}
