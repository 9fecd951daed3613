import { describe, expect, it } from 'vitest'
import { eventSeq, exchangeId, wireId } from '@shared/ids.ts'
import { chipsOf } from '@shared/telling/chips.ts'
import type { Exchange } from '@shared/trace/exchange.ts'
import { createTraceFold, type TraceFold } from '@shared/trace/fold-trace.ts'
import type { TraceDraft } from '@shared/trace/trace-event.ts'
import { isCovered, hideHeldRequest } from '@shared/trace/hide-held-request.ts'
import { cookieJudged, joined, judged, laptopTab, otherTab, received, sent, trace, wireGot, wireSent } from './make-trace.ts'

const held = { exchange: exchangeId('x1'), wire: wireId('w1'), tab: laptopTab }
const asked = (tab: typeof laptopTab | null = null): TraceDraft => ({ observer: 'app', kind: 'hold.asked', tab })
const dropped: TraceDraft = { observer: 'app', kind: 'hold.dropped', by: 'hand' }
const isHeld: TraceDraft = { observer: 'app', kind: 'request.held', held, longestMs: 1000 }
const guessed: TraceDraft = { observer: 'app', kind: 'guess.made', held, guess: { cookies: [], headers: [], statuses: [200] } }
const released: TraceDraft = { observer: 'app', kind: 'request.released', held, by: 'guess', heldMs: 7 }
const cleared: TraceDraft = { observer: 'app', kind: 'log.cleared' }

function fold(...drafts: TraceDraft[]): TraceFold {
  const made = createTraceFold()
  made.push(trace(drafts))
  return made
}

describe('the fold of holds', () => {
  it('knows the wish, until it is dropped or fulfilled', () => {
    expect(fold(asked()).holds.wish()).toEqual({ tab: null, seq: 1 })
    expect(fold(asked(), asked(laptopTab)).holds.wish()).toEqual({ tab: laptopTab, seq: 2 })
    expect(fold(asked(), dropped).holds.wish()).toBeNull()
    expect(fold(asked(), isHeld).holds.wish()).toBeNull()
  })

  it('tells the whole story of one hold', () => {
    expect(fold(asked(), isHeld).holds.current()).toMatchObject({ ...held, seq: 2, guess: null, end: null })
    const { holds } = fold(asked(), isHeld, guessed, released)
    expect(holds.current()).toBeNull()
    expect(holds.byExchange(held.exchange)).toMatchObject({ guess: { statuses: [200] }, end: { seq: 4, by: 'guess', heldMs: 7 } })
    expect(holds.byExchange(null)).toBeNull()
  })

  it('ignores what it knows already, and what ends a hold that it never saw', () => {
    const made = createTraceFold()
    const events = trace([isHeld, guessed, released])
    made.push(events)
    made.push(events)
    expect(made.holds.all()).toHaveLength(1)
    expect(fold(guessed, released).holds.all()).toEqual([])
  })

  it('goes with the log', () => {
    expect(fold(isHeld, guessed, released, cleared).holds.all()).toEqual([])
    const drop: TraceDraft = { observer: 'app', kind: 'events.dropped', count: 1, through: eventSeq(1) }
    expect(fold(isHeld, released, drop).holds.all()).toEqual([])
  })
})

describe('what is covered', () => {
  const said = [sent('x1'), judged('x1', { consideredCookies: 1 }), cookieJudged('x1', { kind: 'sent' }), wireGot('w1'), joined('x1', 'w1')]
  const covered = (made: TraceFold): boolean[] =>
    made.exchanges.rows().map(row => isCovered(row, { current: made.holds.current(), wish: made.holds.wish() }))
  const fetch = { resource: 'Fetch', isTopLevelNavigation: false } as const
  const image = { resource: 'Image', isTopLevelNavigation: false } as const

  it.each<[string, TraceDraft[], boolean[]]>([
    ['the request that waits, and no other', [asked(), ...said, isHeld, sent('x2')], [true, false]],
    ['nothing once it is let go', [asked(), ...said, isHeld, released], [false]],
    ['a page that may be about to wait, before it is known to', [asked(), ...said], [true]],
    ['a fetch likewise', [asked(), sent('x1', fetch)], [true]],
    ['no picture', [asked(), sent('x1', image)], [false]],
    ['no page of another tab than the wanted one', [asked(otherTab), ...said], [false]],
    ['no page that was asked for before the wish', [...said, asked()], [false]],
    ['no page that was answered', [asked(), ...said, wireSent('w1', 200)], [false]],
    ['no page that the cache has answered', [asked(), sent('x1'), received('x1'), { ...finished }], [false]],
    ['nothing when the wish was dropped', [asked(), ...said, dropped], [false]],
  ])('%s', (_name, drafts, expected) => {
    expect(covered(fold(...drafts))).toEqual(expected)
  })

  it('shows no verdict, no header and nothing of the wire', () => {
    const row = fold(...said).exchanges.rows()[0] as Exchange
    const shown = hideHeldRequest(row)
    expect(JSON.stringify(shown)).not.toMatch(/"sid"|"w1"/)
    expect(chipsOf(shown)).toEqual([{ kind: 'at-the-door', label: null, reason: null }])
    expect(chipsOf(row).map(({ kind }) => kind)).toEqual(['sent'])
    expect(hideHeldRequest(row), 'the same object each time').toBe(shown)
  })
})

const finished: TraceDraft = { observer: 'browser', kind: 'exchange.finished', exchange: exchangeId('x1'), encodedBytes: 0 }
