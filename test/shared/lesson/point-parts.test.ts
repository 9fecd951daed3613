import { describe, expect, it } from 'vitest'
import { pointParts } from '@shared/lesson/point-parts.ts'
import type { LessonPoint } from '@shared/lesson/lesson-question-schema.ts'
import type { Exchange } from '@shared/trace/exchange.ts'
import { createExchangeFold } from '@shared/trace/fold-exchanges.ts'
import type { CookieVerdict } from '@shared/trace/cookie-verdict.ts'
import type { TraceDraft } from '@shared/trace/trace-event.ts'
import { aCookie, cookieJudged, joined, judged, sent, trace, wireGot, wireSent } from '../trace/make-trace.ts'

function exchangeOf(...drafts: TraceDraft[]): Exchange {
  const fold = createExchangeFold()
  fold.push(trace(drafts))
  const row = fold.rows()[0]
  if (row === undefined) throw new Error('the trace has no row')
  return row
}
const point = (what: Partial<LessonPoint>): LessonPoint => ({ ask: { en: 'Which?', ko: '어느 것?' }, of: { url: '*' }, ...what })
const withSid = (verdict: CookieVerdict): Exchange =>
  exchangeOf(sent('x1'), judged('x1', { consideredCookies: 1 }), cookieJudged('x1', verdict, aCookie({ secure: true, sameSite: 'Lax' })))

describe('the attribute that held a cookie back', () => {
  it.each<[string, Extract<CookieVerdict, { kind: 'held-back' }>['reasons'], string[]]>([
    ['its site', ['SameSiteLax'], ['SameSite']],
    ['its site, by the newer name', ['SchemefulSameSiteLax'], ['SameSite']],
    ['its path', ['NotOnPath'], ['Path']],
    ['the connection', ['SecureOnly'], ['Secure']],
    ['its host', ['DomainMismatch'], ['Domain']],
    ['path and site at once', ['NotOnPath', 'SameSiteLax'], ['Path', 'SameSite']],
  ])('follows from the reason of the browser: %s', (_name, reasons, right) => {
    expect(pointParts(point({ cookie: 'sid' }), withSid({ kind: 'held-back', reasons }))?.right).toEqual(right)
  })

  it('is told in the receipt’s words; the others say what they do', () => {
    const parts = pointParts(point({ cookie: 'sid' }), withSid({ kind: 'held-back', reasons: ['SameSiteLax'] }))?.parts ?? []
    const does = (id: string): string => parts.find(part => part.id === id)?.does.en ?? ''
    expect(does('SameSite')).toContain('SameSite=Lax')
    expect(does('Secure')).toContain('does not name it as a reason')
    expect(does('HttpOnly')).toContain('scripts')
    expect(parts.every(({ does: { ko } }) => /[가-힣]/.test(ko))).toBe(true)
  })

  it.each<[string, Exchange | null]>([
    ['that was sent', withSid({ kind: 'sent' })],
    ['of which only the browser’s settings were the reason', withSid({ kind: 'held-back', reasons: ['UserPreferences'] })],
    ['of a request that was not made', null],
  ])('cannot be asked for of a cookie %s', (_name, exchange) => {
    expect(pointParts(point({ cookie: 'sid' }), exchange)).toBeNull()
  })
})

describe('the field that decided', () => {
  const exchange = exchangeOf(
    sent('x1'),
    wireGot('w1', {
      headers: [
        ['If-None-Match', '"1"'],
        ['Host', 'shop.test'],
      ],
    }),
    joined('x1', 'w1'),
    wireSent('w1', 304),
  )
  it('is found on its side, whatever its case', () => {
    const found = pointParts(point({ header: 'if-none-match', side: 'request' }), exchange)
    expect(found?.right).toEqual(['if-none-match'])
    expect(found?.parts.map(({ name }) => name.en)).toEqual(['If-None-Match', 'Host'])
  })
  it('cannot be asked for where it is not on the wire', () => {
    expect(pointParts(point({ header: 'Cookie', side: 'request' }), exchange)).toBeNull()
    expect(pointParts(point({ header: 'If-None-Match' }), exchange)).toBeNull()
  })
})

it('a check cannot be asked for where the server decided nothing', () => {
  expect(pointParts(point({ check: 'refused' }), withSid({ kind: 'sent' }))).toBeNull()
})
