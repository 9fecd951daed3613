import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { NotPossible } from './not-possible.ts'

/** The log itself holds less; a text much longer than this has no room in one string of V8. */
const maxBytes = 256 * 1024 * 1024

/**
 * The text of a saved trace or a HAR, unread: the page parses it, which has no rights that a hostile file could use.
 * @throws NotPossible when it is too large, no text, or cannot be read
 */
export async function readTraceFile(file: string): Promise<{ readonly name: string; readonly text: string }> {
  const octets = await readBounded(file).catch((error: unknown) => {
    if (error instanceof NotPossible) throw error
    throw new NotPossible('io', `The file could not be read: ${String(error)}. Choose another one.`)
  })
  try {
    return { name: basename(file), text: new TextDecoder('utf-8', { fatal: true }).decode(octets) }
  } catch {
    throw new NotPossible('io', `${basename(file)} is not UTF-8 text. Choose a .crumbtrail or a .har file.`)
  }
}

async function readBounded(file: string): Promise<Buffer> {
  const { size } = await stat(file)
  if (size <= maxBytes) return readFile(file)
  throw new NotPossible('io', `${basename(file)} has ${Math.ceil(size / 1_048_576)} MB; at most ${maxBytes / 1_048_576} MB can be opened.`)
}
