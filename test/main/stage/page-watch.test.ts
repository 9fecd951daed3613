import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createPageWatch, type PageWatch } from '../../../src/main/stage/page-watch.ts'

let watch: PageWatch
let answer: () => void
let isExpected: boolean
let said: string[]

beforeEach(() => {
  vi.useFakeTimers()
  isExpected = true
  said = []
  watch = createPageWatch({
    ask: () => new Promise<void>(resolve => (answer = resolve)),
    isExpected: () => isExpected,
    onSilent: () => said.push('silent'),
    onAnswer: () => said.push('answer'),
    nowMs: () => Date.now(),
  })
})
afterEach(() => {
  watch.stop()
  vi.useRealTimers()
})
const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms)

it('says that a page is silent after 15 seconds, and that it is there again', async () => {
  await pass(2_500 + 14_999)
  expect(said).toEqual([])
  await pass(1)
  expect(said).toEqual(['silent'])
  answer()
  await pass(0)
  expect(said).toEqual(['silent', 'answer'])
})

it('asks again after each answer', async () => {
  await pass(2_500)
  answer()
  await pass(60_000)
  expect(said).toContain('silent')
})

it('waits as long again when it is told to', async () => {
  await pass(2_500 + 15_000)
  watch.wait()
  await pass(14_999)
  expect(said).toEqual(['silent'])
  await pass(1)
  expect(said).toEqual(['silent', 'silent'])
})

it('expects nothing of a page that cannot answer, and counts from its return', async () => {
  await pass(5_000)
  isExpected = false
  await pass(120_000)
  expect(said).toEqual([])
  isExpected = true
  await pass(12_500)
  expect(said).toEqual([])
  await pass(5_000)
  expect(said).toContain('silent')
})
