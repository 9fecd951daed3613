import { describe, expect, it } from 'vitest'
import { findMarkedRows, waitingMarks } from '@shared/trace/marks-before-window.ts'
import { createMarkFold, type Marks } from '@shared/trace/fold-marks.ts'
import { createTraceFold } from '@shared/trace/fold-trace.ts'
import type { TraceDraft } from '@shared/trace/trace-event.ts'
import { jarChanged, received, sent, trace, wireGot } from './make-trace.ts'

const pin = (row: string): TraceDraft => ({ observer: 'app', kind: 'row.pinned', row })
const unpin = (row: string): TraceDraft => ({ observer: 'app', kind: 'row.unpinned', row })

/** A request, one that only the wire saw, something without a request, and one that nobody marks; then the marks. */
const events = trace([sent('e1'), received('e1'), wireGot('w2'), jarChanged(), sent('e5'), pin('event:4'), pin('e1'), pin('wire:w2')])
const marksAfter = (drafts: readonly TraceDraft[]): Marks => {
  const fold = createMarkFold()
  fold.push(trace(drafts, 100))
  return fold.all()
}

describe('the marked rows of what is not there yet', () => {
  it('are told by their first events, whatever their kind, oldest first', () => {
    const fold = createMarkFold()
    fold.push(events)
    expect(findMarkedRows(fold.all(), events).map(({ row, first }) => [row, first.seq])).toEqual([
      ['e1', 1],
      ['wire:w2', 3],
      ['event:4', 4],
    ])
  })

  it('have the keys that the timeline gives its rows', () => {
    const whole = createTraceFold()
    whole.push(events)
    const keys = whole.timeline.rows().map(({ key }) => key)
    for (const { row } of findMarkedRows(whole.marks.all(), events)) expect(keys).toContain(row)
  })

  it.each([
    ['a row that begins elsewhere', [pin('e9')]],
    ['a mark that was taken away', [pin('e1'), unpin('e1')]],
    ['no mark at all', []],
  ] satisfies [string, TraceDraft[]][])('leave out %s', (_name, drafts) => {
    expect(findMarkedRows(marksAfter(drafts), events)).toEqual([])
  })

  it('are looked for no further than needed', () => {
    let looked = 0
    function* counted() {
      for (const event of events) {
        looked += 1
        yield event
      }
    }
    findMarkedRows(marksAfter([pin('e1')]), counted())
    expect(looked).toBe(2)
  })
})

describe('a mark waits', () => {
  const earlier = findMarkedRows(marksAfter([pin('e1'), pin('e5')]), events)

  it('until its row is among those that are there', () => {
    const marks = marksAfter([pin('e1'), pin('e5')])
    expect(waitingMarks(earlier, marks, []).map(({ row, mark }) => [row, mark.isPinned])).toEqual([
      ['e1', true],
      ['e5', true],
    ])
    expect(waitingMarks(earlier, marks, [{ key: 'e1' }]).map(({ row }) => row)).toEqual(['e5'])
    expect(waitingMarks(earlier, marks, [{ key: 'e5' }, { key: 'e1' }])).toEqual([])
  })

  it('no more when it was taken away meanwhile', () => {
    expect(waitingMarks(earlier, marksAfter([pin('e5')]), []).map(({ row }) => row)).toEqual(['e5'])
  })
})
