import type { RefreshEnd } from '../lab/server-rows.ts'
import type { WorldRefresh } from './world.ts'

/** All refresh tokens that descend from one log-in. */
export interface RefreshFamily {
  readonly id: string
  readonly user: string
  /** null: one of them is current. Else how the last of them ended. */
  readonly ended: RefreshEnd | null
  /** Parents before their children. */
  readonly lines: readonly RefreshLine[]
}

export interface RefreshLine {
  readonly token: WorldRefresh
  /** How many branchings lie above it. A chain of renewals stays at one depth, however long it is. */
  readonly depth: number
  /** How many renewals lie above it; 0 for the token of the log-in. */
  readonly generation: number
}

/**
 * The families in a table of refresh tokens: living ones first, then the one that changed last. Every token stands in exactly one line,
 * also one whose parent is gone or, in a damaged trace, its own descendant.
 */
export function refreshFamilies(tokens: readonly WorldRefresh[]): readonly RefreshFamily[] {
  const byFamily = groupBy(tokens, ({ row }) => row.family)
  const families = [...byFamily].map(([id, members]) => ({ family: toFamily(id, members), changed: lastChange(members) }))
  families.sort((a, b) => Number(a.family.ended !== null) - Number(b.family.ended !== null) || b.changed - a.changed)
  return families.map(({ family }) => family)
}

function toFamily(id: string, members: readonly WorldRefresh[]): RefreshFamily {
  const lines = toLines(members)
  const isAlive = members.some(({ ended }) => ended === null)
  const newest = members.reduce<WorldRefresh | null>((best, one) => (best === null || one.changedBy >= best.changedBy ? one : best), null)
  return { id, user: members[0]?.row.user ?? '', ended: isAlive ? null : (newest?.ended ?? null), lines }
}

/** Without recursion: a family may be thousands of renewals deep. */
function toLines(members: readonly WorldRefresh[]): readonly RefreshLine[] {
  const known = new Set(members.map(({ row }) => row.id))
  const children = groupBy(members, ({ row }) => row.parent ?? '')
  const lines: RefreshLine[] = []
  const done = new Set<WorldRefresh>()
  const walk = (root: WorldRefresh): void => {
    const open: RefreshLine[] = [{ token: root, depth: 0, generation: 0 }]
    for (let line = open.pop(); line !== undefined; line = open.pop()) {
      if (done.has(line.token)) continue
      done.add(line.token)
      lines.push(line)
      const next = children.get(line.token.row.id) ?? []
      const depth = next.length > 1 ? line.depth + 1 : line.depth
      for (const token of [...next].reverse()) open.push({ token, depth, generation: line.generation + 1 })
    }
  }
  for (const token of members) if (token.row.parent === null || !known.has(token.row.parent)) walk(token)
  for (const token of members) walk(token) // a circle has no beginning: any of its tokens will do
  return lines
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [item])
    else group.push(item)
  }
  return groups
}

function lastChange(members: readonly WorldRefresh[]): number {
  return members.reduce((latest, { changedBy }) => Math.max(latest, changedBy), 0)
}
