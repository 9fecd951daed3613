import { expect, it } from 'vitest'
import { dropOldest } from '@shared/collections/drop-oldest.ts'

it('drops what was put in first, whatever was read or set anew since', () => {
  const map = new Map([
    ['a', 1],
    ['b', 2],
    ['c', 3],
  ])
  map.get('a')
  map.set('a', 4)
  dropOldest(map, 2)
  expect([...map]).toEqual([
    ['b', 2],
    ['c', 3],
  ])
})

it('tells of each entry while it is still there, oldest first', () => {
  const set = new Set(['a', 'b', 'c', 'd'])
  const told: string[] = []
  dropOldest(set, 2, key => told.push(`${key} ${String(set.has(key))}`))
  expect(told).toEqual(['a true', 'b true'])
  expect([...set]).toEqual(['c', 'd'])
})

it('leaves alone what has room, and empties what may hold nothing', () => {
  const set = new Set([1, 2])
  dropOldest(set, 2)
  expect(set.size).toBe(2)
  dropOldest(set, 0)
  expect(set.size).toBe(0)
})
