import { isUtf8 } from 'node:buffer'
import { basename } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { classFormat, longestClassFile, readClassFile, type ClassFile } from '@shared/classroom/class-file.ts'
import { classAsCsv, mergeClass, type MergedClass } from '@shared/classroom/merge-class.ts'
import type { CollectedClass } from '@shared/contract/ipc-contract.ts'
import { lessonId, type LessonId } from '@shared/ids.ts'
import type { LessonProgress, Progress } from '@shared/lesson/progress.ts'
import type { FileProblem } from '@shared/problem/file-problem.ts'
import type { Problem } from '@shared/problem/problem.ts'
import { readBoundedFile } from '../base/read-bounded-file.ts'
import { verifySignature, type SeatKey } from './seat-key.ts'

/** What a seat hands in, and what an instructor makes of the files of a class. */
export interface ClassDesk {
  /** The text of this seat's file. @throws ExpectedFailure when its key cannot be kept */
  handIn(name: string): string
  /** Reads up to 1000 files; each that is no class file is refused by its name. */
  collect(files: readonly string[]): Promise<CollectedClass>
  /** The class that was collected last; null: none yet. */
  csv(): string | null
}

interface ClassDeskOptions {
  readonly readProgress: () => Progress
  /** The id that a lesson's own file gives it. */
  readonly ownIdOf: (id: LessonId) => string | null
  /** Opened when it is needed for the first time. */
  readonly seatKey: () => SeatKey
}

const mostFiles = 1000
/** UTF-8 takes up to three octets for one of the text's units; what is longer is not even read. */
const maxBytes = 3 * longestClassFile

export function createClassDesk({ readProgress, ownIdOf, seatKey }: ClassDeskOptions): ClassDesk {
  let merged: MergedClass | null = null
  return {
    handIn(name) {
      const key = seatKey()
      const lessons = readProgress().lessons.flatMap(one => withoutPath(one, ownIdOf))
      const file: ClassFile = { 'crumbtrail-class': classFormat, seat: { name, key: key.publicKey }, savedAtMs: Date.now(), lessons }
      const line = JSON.stringify(file)
      return `${line}\n${key.sign(Buffer.from(line))}\n`
    },
    async collect(files) {
      const [read, refused]: [ClassFile[], Problem[]] = [[], []]
      for (const path of files.slice(0, mostFiles)) {
        const found = await readOne(path)
        if ('kind' in found) refused.push(found)
        else read.push(found)
        await setImmediate() // the window goes on
      }
      merged = mergeClass(read)
      return { ...merged, refused }
    },
    csv: () => (merged === null ? null : classAsCsv(merged)),
  }
}

/** Older progress may know a lesson from disk by its path, which is nobody’s business: it goes by the id in its file. */
function withoutPath(one: LessonProgress, ownIdOf: ClassDeskOptions['ownIdOf']): readonly LessonProgress[] {
  if (!one.id.startsWith('own:')) return [one]
  const own = ownIdOf(one.id)
  return own === null ? [] : [{ ...one, id: lessonId(`own:${own}`) }]
}

async function readOne(path: string): Promise<ClassFile | Problem> {
  const name = basename(path)
  const refused = (problem: FileProblem): Problem => ({ kind: 'file', errand: 'open-class', name, problem })
  const found = await readBoundedFile(path, maxBytes)
  if (!found.ok) return refused(found.problem)
  if (!isUtf8(found.octets)) return refused({ kind: 'not-utf8' })
  const read = readClassFile(found.octets.toString('utf8'), verifySignature)
  if (read.ok) return read.file
  const { line, column, problem } = read
  return { kind: 'class-file', name, wrong: { line, column, problem } }
}
