import { describe, expect, it } from 'vitest'
import { createRowFilter } from '@shared/telling/filter/filter-rows.ts'
import { matchRow } from '@shared/telling/filter/match-row.ts'
import { parseFilter } from '@shared/telling/filter/parse-filter.ts'
import { findChoices, suggest } from '@shared/telling/filter/suggest.ts'
import { createTraceFold } from '@shared/trace/fold-trace.ts'
import {
  aCookie,
  aForbidden,
  begun,
  cookieJudged,
  joined,
  made,
  received,
  refusedBy,
  sent,
  trace,
  wireGot,
  wireSent,
} from '../../trace/make-trace.ts'

const fold = createTraceFold()
fold.push(
  trace([
    {
      observer: 'app',
      kind: 'tab.opened',
      tab: 't1' as never,
      window: 'w' as never,
      profile: 'laptop',
      lane: 'A',
      popupOf: null,
      duplicateOf: null,
    },
    sent('e1', { url: 'https://shop.test/session/me' }),
    cookieJudged('e1', { kind: 'sent' }),
    cookieJudged('e1', { kind: 'held-back', reasons: ['NotOnPath'] }, aCookie({ name: 'pref', path: '/shop' })),
    wireGot('w1'),
    joined('e1', 'w1'),
    begun('w1', ['cookie-present', 'session-found', 'session-alive']),
    refusedBy('w1', 'cookie-present', 'no-cookie', {}),
    made('w1', 401, 'cookie-present'),
    wireSent('w1', 401),
    received('e1', 401),
    sent('e2', { url: 'https://api.shop.test:8443/orders', method: 'POST' }),
    received('e2', 200),
    { observer: 'app', kind: 'row.pinned', row: 'e2' },
    { observer: 'app', kind: 'note.written', row: 'e2', text: 'the order' },
    { observer: 'app', kind: 'clock.moved', byMs: 1000, offsetMs: 1000 },
  ]),
)
const rows = fold.timeline.rows()
const names = new Map(rows.map(row => [row.key, row.kind === 'event' ? row.event.kind : row.key]))
const reading = { textOf: () => 'some text', markOf: (key: string) => fold.marks.all().get(key) ?? null }
const found = (filter: string): (string | undefined)[] =>
  rows.filter(matchRow(parseFilter(filter).terms, reading)).map(({ key }) => names.get(key))
const [opened, first, second, moved] = rows.map(({ key }) => names.get(key))

describe('a row gets through the filter', () => {
  it.each([
    ['', [opened, first, second, moved]],
    ['tab:A', [opened, first, second]],
    ['tab:B', []],
    ['host:shop.test', [first]],
    ['host:api.shop.test', [second]],
    ['host:api.shop.test:8443', [second]],
    ['status:401', [first]],
    ['status:4xx', [first]],
    ['status:401 status:200', [first, second]],
    ['-status:4xx', [opened, second, moved]],
    ['method:post', [second]],
    ['cookie:sid', [first]],
    ['cookie:pref verdict:held-back', [first]],
    ['cookie:sid verdict:held-back', []],
    ['cookie:sid -verdict:held-back', []],
    ['verdict:rejected', []],
    ['check:cookie-present', [first]],
    ['check:session-alive', []],
    ['is:refused', [first]],
    ['is:pinned', [second]],
    ['is:noted', [second]],
    ['-is:pinned is:event', [opened, moved]],
    ['text', [opened, first, second, moved]],
    ['text absent', []],
    ['-absent method:GET', [first]],
  ])('by %j: %j', (filter, expected) => {
    expect(found(filter)).toEqual(expected)
  })

  it('is found by the host that it was not sent to, and as failed, when the browser forbade it', () => {
    const forbidden = createTraceFold()
    forbidden.push(trace([aForbidden({ kind: 'mixed-content' }), sent('e1')]))
    const matching = (filter: string): number => forbidden.timeline.rows().filter(matchRow(parseFilter(filter).terms, reading)).length
    expect(['host:evil.test', 'is:failed', 'host:evil.test -is:event', 'host:shop.test'].map(matching)).toEqual([1, 1, 0, 1])
  })

  it('is not hidden by a word that is a mistake', () => {
    expect(found('tabb:A status:999 verdict:nonsense "open')).toHaveLength(rows.length)
  })
})

describe('the row filter', () => {
  const even = (calls: number[]) => (row: { readonly n: number }) => {
    calls.push(row.n)
    return row.n % 2 === 0
  }
  const always = (): boolean => true
  const list = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => ({ n: from + index }))

  it('looks at each row once, however often rows come in at the end', () => {
    const calls: number[] = []
    const filter = createRowFilter(even(calls))
    let all = list(0, 1000)
    filter.advance(all, always)
    for (let round = 0; round < 50; round += 1) {
      all = [...all, ...list(all.length, all.length + 10)]
      expect(filter.advance(all, always).visible).toEqual(all.filter(({ n }) => n % 2 === 0))
    }
    expect(calls).toEqual(all.map(({ n }) => n))
  })

  it('looks again only from the first row that changed, and forgets those that went', () => {
    const calls: number[] = []
    const filter = createRowFilter(even(calls))
    const all = list(0, 600)
    filter.advance(all, always)
    calls.length = 0
    const changed = [...all.slice(0, 590), { n: 2000 }, ...all.slice(592)]
    expect(filter.advance(changed, always).visible).toEqual(changed.filter(({ n }) => n % 2 === 0))
    expect(calls).toEqual(changed.slice(590).map(({ n }) => n))
    expect(filter.advance(changed.slice(0, 10), always).visible).toHaveLength(5)
    expect(filter.advance([], always)).toEqual({ visible: [], isDone: true })
  })

  it('stops when its time is over, and goes on where it stopped', () => {
    const filter = createRowFilter(even([]))
    const all = list(0, 1000)
    const over = (): boolean => false
    const shares = [1, 2, 3, 4].map(() => filter.advance(all, over))
    expect(shares.map(({ isDone }) => isDone)).toEqual([false, false, false, true])
    expect(shares.at(-1)?.visible).toEqual(all.filter(({ n }) => n % 2 === 0))
  })
})

describe('what may be typed next', () => {
  const choices = findChoices(rows)
  const offered = (text: string, caret = text.length): string[] => suggest(text, caret, choices).list.map(({ insert }) => insert)
  it.each([
    ['', ['tab:', 'host:', 'status:', 'method:', 'cookie:', 'verdict:', 'check:', 'is:']],
    ['co', ['cookie:']],
    ['-st', ['-status:']],
    ['tab:', ['tab:A ']],
    ['host:api', ['host:api.shop.test:8443 ']],
    ['sid status:', ['status:401 ', 'status:200 ']],
    ['verdict:h', ['verdict:held-back ']],
    ['nothing-like-it', []],
    ['nokey:', []],
  ])('after %j: %j', (text, list) => {
    expect(offered(text)).toEqual(list)
  })

  it('takes the place of the word under the caret alone', () => {
    expect(suggest('tab:A met sid', 9, choices)).toMatchObject({ from: 6, to: 9, list: [{ insert: 'method:' }] })
  })
})
