import type { LessonId } from '../ids.ts'
import type { LessonProblem } from '../problem/lesson-problem.ts'
import type { Problem } from '../problem/problem.ts'
import type { LessonCard } from './lesson-play.ts'

/** The instructor's folder of lessons, as the page may know it: names of files, and no path. */
export interface LessonFolderView {
  /** The folder's own name. */
  readonly name: string
  /** In the order of their names. */
  readonly files: readonly FolderFile[]
  /** How many more lesson files there are than are read. */
  readonly leftOut: number
  /** Why nothing of it can be read; null: it can. */
  readonly problem: Problem | null
}

export interface FolderFile {
  readonly name: string
  /** The lesson that it holds; null: it cannot be played as it is. */
  readonly lesson: LessonId | null
  /** What is wrong in its text, each with line and column. */
  readonly mistakes: readonly LessonProblem[]
  /** What is wrong with the file as a whole. */
  readonly problem: Problem | null
}

/** Which lessons there are by now. */
export interface LessonShelf {
  readonly cards: readonly LessonCard[]
  /** null: no folder was chosen. */
  readonly folder: LessonFolderView | null
  /** The lesson that is being played, when its file has been changed since it was started. */
  readonly newer: LessonId | null
  /** What is being played was begun out of the editor. */
  readonly isTrial: boolean
}

/** A lesson file as the editor has it. */
export interface EditedLesson {
  readonly file: string
  readonly text: string
  /** SHA-256 of the file's text when it was read or written; null: there is no such file yet. */
  readonly stamp: string | null
}
