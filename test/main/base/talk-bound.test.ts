import { expect, it } from 'vitest'
import { costOfText, createTalkBound } from '../../../src/main/base/talk-bound.ts'

it('allows so much at once, and so much a second for as long as one likes', () => {
  const bound = createTalkBound(100, 10)
  expect(bound.allows(100, 0)).toBe(true)
  expect(bound.allows(1, 0)).toBe(false)
  for (let second = 1; second <= 1_000; second += 1) expect(bound.allows(10, second * 1_000)).toBe(true)
})

it('does not count what it refuses', () => {
  const bound = createTalkBound(100, 10)
  expect(bound.allows(101, 0)).toBe(false)
  expect(bound.allows(100, 0)).toBe(true)
})

it('forgets no faster than it says', () => {
  const bound = createTalkBound(100, 10)
  bound.allows(100, 0)
  expect(bound.allows(6, 500)).toBe(false)
  expect(bound.allows(5, 500)).toBe(true)
})

it('counts a long text by its length', () => {
  expect([0, 4_095, 4_096, 1_000_000].map(costOfText)).toEqual([1, 1, 2, 245])
})
