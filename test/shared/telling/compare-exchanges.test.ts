import { describe, expect, it } from 'vitest'
import { compareExchanges } from '@shared/telling/compare-exchanges.ts'
import { notKnown, type Difference } from '@shared/telling/compared-exchanges.ts'
import { readSaved } from '@shared/saved/read-saved.ts'
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
  readonly status?: number | null
  readonly body?: string
  readonly servedFrom?: 'disk'
}

function exchange({
  url = 'https://shop.test/session/me',
  cookie,
  value = 'one',
  authorization,
  refused,
  status = 200,
  body,
  servedFrom,
}: Story): Exchange {
  const verdict = cookie === 'held-back' ? ({ kind: 'held-back', reasons: ['SameSiteStrict'] } as const) : ({ kind: 'sent' } as const)
  const wire: readonly TraceDraft[] = [
    make.wireGot('w1', { url, headers: authorization === undefined ? [['Host', 'shop.test']] : [['Authorization', authorization]] }),
    ...(body === undefined ? [] : [make.wireBody('w1', body)]),
    make.begun('w1', ['cookie-present', 'role-allowed']),
    make.passed('w1', 'cookie-present'),
    refused === true ? make.refusedBy('w1', 'role-allowed', 'wrong-role') : make.passed('w1', 'role-allowed'),
    make.made('w1', status ?? 200, refused === true ? 'role-allowed' : null),
    ...(status === null ? [] : [make.wireSent('w1', status)]),
    make.joined('x1', 'w1'),
  ]
  const fold = createExchangeFold()
  fold.push(
    make.trace([
      make.sent('x1', { url }),
      make.judged('x1'),
      ...(cookie === undefined ? [] : [make.cookieJudged('x1', verdict, make.aCookie({ value }))]),
      ...(servedFrom === undefined ? wire : []),
      ...(status === null
        ? [make.failed('x1')]
        : [make.received('x1', status, servedFrom === undefined ? {} : { servedFrom }), make.finished('x1')]),
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
    ['the body', { body: '{"a":1}' }, { body: '{"a":2}', status: 500 }, { kind: 'request-body' }],
    ['the status alone', {}, { status: 500 }, { kind: 'status' }],
    ['that one alone got a response', { status: null }, {}, { kind: 'response-in-one', which: 'right' }],
    ['nothing', { cookie: 'sent' }, { cookie: 'sent' }, { kind: 'none' }],
  ])('is %s', (_what, left, right, difference) => {
    const compared = compareExchanges(exchange(left), exchange(right))
    expect(compared.difference).toEqual(difference)
    const { en, ko } = sayDifference(difference, compared.isNoted)
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

describe('of a HAR of another program', () => {
  type Fields = Readonly<Record<string, string>>
  /** Two entries as a program notes them: what the request and the response had, in so far as the file names it. */
  function noted(one: Noted, other: Noted): readonly [Exchange, Exchange] {
    const fold = createExchangeFold()
    const list = (fields: Fields = {}): unknown => Object.entries(fields).map(([name, value]) => ({ name, value }))
    const entries = [one, other].map(({ request, response, status = 200 }) => ({
      startedDateTime: '2026-03-02T09:00:01.000Z',
      request: { method: 'GET', url: 'https://app.example/', headers: list({ Host: 'app.example', ...request }) },
      response: { status, statusText: '', headers: list(response), content: {} },
    }))
    for (const { done } of readSaved(JSON.stringify({ log: { creator: { name: 'Firefox' }, entries } })))
      if (done !== null) fold.push(done.events)
    const [left, right] = fold.rows()
    if (left === undefined || right === undefined) throw new Error('not two rows')
    return [left, right]
  }
  interface Noted {
    readonly request?: Fields
    readonly response?: Fields
    readonly status?: number
  }
  const compare = (one: Noted, other: Noted) => compareExchanges(...noted(one, other))

  it('says "not known" of what only one entry names: browsers leave credentials out of a HAR by default', () => {
    const { sentCookies, setCookies, requestHeaders, difference, bodyBytes } = compare(
      { request: { Cookie: 'sid=1', Authorization: 'Bearer a' }, response: { 'Set-Cookie': 'sid=2' } },
      {},
    )
    expect(sentCookies).toMatchObject([{ name: 'sid', left: 'noted', right: notKnown, isSame: null }])
    expect(setCookies).toMatchObject([{ name: 'sid', left: 'noted', right: notKnown, isSame: null }])
    expect(requestHeaders).toContainEqual({ name: 'Authorization', left: 'Bearer a', right: notKnown, isSame: null })
    expect(bodyBytes).toEqual({ left: notKnown, right: notKnown, isSame: null })
    expect(difference).toEqual({ kind: 'none' })
    expect(sayDifference(difference, true).en).toBe('As far as the file tells, nothing that matters is different.')
  })

  it('says so of a status that it does not name, and does not explain one that differs', () => {
    expect(compare({ status: 0 }, {})).toMatchObject({
      status: { left: notKnown, right: '200', isSame: null },
      difference: { kind: 'none' },
    })
    const { difference } = compare({ status: 403 }, {})
    expect(difference).toEqual({ kind: 'status' })
    expect(sayDifference(difference, true).en).not.toMatch(/server|changed in between/)
  })

  it('compares the cookies that both name, by name and value', () => {
    expect(compare({ request: { Cookie: 'sid=1; a=2' } }, { request: { Cookie: 'a=2' } }).difference).toEqual({
      kind: 'cookie-in-one',
      name: 'sid',
      carriedBy: 'left',
    })
    const { sentCookies, difference } = compare({ request: { Cookie: 'sid=1; a=2' } }, { request: { Cookie: 'a=2; sid=9' } })
    expect(sentCookies.map(({ name, isSame }) => [name, isSame])).toEqual([
      ['sid', false],
      ['a', true],
    ])
    expect(difference).toEqual({ kind: 'credential-value', name: 'sid' })
  })
})

it('cookies that Chromium has not judged yet are not known, and no difference is made of them', () => {
  const fold = createExchangeFold()
  fold.push(
    make.trace([make.sent('x1'), make.sent('x2'), make.judged('x2', { consideredCookies: 1 }), make.cookieJudged('x2', { kind: 'sent' })]),
  )
  const [left, right] = fold.rows()
  if (left === undefined || right === undefined) throw new Error('not two rows')
  const { sentCookies, difference } = compareExchanges(left, right)
  expect(sentCookies).toMatchObject([{ left: notKnown, right: 'sent', isSame: null }])
  expect(difference).toEqual({ kind: 'none' })
})
