import type { LessonPlay } from '@shared/lesson/lesson-play.ts'
import { noProgress, recordPlay, type Progress, type ProgressView, type ReviewItem } from '@shared/lesson/progress.ts'
import type { LessonLibrary } from './lesson-library.ts'

/** Where progress is kept. */
interface KeptProgress {
  read(): Progress
  change(progress: Progress): void
}

/** What the learner has done, and what comes of it. */
export interface ProgressDesk {
  view(): ProgressView
  /** @param version of the lesson that is played; its file may have been changed since */
  record(play: LessonPlay, version: string): void
  forget(): void
}

export function createProgressDesk(kept: KeptProgress, library: LessonLibrary, onChanged: (view: ProgressView) => void): ProgressDesk {
  const view = (): ProgressView => {
    // Of a lesson that has been changed since, a step means another one.
    const lessons = kept
      .read()
      .lessons.map(one => (library.version(one.id) === one.version ? one : { ...one, step: null, predictions: [] }))
    return { lessons, review: reviewOf({ ...kept.read(), lessons }, library) }
  }
  function change(next: Progress): void {
    if (next === kept.read()) return
    kept.change(next)
    onChanged(view())
  }
  return {
    view,
    record(play, version) {
      change(recordPlay(kept.read(), play, version, Date.now()))
    },
    forget: () => change({ ...noProgress }),
  }
}

function reviewOf({ lessons }: Progress, library: LessonLibrary): ReviewItem[] {
  const items = lessons.flatMap(({ id, predictions }) =>
    predictions.flatMap(({ step, right, answer, stake }): ReviewItem[] => {
      const lesson = library.find(id)
      const predict = lesson?.steps[step]?.predict
      if (right || lesson === null || predict === undefined) return []
      const said = 'option' in answer ? (predict.options?.[answer.option]?.answer ?? null) : null
      return [{ lesson: id, lessonTitle: lesson.title, step, question: predict.ask, answer: said, stake }]
    }),
  )
  return items.sort((one, other) => (other.stake ?? 0) - (one.stake ?? 0))
}
