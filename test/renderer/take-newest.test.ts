import { afterEach, expect, it, vi } from 'vitest'
import { takeNewest } from '../../src/renderer/src/base/take-newest.ts'

afterEach(() => void vi.useRealTimers())

it('draws once for all that came while it was drawing, and the newest', () => {
  vi.useFakeTimers()
  const drawn: number[] = []
  const show = takeNewest<number>(value => void drawn.push(value))
  for (let at = 0; at < 100; at += 1) show(at)
  expect(drawn).toEqual([])
  vi.runAllTimers()
  expect(drawn).toEqual([99])
  show(100)
  vi.runAllTimers()
  expect(drawn).toEqual([99, 100])
})
