import { describe, expect, it } from 'vitest'
import { eventSeq } from '@shared/ids.ts'
import { createEventList } from '@shared/trace/event-list.ts'
import { sent, trace } from './make-trace.ts'

const seqs = (list: ReturnType<typeof createEventList>): number[] => list.all().map(event => event.seq)

describe('the kept events', () => {
  it('are found by their place, with gaps and from any start', () => {
    const list = createEventList()
    list.push([...trace([sent('e1'), sent('e2')], 5), ...trace([sent('e3')], 9)])
    expect(list.of(eventSeq(6))).toMatchObject({ exchange: 'e2' })
    expect(list.of(eventSeq(9))).toMatchObject({ exchange: 'e3' })
    expect([1, 7, 10].map(seq => list.of(eventSeq(seq)))).toEqual([undefined, undefined, undefined])
  })

  it('are kept once, however often they come', () => {
    const list = createEventList()
    list.push(trace([sent('e1'), sent('e2')]))
    list.push(trace([sent('e1'), sent('e2'), sent('e3')]))
    expect(seqs(list)).toEqual([1, 2, 3])
  })

  it('lose what the log dropped, and can still be found', () => {
    const list = createEventList()
    list.push([
      ...trace([sent('e1'), sent('e2'), sent('e3')]),
      ...trace([{ observer: 'app', kind: 'events.dropped', count: 2, through: eventSeq(2) }], 4),
    ])
    expect(seqs(list)).toEqual([3, 4])
    expect(list.of(eventSeq(2))).toBeUndefined()
    expect(list.of(eventSeq(3))).toMatchObject({ exchange: 'e3' })
  })
})
