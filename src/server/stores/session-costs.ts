import type { SessionRows } from './session-rows.ts'

/** What a store has really taken of late, in microseconds; null: it has not been asked yet. */
export interface StoreCost {
  readonly readUs: number | null
  readonly writeUs: number | null
}

/** Enough for a median that one slow moment of the machine does not move. */
const MAX_TIMES = 101

export interface TimedRows {
  readonly rows: SessionRows
  cost(): StoreCost
  forget(): void
}

/** The same rows, with a watch held beside each look-up and each write. */
export function timedRows(rows: SessionRows): TimedRows {
  const reads: number[] = []
  const writes: number[] = []
  const timed: SessionRows = {
    ...rows,
    get(id) {
      const startedMs = performance.now()
      const session = rows.get(id)
      // What is not there is found to be so at once: those times would flatter the disk.
      if (session !== null) note(reads, performance.now() - startedMs)
      return session
    },
    put(session) {
      const startedMs = performance.now()
      rows.put(session)
      note(writes, performance.now() - startedMs)
    },
  }
  return {
    rows: timed,
    cost: () => ({ readUs: medianUs(reads), writeUs: medianUs(writes) }),
    forget() {
      reads.length = 0
      writes.length = 0
    },
  }
}

function note(times: number[], ms: number): void {
  times.push(ms)
  if (times.length > MAX_TIMES) times.shift()
}

function medianUs(times: readonly number[]): number | null {
  const middle = [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)]
  return middle === undefined ? null : Math.max(1, Math.round(middle * 1000))
}
