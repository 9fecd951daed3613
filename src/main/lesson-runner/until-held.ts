import type { LessonStep } from '@shared/lesson/lesson-schema.ts'
import { pause } from '../base/with-timeout.ts'
import { patienceMs, type PlayerLimits } from './player-limits.ts'
import { allHold, type StepJudgement } from './step-judge.ts'

interface UntilHeldOptions {
  readonly judge: () => Promise<StepJudgement>
  /** Each judgement in which something is still missing. */
  readonly onJudged: (judgement: StepJudgement) => void
  /** Nobody waits for it any more. */
  readonly isOver: () => boolean
  /** When the trace was last added to, in milliseconds since the epoch. */
  readonly lastStirAt: () => number
  readonly step: LessonStep
  readonly limits: PlayerLimits
}

/** Waits until everything that a step expects holds. null: it does not, and nothing moves, or the patience of the step is at its end. */
export async function untilHeld({ judge, onJudged, isOver, lastStirAt, step, limits }: UntilHeldOptions): Promise<StepJudgement | null> {
  const begunAt = Date.now()
  let found = ''
  let movedAt = begunAt
  for (;;) {
    const judgement = await judge()
    if (allHold(judgement)) return judgement
    if (isOver()) return null
    onJudged(judgement)
    // A page moves without a word in the trace; what is found instead tells.
    const foundNow = JSON.stringify(judgement.expected)
    if (foundNow !== found || judgement.isPending) movedAt = Date.now()
    found = foundNow
    const now = Date.now()
    const isStill = step.patience === undefined && now - Math.max(movedAt, lastStirAt()) > limits.holdMs
    if (isStill || now - begunAt > patienceMs(step, limits.patienceMs)) return null
    await pause(limits.lookMs)
  }
}
