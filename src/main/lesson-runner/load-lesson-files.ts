import type { Language } from '@shared/language.ts'
import type { Lesson } from '@shared/lesson/lesson-schema.ts'
import { parseLesson } from '@shared/lesson/parse-lesson.ts'
import { maxLessonBytes } from '@shared/lesson/read-yaml.ts'
import type { FileProblem } from '@shared/problem/file-problem.ts'
import type { Problem } from '@shared/problem/problem.ts'
import { sayProblem } from '@shared/words/problem-words.ts'
import { readBoundedFile } from '../base/read-bounded-file.ts'

export interface LessonFile {
  readonly file: string
  readonly lesson: Lesson
}

export type LoadedLesson = { readonly ok: true; readonly lesson: Lesson } | { readonly ok: false; readonly problem: Problem }

/** Four times what a lesson may have, so that the parser gets to say that it is too large; a disk image is not read at all. */
const MAX_READ_BYTES = 1024 * 1024

/**
 * Reads and checks one lesson file; what is wrong comes back with file, line and column. Never throws.
 * @param speaking one language of the lesson, as a BCP 47 tag; null: the best that is there for each language of the app
 */
export async function loadLessonFile(file: string, speaking: string | null = null): Promise<LoadedLesson> {
  const text = await readLessonText(file)
  if (!text.ok) return { ok: false, problem: { kind: 'file', errand: 'open-lesson', name: file, problem: text.problem } }
  const parsed = parseLesson(text.value, speaking)
  return parsed.ok ? parsed : { ok: false, problem: { kind: 'lesson-file', file, problems: parsed.problems } }
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
    lessons.push({ file, lesson: loaded.lesson })
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
