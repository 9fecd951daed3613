import { expect, it } from 'vitest'
import { createRateBound } from '../../../src/main/stage/rate-bound.ts'

const asked = (everyMs: number, count: number): number => {
  const bound = createRateBound(20, 1_000)
  return Array.from({ length: count }, (_, at) => bound.allows(at * everyMs)).filter(isAllowed => !isAllowed).length
}

it('lets twenty of a second through, for as long as one likes', () => {
  expect(asked(50, 500)).toBe(0)
})
it('stops the one that is too many, and counts from nothing again', () => {
  expect(asked(1, 20)).toBe(0)
  expect(asked(1, 21)).toBe(1)
  expect(asked(1, 42)).toBe(2)
})
