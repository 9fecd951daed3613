import type { LessonStep } from '@shared/lesson/lesson-schema.ts'

/** How long a lesson waits, in milliseconds. */
export interface PlayerLimits {
  /** For one action, with the load that it sets off. */
  readonly actionMs: number
  /** For the expectations of a step, once its actions are done: nothing has moved for so long. */
  readonly holdMs: number
  /** However much moves, for a step that asks for no patience of its own. */
  readonly patienceMs: number
  /** A learner's own doing counts as done when nothing more has happened for so long. */
  readonly quietMs: number
  /** Between two looks while something moves. */
  readonly lookMs: number
}

export const playerLimits: PlayerLimits = { actionMs: 20_000, holdMs: 6_000, patienceMs: 45_000, quietMs: 400, lookMs: 60 }

/** What a step asks for, or else `otherwise`. */
export function patienceMs(step: LessonStep | undefined, otherwise = 0): number {
  return step?.patience === undefined ? otherwise : step.patience * 1000
}
