import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { lessonId, type LessonId } from '@shared/ids.ts'
import { fieldTermsIn, textsOf } from '@shared/lesson/field-terms.ts'
import type { LessonCard } from '@shared/lesson/lesson-play.ts'
import type { Lesson } from '@shared/lesson/lesson-schema.ts'
import { isChallenge } from '@shared/lesson/step-parts.ts'
import { readFileError } from '@shared/problem/file-problem.ts'
import type { Problem } from '@shared/problem/problem.ts'
import { failure, ok, type Result } from '@shared/contract/result.ts'
import { ownLessonId, type FoundLesson } from './own-lesson.ts'
import type { WorldFile } from '../world/read-world-file.ts'
import { loadLessonFile } from './load-lesson-files.ts'
import { lessonVersion } from './lesson-version.ts'

export interface LessonLibrary {
  /** The built-in ones in the order of their file names, then those that were opened from disk, then those of the instructor's folder. */
  cards(): readonly LessonCard[]
  find(id: LessonId): Lesson | null
  /** The snapshot that it begins from. */
  worldOf(id: LessonId): WorldFile | null
  /** SHA-256 of what the lesson says, in hexadecimal digits: the same for as long as nothing of it is changed. null: there is no such lesson. */
  version(id: LessonId): string | null
  /** Opens a lesson from disk; opening the same file again takes its new contents. `bad-lesson`: file, line, column, what was expected. */
  openFile(file: string): Promise<Result<LessonId>>
  /** What the instructor's folder has by now. Gives whether anything is another than before. */
  shelve(lessons: readonly FoundLesson[]): boolean
  /** Reads a lesson from disk without taking it in: that is up to `shelve`, once somebody has said so. */
  readFile(file: string): Promise<Result<ReadLesson>>
  /** What is wrong with each built-in file that is damaged; the others are there all the same. */
  readonly damaged: readonly Problem[]
  /** The files of the built-in lessons, in order. */
  readonly builtInFiles: readonly string[]
}

export interface ReadLesson {
  readonly lesson: Lesson
  readonly world: WorldFile | null
  /** @returns the id that it is started by */
  shelve(): LessonId
}

interface Shelved {
  readonly lesson: Lesson
  readonly world: WorldFile | null
  readonly from: 'built-in' | 'file' | 'folder'
  readonly file: string
}

/** Reads the built-in lessons of `folder`. A missing folder is an empty library, and says so in `damaged`. */
export async function openLessonLibrary(folder: string): Promise<LessonLibrary> {
  const shelf = new Map<LessonId, Shelved>()
  const opened = new Map<LessonId, Shelved>()
  let inFolder: ReadonlyMap<LessonId, Shelved> = new Map()
  const shelvedAs = (id: LessonId): Shelved | undefined => shelf.get(id) ?? opened.get(id) ?? inFolder.get(id)
  const find = (id: LessonId): Lesson | null => shelvedAs(id)?.lesson ?? null
  const damaged: Problem[] = []
  const builtInFiles = await listFiles(folder, damaged)
  for (const file of builtInFiles) {
    const loaded = await loadLessonFile(file)
    if (!loaded.ok) damaged.push(loaded.problem)
    else {
      const id = lessonId(loaded.lesson.id)
      const other = shelf.get(id)
      if (other === undefined) shelf.set(id, { lesson: loaded.lesson, world: loaded.world, from: 'built-in', file })
      else damaged.push({ kind: 'lesson-id-taken', file, id, other: basename(other.file) })
    }
  }

  async function readFile(file: string): Promise<Result<ReadLesson>> {
    const loaded = await loadLessonFile(file)
    if (!loaded.ok) return failure('bad-lesson', loaded.problem)
    return ok({
      lesson: loaded.lesson,
      world: loaded.world,
      shelve() {
        // An own file never takes the place of a built-in lesson, whatever id it claims.
        const id = ownLessonId(loaded.lesson)
        opened.set(id, { lesson: loaded.lesson, world: loaded.world, from: 'file', file })
        return id
      },
    })
  }

  return {
    cards: () => [...new Map([...shelf, ...inFolder, ...opened])].map(([id, shelved]) => toCard(id, shelved)),
    find,
    worldOf: id => shelvedAs(id)?.world ?? null,
    version(id) {
      const lesson = find(id)
      return lesson === null ? null : lessonVersion(lesson)
    },
    readFile,
    async openFile(file) {
      const read = await readFile(file)
      return read.ok ? ok(read.value.shelve()) : read
    },
    shelve(lessons) {
      const stamp = (): string => JSON.stringify([...inFolder].map(([id, { file, lesson }]) => [id, file, lessonVersion(lesson)]))
      const before = stamp()
      inFolder = new Map(lessons.map(({ id, file, lesson, world }) => [id, { lesson, world, file, from: 'folder' }]))
      // A file that was opened from the folder is followed there.
      for (const [id, { file }] of opened) if (lessons.some(one => one.file === file)) opened.delete(id)
      return stamp() !== before
    },
    damaged,
    builtInFiles: [...shelf.values()].map(({ file }) => file),
  }
}

async function listFiles(folder: string, damaged: Problem[]): Promise<string[]> {
  try {
    const names = await readdir(folder)
    return names
      .filter(name => /\.ya?ml$/i.test(name))
      .sort()
      .map(name => join(folder, name))
  } catch (error) {
    damaged.push({ kind: 'file', errand: 'built-in-lessons', name: folder, problem: readFileError(error) })
    return []
  }
}

function toCard(id: LessonId, { lesson, from }: Shelved): LessonCard {
  const { title, summary, minutes, steps, chapter = null, needs = [] } = lesson
  const terms = fieldTermsIn(textsOf([title, summary, steps]))
  return {
    id,
    title,
    summary,
    minutes,
    steps: steps.length,
    chapter,
    needs,
    isChallenge: steps.some(isChallenge),
    isOwnFile: from !== 'built-in',
    isInFolder: from === 'folder',
    terms,
  }
}
