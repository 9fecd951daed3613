import { describe, expect, it } from 'vitest'
import { rowOffsets, rowRange, rowsInView, topToShow } from '../../src/renderer/src/virtual-list/row-offsets.ts'

const mixed = Array.from({ length: 1000 }, (_, index) => ({ kind: index % 3 === 0 ? ('event' as const) : ('exchange' as const) }))

describe('the places of rows', () => {
  const places = rowOffsets(mixed)

  it('are the sums of the heights above', () => {
    let top = 0
    for (const [index, { kind }] of mixed.entries()) {
      expect(places.topOf(index)).toBe(top)
      top += kind === 'event' ? 32 : 46
    }
    expect(places.height).toBe(top)
  })

  it('find the row that covers a place, its first and its last pixel alike', () => {
    for (const index of [0, 1, 2, 500, 998, 999]) {
      expect(places.indexAt(places.topOf(index))).toBe(index)
      expect(places.indexAt(places.topOf(index + 1) - 1)).toBe(index)
    }
  })

  it.each([
    [-50, 0],
    [1e9, 999],
  ])('give the nearest row for a place outside of the list (%i px)', (top, index) => {
    expect(places.indexAt(top)).toBe(index)
  })

  it('of no rows are none', () => {
    const none = rowOffsets([])
    expect([none.height, none.topOf(0), none.indexAt(10)]).toEqual([0, 0, 0])
    expect(rowRange(none, 0, 10, 600)).toEqual({ from: 0, to: 0 })
  })
})

describe('the rows to draw', () => {
  const places = rowOffsets(mixed)

  it('are all that are in view, wherever the list stands, and never more than a few besides', () => {
    for (let top = 0; top < places.height; top += 37) {
      const [view, drawn] = [rowsInView(places, mixed.length, top, 600), rowRange(places, mixed.length, top, 600)]
      expect(drawn.from).toBeLessThanOrEqual(view.from)
      expect(drawn.to).toBeGreaterThanOrEqual(view.to)
      expect(drawn.to - drawn.from).toBeLessThan(48)
    }
  })

  it('stay the same while the list is scrolled by a row', () => {
    const ranges = new Set<string>()
    for (let top = 10_000; top < 10_000 + 46; top += 1) ranges.add(JSON.stringify(rowRange(places, mixed.length, top, 600)))
    expect(ranges.size).toBeLessThanOrEqual(3)
  })
})

describe('the way to a row', () => {
  const places = rowOffsets(mixed)
  it.each([
    ['above the view leads to its first pixel', 10, 5000, places.topOf(10)],
    ['beneath it leads to its last', 500, 0, places.topOf(501) - 600],
    ['that stands in view is none', 3, 50, null],
    ['that is not there is none', -1, 5000, null],
  ])('of one %s', (_name, index, top, to) => {
    expect(topToShow(places, index, top, 600)).toBe(to)
  })
})
