import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eventSeq } from '@shared/ids.ts'
import type { EventOf, TraceEventKind } from '@shared/trace/trace-event.ts'
import { createLabClock, type MovableLabClock } from '../../src/server/base/lab-clock.ts'
import { openLab, type Lab, type LabOptions } from '../../src/server/open-lab.ts'
import type { LabFact } from '../../src/server/base/record.ts'
import { allowDialling } from './no-dialling.ts'

export interface TestLab {
  readonly lab: Lab
  readonly clock: MovableLabClock
  /** Where the lab may keep files while it is open. */
  readonly folder: string
  readonly facts: readonly LabFact[]
  /** The facts of one kind, in order. */
  of<Kind extends LabFact['kind'] & TraceEventKind>(kind: Kind): EventOf<Kind>[]
  /** `check: code` for every check decided so far, refusals marked. */
  receipt(): string[]
  forget(): void
  setPaused(isPaused: boolean): void
}

/** A lab on a clock that stands still at 2030-01-01 until it is moved, with its facts at hand. A mistake of the lab fails the test. */
export async function openTestLab(options: Pick<LabOptions, 'holdRequest'> = {}): Promise<TestLab> {
  const facts: LabFact[] = []
  let seq = 0
  let isPaused = false
  const clock = createLabClock(() => Date.UTC(2030, 0, 1))
  const folder = mkdtempSync(join(tmpdir(), 'crumbtrail-test-lab-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const lab = await openLab({
    ...options,
    clock,
    temporaryFolder: folder,
    record(fact) {
      if (isPaused) return null
      facts.push(fact)
      return eventSeq(++seq)
    },
    onError(error) {
      throw error
    },
  })
  allowDialling(lab.port)
  facts.splice(0) // the server's first rows, which every lab tells at its start
  const of = <Kind extends TraceEventKind>(kind: Kind): EventOf<Kind>[] =>
    facts.filter(fact => fact.kind === kind) as unknown as EventOf<Kind>[]
  return {
    lab,
    clock,
    folder,
    facts,
    of,
    receipt: () => of('check.decided').map(({ check, outcome, code }) => (outcome === 'passed' ? check : `${check}: ${code}`)),
    forget: () => facts.splice(0),
    setPaused: value => (isPaused = value),
  }
}
