import type { WorldCard } from '@shared/world/world-card.ts'
import { writeWorld } from '@shared/world/read-world.ts'
import { cardOf } from '@shared/world/world-card.ts'
import type { WorldSnapshot } from '@shared/world/world-snapshot.ts'
import { ExpectedFailure } from '../base/expected-failure.ts'
import { prepareWorld, restoreWorld } from './restore-world.ts'
import type { WorldFile } from './read-world-file.ts'
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
  open(file: WorldFile): Promise<WorldCard>
  /** Tries a lesson's snapshot where nobody sees it. @throws ExpectedFailure with what the browser or the servers would refuse */
  check(file: WorldFile): Promise<void>
  /** Restores a lesson's snapshot for the lesson itself, which goes on. */
  begin(file: WorldFile): Promise<void>
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
    open: ({ name, text, world }) =>
      alone(async () => {
        await prepareWorld(parts, world, name, text)
        return cardOf(keep({ world, isFromFile: true }), world, true)
      }),
    check: ({ name, text, world }) => alone(async () => void (await prepareWorld(parts, world, name, text))),
    begin: ({ name, text, world }) => alone(async () => restoreWorld(parts, await prepareWorld(parts, world, name, text))),
  }
}
