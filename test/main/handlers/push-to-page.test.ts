import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { IpcPush } from '@shared/contract/ipc-contract.ts'
import { createPushes } from '../../../src/main/handlers/push-to-page.ts'

const told: [IpcPush, unknown][] = []
const push = createPushes((name, payload) => void told.push([name, payload]))
const stage = (run: number) =>
  ({ run, browsers: { laptop: 'running', phone: 'running', private: 'running' }, windows: [], tabs: [] }) as const
const runs = (): number[] => told.filter(([name]) => name === 'stage:changed').map(([, payload]) => (payload as { run: number }).run)

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.runAllTimers()
  vi.useRealTimers()
  told.splice(0)
})

it('tells the first state at once, and of a flood the newest, some thirty times a second', () => {
  for (let at = 0; at < 5_000; at += 1) {
    push('stage:changed', stage(at))
    if (at % 5 === 4) vi.advanceTimersByTime(1)
  }
  vi.runAllTimers()
  expect(runs()[0]).toBe(0)
  expect(runs().at(-1)).toBe(4_999)
  expect(runs().length).toBeLessThanOrEqual(1_000 / 33 + 3)
  expect(runs()).toEqual(runs().toSorted((one, other) => one - other))
})

it('tells a state that comes alone at once, each time', () => {
  for (let at = 0; at < 3; at += 1) {
    push('stage:changed', stage(at))
    expect(runs()).toHaveLength(at + 1)
    vi.advanceTimersByTime(40)
  }
})

it.each([
  ['stage:changed', stage(1), stage(2)],
  ['lesson:changed', null, null],
  ['settings:changed', { language: 'en', theme: 'system', zoom: 100 }, { language: 'ko', theme: 'dark', zoom: 100 }],
  ['export:progressed', 0.5, null],
] as const)('tells of %s the newest alone', (name, first, last) => {
  for (let at = 0; at < 100; at += 1) push(name, first)
  push(name, last)
  vi.runAllTimers()
  expect(told).toEqual([
    [name, first],
    [name, last],
  ])
})

it('drops nothing that happened, and tells it after the states that were told before it', () => {
  push('stage:changed', stage(1))
  push('stage:changed', stage(2))
  push('keys:pressed', { command: 'new-tab', popup: null })
  push('keys:pressed', { command: 'new-tab', popup: null })
  vi.runAllTimers()
  expect(told.map(([name]) => name)).toEqual(['stage:changed', 'stage:changed', 'keys:pressed', 'keys:pressed'])
  expect(runs()).toEqual([1, 2])
})
