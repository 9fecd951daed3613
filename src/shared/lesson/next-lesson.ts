import type { LessonId } from '../ids.ts'
import { chaptersOf, type PlacedLesson } from './chapters.ts'
import type { LessonProgress } from './progress.ts'

interface NextLesson<Lesson> {
  readonly lesson: Lesson
  /** Where it is taken up. */
  readonly step: number
}

type CourseLesson = PlacedLesson & { readonly id: LessonId; readonly steps: number }

/** Where a lesson is taken up: where it was left, or at its beginning. */
export function placeIn({ steps }: Pick<CourseLesson, 'steps'>, progress: LessonProgress | undefined): number {
  const step = progress?.step ?? 0
  return step < steps ? step : 0
}

/**
 * What to go on with: the lesson that was left last in its middle; or else the first on the map that is not finished and whose needs are;
 * or else the first that is not finished. null: all are finished.
 */
export function nextLesson<Lesson extends CourseLesson>(
  lessons: readonly Lesson[],
  progress: readonly LessonProgress[],
): NextLesson<Lesson> | null {
  const of = (lesson: Lesson): LessonProgress | undefined => progress.find(({ id }) => id === lesson.id)
  const isDone = (lesson: Lesson): boolean => (of(lesson)?.finishedAt ?? null) !== null
  const inOrder = chaptersOf(lessons).flatMap(chapter => chapter.lessons)
  const done = new Set<string>(inOrder.filter(isDone).map(({ id }) => id))
  const open = inOrder.filter(lesson => !isDone(lesson))
  const left = open
    .filter(lesson => placeIn(lesson, of(lesson)) > 0)
    .sort((one, other) => (of(other)?.changedAt ?? 0) - (of(one)?.changedAt ?? 0))
  const lesson = left[0] ?? open.find(({ needs }) => needs.every(need => done.has(need))) ?? open[0]
  return lesson === undefined ? null : { lesson, step: placeIn(lesson, of(lesson)) }
}
