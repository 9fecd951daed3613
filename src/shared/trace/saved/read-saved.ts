import { readHar } from './read-har.ts'
import { readTrace, type ReadStep } from './read-trace.ts'

/**
 * Parses a file that may be a saved trace or a HAR, told by what it begins with, never by its name.
 * @throws DamagedTrace
 */
export function readSaved(text: string): Generator<ReadStep, void, void> {
  const plain = text.startsWith('\uFEFF') ? text.slice(1) : text // some editors begin a file with a byte order mark
  return /^\s*\{\s*"log"/.test(plain.slice(0, 200)) ? readHar(plain) : readTrace(plain)
}
