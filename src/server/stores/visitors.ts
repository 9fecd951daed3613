import { dropOldest } from '@shared/collections/drop-oldest.ts'
import { randomUUID } from 'node:crypto'

/** What a site knows of a visitor without a name: how often this id came, and from which sites' pages. */
export interface Visitor {
  readonly id: string
  readonly visits: number
  readonly seenOn: readonly string[]
}

export interface VisitorStore {
  /** Counts a visit of `id`; an id that this server never gave, or none, makes a new visitor. `on` is the site it was seen on. */
  count(id: string | null, on: string | null): Visitor
  size(): number
  reset(): void
  save(): Visitor[]
  restore(saved: readonly Visitor[]): void
}

const MAX_KEPT = 1_000

/** Statistics about visitors nobody has asked for a name. A visitor who throws the cookie away counts as a new one. */
export function createVisitorStore(): VisitorStore {
  const visitors = new Map<string, Visitor>()
  return {
    count(id, on) {
      const before = visitors.get(id ?? '') ?? { id: randomUUID(), visits: 0, seenOn: [] }
      const seenOn = on === null || before.seenOn.includes(on) ? before.seenOn : [...before.seenOn, on].slice(-8)
      const now = { ...before, visits: before.visits + 1, seenOn }
      visitors.set(now.id, now)
      dropOldest(visitors, MAX_KEPT)
      return now
    },
    size: () => visitors.size,
    reset: () => visitors.clear(),
    save: () => [...visitors.values()],
    restore(saved) {
      visitors.clear()
      for (const visitor of saved) visitors.set(visitor.id, visitor)
    },
  }
}
