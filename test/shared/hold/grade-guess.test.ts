import { describe, expect, it } from 'vitest'
import { gradeGuess } from '@shared/hold/grade-guess.ts'
import type { RequestGuess } from '@shared/trace/request-guess.ts'
import { wireId } from '@shared/ids.ts'
import { createExchangeFold } from '@shared/trace/fold-exchanges.ts'
import type { TraceDraft } from '@shared/trace/trace-event.ts'
import { aCookie, cookieJudged, joined, judged, received, sent, trace, wireGot, wireSent } from '../trace/make-trace.ts'

const hold = { wire: wireId('w1') }
const sid = { name: 'sid', domain: 'shop.test', hostOnly: true, path: '/' }
const guess = (changes: Partial<RequestGuess>): RequestGuess => ({ cookies: [], headers: [], statuses: [], ...changes })

function grade(made: RequestGuess, ...drafts: TraceDraft[]) {
  const fold = createExchangeFold()
  fold.push(trace(drafts))
  const row = fold.rows()[0]
  if (row === undefined) throw new Error('the trace has no row')
  return gradeGuess(made, row, hold)
}
const wire = (headers: readonly (readonly [string, string])[], status = 200): TraceDraft[] => [
  wireGot('w1', { headers }),
  joined('x1', 'w1'),
  wireSent('w1', status),
]

describe('a guess about a cookie', () => {
  const went = [sent('x1'), judged('x1', { consideredCookies: 1 }), cookieJudged('x1', { kind: 'sent' }), ...wire([])]
  const stayed = [
    sent('x1'),
    judged('x1', { consideredCookies: 1 }),
    cookieJudged('x1', { kind: 'held-back', reasons: ['SameSiteStrict'] }),
    ...wire([['Cookie', 'sid=of-another-path']]),
  ]
  it.each<[string, boolean, TraceDraft[], boolean | null]>([
    ['is right when it went as said', true, went, true],
    ['is wrong when it went and was said to stay', false, went, false],
    ['is right when Chromium held it back, whatever its namesake did', false, stayed, true],
    ['is wrong when Chromium held it back and it was said to go', true, stayed, false],
    ['that Chromium never considered: it stayed', true, [sent('x1'), judged('x1'), ...wire([])], false],
    ['without a word of Chromium goes by the wire', true, [sent('x1'), ...wire([['Cookie', 'a=1; sid=2']])], true],
    ['whose value has an = in it is found by its name', true, [sent('x1'), ...wire([['Cookie', 'sid=a=b']])], true],
    ['that the wire does not have, without a word of Chromium', true, [sent('x1'), ...wire([])], false],
    ['of which nobody says anything counts neither way', true, [sent('x1')], null],
  ])('%s', (_name, goes, drafts, isRight) => {
    const { cookies, count } = grade(guess({ cookies: [{ ...sid, goes }] }), ...drafts)
    expect(cookies[0]?.isRight).toBe(isRight)
    expect(count).toBe(isRight === null ? 0 : 1)
  })

  it('tells two of one name apart by host, host-only and path (RFC 6265bis, storage model)', () => {
    const made = guess({
      cookies: [
        { ...sid, goes: true },
        { ...sid, path: '/admin', goes: true },
        { ...sid, hostOnly: false, goes: true },
      ],
    })
    const { cookies, right, count } = grade(made, ...went)
    expect(cookies.map(({ real }) => real)).toEqual([true, false, false])
    expect([right, count]).toEqual([1, 3])
  })

  it('knows a partitioned cookie, which Electron’s jar lists without its partition', () => {
    const partitioned = aCookie({ partitionKey: 'https://shop.test' })
    const drafts = [sent('x1'), judged('x1', { consideredCookies: 1 }), cookieJudged('x1', { kind: 'sent' }, partitioned), ...wire([])]
    expect(grade(guess({ cookies: [{ ...sid, goes: true }] }), ...drafts).right).toBe(1)
  })
})

describe('a guess about a header', () => {
  it('goes by the wire, without regard to case', () => {
    const made = guess({
      headers: [
        { name: 'Origin', goes: true },
        { name: 'Authorization', goes: true },
        { name: 'Cookie', goes: false },
      ],
    })
    const { headers, right } = grade(made, sent('x1'), ...wire([['origin', 'https://shop.test']]))
    expect(headers.map(({ isRight }) => isRight)).toEqual([true, false, true])
    expect(right).toBe(2)
  })
})

describe('a guess about the status', () => {
  const drafts = (status: number): TraceDraft[] => [sent('x1'), ...wire([], status)]
  it.each<[string, readonly number[], number, boolean]>([
    ['200 for 200', [200], 200, true],
    ['302 or 303 for 303', [302, 303], 303, true],
    ['200 for 401', [200], 401, false],
  ])('%s', (_name, statuses, status, isRight) => {
    expect(grade(guess({ statuses: [...statuses] }), ...drafts(status)).status).toEqual({ guessed: statuses, real: status, isRight })
  })

  it('of a revalidated page goes by the wire’s 304, not by the page’s 200', () => {
    expect(grade(guess({ statuses: [304] }), ...drafts(304), received('x1', 200)).right).toBe(1)
  })

  it('counts neither way when no answer came', () => {
    const { status, count } = grade(guess({ statuses: [200] }), sent('x1'), wireGot('w1'), joined('x1', 'w1'))
    expect(status?.isRight).toBeNull()
    expect(count).toBe(0)
  })

  it('that was not made is not graded', () => {
    expect(grade(guess({}), ...drafts(200))).toMatchObject({ status: null, right: 0, count: 0 })
  })
})
