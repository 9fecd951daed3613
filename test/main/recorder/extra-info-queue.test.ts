import { describe, expect, it } from 'vitest'
import { createExtraInfoQueue } from '../../../src/main/recorder/extra-info-queue.ts'

function queue() {
  const delivered: string[] = []
  const created = createExtraInfoQueue<string>((hop, side, message) => delivered.push(`${hop} ${side} ${message}`))
  return { delivered, ...created }
}

describe('giving ExtraInfo to the hops of a request', () => {
  it('waits for a hop that Chromium has not announced yet', () => {
    const q = queue()
    q.requestExtra('a')
    expect(q.delivered).toEqual([])
    q.hopAdded()
    expect(q.delivered).toEqual(['0 request a'])
  })

  it('moves on to the next hop after a redirect, even when the answer runs ahead', () => {
    const q = queue()
    q.hopAdded()
    q.requestExtra('a')
    q.responseExtra('a', 303)
    q.requestExtra('b')
    q.responseExtra('b', 200)
    q.hopAdded()
    expect(q.delivered).toEqual(['0 request a', '0 response a', '1 request b', '1 response b'])
  })

  it('keeps a 401 and the retry that follows it on one hop', () => {
    const q = queue()
    q.hopAdded()
    q.requestExtra('first')
    q.responseExtra('first', 401)
    q.requestExtra('retry')
    q.responseExtra('retry', 200)
    expect(q.delivered.map(line => line[0])).toEqual(['0', '0', '0', '0'])
  })

  it('does not take a 304 for a redirect', () => {
    const q = queue()
    q.hopAdded()
    q.requestExtra('a')
    q.responseExtra('a', 304)
    q.requestExtra('again')
    expect(q.delivered.at(-1)).toBe('0 request again')
  })

  it('skips a hop that has no ExtraInfo (a redirect from the cache)', () => {
    const q = queue()
    q.hopAdded()
    q.hopWithoutExtra(0)
    q.hopAdded()
    q.requestExtra('b')
    q.responseExtra('b', 200)
    expect(q.delivered).toEqual(['1 request b', '1 response b'])
  })
})
