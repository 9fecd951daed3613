import { cookieKey, type Cookie } from '@shared/trace/cookie.ts'
import type { OpenLine, SeenChange } from './set-cookie-lines.ts'

/** What may tell the partition of a change. */
interface Signs {
  /** The jar as DevTools reads it, after the change; null: it could not be read. */
  readonly read: readonly Cookie[] | null
  /** Lines of responses that have not been settled. */
  readonly lines: readonly OpenLine[]
}

export interface PartitionFinder {
  /** The partition that a change happened in; `next`: what the jar told after it. */
  of(change: SeenChange, next: SeenChange | null, signs: Signs): string | null
}

/**
 * Electron's `changed` says nothing of partitions (CHIPS), so the partition is found: by what the jar held, by the line that set the cookie,
 * and by the jar as DevTools reads it.
 * @param jar what the jar held before the change, by `cookieKey`; kept up to date by the caller
 */
export function createPartitionFinder(jar: ReadonlyMap<string, Cookie>): PartitionFinder {
  /** Of the change before, when it took out what is put back by this one. */
  let overwritten: { readonly place: string; readonly partitionKey: string | null } | null = null

  function held(cookie: Cookie): readonly Cookie[] {
    return [...jar.values()].filter(one => placeOf(one) === placeOf(cookie))
  }

  function find(change: SeenChange, next: SeenChange | null, signs: Signs): string | null {
    const { cookie, chromiumCause } = change
    if (change.change === 'set') return setIn(cookie, chromiumCause.includes('overwrite'), signs)
    const equal = held(cookie).filter(({ value }) => value === cookie.value)
    const [only] = equal
    if (only === undefined || equal.length === 1) return (only ?? held(cookie)[0])?.partitionKey ?? null
    if (chromiumCause === 'overwrite' && next !== null) return setIn(next.cookie, true, signs)
    const gone = equal.find(one => signs.read !== null && !signs.read.some(left => cookieKey(left) === cookieKey(one)))
    return (gone ?? only).partitionKey
  }

  /** `isOverwrite`: the jar had this very cookie, else it had not. */
  function setIn(cookie: Cookie, isOverwrite: boolean, { read, lines }: Signs): string | null {
    if (!cookie.secure) return null // CHIPS: `Partitioned` needs `Secure`
    const here = held(cookie)
    const isPossible = ({ partitionKey }: Cookie): boolean => isOverwrite === here.some(one => one.partitionKey === partitionKey)
    const isAlike = (one: Cookie): boolean => placeOf(one) === placeOf(cookie) && one.value === cookie.value
    const isChanged = (one: Cookie): boolean => here.every(known => known.partitionKey !== one.partitionKey || known.value !== one.value)
    const there = (read ?? []).filter(one => isAlike(one) && isPossible(one))
    const meant = lines.flatMap(line => (line.read === null ? [] : [line.read.cookie])).filter(one => isAlike(one) && isPossible(one))
    const found = there.find(isChanged) ?? there[0] ?? meant[0]
    if (found !== undefined) return found.partitionKey
    return isOverwrite ? (here[0]?.partitionKey ?? null) : null
  }

  return {
    of(change, next, signs) {
      const place = placeOf(change.cookie)
      const isPutBack = overwritten !== null && change.change === 'set' && overwritten.place === place
      const partitionKey = isPutBack ? (overwritten?.partitionKey ?? null) : find(change, next, signs)
      overwritten = change.change === 'removed' && change.chromiumCause === 'overwrite' ? { place, partitionKey } : null
      return partitionKey
    },
  }
}

const placeOf = (cookie: Cookie): string => cookieKey({ ...cookie, partitionKey: null })
