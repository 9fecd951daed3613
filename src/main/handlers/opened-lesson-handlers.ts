import { dialog, type BrowserWindow } from 'electron'
import type { LessonId } from '@shared/ids.ts'
import { previewOf } from '@shared/lesson/lesson-preview.ts'
import { cardOf } from '@shared/world/world-card.ts'
import { ExpectedFailure } from '../base/expected-failure.ts'
import type { LessonLibrary, ReadLesson } from '../lesson-runner/lesson-library.ts'
import type { WorldFile } from '../world/read-world-file.ts'
import type { IpcHandlers } from './ipc-gateway.ts'

interface OpenedLessonSurroundings {
  readonly library: LessonLibrary
  /** Lessons from disk that somebody has started after having seen what they do. */
  readonly accepted: ReadonlySet<LessonId>
  /** Rejects with what the browser or the servers would refuse of a snapshot. */
  readonly checkWorld: (world: WorldFile) => Promise<void>
  readonly mainWindow: () => BrowserWindow | null
  readonly start: (id: LessonId) => void
}

/** Lessons that somebody else may have written: what they would do is told before any of it is done. */
export function openedLessonHandlers({
  library,
  accepted,
  checkWorld,
  mainWindow,
  start,
}: OpenedLessonSurroundings): Pick<IpcHandlers, 'lessons:open-file' | 'lessons:preview' | 'lessons:start-opened'> {
  /** Read, and not taken in before a person has seen what it does. */
  let opened: ReadLesson | null = null

  return {
    'lessons:open-file': async () => {
      const window = mainWindow()
      if (!window) return null
      const filters = [{ name: 'Crumbtrail', extensions: ['yaml', 'yml'] }]
      const { canceled, filePaths } = await dialog.showOpenDialog(window, { properties: ['openFile'], filters })
      const [file] = filePaths
      if (canceled || file === undefined) return null
      opened = null
      const answer = await library.readFile(file)
      if (!answer.ok) throw new ExpectedFailure(answer.error.code, answer.error.problem)
      const read = answer.value
      if (read.world !== null) await checkWorld(read.world)
      opened = read
      return previewOf(read.lesson, read.world === null ? null : cardOf(0, read.world.world, true))
    },
    'lessons:preview': async ({ lesson: id }) => {
      const lesson = library.find(id)
      const isOwn = library.cards().some(card => card.id === id && card.isOwnFile)
      if (lesson === null || !isOwn || accepted.has(id)) return null
      const world = library.worldOf(id)
      if (world !== null) await checkWorld(world)
      return previewOf(lesson, world === null ? null : cardOf(0, world.world, true))
    },
    'lessons:start-opened': () => {
      if (opened === null) throw new ExpectedFailure('not-found', { kind: 'no-lesson', lesson: '' })
      const lesson = opened.shelve()
      opened = null
      start(lesson)
      return { lesson }
    },
  }
}
