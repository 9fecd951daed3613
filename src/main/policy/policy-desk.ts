import type { Policy } from '@shared/policy/policy-file.ts'
import { ExpectedFailure } from '../base/expected-failure.ts'
import { readPolicyFile } from './read-policy-file.ts'

/** The policy that is in force, and the one that was opened and waits for a yes. */
export interface PolicyDesk {
  inForce(): Policy | null
  /** Reads a file; nothing is hidden yet. @throws ExpectedFailure with line and column when it is no policy */
  open(path: string): Promise<Policy>
  /** @throws ExpectedFailure when none was opened */
  begin(): void
  end(): void
}

/** @param onChanged called after the policy in force has changed */
export function createPolicyDesk(first: Policy | null, onChanged: (policy: Policy | null) => void): PolicyDesk {
  let [policy, opened]: (Policy | null)[] = [first, null]
  function change(next: Policy | null): void {
    ;[policy, opened] = [next, null]
    onChanged(next)
  }
  return {
    inForce: () => policy ?? null,
    async open(path) {
      const read = await readPolicyFile(path)
      if (!read.ok) throw new ExpectedFailure(read.error.code, read.error.problem)
      opened = read.value
      return read.value
    },
    begin() {
      if (!opened) throw new ExpectedFailure('not-found', { kind: 'no-policy-opened' })
      change(opened)
    },
    end: () => change(null),
  }
}
