import { createSeededRandom } from '../collections/seeded-random.ts'

/**
 * The order in which the answers of a prediction are shown: every order is as likely as any other, and the same seed gives the same.
 *
 * @param seed a whole number from 0 to 2^32 - 1
 * @returns the indices of the answers as the file has them, in the order of the eye
 */
export function answerOrder(seed: number, step: number, count: number): readonly number[] {
  const { next } = createSeededRandom(seed ^ Math.imul(step + 1, 0x9e3779b1))
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
