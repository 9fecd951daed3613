import fc from 'fast-check'
import { expect, it } from 'vitest'
import { eventSeq } from '@shared/ids.ts'
import { createTraceFold } from '@shared/trace/fold-trace.ts'
import type { TimelineRow } from '@shared/trace/timeline-rows.ts'
import type { TraceDraft } from '@shared/trace/trace-event.ts'
import { busyTrace } from '../../support/busy-trace.ts'
import { jarChanged, tabOpened, trace } from './make-trace.ts'
import { anyDrafts, inBatches } from './random-trace.ts'

const perExchange = busyTrace(1).length

it('rows that no event touches stay the same objects, batch after batch', () => {
  const fold = createTraceFold()
  let before: readonly TimelineRow[] = []
  for (const batch of inBatches(trace([tabOpened(), ...busyTrace(200)]), [1, 300, 301, 302, 900, 1500, 2200])) {
    fold.push(batch)
    const rows = fold.timeline.rows()
    const untouched = before.filter(row => row.kind === 'event' || row.exchange.lastSeq + perExchange < (batch[0]?.seq ?? 0))
    expect(rows.slice(0, untouched.length).every((row, index) => row === untouched[index])).toBe(true)
    before = rows
  }
  expect(before).toHaveLength(201)
})

it('the array itself stays when nothing of the timeline changed', () => {
  const fold = createTraceFold()
  const events = trace([
    tabOpened(),
    ...busyTrace(3),
    { observer: 'app', kind: 'cookie.edited', profile: 'laptop', name: 'sid', edit: 'set' },
  ])
  fold.push(events.slice(0, -1))
  const rows = fold.timeline.rows()
  fold.push(events.slice(-1))
  expect(fold.timeline.rows()).toBe(rows)
})

it('a batch leaves what was handed out before as it was', () => {
  const fold = createTraceFold()
  const events = trace([tabOpened(), ...busyTrace(20)])
  fold.push(events.slice(0, 100))
  const handedOut = fold.timeline.rows()
  const copy = [...handedOut]
  fold.push([
    ...events.slice(100),
    ...trace([{ observer: 'app', kind: 'cause.found', effect: eventSeq(1), by: eventSeq(1) }], events.length + 1),
  ])
  fold.timeline.rows()
  expect(handedOut).toEqual(copy)
})

/** Drops and clears in the middle of anything; a drop names a place that is past. */
const withEnds = fc
  .tuple(anyDrafts(), fc.array(fc.record({ at: fc.nat(60), isClear: fc.boolean(), share: fc.nat(100) }), { maxLength: 4 }))
  .map(([drafts, ends]): TraceDraft[] => {
    const all: TraceDraft[] = [tabOpened(), jarChanged(), ...drafts]
    for (const { at, isClear, share } of ends) {
      const place = Math.min(at, all.length)
      const through = eventSeq(Math.floor((place * share) / 100))
      all.splice(
        place,
        0,
        isClear ? { observer: 'app', kind: 'log.cleared' } : { observer: 'app', kind: 'events.dropped', count: through, through },
      )
    }
    return all
  })

it('folds batch by batch to what it folds to at once, with drops and clears anywhere', () => {
  fc.assert(
    fc.property(withEnds, fc.array(fc.nat(60), { maxLength: 8 }), (drafts, cuts) => {
      const events = trace(drafts)
      const [whole, fold] = [createTraceFold(), createTraceFold()]
      whole.push(events)
      for (const batch of inBatches(events, cuts)) {
        fold.push(batch)
        fold.timeline.rows()
      }
      expect(fold.timeline.rows()).toEqual(whole.timeline.rows())
      expect(fold.exchanges.rows()).toEqual(whole.exchanges.rows())
      expect(fold.events()).toEqual(whole.events())
      expect(fold.world.now()).toEqual(whole.world.now())
    }),
    { numRuns: 200 },
  )
})
