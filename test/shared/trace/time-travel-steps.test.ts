import { describe, expect, it, test } from 'vitest'
import { eventSeq } from '@shared/ids.ts'
import { stepByEvent, stepByRequest } from '@shared/trace/time-travel-steps.ts'
import { createTraceFold } from '@shared/trace/fold-trace.ts'
import { finished, jarChanged, sent, trace } from './make-trace.ts'

const bounds = { firstSeq: eventSeq(10), lastSeq: eventSeq(20) }
const at = (seq: number | null) => (seq === null ? null : eventSeq(seq))

test.each([
  ['from now one back', null, -1, 19],
  ['from now on', null, 1, null],
  ['in the middle, back', 15, -1, 14],
  ['in the middle, on', 15, 1, 16],
  ['to the last, which is now', 19, 1, null],
  ['at the first, no further', 10, -1, 10],
  ['from before the first, to it', 3, -1, 10],
] as const)('by event: %s', (_what, from, by, to) => {
  expect(stepByEvent(at(from), by, bounds)).toBe(to)
})

describe('by request', () => {
  const fold = createTraceFold()
  fold.push(trace([sent('e1'), finished('e1'), jarChanged(), sent('e2'), sent('e3'), finished('e3'), finished('e2'), jarChanged()]))
  const rows = fold.timeline.rows()

  it.each([
    ['from now back to the newest', null, null, -1, 'e3'],
    ['from now there is none ahead', null, null, 1, null],
    ['from a pinned row to the one before, whichever ended first', 7, 'e2', -1, 'e1'],
    ['from a pinned row to the one behind', 7, 'e2', 1, 'e3'],
    ['behind the last there is none', 6, 'e3', 1, null],
    ['before the first there is none', 2, 'e1', -1, null],
    ['from between two, back', 3, null, -1, 'e1'],
    ['from between two, on', 3, null, 1, 'e2'],
    ['a row that is pinned and gone is no place', 3, 'gone', 1, 'e2'],
  ] as const)('%s', (_what, cursor, key, by, expected) => {
    expect(stepByRequest({ cursor: at(cursor), key }, by, rows)?.key ?? null).toBe(expected)
  })
})
