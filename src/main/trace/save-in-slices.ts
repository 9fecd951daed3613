import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { open, realpath, rename, rm, stat, type FileHandle } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { setImmediate } from 'node:timers/promises'

/** A stretch of a file that is made while it is written. */
export interface FilePart {
  /** Bytes are written as they are. */
  readonly text: string | Uint8Array
  /** How much of the whole work is done, 0 to 1. */
  readonly share: number
}

/** In order; one that has to wait for its parts is asynchronous. */
export type FileParts = Iterable<FilePart> | AsyncIterable<FilePart>

interface SaveOptions {
  readonly signal?: AbortSignal
  readonly onProgress?: (share: number) => void
}

/** So long at most, in milliseconds, does making the file keep tabs, proxy and window waiting: less than a frame. */
const sliceMs = 12

/**
 * Writes a file for its owner alone (mode 600), beside its place first and moved there when it is whole: whatever stood there before
 * stays until then, and a cancelled or failed one leaves nothing behind. A link stays a link. What is there and no file (a device, a
 * pipe) is written to as it is, and never replaced.
 * @returns false when it was cancelled
 * @throws what the file system says
 */
export async function saveInSlices(file: string, parts: FileParts, options: SaveOptions = {}): Promise<boolean> {
  const target = await realpath(file).catch(() => file)
  const isFile = await stat(target).then(
    found => found.isFile(),
    () => true, // not there yet
  )
  if (!isFile) return writeAll(await open(target, 'w'), parts, options)
  const temporary = join(dirname(target), `.${basename(target)}.${randomBytes(4).toString('hex')}.part`)
  const handle = await open(temporary, 'wx', 0o600)
  const sweep = (): void => rmSync(temporary, { force: true })
  process.once('exit', sweep) // the app was quit in the middle
  try {
    const isWhole = await writeAll(handle, parts, options)
    if (isWhole) await rename(temporary, target)
    return isWhole
  } finally {
    await rm(temporary, { force: true })
    process.off('exit', sweep)
  }
}

/** Writes and closes. False: it was cancelled, at the last moment perhaps. */
async function writeAll(handle: FileHandle, parts: FileParts, { signal, onProgress }: SaveOptions): Promise<boolean> {
  try {
    for await (const { text, share } of slices(parts)) {
      if (signal?.aborted === true) return false
      if (text.length > 0) await handle.appendFile(text)
      onProgress?.(share)
    }
    if ((await handle.stat()).isFile()) await handle.sync()
  } finally {
    await handle.close()
  }
  return signal?.aborted !== true
}

/** What comes within one slice of time as one part, and a turn of the event loop behind each. */
async function* slices(parts: FileParts): AsyncGenerator<FilePart> {
  let text = ''
  let last = 0
  let end = performance.now() + sliceMs
  for await (const part of parts) {
    last = part.share
    if (typeof part.text !== 'string') {
      yield { text, share: last }
      yield part
      text = ''
      continue
    }
    text += part.text
    if (performance.now() < end) continue
    yield { text, share: last }
    text = ''
    await setImmediate()
    end = performance.now() + sliceMs
  }
  yield { text, share: last }
}
