import { describe, expect, it } from 'vitest'
import { eventSeq } from '@shared/ids.ts'
import { exchangeAt, exchangesUpTo } from '@shared/trace/exchange-at.ts'
import type { Exchange } from '@shared/trace/exchange.ts'
import { createTraceFold, type TraceFold } from '@shared/trace/fold-trace.ts'
import type { TraceDraft } from '@shared/trace/trace-event.ts'
import { begun, cookieJudged, finished, joined, judged, made, passed, received, sent, trace, wireGot, wireSent } from './make-trace.ts'

const story: readonly TraceDraft[] = [
  sent('e1'), // 1
  wireGot('w1'),
  joined('e1', 'w1', 'provisional'),
  judged('e1', { consideredCookies: 1 }),
  cookieJudged('e1', { kind: 'sent' }), // 5
  begun('w1', ['cookie-present']),
  passed('w1', 'cookie-present'),
  made('w1', 200),
  sent('e2'),
  wireSent('w1'), // 10
  joined('e1', 'w1'),
  received('e1'),
  finished('e1'),
]

function folded(): { readonly fold: TraceFold; readonly row: Exchange } {
  const fold = createTraceFold()
  fold.push(trace(story))
  const row = fold.exchanges.byKey('e1')
  if (row === null) throw new Error('no row')
  return { fold, row }
}

function at(cursor: number): Exchange | null {
  const { fold, row } = folded()
  return exchangeAt(row, eventSeq(cursor), fold.eventOf)
}

describe('a row at the cursor', () => {
  it('[F17] has not begun before its first event', () => {
    expect(at(0)).toBeNull()
  })

  it('[F17] knows what was known there and nothing that came later', () => {
    expect(at(4)).toMatchObject({ lastSeq: 4, status: null, progress: 'pending', browser: { consideredCookies: 1, requestCookies: [] } })
    expect(at(7)?.hops[0]).toMatchObject({ response: null, decision: { outcome: null, steps: [{ state: 'passed' }] } })
    expect(at(10)).toMatchObject({ status: null, progress: 'pending', hops: [{ response: { status: 200 } }] })
    expect(at(12)).toMatchObject({ status: 200, progress: 'finished' })
  })

  it('[F17] counts only its own events up to there', () => {
    expect(at(9)?.sources).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    expect(at(9)?.lastSeq).toBe(8)
  })

  it('[F17] holds its wire request before the join was known: who belongs to whom is bookkeeping, not the world', () => {
    expect(at(2)?.hops.map(hop => hop.wire)).toEqual(['w1'])
    expect(at(1)?.hops).toEqual([])
  })

  it('[F17] is the row itself from its last event on', () => {
    const { fold, row } = folded()
    expect(exchangeAt(row, eventSeq(13), fold.eventOf)).toBe(row)
    expect(exchangeAt(row, eventSeq(99), fold.eventOf)).toBe(row)
  })

  it('[F17] stands in a list of those that had begun', () => {
    const { fold } = folded()
    const rows = fold.exchanges.rows()
    expect(exchangesUpTo(rows, eventSeq(8), fold.eventOf).map(row => row.key)).toEqual(['e1'])
    expect(exchangesUpTo(rows, eventSeq(9), fold.eventOf).map(row => [row.key, row.progress])).toEqual([
      ['e1', 'pending'],
      ['e2', 'pending'],
    ])
    expect(exchangesUpTo(rows, eventSeq(13), fold.eventOf)).toBe(rows)
  })
})
