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
    throw new NotPossible('io', sayReadFailure(error, basename(file)))
  })
  const packed = packers.find(({ magic }) => magic.every((octet, index) => octets[index] === octet))
  if (packed !== undefined)
    throw new NotPossible(
      'io',
      `${basename(file)} is packed (${packed.name}). Unpack it, and open the .crumbtrail or .har file that comes out.`,
    )
  try {
    return { name: basename(file), text: new TextDecoder('utf-8', { fatal: true }).decode(octets) }
  } catch {
    throw new NotPossible('io', `${basename(file)} is not UTF-8 text. Choose a .crumbtrail or a .har file.`)
  }
}

/** How packed files begin (RFC 1952 §2.3.1; APPNOTE.TXT 4.3.7; RFC 8878 §3.1.1). */
const packers = [
  { name: 'gzip', magic: [0x1f, 0x8b] },
  { name: 'zip', magic: [0x50, 0x4b, 0x03, 0x04] },
  { name: 'zstd', magic: [0x28, 0xb5, 0x2f, 0xfd] },
] as const

/** What is in the way, and what to do about it. */
function sayReadFailure(error: unknown, name: string): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null
  switch (code) {
    case 'EISDIR':
      return `${name} is a folder. Choose a .crumbtrail or a .har file in it.`
    case 'EACCES':
    case 'EPERM':
      return `${name} may not be read by you. Ask for the right to read it, or choose another file.`
    case 'ENOENT':
      return `${name} is not there any more. Choose another file.`
    default:
      return `${name} could not be read: ${String(error)}. Choose another file.`
  }
}

async function readBounded(file: string): Promise<Buffer> {
  const { size } = await stat(file)
  if (size <= maxBytes) return readFile(file)
  throw new NotPossible('io', `${basename(file)} has ${Math.ceil(size / 1_048_576)} MB; at most ${maxBytes / 1_048_576} MB can be opened.`)
}
