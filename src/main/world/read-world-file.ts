import { isUtf8 } from 'node:buffer'
import { basename } from 'node:path'
import type { FileProblem } from '@shared/problem/file-problem.ts'
import type { Problem } from '@shared/problem/problem.ts'
import { readWorld } from '@shared/world/read-world.ts'
import type { WorldSnapshot } from '@shared/world/world-snapshot.ts'
import { readBoundedFile } from '../base/read-bounded-file.ts'

/** A snapshot with the file that it was read from: what is refused later is named by line and column of its text. */
export interface WorldFile {
  /** Without its folder. */
  readonly name: string
  readonly text: string
  readonly world: WorldSnapshot
}

export type ReadWorldFile = { readonly ok: true; readonly file: WorldFile } | { readonly ok: false; readonly problem: Problem }

/** UTF-8 takes up to three octets for one of the text's units; what is longer is not even read. */
const maxBytes = 6 * 1024 * 1024

/** Reads and checks a snapshot, as far as neither a browser nor the servers are needed for it. Never throws. */
export async function readWorldFile(path: string): Promise<ReadWorldFile> {
  const name = basename(path)
  const notOpened = (problem: FileProblem): ReadWorldFile => ({ ok: false, problem: { kind: 'file', errand: 'open-world', name, problem } })
  const octets = await readBoundedFile(path, maxBytes)
  if (!octets.ok) return notOpened(octets.problem)
  if (!isUtf8(octets.octets)) return notOpened({ kind: 'not-utf8' })
  const text = octets.octets.toString('utf8')
  const read = readWorld(text)
  if (read.ok) return { ok: true, file: { name, text, world: read.world } }
  const { line, column, problem } = read
  return { ok: false, problem: { kind: 'world-file', name, wrong: { line, column, problem } } }
}
