import { expect, it } from 'vitest'
import { eventSeq } from '@shared/ids.ts'
import { createTraceFold } from '@shared/trace/fold-trace.ts'
import { drawnRows, maxRows } from '../../src/renderer/src/sequence/drawn-rows.ts'
import { sent, trace } from '../shared/trace/make-trace.ts'

const fold = createTraceFold()
fold.push(trace(Array.from({ length: maxRows + 300 }, (_, index) => sent(`e${index}`))))
const rows = fold.timeline.rows()
const ends = (from: number | null, of = rows): unknown[] => {
  const drawn = drawnRows(of, from === null ? null : eventSeq(from))
  return [drawn.at(0)?.firstSeq, drawn.at(-1)?.firstSeq]
}

it('draws the newest rows, and no more than it can', () => {
  expect(ends(null)).toEqual([301, 1300])
  expect(ends(null, rows.slice(0, 20))).toEqual([1, 20])
})

it('draws on from the row that a reader has first, however many come in behind it', () => {
  expect(ends(101, rows.slice(0, 900))).toEqual([101, 900])
  expect(ends(101, rows.slice(0, 1100))).toEqual([101, 1100])
  expect(ends(101)).toEqual([101, 1100])
})

it('draws from the next row when that one is gone, and the newest when all behind it are', () => {
  expect(ends(101, rows.slice(150, 400))).toEqual([151, 400])
  expect(ends(901, rows.slice(0, 400))).toEqual([1, 400])
})
