import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createStorageEar } from '../../../src/main/recorder/storage-ear.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const written = (value = 'v', storageKey = 'https://shop.test/') => ({
  storageId: { storageKey, isLocalStorage: true },
  key: 'k',
  oldValue: '',
  newValue: value,
})

function listening() {
  const said: string[] = []
  const ear = createStorageEar({
    send: (method, _params, sessionId) => Promise.resolve(said.push(`${method} ${sessionId ?? 'own'}`)),
    readBack: (area, at, sessionId) => Promise.resolve(void said.push(`read ${area} ${at.origin} ${sessionId ?? 'own'}`)),
    nowMs: () => Date.now(),
  })
  return { ear, said }
}

it('hears every write of a script that fills its storage', () => {
  const { ear, said } = listening()
  const heard = Array.from({ length: 3_000 }, () => ear.heard(written(), undefined))
  expect(heard).not.toContain(false)
  expect(said).toEqual([])
})

it('has the browser be silent about a document that writes without end, and reads the outcome', async () => {
  const { ear, said } = listening()
  const heard = Array.from({ length: 10_000 }, () => ear.heard(written(), undefined))
  expect(heard.filter(Boolean)).toHaveLength(3_000)
  expect(said).toEqual(['DOMStorage.disable own'])
  await vi.advanceTimersByTimeAsync(1_000)
  expect(said).toEqual(['DOMStorage.disable own', 'DOMStorage.enable own', 'read local https://shop.test own'])
})

it('rests twice as long each time', async () => {
  const { ear, said } = listening()
  const flood = (): void => {
    for (let write = 0; write < 10_000; write += 1) ear.heard(written(), undefined)
  }
  flood()
  await vi.advanceTimersByTimeAsync(1_000)
  flood()
  await vi.advanceTimersByTimeAsync(1_999)
  expect(said.filter(line => line.startsWith('DOMStorage.enable'))).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(1)
  expect(said.filter(line => line.startsWith('DOMStorage.enable'))).toHaveLength(2)
})

it('counts a long value by its length', () => {
  const { ear, said } = listening()
  for (let write = 0; write < 20; write += 1) ear.heard(written('x'.repeat(1_000_000)), undefined)
  expect(said).toEqual(['DOMStorage.disable own'])
})

it('does not make one frame silent for what another writes', () => {
  const { ear, said } = listening()
  for (let write = 0; write < 5_000; write += 1) ear.heard(written(), 'frame')
  expect(ear.heard(written(), undefined)).toBe(true)
  expect(said).toEqual(['DOMStorage.disable frame'])
})

it('leaves what has no storage of its own to others', () => {
  const { ear, said } = listening()
  const heard = Array.from({ length: 5_000 }, () => ear.heard(written('v', 'null'), undefined))
  expect(heard).not.toContain(false)
  expect(said).toEqual([])
})
