import type { LessonId } from '@shared/ids.ts'
import type { LessonPlay } from '@shared/lesson/lesson-play.ts'
import type { Lesson } from '@shared/lesson/lesson-schema.ts'
import { createLessonPlayer } from './lesson-player.ts'
import type { LessonPlayer, LessonStart } from './player-contract.ts'
import type { LessonStage } from './lesson-stage.ts'
import type { TraceLog } from '../trace/trace-log.ts'

/** The one lesson that is being played, if any. */
export interface LessonControl {
  start(id: LessonId, lesson: Lesson, from?: LessonStart): void
  player(): LessonPlayer | null
  /** What is being played, as its file was when it was started. */
  lesson(): Lesson | null
  /** The lesson is put away; the tabs stay as they are. */
  stop(): void
}

export function createLessonControl(stage: LessonStage, log: TraceLog, onChanged: (play: LessonPlay | null) => void): LessonControl {
  let current: LessonPlayer | null = null
  let played: Lesson | null = null

  function stop(): void {
    if (!current) return
    current.stop()
    current = null
    played = null
    onChanged(null)
  }
  return {
    start(id, lesson, from = { step: 0, alone: false }) {
      stop()
      played = lesson
      current = createLessonPlayer({ id, lesson, stage, trace: log, from })
      const mine = current
      mine.subscribe(play => {
        if (mine === current) onChanged(play)
      })
      onChanged(mine.play())
    },
    player: () => current,
    lesson: () => played,
    stop,
  }
}
