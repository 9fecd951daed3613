import { describe, expect, it } from 'vitest'
import { eventSeq } from '@shared/ids.ts'
import type { Exchange } from '@shared/trace/exchange.ts'
import { createTraceFold } from '@shared/trace/fold-trace.ts'
import type { TraceDraft } from '@shared/trace/trace-event.ts'
import { newestTelling, settledExchange, toFollow } from '../../src/renderer/src/trace/use-trace-view.ts'
import { begun, joined, made, received, sent, trace, wireGot } from '../shared/trace/make-trace.ts'

const image = { resource: 'Image', isTopLevelNavigation: false } as const

function rowsOf(...drafts: TraceDraft[]): readonly Exchange[] {
  const fold = createTraceFold()
  fold.push(trace(drafts))
  return fold.exchanges.rows()
}

describe('the request that the receipt follows', () => {
  it.each<[string, TraceDraft[], string | null]>([
    ['is the page, not the icon behind it', [sent('page'), received('page'), sent('icon', image), received('icon')], 'page'],
    ['is a call of the page’s script', [sent('page'), sent('call', { resource: 'Fetch', isTopLevelNavigation: false })], 'call'],
    [
      'is a picture on which the server decided',
      [sent('page'), sent('img', image), wireGot('w'), joined('img', 'w'), begun('w', []), made('w', 401)],
      'img',
    ],
    ['is whatever there is when nothing tells more', [sent('icon', image)], 'icon'],
    ['is none in an empty trace', [], null],
  ])('%s', (_name, drafts, expected) => {
    expect(newestTelling(rowsOf(...drafts), null)?.key ?? null).toBe(expected)
  })

  it('is the newest that had begun at the cursor', () => {
    const rows = rowsOf(sent('one'), received('one'), sent('two'), received('two'))
    expect(newestTelling(rows, eventSeq(2))?.key).toBe('one')
    expect(newestTelling(rows, eventSeq(3))?.key).toBe('two')
  })
})

describe('the exchange that settled an expectation', () => {
  const rows = rowsOf(sent('one'), sent('two'), received('one'), received('two'))

  it('is the one that has the event among its own, though others are under way', () => {
    expect(settledExchange(rows, eventSeq(3))?.key).toBe('one')
    expect(settledExchange(rows, eventSeq(4))?.key).toBe('two')
  })

  it('is followed, and is not called the newest once another has begun', () => {
    const newest = rows.at(-1)
    expect(toFollow(rows, 'one', null)).toEqual({ exchange: rows[0], following: 'step' })
    expect(toFollow(rows, 'two', null)).toEqual({ exchange: newest, following: 'newest' })
    expect(toFollow(rows, null, null)).toEqual({ exchange: newest, following: 'newest' })
  })

  it('is none for an event of no exchange', () => {
    expect(settledExchange(rows, eventSeq(99))).toBeNull()
    expect(settledExchange(rows, null)).toBeNull()
  })
})
