import { createHash } from 'node:crypto'
import { basename, join } from 'node:path'
import { realpath } from 'node:fs/promises'
import { writeFile } from 'atomically'
import type { EditedLesson } from '@shared/lesson/lesson-folder.ts'
import type { Lesson } from '@shared/lesson/lesson-schema.ts'
import { lessonTemplate } from '@shared/lesson/lesson-template.ts'
import { parseLesson } from '@shared/lesson/parse-lesson.ts'
import { readYaml } from '@shared/lesson/read-yaml.ts'
import { readFileError } from '@shared/problem/file-problem.ts'
import { ExpectedFailure } from '../base/expected-failure.ts'
import type { LessonFolder } from './lesson-folder.ts'
import { fileInside, isLessonName } from './scan-lesson-folder.ts'
import { readLessonText } from '../lesson-runner/load-lesson-files.ts'

/** Opens, saves and cuts lessons of the instructor's folder. Names of files go in and out, and no path. */
export interface LessonDesk {
  /** null: a new lesson, under a name that is free. */
  open(file: string | null): Promise<EditedLesson>
  /** @param stamp what the file was when the editor saw it last; null: it is not to be there. A file that is another by now is not written over. */
  save(edited: EditedLesson): Promise<EditedLesson>
  /** The lesson, with the step in which the line stands (from 1); `bad-lesson` when there are mistakes. */
  cut(text: string, line: number): { readonly lesson: Lesson; readonly step: number }
}

const stampOf = (text: string): string => createHash('sha256').update(text).digest('hex')

export function createLessonDesk(folder: Pick<LessonFolder, 'place' | 'view' | 'refresh'>): LessonDesk {
  async function placeOf(file: string): Promise<string> {
    const place = folder.place()
    if (place === null) throw new ExpectedFailure('not-possible', { kind: 'no-lesson-folder' })
    if (!isLessonName(file)) throw new ExpectedFailure('not-possible', { kind: 'bad-lesson-name' })
    return realpath(place).catch((error: unknown) => {
      throw new ExpectedFailure('io', { kind: 'file', errand: 'lesson-folder', name: basename(place), problem: readFileError(error) })
    })
  }
  /** null: there is none. */
  async function read(file: string): Promise<string | null> {
    const inside = await fileInside(await placeOf(file), file)
    if (!inside.ok && inside.problem.kind === 'gone') return null
    const text = inside.ok ? await readLessonText(inside.path) : inside
    if (text.ok) return text.value
    throw new ExpectedFailure('io', { kind: 'file', errand: 'open-lesson', name: file, problem: text.problem })
  }
  return {
    async open(file) {
      if (file === null) {
        const taken = new Set((folder.view()?.files ?? []).map(({ name }) => name))
        let count = 1
        while (taken.has(`my-lesson-${count}.yaml`) || (await read(`my-lesson-${count}.yaml`)) !== null) count += 1
        return { file: `my-lesson-${count}.yaml`, text: lessonTemplate(`my-lesson-${count}`), stamp: null }
      }
      const text = await read(file)
      if (text === null) throw new ExpectedFailure('io', { kind: 'file', errand: 'open-lesson', name: file, problem: { kind: 'gone' } })
      return { file, text, stamp: stampOf(text) }
    },
    async save({ file, text, stamp }) {
      const there = await read(file)
      if ((there === null ? null : stampOf(there)) !== stamp && there !== text)
        throw new ExpectedFailure('not-possible', { kind: 'lesson-file-changed' })
      const real = await placeOf(file)
      const inside = await fileInside(real, file)
      try {
        // A link within the folder stays one: what it leads to is written.
        await writeFile(inside.ok ? inside.path : join(real, file), text)
      } catch (error) {
        throw new ExpectedFailure('io', { kind: 'file', errand: 'save-lesson', name: file, problem: readFileError(error) })
      }
      await folder.refresh()
      return { file, text, stamp: stampOf(text) }
    },
    cut(text, line) {
      const parsed = parseLesson(text)
      if (!parsed.ok) throw new ExpectedFailure('bad-lesson', { kind: 'lesson-file', file: '', problems: parsed.problems })
      const located = readYaml(text)
      const lineOf = (index: number): number => (located.ok ? located.tree.locate(['steps', index], 'value').line : 1)
      const before = parsed.lesson.steps.filter((_, index) => lineOf(index) <= line)
      return { lesson: parsed.lesson, step: Math.max(0, before.length - 1) }
    },
  }
}
