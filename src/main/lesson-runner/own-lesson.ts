import { lessonId, type LessonId } from '@shared/ids.ts'
import type { Lesson } from '@shared/lesson/lesson-schema.ts'
import type { WorldFile } from '../world/read-world-file.ts'

/** A lesson of the instructor's folder. */
export interface FoundLesson {
  readonly id: LessonId
  readonly file: string
  readonly lesson: Lesson
  /** The snapshot that it begins from. */
  readonly world: WorldFile | null
}

/** The id under which a lesson from a file of the learner's own is played, kept and told of: no path, and never that of a built-in one. */
export const ownLessonId = (lesson: Lesson): LessonId => lessonId(`own:${lesson.id}`)
