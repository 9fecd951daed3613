import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { LessonPlay } from '@shared/lesson/lesson-play.ts'
import { appStore } from '../base/app-store.ts'
import { countNotes, mindingNotes } from '../notes/keep-notes.ts'

/** What was about to be done to a lesson that is being played, and what would go with it. */
export interface LessonLoss {
  readonly errand: 'reset' | 'start'
  readonly play: LessonPlay
  readonly notes: number
  readonly act: () => void
}

const lossStore = createStore<{ readonly loss: LessonLoss | null }>(() => ({ loss: null }))

/** Does what would end the lesson that is being played; while there is one, the learner is asked first, and told what goes. */
export function mindingLesson(errand: LessonLoss['errand'], act: () => void): void {
  const { lesson: play } = appStore.getState()
  if (play === null || play.phase === 'finished') mindingNotes(act)
  else lossStore.setState({ loss: { errand, play, notes: countNotes(), act } })
}

export const useLessonLoss = (): LessonLoss | null => useStore(lossStore, ({ loss }) => loss)
export const closeLessonLoss = (): void => lossStore.setState({ loss: null })
