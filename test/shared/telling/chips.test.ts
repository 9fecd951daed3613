import { describe, expect, it } from 'vitest'
import { chipKinds, chipsOf } from '@shared/telling/chips.ts'
import { createExchangeFold } from '@shared/trace/fold-exchanges.ts'
import type { TraceDraft } from '@shared/trace/trace-event.ts'
import { chipWords } from '@shared/telling/chip-words.ts'
import {
  aCookie,
  begun,
  cookieJudged,
  failed,
  joined,
  made,
  networkAnswered,
  received,
  refusedBy,
  sent,
  trace,
  wireGot,
  wireSent,
} from '../trace/make-trace.ts'

/** Each chip as `kind label: reason`. */
function chips(...drafts: TraceDraft[]): string[] {
  const fold = createExchangeFold()
  fold.push(trace([sent('e1'), ...drafts]))
  const [row] = fold.rows()
  return (row === undefined ? [] : chipsOf(row)).map(({ kind, label, reason }) => `${kind} ${label ?? '-'}: ${reason?.en ?? '-'}`)
}

describe('chips', () => {
  it('come in one order: what went along, what stayed, what the answer brought, and the server’s word', () => {
    expect(
      chips(
        cookieJudged('e1', { kind: 'rejected', reasons: ['SecureOnly'] }, null, 'theme=dark; Secure'),
        cookieJudged('e1', { kind: 'stored' }, aCookie({ name: 'new' }), 'new=1'),
        cookieJudged('e1', { kind: 'held-back', reasons: ['NotOnPath'] }, aCookie({ name: 'pref', path: '/shop' })),
        cookieJudged('e1', { kind: 'sent' }),
        wireGot('w1', { headers: [['authorization', 'Bearer a.b.c']] }),
        joined('e1', 'w1'),
        begun('w1', ['role-allowed']),
        refusedBy('w1', 'role-allowed', 'wrong-role', { user: 'alice' }),
        made('w1', 403, 'role-allowed', 'alice'),
      ),
    ).toEqual([
      'sent sid: -',
      'authorization Bearer: -',
      'held-back pref: other Path',
      'rejected theme: Secure, over http',
      'stored new: -',
      'refused alice: at “Role check”',
    ])
  })

  it('leave out a cookie that could never apply', () => {
    expect(chips(cookieJudged('e1', { kind: 'held-back', reasons: ['DomainMismatch'] }, aCookie({ domain: 'api.shop.test' })))).toEqual([])
  })

  it('tell a cache hit from a copy that the server called still good', () => {
    expect(chips(received('e1', 200, { servedFrom: 'disk' }))).toEqual(['from-cache -: -'])
    expect(chips(networkAnswered('e1', 304), received('e1', 200))).toEqual(['not-modified -: -'])
    expect(chips(networkAnswered('e1', 200), received('e1', 200))).toEqual([])
  })

  it('name the user whom the server let in, and nobody while it has not decided', () => {
    const decided = [wireGot('w1'), joined('e1', 'w1'), begun('w1', ['cookie-present'])]
    expect(chips(...decided)).toEqual([])
    expect(chips(...decided, made('w1', 200, null, 'alice'))).toEqual(['allowed alice: -'])
  })

  it('show the credentials of the browser’s own retry, not of the request before it', () => {
    const retry = [
      wireGot('w0'),
      joined('e1', 'w0', 'provisional'),
      wireSent('w0', 401),
      wireGot('w1', { headers: [['Authorization', 'Basic YTpi']] }),
      joined('e1', 'w1'),
    ]
    expect(chips(...retry)).toEqual(['authorization Basic: -'])
  })

  it('name what blocked a request, but not that a page went elsewhere', () => {
    expect(chips(failed('e1', { blockedReason: 'mixed-content' }))).toEqual(['blocked mixed-content: -'])
    expect(chips(failed('e1', { corsError: 'MissingAllowOriginHeader' }))).toEqual(['blocked MissingAllowOriginHeader: -'])
    expect(chips(failed('e1', { isCanceled: true, blockedReason: 'other' }))).toEqual([])
    const forbids = (headers: readonly (readonly [string, string])[]): string[] =>
      chips(wireGot('w1'), joined('e1', 'w1'), wireSent('w1', 200, { headers }), failed('e1', { blockedReason: 'other' }))
    const option = ['X-Frame-Options', 'DENY'] as const
    expect(forbids([['Content-Security-Policy', "frame-ancestors 'none'"], option])).toEqual(['blocked frame-ancestors: -'])
    expect(forbids([option])).toEqual(['blocked X-Frame-Options: -'])
    expect(forbids([])).toEqual(['blocked other: -'])
    expect(chips(failed('e1'))).toEqual([])
  })

  it.each(chipKinds)('%s has a word in both languages', kind => {
    expect(chipWords[kind].en).not.toBe('')
    expect(chipWords[kind].ko).not.toBe('')
  })
})
