import { describe, expect, it } from 'vitest'
import { compareExchanges, type Difference } from '@shared/telling/compare-exchanges.ts'
import type { Exchange } from '@shared/trace/exchange.ts'
import { createExchangeFold } from '@shared/trace/fold-exchanges.ts'
import type { TraceDraft } from '@shared/trace/trace-event.ts'
import { sayDifference } from '@shared/telling/comparison-words.ts'
import * as make from '../trace/make-trace.ts'

interface Story {
  readonly url?: string
  readonly cookie?: 'sent' | 'held-back'
  readonly value?: string
  readonly authorization?: string
  readonly refused?: boolean
  readonly status?: number
  readonly servedFrom?: 'disk'
}

function exchange({
  url = 'https://shop.test/session/me',
  cookie,
  value = 'one',
  authorization,
  refused,
  status = 200,
  servedFrom,
}: Story): Exchange {
  const verdict = cookie === 'held-back' ? ({ kind: 'held-back', reasons: ['SameSiteStrict'] } as const) : ({ kind: 'sent' } as const)
  const wire: readonly TraceDraft[] = [
    make.wireGot('w1', { url, headers: authorization === undefined ? [['Host', 'shop.test']] : [['Authorization', authorization]] }),
    make.begun('w1', ['cookie-present', 'role-allowed']),
    make.passed('w1', 'cookie-present'),
    refused === true ? make.refusedBy('w1', 'role-allowed', 'wrong-role') : make.passed('w1', 'role-allowed'),
    make.made('w1', status, refused === true ? 'role-allowed' : null),
    make.wireSent('w1', status),
    make.joined('x1', 'w1'),
  ]
  const fold = createExchangeFold()
  fold.push(
    make.trace([
      make.sent('x1', { url }),
      make.judged('x1'),
      ...(cookie === undefined ? [] : [make.cookieJudged('x1', verdict, make.aCookie({ value }))]),
      ...(servedFrom === undefined ? wire : []),
      make.received('x1', status, servedFrom === undefined ? {} : { servedFrom }),
      make.finished('x1'),
    ]),
  )
  const [row] = fold.rows()
  if (row === undefined) throw new Error('no exchange')
  return row
}

describe('what parts two exchanges', () => {
  it.each<[string, Story, Story, Difference]>([
    ['a cookie that one carried', {}, { cookie: 'sent' }, { kind: 'cookie-in-one', name: 'sid', carriedBy: 'right' }],
    [
      'a cookie that one had held back, even when the other was refused further on',
      { cookie: 'held-back' },
      { cookie: 'sent', refused: true, status: 403 },
      { kind: 'cookie-in-one', name: 'sid', carriedBy: 'right' },
    ],
    ['an Authorization field', { authorization: 'Bearer a' }, {}, { kind: 'authorization-in-one', carriedBy: 'left' }],
    ['the cache', { servedFrom: 'disk' }, {}, { kind: 'from-cache', which: 'left' }],
    [
      'a check',
      { cookie: 'sent' },
      { cookie: 'sent', refused: true, status: 403 },
      { kind: 'check', check: 'role-allowed', refusedIn: 'right' },
    ],
    ['the address', {}, { url: 'https://shop.test/' }, { kind: 'request' }],
    ['the value of a cookie', { cookie: 'sent' }, { cookie: 'sent', value: 'two' }, { kind: 'credential-value', name: 'sid' }],
    [
      'the value of a token',
      { authorization: 'Bearer a' },
      { authorization: 'Bearer b' },
      { kind: 'credential-value', name: 'Authorization' },
    ],
    ['the status alone', {}, { status: 500 }, { kind: 'status' }],
    ['nothing', { cookie: 'sent' }, { cookie: 'sent' }, { kind: 'none' }],
  ])('is %s', (_what, left, right, difference) => {
    const compared = compareExchanges(exchange(left), exchange(right))
    expect(compared.difference).toEqual(difference)
    const { en, ko } = sayDifference(difference)
    expect(en).toMatch(/^[A-Z].*\.$/)
    expect(ko).toMatch(/[가-힣].*\.$/)
  })
})

describe('side by side', () => {
  it('aligns headers by name whatever their case, keeps duplicates in order, and says what only one has', () => {
    const left = exchange({})
    const hop = left.hops[0]
    if (hop === undefined) throw new Error('no hop')
    const withHeaders = (headers: readonly (readonly [string, string])[]): Exchange => ({
      ...left,
      hops: [{ ...hop, requestHeaders: headers }],
    })
    const { requestHeaders } = compareExchanges(
      withHeaders([
        ['Accept', 'a'],
        ['X-Two', '1'],
        ['x-two', '2'],
      ]),
      withHeaders([
        ['accept', 'a'],
        ['Origin', 'https://evil.test'],
      ]),
    )
    expect(requestHeaders).toEqual([
      { name: 'Accept', left: 'a', right: 'a', isSame: true },
      { name: 'X-Two', left: '1\n2', right: null, isSame: false },
      { name: 'Origin', left: null, right: 'https://evil.test', isSame: false },
    ])
  })

  it('lights the checks that ended otherwise', () => {
    const { checks, status } = compareExchanges(exchange({}), exchange({ refused: true, status: 403 }))
    expect(checks.map(({ check, isSame }) => [check, isSame])).toEqual([
      ['cookie-present', true],
      ['role-allowed', false],
    ])
    expect(status).toEqual({ left: '200', right: '403', isSame: false })
  })
})
