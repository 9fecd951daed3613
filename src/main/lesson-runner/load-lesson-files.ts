import { dirname, join } from 'node:path'
import { profileIds } from '@shared/ids.ts'
import type { Language } from '@shared/language.ts'
import type { Lesson } from '@shared/lesson/lesson-schema.ts'
import { parseLesson, type BegunFrom } from '@shared/lesson/parse-lesson.ts'
import { maxLessonBytes } from '@shared/lesson/read-yaml.ts'
import type { FileProblem } from '@shared/problem/file-problem.ts'
import type { Problem } from '@shared/problem/problem.ts'
import { sayProblem } from '@shared/words/problem-words.ts'
import { lessonVersion } from './lesson-version.ts'
import { readBoundedFile } from '../base/read-bounded-file.ts'
import { readWorldFile, type ReadWorldFile, type WorldFile } from '../world/read-world-file.ts'

export interface LessonFile {
  readonly file: string
  readonly lesson: Lesson
  /** The snapshot that it begins from. */
  readonly world?: WorldFile | null
}

export type LoadedLesson =
  | { readonly ok: true; readonly lesson: Lesson; readonly world: WorldFile | null }
  | { readonly ok: false; readonly problem: Problem }

/** Four times what a lesson may have, so that the parser gets to say that it is too large; a disk image is not read at all. */
const MAX_READ_BYTES = 1024 * 1024

/**
 * Reads and checks one lesson file; what is wrong comes back with file, line and column. Never throws.
 * @param speaking one language of the lesson, as a BCP 47 tag; null: the best that is there for each language of the app
 */
export async function loadLessonFile(file: string, speaking: string | null = null): Promise<LoadedLesson> {
  const text = await readLessonText(file)
  if (!text.ok) return { ok: false, problem: { kind: 'file', errand: 'open-lesson', name: file, problem: text.problem } }
  const before = parseLesson(text.value, speaking)
  const { from } = before.ok ? before.lesson : {}
  // The schema lets a plain name through, and nothing else: it stays in the folder.
  const world = from === undefined ? null : await readWorldFile(join(dirname(file), from))
  const parsed = world === null ? before : parseLesson(text.value, speaking, begunFrom(world))
  if (!parsed.ok) return { ok: false, problem: { kind: 'lesson-file', file, problems: parsed.problems } }
  const snapshot = world?.ok === true ? world.file : null
  lessonVersion(parsed.lesson, snapshot)
  return { ...parsed, world: snapshot }
}

function begunFrom(read: ReadWorldFile): BegunFrom {
  if (!read.ok) return { ok: false, found: sayProblem(read.problem) }
  const { browsers, windows } = read.file.world
  return {
    ok: true,
    world: {
      tabs: windows.flatMap(({ profile, tabs }) => tabs.map(({ lane }) => [lane, profile] as const)),
      quit: profileIds.filter(profile => !browsers[profile].isRunning),
    },
  }
}

/** All of them, or what is wrong with each that is damaged: nothing runs while one is. */
export async function loadLessonFiles(
  files: readonly string[],
  language: Language,
  speaking: string | null = null,
): Promise<{ readonly ok: true; readonly lessons: readonly LessonFile[] } | { readonly ok: false; readonly problems: readonly string[] }> {
  const [lessons, problems, fileOfId] = [[] as LessonFile[], [] as string[], new Map<string, string>()]
  for (const file of files) {
    const loaded = await loadLessonFile(file, speaking)
    if (!loaded.ok) {
      problems.push(sayProblem(loaded.problem)[language])
      continue
    }
    const other = fileOfId.get(loaded.lesson.id)
    if (other !== undefined && other !== file)
      problems.push(sayProblem({ kind: 'lesson-id-taken', file, id: loaded.lesson.id, other })[language])
    fileOfId.set(loaded.lesson.id, file)
    lessons.push({ file, lesson: loaded.lesson, world: loaded.world })
  }
  return problems.length === 0 ? { ok: true, lessons } : { ok: false, problems }
}

export type ReadText = { readonly ok: true; readonly value: string } | { readonly ok: false; readonly problem: FileProblem }

/** The text of a lesson file, whatever it says. Never throws. */
export async function readLessonText(file: string): Promise<ReadText> {
  const read = await readBoundedFile(file, MAX_READ_BYTES)
  if (!read.ok)
    return read.problem.kind === 'too-large'
      ? { ok: false, problem: { ...read.problem, atMost: maxLessonBytes } }
      : { ok: false, problem: read.problem }
  try {
    return { ok: true, value: new TextDecoder('utf-8', { fatal: true }).decode(read.octets) }
  } catch {
    return { ok: false, problem: { kind: 'not-utf8' } }
  }
}
