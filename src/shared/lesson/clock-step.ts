import type { LessonAction } from './lesson-action-schema.ts'

type ClockStep = Extract<LessonAction, { moveClock: unknown }>['moveClock']

/** A step of the lab clock in milliseconds. */
export function clockStepMs(step: ClockStep): number {
  if ('seconds' in step) return step.seconds * 1000
  if ('minutes' in step) return step.minutes * 60_000
  if ('hours' in step) return step.hours * 3_600_000
  return step.days * 86_400_000
}
