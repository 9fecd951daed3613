import { dialog, type BrowserWindow } from 'electron'
import type { LessonId } from '@shared/ids.ts'
import type { Policy } from '@shared/policy/policy-file.ts'
import { playUnderPolicy, progressUnderPolicy } from '@shared/policy/play-under-policy.ts'
import type { Result } from '@shared/contract/result.ts'
import type { LessonShelf } from '@shared/lesson/lesson-folder.ts'
import type { LessonFolder } from '../lesson-folder/lesson-folder.ts'
import type { IpcHandlers } from './ipc-gateway.ts'
import { openedLessonHandlers } from './opened-lesson-handlers.ts'
import type { LessonControl } from '../lesson-runner/lesson-control.ts'
import type { LessonLibrary } from '../lesson-runner/lesson-library.ts'
import type { LessonPlayer, LessonStart } from '../lesson-runner/player-contract.ts'
import type { ProgressDesk } from '../lesson-runner/progress-desk.ts'
import type { WorldFile } from '../world/read-world-file.ts'
import { ExpectedFailure } from '../base/expected-failure.ts'

type LessonChannels = Extract<keyof IpcHandlers, `lessons:${string}` | `progress:${string}`>

interface LessonSurroundings {
  readonly library: LessonLibrary
  readonly desk: LessonControl
  readonly folder: LessonFolder
  readonly shelf: () => LessonShelf
  /** The shelf may be another now. */
  readonly onShelf: () => void
  readonly progress: ProgressDesk
  /** The one that is in force; null: none. */
  readonly policy: () => Policy | null
  /** Rejects with what the browser or the servers would refuse of a snapshot. */
  readonly checkWorld: (world: WorldFile) => Promise<void>
  readonly mainWindow: () => BrowserWindow | null
}

export function lessonHandlers(surroundings: LessonSurroundings): Pick<IpcHandlers, LessonChannels> {
  const { library, desk, folder, shelf, onShelf, progress, policy, checkWorld, mainWindow } = surroundings
  /** Lessons from disk that somebody has started after having seen what they do. */
  const accepted = new Set<LessonId>()

  function start(id: LessonId, from?: LessonStart): void {
    const lesson = library.find(id)
    if (!lesson) throw new ExpectedFailure('not-found', { kind: 'no-lesson', lesson: id })
    accepted.add(id)
    desk.start(id, lesson, library.worldOf(id), from)
    onShelf()
  }
  /** Does something with the lesson that is being played. */
  function withPlayer(act: (player: LessonPlayer) => Result<null>): null {
    const player = desk.player()
    if (!player) throw new ExpectedFailure('not-possible', { kind: 'no-lesson-played' })
    return valueOf(act(player))
  }

  return {
    'lessons:list': shelf,
    'lessons:choose-folder': async () => {
      const window = mainWindow()
      if (!window) return false
      const { canceled, filePaths } = await dialog.showOpenDialog(window, { properties: ['openDirectory', 'createDirectory'] })
      const [chosen] = filePaths
      if (canceled || chosen === undefined) return false
      await folder.choose(chosen)
      return true
    },
    'lessons:leave-folder': async () => {
      await folder.choose(null)
      return null
    },
    'lessons:read': () => {
      const play = desk.player()?.play() ?? null
      return play === null ? null : playUnderPolicy(play, policy())
    },
    'lessons:start': ({ lesson, step = 0, alone = false }) => {
      start(lesson, { step, alone })
      return null
    },
    ...openedLessonHandlers({ library, accepted, checkWorld, mainWindow, start }),
    'lessons:predict': ({ stake = null, ...answer }) => withPlayer(player => player.predict(answer, stake)),
    'lessons:point': ({ part }) => withPlayer(player => player.point(part)),
    'lessons:perform': () => withPlayer(player => player.perform()),
    'lessons:next': () => withPlayer(player => player.next()),
    'lessons:back': () => withPlayer(player => player.back()),
    'lessons:show-hint': () => withPlayer(player => player.showHint()),
    'lessons:restart': () => withPlayer(player => player.restart()),
    'lessons:retry': () => withPlayer(player => player.retry()),
    'lessons:revisit': ({ step }) => withPlayer(player => player.revisit(step)),
    'lessons:stop': () => {
      desk.stop()
      return null
    },
    'progress:read': () => progressUnderPolicy(progress.view(), policy()),
    'progress:forget': () => {
      progress.forget()
      return null
    },
  }
}

function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new ExpectedFailure(result.error.code, result.error.problem)
  return result.value
}
