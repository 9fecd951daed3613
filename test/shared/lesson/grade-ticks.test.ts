import { describe, expect, it } from 'vitest'
import { gradeTicks, whyOfBox } from '@shared/lesson/grade-ticks.ts'
import { boxKey, guessOfTicks, tickBoxes, type TickBox } from '@shared/lesson/tick-boxes.ts'
import type { Exchange } from '@shared/trace/exchange.ts'
import { createExchangeFold } from '@shared/trace/fold-exchanges.ts'
import type { TraceDraft } from '@shared/trace/trace-event.ts'
import { aCookie, cookieJudged, joined, judged, received, sent, trace, wireGot, wireSent } from '../trace/make-trace.ts'

const ask = { ask: { en: 'Which?', ko: '어느 것?' } }
const sid = aCookie()
const lang = aCookie({ name: 'lang' })
const adminSid = aCookie({ path: '/admin' })
const cookies = tickBoxes({ ...ask, tick: 'cookies' }, [sid, adminSid, lang])

function exchangeOf(...drafts: TraceDraft[]): Exchange {
  const fold = createExchangeFold()
  fold.push(trace(drafts))
  const row = fold.rows()[0]
  if (row === undefined) throw new Error('the trace has no row')
  return row
}
const onWire = (headers: readonly (readonly [string, string])[], status = 200): TraceDraft[] => [
  wireGot('w1', { headers }),
  joined('x1', 'w1'),
  wireSent('w1', status),
]
const posted = exchangeOf(
  sent('x1'),
  judged('x1', { consideredCookies: 2 }),
  cookieJudged('x1', { kind: 'sent' }, lang),
  cookieJudged('x1', { kind: 'held-back', reasons: ['SameSiteLax'] }, sid),
  ...onWire([['Cookie', 'lang=1']]),
)
const tick = (box: TickBox | undefined, goes: boolean) => ({ box: box?.id ?? '', goes })

describe('cookies that are ticked', () => {
  it('are every cookie of the jar, and two of one name are two', () => {
    expect(cookies.map(({ id }) => id)).toEqual([sid, adminSid, lang].map(boxKey))
    expect(new Set(cookies.map(({ id }) => id)).size).toBe(3)
  })

  it('are graded by the verdict of the browser, those left alone not at all', () => {
    const { boxes, right, count } = gradeTicks(cookies, [tick(cookies[0], true), tick(cookies[2], true)], posted)
    expect(boxes.map(({ guessed, real, isRight }) => [guessed, real, isRight])).toEqual([
      [true, false, false],
      [null, false, null],
      [true, true, true],
    ])
    expect([right, count]).toEqual([1, 2])
  })

  it('come out the other way when the opposite is said of each', () => {
    for (const box of cookies) {
      const grades = [true, false].map(goes => gradeTicks(cookies, [tick(box, goes)], posted).right)
      expect(new Set(grades), box.id).toEqual(new Set([0, 1]))
    }
  })

  it('are not graded when nobody says what became of them', () => {
    const { boxes, count } = gradeTicks(cookies, [tick(cookies[0], true)], exchangeOf(sent('x1')))
    expect(boxes[0]).toMatchObject({ guessed: true, real: null, isRight: null })
    expect(count).toBe(0)
  })

  it('are not graded when the request was not made', () => {
    expect(gradeTicks(cookies, [tick(cookies[0], true)], null)).toMatchObject({ right: 0, count: 0, status: null })
  })

  it('say why in the words of the receipt', () => {
    const [first, second, third] = cookies.map(box => whyOfBox(box, posted))
    expect(first?.en).toContain('SameSite=Lax')
    expect(first?.ko).toContain('SameSite=Lax')
    expect(second?.en).toBe('The browser did not consider it for this address.')
    expect(third?.en).toMatch(/./)
  })
})

describe('headers that are ticked', () => {
  const boxes = tickBoxes({ ...ask, tick: 'headers', headers: ['Origin', 'Authorization'] }, [])
  it('are those that the author names, or else the usual ones', () => {
    expect(boxes.map(({ id }) => id)).toEqual(['Origin', 'Authorization'])
    expect(tickBoxes({ ...ask, tick: 'headers' }, []).map(({ id }) => id)).toContain('Sec-Fetch-Site')
  })

  it('are graded by the wire', () => {
    const exchange = exchangeOf(sent('x1'), ...onWire([['origin', 'https://evil.test']]))
    const { boxes: graded } = gradeTicks(boxes, [tick(boxes[0], false), tick(boxes[1], false)], exchange)
    expect(graded.map(({ isRight }) => isRight)).toEqual([false, true])
  })

  it('are not known of a request that never reached the wire', () => {
    expect(gradeTicks(boxes, [tick(boxes[0], true)], exchangeOf(sent('x1'))).count).toBe(0)
  })
})

describe('a status that is chosen', () => {
  const boxes = tickBoxes({ ...ask, tick: 'status', statuses: [200, 304] }, [])
  it('is the one on the wire, whatever the page got', () => {
    const exchange = exchangeOf(sent('x1'), ...onWire([], 304), received('x1', 200))
    expect(gradeTicks(boxes, [tick(boxes[1], true)], exchange)).toMatchObject({ status: 304, right: 1, count: 1 })
    expect(gradeTicks(boxes, [tick(boxes[0], true)], exchange)).toMatchObject({ status: 304, right: 0, count: 1 })
  })

  it('is not known of a response that the server never gave', () => {
    expect(gradeTicks(boxes, [tick(boxes[0], true)], exchangeOf(sent('x1'), received('x1', 200)))).toMatchObject({ status: null, count: 0 })
  })
})

it('a guess holds what was said and nothing of what was left alone', () => {
  const { name, domain, hostOnly, path } = sid
  expect(guessOfTicks(cookies, [tick(cookies[0], false)])).toEqual({
    cookies: [{ name, domain, hostOnly, path, goes: false }],
    headers: [],
    statuses: [],
  })
})
