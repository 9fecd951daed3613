import type { WorldCard } from '@shared/world/world-card.ts'
import { readWorld, writeWorld } from '@shared/world/read-world.ts'
import { cardOf } from '@shared/world/world-card.ts'
import type { WorldSnapshot } from '@shared/world/world-snapshot.ts'
import { ExpectedFailure } from '../base/expected-failure.ts'
import { prepareWorld, restoreWorld } from './restore-world.ts'
import { takeWorld, type WorldParts } from './take-world.ts'

/** The named checkpoints of this start of the app: snapshots in memory, each of which can become a file and come from one. */
export interface WorldDesk {
  /** The oldest first. */
  list(): readonly WorldCard[]
  take(name: string): Promise<void>
  /** @throws ExpectedFailure when it is no longer there */
  restore(id: number): Promise<void>
  rename(id: number, name: string): void
  remove(id: number): void
  /** @returns what is written into the file, with all its secrets */
  textOf(id: number): string
  /**
   * Takes a file in as a checkpoint, without restoring it. Nothing of the lab changes.
   * @throws ExpectedFailure with line and column when it is no snapshot, or one that the browser or the servers would refuse
   */
  open(file: { readonly name: string; readonly text: string }): Promise<WorldCard>
}

interface Kept {
  readonly world: WorldSnapshot
  readonly isFromFile: boolean
}

/** Each may hold megabytes. */
const mostKept = 30

export function createWorldDesk(parts: WorldParts, beforeRestore: () => void): WorldDesk {
  const kept = new Map<number, Kept>()
  let serial = 0
  let isBusy = false

  const need = (id: number): Kept => {
    const found = kept.get(id)
    if (found === undefined) throw new ExpectedFailure('not-found', { kind: 'checkpoint-gone' })
    return found
  }
  function keep(one: Kept): number {
    if (kept.size >= mostKept) throw new ExpectedFailure('not-possible', { kind: 'too-many-checkpoints' })
    serial += 1
    kept.set(serial, one)
    return serial
  }
  /** One at a time: two that reset the same lab would leave neither's. */
  async function alone<Value>(work: () => Promise<Value>): Promise<Value> {
    if (isBusy) throw new ExpectedFailure('not-possible', { kind: 'world-under-way' })
    isBusy = true
    try {
      return await work()
    } finally {
      isBusy = false
    }
  }

  return {
    list: () => [...kept].map(([id, { world, isFromFile }]) => cardOf(id, world, isFromFile)),
    take: name =>
      alone(async () => {
        if (kept.size >= mostKept) throw new ExpectedFailure('not-possible', { kind: 'too-many-checkpoints' })
        const world = await takeWorld(parts, name)
        keep({ world, isFromFile: false })
        parts.log.append({ observer: 'app', kind: 'world.taken', name })
      }),
    restore: id =>
      alone(async () => {
        const { world } = need(id)
        const prepared = await prepareWorld(parts, world, world.name)
        beforeRestore()
        await restoreWorld(parts, prepared)
      }),
    rename(id, name) {
      const { world, isFromFile } = need(id)
      kept.set(id, { world: { ...world, name }, isFromFile })
    },
    remove(id) {
      need(id)
      kept.delete(id)
    },
    textOf: id => writeWorld(need(id).world),
    open: ({ name, text }) =>
      alone(async () => {
        const read = readWorld(text)
        if (!read.ok) {
          const { line, column, problem } = read
          throw new ExpectedFailure('bad-input', { kind: 'world-file', name, wrong: { line, column, problem } })
        }
        await prepareWorld(parts, read.world, name, text)
        return cardOf(keep({ world: read.world, isFromFile: true }), read.world, true)
      }),
  }
}
