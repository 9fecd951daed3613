import { constants } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { readFileError, type FileProblem } from '@shared/problem/file-problem.ts'

export type BoundedFile = { readonly ok: true; readonly octets: Buffer } | { readonly ok: false; readonly problem: FileProblem }

const chunkBytes = 1024 * 1024

/**
 * The octets of a regular file, `atMost` of them. Looked at and read through one handle, so that no other file can take its place between;
 * what it says of its size is not believed (`/proc`, a file that grows): never more than one octet beyond the bound is read. A pipe is opened
 * without waiting for a writer (open(2), O_NONBLOCK) and refused, as are devices and sockets. Never throws.
 */
export async function readBoundedFile(file: string, atMost: number): Promise<BoundedFile> {
  let handle: FileHandle | null = null
  try {
    handle = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    const stats = await handle.stat()
    if (stats.isDirectory()) return { ok: false, problem: { kind: 'folder' } }
    if (!stats.isFile()) return { ok: false, problem: { kind: 'no-file' } }
    if (stats.size > atMost) return { ok: false, problem: { kind: 'too-large', bytes: stats.size, atMost } }
    const octets = await readUpTo(handle, atMost + 1, stats.size)
    return octets.length > atMost ? { ok: false, problem: { kind: 'too-large', bytes: octets.length, atMost } } : { ok: true, octets }
  } catch (error) {
    return { ok: false, problem: readFileError(error) }
  } finally {
    await handle?.close()
  }
}

async function readUpTo(handle: FileHandle, most: number, expected: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let length = 0
  while (length < most) {
    // The first one has room for the whole file and one octet more, which tells its end.
    const room = Math.min(most - length, length === 0 ? Math.max(expected + 1, 4096) : chunkBytes)
    const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(room), 0, room, null)
    if (bytesRead === 0) break
    chunks.push(buffer.subarray(0, bytesRead))
    length += bytesRead
  }
  return chunks.length === 1 ? (chunks[0] ?? Buffer.alloc(0)) : Buffer.concat(chunks)
}
