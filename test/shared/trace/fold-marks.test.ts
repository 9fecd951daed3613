import { describe, expect, it } from 'vitest'
import { eventSeq } from '@shared/ids.ts'
import { ipcInputs } from '@shared/contract/ipc-contract.ts'
import { createMarkFold } from '@shared/trace/fold-marks.ts'
import { longestNote } from '@shared/trace/hand-events.ts'
import type { TraceDraft } from '@shared/trace/trace-event.ts'
import { trace } from './make-trace.ts'

const pin = (row: string): TraceDraft => ({ observer: 'app', kind: 'row.pinned', row })
const unpin = (row: string): TraceDraft => ({ observer: 'app', kind: 'row.unpinned', row })
const note = (row: string, text: string): TraceDraft => ({ observer: 'app', kind: 'note.written', row, text })

function marks(...drafts: TraceDraft[]): unknown {
  const fold = createMarkFold()
  fold.push(trace(drafts))
  return Object.fromEntries(Array.from(fold.all(), ([row, { isPinned, note: text }]) => [row, { isPinned, note: text }]))
}

describe('marks', () => {
  it.each([
    ['a pin', [pin('e1')], { e1: { isPinned: true, note: null } }],
    ['a pin taken away', [pin('e1'), unpin('e1')], {}],
    ['a note', [note('e1', 'look')], { e1: { isPinned: false, note: 'look' } }],
    ['a note written anew', [note('e1', 'look'), note('e1', 'here')], { e1: { isPinned: false, note: 'here' } }],
    ['a note taken away from a pinned row', [pin('e1'), note('e1', 'x'), note('e1', '')], { e1: { isPinned: true, note: null } }],
    ['nothing after the timeline was cleared', [pin('e1'), { observer: 'app', kind: 'log.cleared' }], {}],
    [
      'only what is kept',
      [pin('e1'), pin('e2'), { observer: 'app', kind: 'events.dropped', count: 1, through: eventSeq(1) }],
      { e2: { isPinned: true, note: null } },
    ],
  ] satisfies [string, TraceDraft[], unknown][])('%s', (_name, drafts, expected) => {
    expect(marks(...drafts)).toEqual(expected)
  })

  it('are counted once, however often an event comes, and the map is new only when one changed', () => {
    const fold = createMarkFold()
    const events = trace([pin('e1'), unpin('e1'), pin('e2')])
    fold.push(events)
    const before = fold.all()
    fold.push(events)
    expect(fold.all()).toBe(before)
    expect([...before.keys()]).toEqual(['e2'])
  })

  it('go on from those before the first event, which stay as they were', () => {
    const whole = createMarkFold()
    const events = trace([
      pin('e1'),
      pin('e2'),
      note('e2', 'look'),
      unpin('e1'),
      note('e2', ''),
      { observer: 'app', kind: 'log.cleared' },
      pin('e3'),
    ])
    for (const [count, rows] of [
      [3, ['e1', 'e2']],
      [4, ['e2']],
      [6, []],
      [7, ['e3']],
    ] as const) {
      const before = createMarkFold()
      before.push(events.slice(0, 3))
      const held = before.all()
      const rest = createMarkFold(held)
      rest.push(events.slice(3, count))
      expect([...rest.all().keys()]).toEqual(rows)
      expect([...held.keys()]).toEqual(['e1', 'e2'])
    }
    whole.push(events)
    expect([...whole.all().keys()]).toEqual(['e3'])
  })

  it('forget of those before the first event what was dropped since', () => {
    const before = createMarkFold()
    before.push(trace([pin('e1'), pin('e2')]))
    const rest = createMarkFold(before.all())
    rest.push(trace([{ observer: 'app', kind: 'events.dropped', count: 1, through: eventSeq(1) }], 3))
    expect([...rest.all().keys()]).toEqual(['e2'])
  })

  it('are refused by the contract when a note is too long or a row has no name', () => {
    const { 'trace:note': noteInput, 'trace:pin': pinInput } = ipcInputs
    expect(noteInput.safeParse({ row: 'e1', text: 'x'.repeat(longestNote) }).success).toBe(true)
    expect(noteInput.safeParse({ row: 'e1', text: 'x'.repeat(longestNote + 1) }).success).toBe(false)
    expect(pinInput.safeParse({ row: '', isPinned: true }).success).toBe(false)
    expect(pinInput.safeParse({ row: 'e1', isPinned: 'yes' }).success).toBe(false)
  })
})
