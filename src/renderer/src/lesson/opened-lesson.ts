import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Failure } from '@shared/contract/result.ts'
import type { LessonPreview } from '@shared/lesson/lesson-preview.ts'

/** A lesson file that was opened, until the learner has said whether it starts. */
interface OpenedLesson {
  readonly preview: LessonPreview
  /** Starts it; gives what failed. */
  readonly start: () => Promise<Failure | null>
}

const store = createStore<{ readonly opened: OpenedLesson | null }>(() => ({ opened: null }))

export const useOpenedLesson = (): OpenedLesson | null => useStore(store, ({ opened }) => opened)
export const showOpenedLesson = (opened: OpenedLesson): void => store.setState({ opened })
export const closeOpenedLesson = (): void => store.setState({ opened: null })
