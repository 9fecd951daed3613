import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { eventSeq } from '@shared/ids.ts'
import { chipsOf } from '@shared/telling/chips.ts'
import { exchangesUpTo } from '@shared/trace/exchange-at.ts'
import type { Exchange } from '@shared/trace/exchange.ts'
import { createTraceFold } from '@shared/trace/fold-trace.ts'
import { emptyWorld } from '@shared/trace/fold-world.ts'
import type { TraceEvent } from '@shared/trace/trace-event.ts'
import { foldWorldAt } from '@shared/trace/world-history.ts'
import { sayEvent } from '@shared/words/event-words.ts'
import { trace } from './make-trace.ts'
import { anyDrafts, inBatches, interleave, oneExchange } from './random-trace.ts'

function foldAll(events: readonly TraceEvent[]) {
  const fold = createTraceFold()
  fold.push(events)
  return fold
}

/** What a row says, without its place in the trace. */
function withoutPlace(rows: readonly Exchange[]): unknown {
  const plain = (_key: string, value: unknown): unknown => value
  const bare = rows.map(({ sources: _s, firstSeq: _f, lastSeq: _l, at: _a, ...row }) => row)
  return JSON.parse(
    JSON.stringify(
      bare.sort((a, b) => a.key.localeCompare(b.key)),
      (key, value: unknown) => (key === 'seq' ? 0 : plain(key, value)),
    ),
  )
}

describe('any trace', () => {
  it('[F8] never throws and keeps its rows in order and under one key each, whatever the facts say', () => {
    fc.assert(
      fc.property(anyDrafts(), drafts => {
        const fold = foldAll(trace(drafts))
        const rows = fold.exchanges.rows()
        const timeline = fold.timeline.rows()
        expect(rows.map(row => row.firstSeq)).toEqual(rows.map(row => row.firstSeq).sort((a, b) => a - b))
        expect(timeline.map(row => row.firstSeq)).toEqual(timeline.map(row => row.firstSeq).sort((a, b) => a - b))
        expect(new Set(timeline.map(row => row.key)).size).toBe(timeline.length)
        expect(timeline.filter(row => row.kind === 'exchange').map(row => row.exchange)).toEqual(rows)
        for (const row of rows) {
          chipsOf(row)
          expect(fold.exchanges.byKey(row.key)).toBe(row)
          expect(row.sources).toEqual([...new Set(row.sources)].sort((a, b) => a - b))
        }
        for (const row of timeline) if (row.kind === 'event') expect(sayEvent(row).ko).not.toBe('')
      }),
      { numRuns: 400 },
    )
  })

  it('[F11] folds in batches to what it folds to at once, with equal rows keeping their identity', () => {
    fc.assert(
      fc.property(anyDrafts(), fc.array(fc.nat(60), { maxLength: 8 }), (drafts, cuts) => {
        const events = trace(drafts)
        const whole = foldAll(events)
        const fold = createTraceFold()
        let before: readonly Exchange[] = []
        for (const batch of inBatches(events, cuts)) {
          fold.push(batch)
          const after = fold.exchanges.rows()
          fold.timeline.rows()
          for (const row of after) {
            const same = before.find(old => old.key === row.key)
            if (same !== undefined && same.lastSeq === row.lastSeq && same.sources.length === row.sources.length) expect(row).toEqual(same)
          }
          before = after
        }
        expect(fold.exchanges.rows()).toEqual(whole.exchanges.rows())
        expect(fold.timeline.rows()).toEqual(whole.timeline.rows())
        expect(fold.world.now()).toEqual(whole.world.now())
      }),
      { numRuns: 300 },
    )
  })

  it('[F17] shows at the end of the trace what it shows without a cursor', () => {
    fc.assert(
      fc.property(anyDrafts(), drafts => {
        const fold = foldAll(trace(drafts))
        const rows = fold.exchanges.rows()
        expect(exchangesUpTo(rows, fold.lastSeq(), fold.eventOf)).toBe(rows)
      }),
    )
  })

  it('[W7] finds the same world at any event by checkpoints as by folding from the start', () => {
    fc.assert(
      fc.property(anyDrafts(), fc.nat(60), (drafts, at) => {
        const kept = drafts.filter(draft => draft.kind !== 'events.dropped')
        const events = trace(
          Array.from({ length: 30 }, () => kept)
            .flat()
            .slice(0, 1300),
        )
        const fold = foldAll(events)
        const cursor = eventSeq(Math.floor((at / 60) * events.length))
        expect(fold.world.at(cursor)).toEqual(foldWorldAt(emptyWorld(), events, cursor))
      }),
      { numRuns: 60 },
    )
  })
})

describe('ordinary traces', () => {
  it('[F1] folds any interleaving of the facts of several exchanges to the same rows', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(200, 303, 401, 403), { minLength: 1, maxLength: 6 }),
        fc.array(fc.nat(100), { minLength: 1 }),
        (statuses, picks) => {
          const lists = statuses.map((status, index) => oneExchange(index, status))
          const inOrder = foldAll(trace(lists.flat())).exchanges.rows()
          const mixed = foldAll(trace(interleave(lists, picks))).exchanges.rows()
          expect(withoutPlace(mixed)).toEqual(withoutPlace(inOrder))
          expect(mixed).toHaveLength(statuses.length)
        },
      ),
    )
  })
})
