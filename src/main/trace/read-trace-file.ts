import { isUtf8 } from 'node:buffer'
import { basename } from 'node:path'
import type { FileProblem } from '@shared/problem/file-problem.ts'
import { ExpectedFailure } from '../base/expected-failure.ts'
import { readBoundedFile } from '../base/read-bounded-file.ts'

/** The log itself holds less; a text much longer than this has no room in one string of V8. */
const maxBytes = 256 * 1024 * 1024

/**
 * The octets of a saved trace or a HAR, unread but for being text: the page parses them, which has no rights that a hostile file could use.
 * @throws ExpectedFailure when it is too large, no text, or cannot be read
 */
export async function readTraceFile(file: string): Promise<{ readonly name: string; readonly octets: Buffer }> {
  const read = await readBoundedFile(file, maxBytes)
  if (!read.ok) throw notOpened(file, read.problem)
  const { octets } = read
  const packed = packers.find(({ magic }) => magic.every((octet, index) => octets[index] === octet))
  if (packed !== undefined) throw notOpened(file, { kind: 'packed', packer: packed.name })
  if (!isUtf8(octets)) throw notOpened(file, { kind: 'not-utf8' })
  return { name: basename(file), octets }
}

/** How packed files begin (RFC 1952 §2.3.1; APPNOTE.TXT 4.3.7; RFC 8878 §3.1.1). */
const packers = [
  { name: 'gzip', magic: [0x1f, 0x8b] },
  { name: 'zip', magic: [0x50, 0x4b, 0x03, 0x04] },
  { name: 'zstd', magic: [0x28, 0xb5, 0x2f, 0xfd] },
] as const

const notOpened = (file: string, problem: FileProblem): ExpectedFailure =>
  new ExpectedFailure('io', { kind: 'file', errand: 'open-trace', name: basename(file), problem })
