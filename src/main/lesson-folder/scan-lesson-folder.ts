import { opendir, realpath } from 'node:fs/promises'
import { basename, join, sep } from 'node:path'
import type { FolderFile, LessonFolderView } from '@shared/lesson/lesson-folder.ts'
import { readFileError, type FileProblem } from '@shared/problem/file-problem.ts'
import type { Problem } from '@shared/problem/problem.ts'
import { ownLessonId, type FoundLesson } from '../lesson-runner/own-lesson.ts'
import { loadLessonFile, type LoadedLesson } from '../lesson-runner/load-lesson-files.ts'

/** As many lesson files of a folder are read; the others are counted. */
const mostFiles = 100
/** As many entries of a folder are looked at: it may be a folder of downloads. */
const mostEntries = 5000

export interface ScannedFolder {
  readonly view: LessonFolderView
  readonly lessons: readonly FoundLesson[]
}

/** Reads the lesson files of a folder, and of nothing outside it. Never throws. */
export async function scanLessonFolder(folder: string): Promise<ScannedFolder> {
  const listed = await listLessonFiles(folder)
  if (!listed.ok) {
    const problem: Problem = { kind: 'file', errand: 'lesson-folder', name: basename(folder), problem: listed.problem }
    return { view: { name: basename(folder), files: [], leftOut: 0, problem }, lessons: [] }
  }
  const [files, lessons]: [FolderFile[], FoundLesson[]] = [[], []]
  for (const name of listed.names.slice(0, mostFiles)) {
    const { file, found } = describeFile(name, listed.real, await loadInside(listed.real, name), lessons)
    files.push(file)
    if (found !== null) lessons.push(found)
  }
  const leftOut = Math.max(0, listed.names.length - mostFiles)
  return { view: { name: basename(folder), files, leftOut, problem: null }, lessons }
}

type Listed =
  | { readonly ok: true; readonly real: string; readonly names: readonly string[] }
  | { readonly ok: false; readonly problem: FileProblem }

async function listLessonFiles(folder: string): Promise<Listed> {
  try {
    const real = await realpath(folder)
    const names: string[] = []
    let seen = 0
    for await (const entry of await opendir(real)) {
      seen += 1
      if (isLessonName(entry.name) && (entry.isFile() || entry.isSymbolicLink())) names.push(entry.name)
      if (seen >= mostEntries) break
    }
    return { ok: true, real, names: names.sort() }
  } catch (error) {
    return { ok: false, problem: readFileError(error) }
  }
}

/** The name of a lesson file in the folder itself. What editors put beside it while they save begins with a dot. */
export const isLessonName = (name: string): boolean =>
  name.length <= 120 && /^[^.\\/\0:][^\\/\0:]*\.ya?ml$/i.test(name) && basename(name) === name

type Inside = { readonly ok: true; readonly path: string } | { readonly ok: false; readonly problem: FileProblem }

/**
 * Where a file of the folder really is: a link may lead to another place of the folder, and not out of it.
 *
 * @param real the folder, with no link in its path
 */
export async function fileInside(real: string, name: string): Promise<Inside> {
  try {
    const path = await realpath(join(real, name))
    return path.startsWith(real.endsWith(sep) ? real : real + sep) ? { ok: true, path } : { ok: false, problem: { kind: 'leads-out' } }
  } catch (error) {
    return { ok: false, problem: readFileError(error) }
  }
}

async function loadInside(real: string, name: string): Promise<LoadedLesson> {
  const inside = await fileInside(real, name)
  return inside.ok
    ? loadLessonFile(inside.path)
    : { ok: false, problem: { kind: 'file', errand: 'open-lesson', name, problem: inside.problem } }
}

function describeFile(
  name: string,
  real: string,
  loaded: LoadedLesson,
  before: readonly FoundLesson[],
): { readonly file: FolderFile; readonly found: FoundLesson | null } {
  const none = { name, lesson: null, mistakes: [], problem: null }
  if (!loaded.ok) {
    const { problem } = loaded
    if (problem.kind === 'lesson-file') return { file: { ...none, mistakes: problem.problems }, found: null }
    return { file: { ...none, problem: problem.kind === 'file' ? { ...problem, name } : problem }, found: null }
  }
  const id = ownLessonId(loaded.lesson)
  const other = before.find(one => one.id === id)
  if (other !== undefined) {
    const taken: Problem = { kind: 'lesson-id-taken', file: name, id: loaded.lesson.id, other: basename(other.file) }
    return { file: { ...none, problem: taken }, found: null }
  }
  return { file: { ...none, lesson: id }, found: { id, file: join(real, name), lesson: loaded.lesson, world: loaded.world } }
}
