import { readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { writeFile } from 'atomically'
import type { Notice } from '@shared/contract/app-facts.ts'
import { noProgress, progressSchema, type Progress } from '@shared/lesson/progress.ts'
import { readFileError } from '@shared/problem/file-problem.ts'
import type { Problem } from '@shared/problem/problem.ts'

export interface ProgressStore {
  read(): Progress
  /** Begins to be written at once; what changes meanwhile is written right after. */
  change(progress: Progress): void
  /** Resolves when everything so far is on the disk, or cannot be. */
  written(): Promise<void>
  isWritten(): boolean
}

/** Far more than a course of hundreds of lessons has. */
const MAX_BYTES = 16 * 1024 * 1024
const name = 'progress.json'

/**
 * Progress in one JSON file. Each state is written to a file of its own, flushed to the disk and renamed, so that the file is whole at any
 * moment. A damaged file is set aside under another name and told of; one that cannot be read or set aside is never written over.
 */
export function openProgress(folder: string, notice: (notice: Notice) => void): ProgressStore {
  const file = join(folder, name)
  removeUnfinished(folder)
  const found = readStored(file, notice)
  let progress = found.progress
  let pending: Progress | null = null
  let writing: Promise<void> | null = null
  let isTold = false

  async function writeAll(): Promise<void> {
    while (pending !== null) {
      const next = pending
      pending = null
      try {
        await writeFile(file, `${JSON.stringify(next)}\n`, { mode: 0o600 })
      } catch (error) {
        if (!isTold) notice(notKept({ kind: 'file', errand: 'keep-progress', name: file, problem: readFileError(error) }))
        isTold = true
      }
    }
    writing = null
  }

  return {
    read: () => progress,
    change(next) {
      progress = next
      if (!found.mayWrite) return
      pending = next
      writing ??= writeAll()
    },
    written: () => writing ?? Promise.resolve(),
    isWritten: () => writing === null,
  }
}

/** What a write that was cut off has left behind; it never became the file. */
function removeUnfinished(folder: string): void {
  try {
    for (const left of readdirSync(folder)) if (left.startsWith(`${name}.tmp-`)) rmSync(join(folder, left), { force: true })
  } catch {
    // A folder that cannot be read is told of when the file is.
  }
}

interface Stored {
  readonly progress: Progress
  readonly mayWrite: boolean
}

function readStored(file: string, notice: (notice: Notice) => void): Stored {
  try {
    const text = statSync(file).size > MAX_BYTES ? '' : readFileSync(file, 'utf8')
    const stored = parse(text)
    return stored === null ? setAside(file, notice) : { progress: stored, mayWrite: true }
  } catch (error) {
    const problem = readFileError(error)
    if (problem.kind === 'gone') return { progress: noProgress, mayWrite: true }
    notice(notKept({ kind: 'file', errand: 'read-progress', name: file, problem }))
    return { progress: noProgress, mayWrite: false }
  }
}

function parse(text: string): Progress | null {
  try {
    const read = progressSchema.safeParse(JSON.parse(text))
    return read.success ? withoutPaths(read.data) : null
  } catch {
    return null
  }
}

/** Lessons from disk were once known by their path; it is nobody’s business, and leads to no lesson any more. */
const withoutPaths = (progress: Progress): Progress => ({
  ...progress,
  lessons: progress.lessons.filter(({ id }) => !id.startsWith('own:') || /^own:[a-z0-9-]{1,60}$/.test(id)),
})

function setAside(file: string, notice: (notice: Notice) => void): Stored {
  const aside = `${file.slice(0, -'.json'.length)}.damaged-${new Date().toISOString().replaceAll(/[:.]/g, '-')}.json`
  try {
    renameSync(file, aside)
    notice(notKept({ kind: 'progress-damaged', file, aside }))
    return { progress: noProgress, mayWrite: true }
  } catch {
    notice(notKept({ kind: 'progress-damaged', file, aside: null }))
    return { progress: noProgress, mayWrite: false }
  }
}

const notKept = (problem: Problem): Notice => ({ kind: 'progress-not-kept', problem })
