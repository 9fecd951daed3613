import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createChangeGate } from '../../../src/main/recorder/change-gate.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const gated = () => {
  const passed: (readonly [number, number])[] = []
  const gate = createChangeGate<number>(
    (change, leftOut) => passed.push([change, leftOut]),
    () => Date.now(),
  )
  return { gate, passed }
}

it('lets every change through at once while there are few', () => {
  const { gate, passed } = gated()
  for (let change = 0; change < 400; change += 1) gate.take('a', change)
  expect(passed).toHaveLength(400)
  expect(passed.every(([, leftOut]) => leftOut === 0)).toBe(true)
})

it('tells of a flood the newest of each thing and how many there were before it', () => {
  const { gate, passed } = gated()
  for (let change = 0; change < 50_000; change += 1) gate.take(change % 2 === 0 ? 'a' : 'b', change)
  vi.advanceTimersByTime(250)
  expect(passed).toHaveLength(1_002)
  expect(passed.slice(-2)).toEqual([
    [49_998, 24_499],
    [49_999, 24_499],
  ])
  const told = passed.reduce((sum, [, leftOut]) => sum + 1 + leftOut, 0)
  expect(told).toBe(50_000)
})

it('lets nothing overtake what is held', () => {
  const { gate, passed } = gated()
  for (let change = 0; change < 1_010; change += 1) gate.take('a', change)
  vi.advanceTimersByTime(100) // there is room again, but what is held was first
  gate.take('a', 2_000)
  expect(passed.at(-1)).toEqual([999, 0])
  vi.advanceTimersByTime(250)
  expect(passed.at(-1)).toEqual([2_000, 10])
})

it('goes back to telling each when it is calm again', () => {
  const { gate, passed } = gated()
  for (let change = 0; change < 5_000; change += 1) gate.take('a', change)
  vi.advanceTimersByTime(10_000)
  gate.take('a', 6_000)
  gate.take('a', 6_001)
  expect(passed.slice(-2)).toEqual([
    [6_000, 0],
    [6_001, 0],
  ])
})
