import { completeLesson } from '@shared/lesson/complete-lesson.ts'
import { parseLesson } from '@shared/lesson/parse-lesson.ts'
import type { LessonDesk } from '../lesson-folder/lesson-desk.ts'
import type { LessonControl } from '../lesson-runner/lesson-control.ts'
import { ownLessonId } from '../lesson-runner/own-lesson.ts'
import type { IpcHandlers } from './ipc-gateway.ts'

type EditorChannels = Extract<keyof IpcHandlers, `editor:${string}`>

/** @param onShelf what is played may be another now */
export function editorHandlers(desk: LessonDesk, control: LessonControl, onShelf: () => void): Pick<IpcHandlers, EditorChannels> {
  return {
    'editor:open': ({ file }) => desk.open(file),
    'editor:save': edited => desk.save(edited),
    'editor:check': ({ text }) => {
      const parsed = parseLesson(text)
      return parsed.ok ? [] : parsed.problems
    },
    'editor:complete': ({ text, offset }) => completeLesson(text, offset),
    'editor:try': ({ text, line }) => {
      const { lesson, step } = desk.cut(text, line)
      control.tryOut(ownLessonId(lesson), lesson, step)
      onShelf()
      return null
    },
  }
}
