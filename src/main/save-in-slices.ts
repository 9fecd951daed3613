import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { setImmediate } from 'node:timers/promises'

/** A stretch of a file that is made while it is written. */
export interface FilePart {
  readonly text: string
  /** How much of the whole work is done, 0 to 1. */
  readonly share: number
}

interface SaveOptions {
  readonly signal?: AbortSignal
  readonly onProgress?: (share: number) => void
}

/** So long at most, in milliseconds, does making the file keep tabs, proxy and window waiting: less than a frame. */
const sliceMs = 12

/**
 * Writes a file for its owner alone (mode 600), beside its place first and moved there when it is whole: whatever stood there before
 * stays until then, and a cancelled or failed one leaves nothing behind.
 * @returns false when it was cancelled
 * @throws what the file system says
 */
export async function saveInSlices(file: string, parts: Iterable<FilePart>, options: SaveOptions = {}): Promise<boolean> {
  const temporary = join(dirname(file), `.${basename(file)}.${randomBytes(4).toString('hex')}.part`)
  const handle = await open(temporary, 'wx', 0o600)
  const sweep = (): void => rmSync(temporary, { force: true })
  process.once('exit', sweep) // the app was quit in the middle
  try {
    try {
      for await (const { text, share } of slices(parts)) {
        if (options.signal?.aborted === true) return false
        if (text !== '') await handle.appendFile(text)
        options.onProgress?.(share)
      }
      await handle.sync()
    } finally {
      await handle.close()
    }
    if (options.signal?.aborted === true) return false
    await rename(temporary, file)
    return true
  } finally {
    await rm(temporary, { force: true })
    process.off('exit', sweep)
  }
}

/** What comes within one slice of time as one part, and a turn of the event loop behind each. */
async function* slices(parts: Iterable<FilePart>): AsyncGenerator<FilePart> {
  let text = ''
  let last = 0
  let end = performance.now() + sliceMs
  for (const part of parts) {
    text += part.text
    last = part.share
    if (performance.now() < end) continue
    yield { text, share: last }
    text = ''
    await setImmediate()
    end = performance.now() + sliceMs
  }
  yield { text, share: last }
}
