import type { LessonShelf } from '@shared/lesson/lesson-folder.ts'
import type { LessonControl } from '../lesson-runner/lesson-control.ts'
import type { LessonLibrary } from '../lesson-runner/lesson-library.ts'
import { lessonVersion } from '../lesson-runner/lesson-version.ts'
import type { LessonFolder } from './lesson-folder.ts'

/** Which lessons there are by now, and whether the one that is being played has been changed since it was started. */
export function shelfOf(
  library: Pick<LessonLibrary, 'cards' | 'version'>,
  folder: Pick<LessonFolder, 'view'>,
  control: Pick<LessonControl, 'player' | 'lesson' | 'isTrial'>,
): LessonShelf {
  const [id, lesson] = [control.player()?.play().id ?? null, control.lesson()]
  const version = id === null ? null : library.version(id)
  const isNewer = !control.isTrial() && lesson !== null && version !== null && version !== lessonVersion(lesson)
  return { cards: library.cards(), folder: folder.view(), newer: isNewer ? id : null, isTrial: id !== null && control.isTrial() }
}
