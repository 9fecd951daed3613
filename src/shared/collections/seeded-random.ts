/** Chance that can be repeated: the same seed gives the same numbers. */
export interface SeededRandom {
  /** From 0 up to, and without, 1. */
  next(): number
  /** @throws on an empty list */
  pick<Item>(items: readonly Item[]): Item
  /** True so often, of 1. */
  chance(share: number): boolean
}

/** mulberry32: small, and even enough to draw questions and orders from. @param seed a whole number from 0 to 2^32 - 1 */
export function createSeededRandom(seed: number): SeededRandom {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    next,
    pick(items) {
      const item = items[Math.floor(next() * items.length)]
      if (item === undefined) throw new Error('nothing to pick from')
      return item
    },
    chance: share => next() < share,
  }
}
