import { describe, expect, it } from 'vitest'
import { eventSeq, exchangeId, wireId } from '@shared/ids.ts'
import { createExchangeJoiner, type RequestKey } from '../../../src/main/recorder/exchange-joiner.ts'

const key: RequestKey = { profile: 'laptop', method: 'GET', url: 'https://shop.test/' }

function joiner() {
  const joins: string[] = []
  const created = createExchangeJoiner(draft => {
    if (draft.kind === 'exchange.joined') joins.push(`${draft.exchange}=${draft.wire} ${draft.basis}`)
    return eventSeq(joins.length)
  })
  return { joins, ...created }
}
const x = exchangeId
const w = wireId

describe('joining browser and wire', () => {
  it('pairs by profile, method and URL in order, whichever side is first', () => {
    const { joins, browserSent, wireReceived } = joiner()
    browserSent(x('x1'), key)
    wireReceived(w('w1'), key)
    wireReceived(w('w2'), key)
    browserSent(x('x2'), key)
    expect(joins).toEqual(['x1=w1 provisional', 'x2=w2 provisional'])
  })

  it.each([
    ['another profile', { ...key, profile: 'phone' as const }],
    ['another method', { ...key, method: 'POST' }],
    ['another URL', { ...key, url: 'https://shop.test/other' }],
  ])('does not pair with %s', (_what, other) => {
    const { joins, browserSent, wireReceived } = joiner()
    browserSent(x('x1'), key)
    wireReceived(w('w1'), other)
    expect(joins).toEqual([])
  })

  it('never gives the wire of a new request to one that ended without it (a cache hit)', () => {
    const { joins, browserSent, wireReceived, ended } = joiner()
    browserSent(x('cached'), key)
    ended(x('cached'))
    browserSent(x('x2'), key)
    wireReceived(w('w1'), key)
    expect(joins).toEqual(['x2=w1 provisional'])
  })

  it('gives a request that was broken off what comes of it all the same, unless another one claims it', () => {
    const { joins, browserSent, wireReceived, ended } = joiner()
    browserSent(x('aborted'), key)
    ended(x('aborted'), true)
    browserSent(x('x2'), key)
    wireReceived(w('w1'), key)
    wireReceived(w('w2'), key)
    wireReceived(w('w3'), key)
    expect(joins).toEqual(['x2=w1 provisional', 'aborted=w2 provisional'])
  })

  it('lets the X-Request-Id correct a provisional join', () => {
    const { joins, browserSent, wireReceived, confirmed } = joiner()
    browserSent(x('x1'), key)
    browserSent(x('x2'), key)
    wireReceived(w('w1'), key)
    wireReceived(w('w2'), key)
    confirmed(x('x1'), w('w2'))
    confirmed(x('x2'), w('w1'))
    expect(joins.slice(2)).toEqual(['x1=w2 confirmed', 'x2=w1 confirmed'])
  })

  it('takes what follows a 401 for the same exchange, as often as the browser tries again (RFC 9110 §11.1)', () => {
    const { joins, browserSent, wireReceived, wireChallenged, confirmed } = joiner()
    browserSent(x('x1'), key)
    for (const wire of ['w1', 'w2', 'w3']) {
      wireReceived(w(wire), key)
      wireChallenged(w(wire))
    }
    confirmed(x('x1'), w('w3'))
    expect(joins).toEqual(['x1=w1 provisional', 'x1=w2 provisional', 'x1=w3 provisional', 'x1=w3 confirmed'])
  })

  it('does so when the 401 was out before the browser told of its request', () => {
    const { joins, browserSent, wireReceived, wireChallenged } = joiner()
    wireReceived(w('w1'), key)
    wireChallenged(w('w1'))
    browserSent(x('x1'), key)
    wireReceived(w('w2'), key)
    expect(joins).toEqual(['x1=w1 provisional', 'x1=w2 provisional'])
  })

  it.each<readonly [string, (made: ReturnType<typeof joiner>) => void]>([
    ['another answer', () => undefined],
    ['a 401 to another request', ({ wireChallenged }) => wireChallenged(w('w9'))],
    [
      'a 401 that ended the exchange',
      ({ wireChallenged, ended }) => {
        wireChallenged(w('w1'))
        ended(x('x1'))
      },
    ],
  ])('takes a request after %s for a new one', (_what, happens) => {
    const made = joiner()
    made.browserSent(x('x1'), key)
    made.wireReceived(w('w1'), key)
    happens(made)
    made.wireReceived(w('w2'), key)
    made.browserSent(x('x2'), key)
    expect(made.joins).toEqual(['x1=w1 provisional', 'x2=w2 provisional'])
  })

  it('prefers an exchange that waits for its first request to one that may repeat its own', () => {
    const { joins, browserSent, wireReceived, wireChallenged } = joiner()
    browserSent(x('x1'), key)
    wireReceived(w('w1'), key)
    wireChallenged(w('w1'))
    browserSent(x('x2'), key)
    wireReceived(w('w2'), key)
    expect(joins).toEqual(['x1=w1 provisional', 'x2=w2 provisional'])
  })

  it('does not offer a confirmed wire again', () => {
    const { joins, browserSent, wireReceived, confirmed } = joiner()
    wireReceived(w('w1'), key)
    confirmed(x('x1'), w('w1'))
    browserSent(x('x2'), key)
    expect(joins).toEqual(['x1=w1 confirmed'])
  })
})
