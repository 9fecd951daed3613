import type { LessonId } from '@shared/ids.ts'
import type { LessonPlay } from '@shared/lesson/lesson-play.ts'
import type { Lesson } from '@shared/lesson/lesson-schema.ts'
import { createLessonPlayer } from './lesson-player.ts'
import type { LessonPlayer, LessonPlayerOptions, LessonStart } from './player-contract.ts'
import type { LessonStage } from './lesson-stage.ts'
import type { WorldFile } from '../world/read-world-file.ts'
import type { TraceLog } from '../trace/trace-log.ts'

/** The one lesson that is being played, if any. */
export interface LessonControl {
  start(id: LessonId, lesson: Lesson, world: WorldFile | null, from?: LessonStart): void
  /** Out of the editor: nothing of it is kept as progress. */
  tryOut(id: LessonId, lesson: Lesson, step: number): void
  isTrial(): boolean
  player(): LessonPlayer | null
  /** What is being played, as its file was when it was started. */
  lesson(): Lesson | null
  /** The lesson is put away; the tabs stay as they are. */
  stop(): void
}

export function createLessonControl(stage: LessonStage, log: TraceLog, onChanged: (play: LessonPlay | null) => void): LessonControl {
  let current: LessonPlayer | null = null
  let played: Lesson | null = null
  let isTrial = false

  function stop(): void {
    if (!current) return
    current.stop()
    current = null
    played = null
    onChanged(null)
  }
  function begin(begun: Pick<LessonPlayerOptions, 'id' | 'lesson' | 'world'> & { readonly from: LessonStart }, asTrial: boolean): void {
    stop()
    played = begun.lesson
    isTrial = asTrial
    current = createLessonPlayer({ ...begun, stage, trace: log })
    const mine = current
    mine.subscribe(play => {
      if (mine === current) onChanged(play)
    })
    onChanged(mine.play())
  }
  return {
    start: (id, lesson, world, from = { step: 0, alone: false }) => begin({ id, lesson, world, from }, false),
    tryOut: (id, lesson, step) => begin({ id, lesson, world: null, from: { step, alone: false } }, true),
    isTrial: () => isTrial,
    player: () => current,
    lesson: () => played,
    stop,
  }
}
