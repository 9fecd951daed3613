import { readFile, stat } from 'node:fs/promises'
import type { Language, Text } from '@shared/language.ts'
import { printLessonProblem } from '@shared/lesson/lesson-problem.ts'
import type { Lesson } from '@shared/lesson/lesson-schema.ts'
import { parseLesson } from '@shared/lesson/parse-lesson.ts'

export interface LessonFile {
  readonly file: string
  readonly lesson: Lesson
}

export type LoadedLesson =
  | { readonly ok: true; readonly lesson: Lesson }
  | { readonly ok: false; readonly print: (language: Language) => string }

/** Four times what a lesson may have, so that the parser gets to say that it is too large; a disk image is not read at all. */
const MAX_READ_BYTES = 1024 * 1024

/** Reads and checks one lesson file; what is wrong comes back as text with file, line and column. Never throws. */
export async function loadLessonFile(file: string): Promise<LoadedLesson> {
  const text = await readText(file)
  if (!text.ok) return { ok: false, print: language => `${file}: ${text.problem[language]}` }
  const parsed = parseLesson(text.value)
  if (parsed.ok) return parsed
  return { ok: false, print: language => parsed.problems.map(problem => printLessonProblem(file, problem, language)).join('\n') }
}

/** All of them, or what is wrong with each that is damaged: nothing runs while one is. */
export async function loadLessonFiles(
  files: readonly string[],
  language: Language,
): Promise<{ readonly ok: true; readonly lessons: readonly LessonFile[] } | { readonly ok: false; readonly problems: readonly string[] }> {
  const [lessons, problems, fileOfId] = [[] as LessonFile[], [] as string[], new Map<string, string>()]
  for (const file of files) {
    const loaded = await loadLessonFile(file)
    if (!loaded.ok) {
      problems.push(loaded.print(language))
      continue
    }
    const other = fileOfId.get(loaded.lesson.id)
    if (other !== undefined && other !== file) problems.push(`${file}: ${idTwice(loaded.lesson.id, other)[language]}`)
    fileOfId.set(loaded.lesson.id, file)
    lessons.push({ file, lesson: loaded.lesson })
  }
  return problems.length === 0 ? { ok: true, lessons } : { ok: false, problems }
}

export function idTwice(id: string, other: string): Text {
  return {
    en: `the id \`${id}\` is taken by ${other}; expected an id of its own`,
    ko: `\`${id}\` id는 ${other} 파일이 이미 쓰고 있습니다. 다른 id가 필요합니다`,
  }
}

type ReadText = { readonly ok: true; readonly value: string } | { readonly ok: false; readonly problem: Text }

async function readText(file: string): Promise<ReadText> {
  try {
    const { size } = await stat(file)
    if (size > MAX_READ_BYTES)
      return bad('the file is larger than 256 KiB; expected a lesson', '파일이 256 KiB보다 큽니다. 수업 파일이 필요합니다')
    return { ok: true, value: new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file)) }
  } catch (error) {
    if (error instanceof TypeError)
      return bad('the file is not UTF-8 text; save it as UTF-8', 'UTF-8 텍스트가 아닙니다. UTF-8로 저장하십시오')
    const reason = error instanceof Error ? error.message : String(error)
    return bad(`the file cannot be read: ${reason}`, `파일을 읽을 수 없습니다: ${reason}`)
  }
}

function bad(en: string, ko: string): ReadText {
  return { ok: false, problem: { en, ko } }
}
