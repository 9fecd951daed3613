import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createFrameClock } from '../../src/renderer/src/trace/frame-clock.ts'

let spentMs = 0
/** Work that takes so long. */
const working = (ms: number) => vi.fn(() => void (spentMs += ms))

beforeEach(() => {
  spentMs = 0
  vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout', 'requestAnimationFrame', 'cancelAnimationFrame'] })
  const steady = performance.now.bind(performance)
  vi.spyOn(performance, 'now').mockImplementation(() => steady() + spentMs)
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})

it('runs with the next frame', () => {
  const work = working(0)
  createFrameClock()(work)
  expect(work).not.toHaveBeenCalled()
  vi.advanceTimersByTime(17)
  expect(work).toHaveBeenCalledOnce()
})

it('runs each frame while that is cheap', () => {
  const next = createFrameClock()
  const work = working(0)
  for (let frame = 0; frame < 5; frame += 1) {
    next(work)
    vi.advanceTimersByTime(17)
  }
  expect(work).toHaveBeenCalledTimes(5)
})

it('rests twice as long as dear work took', () => {
  const next = createFrameClock()
  next(working(40))
  vi.advanceTimersByTime(17)
  const second = working(0)
  next(second)
  vi.advanceTimersByTime(60)
  expect(second).not.toHaveBeenCalled()
  vi.advanceTimersByTime(60)
  expect(second).toHaveBeenCalledOnce()
})

it('does not wait for a frame for ever: a minimised window draws none', () => {
  vi.spyOn(window, 'requestAnimationFrame').mockReturnValue(1)
  const work = working(0)
  createFrameClock()(work)
  vi.advanceTimersByTime(500)
  expect(work).toHaveBeenCalledOnce()
})
