import { useState } from 'react'
import type { LessonId } from '@shared/ids.ts'
import { homeUrl } from '@shared/stage.ts'
import { appStore, raiseBanner, useApp } from '../base/app-store.ts'
import { call, send } from '../base/bridge.ts'
import { mindingLesson } from '../lesson/keep-lesson.ts'
import { showOpenedLesson } from '../lesson/opened-lesson.ts'
import { endReplay, useReplay } from '../trace/replay-store.ts'

/** Whether the start screen shows, and the ways from there into the lab and back. */
export interface Start {
  readonly isAtStart: boolean
  readonly isReplay: boolean
  /** The lab has open tabs. */
  readonly isLabInUse: boolean
  /** From its beginning, or from a step; `alone`: that step and no other. */
  readonly startLesson: (id: LessonId, from?: { readonly step: number; readonly alone?: boolean }) => void
  /** Into the lab, with a tab when it has none. */
  readonly play: () => void
  readonly openLessonFile: () => void
  readonly enterLab: () => void
  readonly goHome: () => void
}

export function useStart(): Start {
  const stage = useApp(state => state.stage)
  const lesson = useApp(state => state.lesson)
  const [isWanted, setIsWanted] = useState<boolean | null>(null)
  const isLabInUse = (stage?.tabs.length ?? 0) > 0
  const isReplay = useReplay() !== null
  const enterLab = (): void => setIsWanted(false)
  return {
    // A page that was loaded again finds its lab in use and goes on there.
    isAtStart: !isReplay && (isWanted ?? (lesson === null && !isLabInUse)),
    isReplay,
    isLabInUse,
    enterLab,
    startLesson(id, from = { step: 0 }) {
      const start = (): void => {
        if (isReplay) endReplay()
        send('lessons:start', { lesson: id, ...from })
        enterLab()
      }
      mindingLesson('start', () => (isFromDisk(id) ? void startShown(id, start) : start()))
    },
    play() {
      if (!isLabInUse) send('stage:open-window', { profile: 'laptop', url: homeUrl })
      enterLab()
    },
    openLessonFile: () => mindingLesson('start', () => void openLessonFile(enterLab)),
    goHome() {
      if (lesson?.phase === 'finished') send('lessons:stop', null)
      endReplay()
      setIsWanted(true)
    },
  }
}

const isFromDisk = (lesson: LessonId): boolean => appStore.getState().lessonCards.some(({ id, isOwnFile }) => id === lesson && isOwnFile)

/** A lesson that somebody wrote is shown before it is started for the first time. */
async function startShown(lesson: LessonId, start: () => void): Promise<void> {
  const answer = await call('lessons:preview', { lesson })
  if (!answer.ok) raiseBanner({ kind: 'lesson-file-bad', problem: answer.error.problem })
  else if (answer.value === null) start()
  else {
    showOpenedLesson({
      preview: answer.value,
      start() {
        start()
        return Promise.resolve(null)
      },
    })
  }
}

async function openLessonFile(onOpened: () => void): Promise<void> {
  const answer = await call('lessons:open-file', null)
  if (!answer.ok) raiseBanner({ kind: 'lesson-file-bad', problem: answer.error.problem })
  else if (answer.value !== null) {
    showOpenedLesson({
      preview: answer.value,
      async start() {
        const started = await call('lessons:start-opened', null)
        if (!started.ok) return started.error
        endReplay()
        onOpened()
        return null
      },
    })
  }
}
