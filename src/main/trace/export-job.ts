import { basename } from 'node:path'
import { readFileError } from '@shared/problem/file-problem.ts'
import type { FileParts } from './save-in-slices.ts'
import { saveInSlices } from './save-in-slices.ts'
import { ExpectedFailure } from '../base/expected-failure.ts'

/** Saves one export at a time, tells how far it is once it takes long, and can be told to stop. */
export interface ExportJob {
  /**
   * @returns false when it was cancelled
   * @throws ExpectedFailure while another export runs, or when the file cannot be written
   */
  save(file: string, parts: () => FileParts): Promise<boolean>
  cancel(): void
}

/** Nobody needs a progress bar for less, in milliseconds. */
const quietMs = 300
const tellEveryMs = 100

/** `tell` hears 0 to 1 while a long export runs, and null when it is over. */
export function createExportJob(tell: (share: number | null) => void, nowMs = (): number => performance.now()): ExportJob {
  let running: AbortController | null = null

  return {
    async save(file, parts) {
      if (running !== null) throw new ExpectedFailure('not-possible', { kind: 'export-runs' })
      running = new AbortController()
      let nextTellMs = nowMs() + quietMs
      let isTold = false
      const onProgress = (share: number): void => {
        if (nowMs() < nextTellMs) return
        nextTellMs = nowMs() + tellEveryMs
        isTold = true
        tell(share)
      }
      try {
        return await saveInSlices(file, parts(), { signal: running.signal, onProgress })
      } catch (error) {
        if (error instanceof ExpectedFailure) throw error // what makes the file says why it cannot be made
        const problem = readFileError(error)
        if (problem.kind === 'failed' && problem.code === '') throw error // not the disk: a bug in what makes the file
        throw new ExpectedFailure('io', { kind: 'file', errand: 'save', name: basename(file), problem })
      } finally {
        running = null
        if (isTold) tell(null)
      }
    },
    cancel: () => running?.abort(),
  }
}
