import { describe, expect, it } from 'vitest'
import { eventSeq } from '@shared/ids.ts'
import { firstOfPage, pagesBeside, startAtCursor, type Places } from '../../../src/renderer/src/story/story-window.ts'

/** Sentences of the events `from` to `to`. */
const events = (from: number, to: number): Places => ({
  count: to - from + 1,
  seqAt: index => (index < 0 || index > to - from ? undefined : eventSeq(from + index)),
})
const at = eventSeq

describe('a page that follows the newest', () => {
  it.each([
    [0, 0],
    [1, 0],
    [100, 0],
    [101, 50],
    [150, 50],
    [151, 100],
    [100_000, 99_900],
  ])('of %i sentences begins at the index %i', (count, first) => {
    expect(firstOfPage(events(1, count), null)).toBe(first)
  })

  it('holds all of a short story and never less than half a page', () => {
    for (let count = 1; count < 400; count += 1) {
      const shown = count - firstOfPage(events(1, count), null)
      expect(shown).toBeGreaterThanOrEqual(Math.min(count, 51))
      expect(shown).toBeLessThanOrEqual(100)
    }
  })
})

describe('a page that begins with an event', () => {
  it('begins there, whatever comes in behind it, before it, or is dropped before it', () => {
    const start = at(151)
    for (const places of [events(1, 240), events(1, 900), events(120, 240), events(151, 160)]) {
      expect(places.seqAt(firstOfPage(places, start))).toBe(151)
    }
  })

  it('begins with the next one when that event is gone, and with the newest when all behind it are', () => {
    expect(firstOfPage(events(200, 400), at(151))).toBe(0)
    expect(firstOfPage(events(1, 120), at(151))).toBe(50)
    expect(firstOfPage(events(1, 0), at(151))).toBe(0)
  })
})

describe('a cursor', () => {
  it('that stands on what is shown leaves the page as it is', () => {
    expect(startAtCursor(events(1, 240), at(160), 150)).toBe(151)
    expect(startAtCursor(events(1, 240), at(250), 150)).toBe(151)
  })

  it('elsewhere turns to its page', () => {
    expect(startAtCursor(events(1, 240), at(120), 150)).toBe(101)
    expect(startAtCursor(events(1, 240), at(100), 150)).toBe(1)
    expect(startAtCursor(events(11, 240), at(5), 150)).toBe(11)
  })

  it('at now leads back to the newest, and so does one in an empty story', () => {
    expect(startAtCursor(events(1, 240), null, 0)).toBeNull()
    expect(startAtCursor(events(1, 0), at(5), 0)).toBeNull()
  })
})

describe('the pages beside', () => {
  it.each([
    [1, 90, 0, null, null],
    [1, 240, 150, 51, null],
    [1, 240, 50, 1, 151],
    [1, 240, 0, null, 101],
    [1, 100, 0, null, null],
    [11, 300, 100, 11, 211],
  ])('of %i to %i at the index %i begin with %s and %s', (from, to, first, previous, next) => {
    expect(pagesBeside(events(from, to), first)).toEqual({ previous, next })
  })
})
