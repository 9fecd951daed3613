import { join } from 'node:path'
import { ok, type Result } from '@shared/contract/result.ts'
import type { Policy } from '@shared/policy/policy-file.ts'
import { readPolicyFile } from './read-policy-file.ts'

/** The name of a policy that is in force from the start of the app. */
const fileName = 'crumbtrail.crumbpolicy'

interface FirstPolicy {
  /** From the command line; null: none was given. */
  readonly given: string | null
  /** Where `crumbtrail.crumbpolicy` is looked for, in this order. */
  readonly folders: readonly string[]
}

/** The policy that the app starts with: the one that was given, or else the first that lies in one of the folders. null: none. */
export async function firstPolicy({ given, folders }: FirstPolicy): Promise<Result<Policy | null>> {
  if (given !== null) return readPolicyFile(given)
  for (const folder of folders) {
    const read = await readPolicyFile(join(folder, fileName))
    if (!read.ok && read.error.problem.kind === 'file' && read.error.problem.problem.kind === 'gone') continue
    return read
  }
  return ok(null)
}
