/**
 * The order in which the answers of a prediction are shown: every order is as likely as any other, and the same seed gives the same.
 *
 * @param seed a whole number from 0 to 2^32 - 1
 * @returns the indices of the answers as the file has them, in the order of the eye
 */
export function answerOrder(seed: number, step: number, count: number): readonly number[] {
  const next = createRandom(seed ^ Math.imul(step + 1, 0x9e3779b1))
  const order = Array.from({ length: count }, (_, index) => index)
  // Fisher and Yates.
  for (let last = count - 1; last > 0; last -= 1) {
    const chosen = Math.floor(next() * (last + 1))
    const [one, other] = [order[last], order[chosen]]
    if (one === undefined || other === undefined) break
    order[last] = other
    order[chosen] = one
  }
  return order
}

/** mulberry32: small, and even enough to shuffle five things. Gives numbers from 0 up to 1. */
function createRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
