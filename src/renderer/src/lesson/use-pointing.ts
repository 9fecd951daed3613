import type { LessonPlay, PlayPoint } from '@shared/lesson/lesson-play.ts'
import { useApp } from '../base/app-store.ts'

/** What the lesson asks to be pointed at, while it asks; null otherwise. */
export function askedPoint(lesson: LessonPlay | null): PlayPoint | null {
  const point = lesson?.phase === 'observed' ? lesson.steps[lesson.stepIndex]?.point : undefined
  return point?.state === 'asked' ? point : null
}

/** The same, for the receipt of one request: null for every other. */
export function usePointing(exchange: string): PlayPoint | null {
  return useApp(state => {
    const point = askedPoint(state.lesson)
    return point?.exchange === exchange ? point : null
  })
}
