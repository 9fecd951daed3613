import { describe, expect, it } from 'vitest'
import { exchangeId, wireId } from '@shared/ids.ts'
import { tellBiography } from '@shared/telling/biography/tell-biography.ts'
import { chipsOf } from '@shared/telling/chips.ts'
import { compareSchemes } from '@shared/trace/compare-schemes.ts'
import { maskTrace } from '@shared/trace/masked-trace.ts'
import { explainExchange } from '@shared/telling/explain-exchange.ts'
import { exchangeAt } from '@shared/trace/exchange-at.ts'
import { findChoices } from '@shared/telling/filter/suggest.ts'
import { createTraceFold, type TraceFold } from '@shared/trace/fold-trace.ts'
import { scrubberMarks } from '@shared/trace/scrubber-marks.ts'
import { buildSequence } from '@shared/telling/sequence/build-sequence.ts'
import { sequenceMarkdown } from '@shared/telling/sequence/sequence-markdown.ts'
import { sequenceMermaid } from '@shared/telling/sequence/sequence-mermaid.ts'
import type { TraceDraft } from '@shared/trace/trace-event.ts'
import { tellEvent } from '@shared/words/story-words.ts'
import {
  aCookie,
  cookieJudged,
  finished,
  joined,
  judged,
  laptopTab,
  received,
  sent,
  trace,
  wireBody,
  wireGot,
  wireSent,
} from './make-trace.ts'

const held = { exchange: exchangeId('x1'), wire: wireId('w1'), tab: laptopTab }
const asked: TraceDraft = { observer: 'app', kind: 'hold.asked', tab: laptopTab }
const isHeld: TraceDraft = { observer: 'app', kind: 'request.held', held, longestMs: 1000 }
const released: TraceDraft = { observer: 'app', kind: 'request.released', held, by: 'guess', heldMs: 7 }
const secret = 'Zm9yLW5vYm9keS15ZXQ'
const sid = aCookie({ name: 'covered-name', value: secret })
const strict = aCookie({ name: 'stays-home', sameSite: 'Strict' })
const carried = [['Cookie', `covered-name=${secret}`] as const]
const before = [sent('x0', { url: 'https://shop.test/before' }), received('x0'), finished('x0')]
/** In every order that Chromium and the wire are heard in. */
const browserFirst = [
  sent('x1', { headers: [['Authorization', `Bearer ${secret}`]] }),
  judged('x1', { headers: carried, consideredCookies: 2 }),
  cookieJudged('x1', { kind: 'sent' }, sid),
  cookieJudged('x1', { kind: 'held-back', reasons: ['SameSiteStrict'] }, strict),
  wireGot('w1', { headers: carried }),
  wireBody('w1', `secret=${secret}`),
  joined('x1', 'w1', 'provisional'),
]
const wireFirst = [wireGot('w1', { headers: carried }), ...browserFirst.filter(({ kind }) => kind !== 'request.received')]

function fold(...drafts: readonly TraceDraft[]): TraceFold {
  const made = createTraceFold()
  const shown = maskTrace(made)
  shown.push(trace(drafts))
  return shown
}

/** Everything that any panel makes of a trace, as one text. */
function everythingTold(shown: TraceFold): string {
  const rows = shown.timeline.rows()
  const exchanges = shown.exchanges.rows()
  const requestOf = (id: { exchange: never } | { wire: never }) =>
    'exchange' in id ? shown.exchanges.byKey(id.exchange) : shown.exchanges.byWire(id.wire)
  const lastSeq = shown.lastSeq()
  return JSON.stringify([
    rows,
    exchanges,
    exchanges.map(exchange => [explainExchange(exchange), chipsOf(exchange), exchangeAt(exchange, lastSeq, shown.eventOf)]),
    [shown.exchanges.byKey('x1'), shown.exchanges.byWire(wireId('w1'))],
    shown.events().map(event => tellEvent(event, { requestOf: requestOf as never, eventOf: () => undefined, why: null })),
    shown.events(),
    Array.from({ length: lastSeq }, (_, index) => shown.eventOf((index + 1) as never)),
    [{ kind: 'cookie', profile: 'laptop', cookie: sid } as const, { kind: 'token', token: secret } as const].map(
      subject => tellBiography(subject, shown).entries,
    ),
    compareSchemes(exchanges, shown.events()),
    findChoices(rows),
    scrubberMarks(rows, 1 as never, lastSeq),
    sequenceMarkdown(rows, '', '', 'en'),
    sequenceMermaid(buildSequence(rows, shown.eventOf), 'en'),
  ])
}
const tells = (shown: TraceFold): readonly string[] =>
  [secret, 'covered-name', 'stays-home', 'SameSiteStrict'].filter(word => everythingTold(shown).includes(word))

describe('a trace with a covered request', () => {
  it.each<[string, readonly TraceDraft[]]>([
    ['a request that waits', [...before, asked, ...browserFirst, isHeld]],
    ['one that the wire told of first', [...before, asked, ...wireFirst, isHeld]],
    [
      'one that was asked for before the wish, and waits all the same',
      [...before, ...browserFirst.slice(0, 1), asked, ...browserFirst.slice(1), isHeld],
    ],
    ...browserFirst.map((_, index): [string, TraceDraft[]] => [
      `the wish, and ${index + 1} facts`,
      [...before, asked, ...browserFirst.slice(0, index + 1)],
    ]),
    ...wireFirst.map((_, index): [string, TraceDraft[]] => [
      `the wish, and ${index + 1} facts, wire first`,
      [...before, asked, ...wireFirst.slice(0, index + 1)],
    ]),
  ])('nothing shown tells what goes with it: %s', (_name, drafts) => {
    const shown = fold(...drafts)
    expect(tells(shown)).toEqual([])
    expect(shown.exchanges.byKey('x0')?.status, 'others are as they were').toBe(200)
  })

  it('still says that a request was made, and when each event was', () => {
    const shown = fold(asked, ...browserFirst, isHeld)
    const [row] = shown.exchanges.rows()
    expect(row).toMatchObject({ isWithheld: true, method: 'GET', url: 'https://shop.test/session/me', sources: [2], lastSeq: 2 })
    expect(shown.events().map(({ kind }) => kind)).toEqual(['hold.asked', 'request.sent', 'request.held'])
    expect(shown.instantOf(shown.lastSeq())).toBeDefined()
    expect(shown.instantOf(4 as never), 'of a covered event, too').toBeDefined()
  })

  it('tells everything once the request is let go', () => {
    expect(tells(fold(asked, ...browserFirst, isHeld, released))).toHaveLength(4)
    expect(tells(fold(asked, ...browserFirst, isHeld, released, wireSent('w1')))).toHaveLength(4)
    const dropped: TraceDraft = { observer: 'app', kind: 'hold.dropped', by: 'hand' }
    expect(tells(fold(asked, ...browserFirst, dropped)), 'and when the wish is taken back').toHaveLength(4)
  })

  it('is the very trace while nothing waits, and keeps the rows that did not change', () => {
    const made = createTraceFold()
    const shown = maskTrace(made)
    shown.push(trace(before))
    expect(shown.timeline.rows()).toBe(made.timeline.rows())
    expect(shown.events()).toBe(made.events())
    shown.push(trace([...before, asked, ...browserFirst, isHeld]))
    const rows = shown.timeline.rows()
    expect(shown.timeline.rows()).toBe(rows)
    expect(rows[0]).toBe(made.timeline.rows()[0])
    shown.push(trace([...before, asked, ...browserFirst, isHeld, sent('x2')]))
    expect(shown.timeline.rows()).not.toBe(rows)
    expect(shown.timeline.rows()[1]).toBe(rows[1])
  })
})
