import { isUtf8 } from 'node:buffer'
import { basename } from 'node:path'
import { failure, ok, type Result } from '@shared/contract/result.ts'
import { longestPolicyFile, readPolicy, type Policy } from '@shared/policy/policy-file.ts'
import type { FileProblem } from '@shared/problem/file-problem.ts'
import { readBoundedFile } from '../base/read-bounded-file.ts'

/** UTF-8 takes up to three octets for one of the text's units; what is longer is not even read. */
const maxBytes = 3 * longestPolicyFile

/** The policy in a file, or why there is none. Never throws. */
export async function readPolicyFile(path: string): Promise<Result<Policy>> {
  const name = basename(path)
  const notRead = (problem: FileProblem): Result<never> => failure('io', { kind: 'file', errand: 'open-policy', name, problem })
  const found = await readBoundedFile(path, maxBytes)
  if (!found.ok) return notRead(found.problem)
  if (!isUtf8(found.octets)) return notRead({ kind: 'not-utf8' })
  const read = readPolicy(found.octets.toString('utf8'))
  if (read.ok) return ok(read.value)
  const { line, column, problem } = read
  return failure('bad-input', { kind: 'policy-file', name, wrong: { line, column, problem } })
}
