import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { TraceDraft } from '@shared/trace/trace-event.ts'
import { createThrottledRevision } from '../../src/renderer/src/trace/throttled-revision.ts'
import { applyChunk, createTraceStore } from '../../src/renderer/src/trace/trace-store.ts'
import { sent, trace } from '../shared/trace/make-trace.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

/** A store that so many events come into at a time. */
function aTrace() {
  const store = createTraceStore()
  const all = trace(Array.from({ length: 2000 }, (_, index): TraceDraft => sent(`e${index}`)))
  let given = 0
  const come = (count: number): void => {
    const events = all.slice(given, (given += count))
    store.setState(applyChunk(store.getState(), { baseline: null, events, isPaused: false, bytes: 0, maxBytes: 0 }))
  }
  const calm = createThrottledRevision(store)
  const told = vi.fn()
  calm.subscribe(told)
  return { store, calm, told, come }
}

it('tells the first change at once, however large', () => {
  const { calm, told, come } = aTrace()
  come(500)
  expect(told).toHaveBeenCalledOnce()
  expect(calm.revision()).toBe(1)
})

it('tells each small change at once: a lab at rest keeps nobody waiting', () => {
  const { told, come } = aTrace()
  for (let batch = 0; batch < 7; batch += 1) come(3)
  expect(told).toHaveBeenCalledTimes(7)
})

it('tells of a busy lab every two seconds, and always the last state in the end', () => {
  const { store, calm, told, come } = aTrace()
  for (let batch = 0; batch < 190; batch += 1) {
    come(10)
    vi.advanceTimersByTime(16)
  }
  expect(told.mock.calls.length).toBeGreaterThanOrEqual(4)
  expect(told.mock.calls.length).toBeLessThanOrEqual(5)
  vi.advanceTimersByTime(250)
  expect(calm.revision()).toBe(store.getState().revision)
})

it('tells of a busy lab as soon as it rests', () => {
  const { store, calm, come } = aTrace()
  for (let batch = 0; batch < 10; batch += 1) {
    come(30)
    vi.advanceTimersByTime(16)
  }
  expect(calm.revision()).toBeLessThan(store.getState().revision)
  vi.advanceTimersByTime(250)
  expect(calm.revision()).toBe(store.getState().revision)
})

it('tells many small changes in a row as what they are together', () => {
  const { told, come } = aTrace()
  come(30)
  for (let batch = 0; batch < 100; batch += 1) {
    come(16)
    vi.advanceTimersByTime(1)
  }
  expect(told.mock.calls.length).toBeLessThanOrEqual(4)
})
