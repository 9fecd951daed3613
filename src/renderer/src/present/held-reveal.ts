import type { LessonPlay } from '@shared/lesson/lesson-play.ts'
import type { Presenting } from './present-store.ts'

/** The step of a lesson, as it is noted down when its outcome is shown. */
export const stepKey = ({ id, stepIndex }: Pick<LessonPlay, 'id' | 'stepIndex'>): string => `${id} ${stepIndex}`

/**
 * Whether the outcome of the lesson's step waits: until the presenter shows it, and, where events come one at a time, until they are all shown.
 * `isBehind`: there are events that were not shown yet.
 */
export function isRevealHeld(
  lesson: LessonPlay | null,
  { isOn, isStepping, isHoldingReveal, revealed }: Presenting,
  isBehind: boolean,
): boolean {
  if (!isOn || lesson?.phase !== 'observed') return false
  if (isStepping && isBehind) return true
  const wasAsked = (lesson.steps[lesson.stepIndex]?.ask ?? null) !== null
  return isHoldingReveal && wasAsked && revealed !== stepKey(lesson)
}
