/** A seeded source of chance: the same seed gives the same session. */
export interface Random {
  /** A whole number from 0 to `below` - 1. */
  below(below: number): number
  chance(probability: number): boolean
  pick<Item>(items: readonly Item[]): Item
  weighted<Item extends { readonly weight: number }>(items: readonly Item[]): Item
}

/** mulberry32: 32 bits of state are enough to play a session again. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (bound: number): number => Math.floor(next() * bound)
  function pick<Item>(items: readonly Item[]): Item {
    const found = items[below(items.length)]
    if (found === undefined) throw new Error('there is nothing to pick from')
    return found
  }
  return {
    below,
    chance: probability => next() < probability,
    pick,
    weighted(items) {
      let left = next() * items.reduce((sum, { weight }) => sum + weight, 0)
      for (const item of items) {
        left -= item.weight
        if (left < 0) return item
      }
      return pick(items)
    },
  }
}
