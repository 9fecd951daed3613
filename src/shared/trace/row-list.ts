import type { EventSeq } from '../ids.ts'

/** Where a row stands among others: at its first event, unless it says otherwise. */
export interface Placed {
  readonly firstSeq: EventSeq
  readonly place?: number
}

export const placeOf = ({ place, firstSeq }: Placed): number => place ?? firstSeq

interface Row extends Placed {
  readonly key: string
}

/** Rows in the order of their places, rebuilt one by one and only when touched and asked for. */
export interface RowList<R extends Row> {
  /** The row of this key may have changed, come or gone. */
  readonly touch: (key: string) => void
  readonly rows: () => readonly R[]
  readonly byKey: (key: string) => R | null
}

/** `build` makes a row from what is known of its key now; null: there is no such row (any more). */
export function createRowList<R extends Row>(build: (key: string) => R | null): RowList<R> {
  const built = new Map<string, R>()
  const touched = new Set<string>()
  let rows: readonly R[] = []

  function flush(): void {
    if (touched.size === 0) return
    const fresh: R[] = []
    let from = Number.POSITIVE_INFINITY
    for (const key of touched) {
      const before = built.get(key)
      const row = build(key)
      if (before === undefined && row === null) continue
      from = Math.min(from, before === undefined ? from : placeOf(before), row === null ? from : placeOf(row))
      if (row === null) built.delete(key)
      else {
        built.set(key, row)
        fresh.push(row)
      }
    }
    if (from !== Number.POSITIVE_INFINITY) rows = mergeTail(from, fresh)
    touched.clear()
  }

  /** Rows before the earliest changed one stay as they are: mostly only the last few are touched. */
  function mergeTail(from: number, fresh: readonly R[]): readonly R[] {
    const start = lowerBound(rows, from)
    const next = rows.slice(0, start)
    const kept = rows.slice(start).filter(row => !touched.has(row.key))
    const tail = [...kept, ...fresh].sort((a, b) => placeOf(a) - placeOf(b) || a.firstSeq - b.firstSeq)
    for (const row of tail) next.push(row)
    return next
  }

  return {
    touch: key => {
      touched.add(key)
    },
    rows() {
      flush()
      return rows
    },
    byKey(key) {
      flush()
      return built.get(key) ?? null
    },
  }
}

/** Index of the first row whose place is not below `seq`. */
export function lowerBound(rows: readonly Placed[], seq: number): number {
  let [low, high] = [0, rows.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    const row = rows[middle]
    if (row !== undefined && placeOf(row) < seq) low = middle + 1
    else high = middle
  }
  return low
}
