import { createTraceFold, type TraceFold } from '@shared/trace/fold-trace.ts'
import { buildSequence } from '@shared/telling/sequence/build-sequence.ts'
import type { Sequence } from '@shared/telling/sequence/sequence.ts'
import type { TraceDraft } from '@shared/trace/trace-event.ts'
import {
  aCookie,
  begun,
  cookieJudged,
  finished,
  joined,
  judged,
  made,
  otherTab,
  passed,
  received,
  refusedBy,
  sent,
  sessionChanged,
  tabOpened,
  trace,
  wireGot,
  wireSent,
} from '../../trace/make-trace.ts'
import { wireId } from '@shared/ids.ts'

const sessionId = 'secret-session-id-1'
const sid = aCookie({ value: sessionId })

/** Alice logs in on A; her page; B asks for the admin's page and is refused; the clock goes forward; the session has expired. */
export const story: readonly TraceDraft[] = [
  tabOpened(),
  sent('in', { method: 'POST', url: 'https://shop.test/session/login' }),
  judged('in'),
  wireGot('w1', { method: 'POST', url: 'https://shop.test/session/login' }),
  begun('w1', ['user-known', 'password-right'], { route: 'log-in' }),
  passed('w1', 'user-known', { user: 'alice' }),
  passed('w1', 'password-right', { user: 'alice' }),
  made('w1', 303, null, 'alice'),
  sessionChanged({ wire: wireId('w1') }),
  wireSent('w1', 303, {
    headers: [
      ['Location', '/session/me'],
      ['Set-Cookie', `sid=${sessionId}; HttpOnly; Path=/`],
      ['Set-Cookie', 'theme=dark; Domain=evil.test'],
    ],
  }),
  joined('in', 'w1'),
  received('in', 303),
  cookieJudged('in', { kind: 'stored' }, sid, `sid=${sessionId}; HttpOnly; Path=/`),
  cookieJudged('in', { kind: 'rejected', reasons: ['InvalidDomain'] }, aCookie({ name: 'theme' }), 'theme=dark; Domain=evil.test'),
  finished('in'),
  ...page('me', 'w2', 'A', '/session/me', 200),
  tabOpened({ tab: otherTab, lane: 'B' }),
  ...page('admin', 'w3', 'B', '/session/admin', 403),
  { observer: 'app', kind: 'clock.moved', byMs: 900_000, offsetMs: 900_000 },
  ...page('late', 'w4', 'A', '/session/me', 401),
]

function page(id: string, wire: string, lane: 'A' | 'B', path: string, status: 200 | 401 | 403): TraceDraft[] {
  const url = `https://shop.test${path}`
  const asked =
    status === 401
      ? refusedBy(wire, 'session-found', 'idle-timeout', { session: 'f00d' })
      : passed(wire, 'session-found', { session: 'f00d', user: 'alice' })
  const role = status === 403 ? [refusedBy(wire, 'role-allowed', 'wrong-role', { user: 'alice', role: 'user', needed: 'admin' })] : []
  return [
    sent(id, { url, ...(lane === 'A' ? {} : { tab: otherTab }) }),
    judged(id, { headers: [['Cookie', `sid=${sessionId}`]], consideredCookies: 1 }),
    wireGot(wire, {
      url,
      headers: [
        ['Host', 'shop.test'],
        ['Cookie', `sid=${sessionId}`],
      ],
    }),
    begun(wire, ['cookie-present', 'session-found', 'role-allowed']),
    passed(wire, 'cookie-present', { cookie: 'sid', characters: 19 }),
    asked,
    ...role,
    made(wire, status, status === 200 ? null : status === 403 ? 'role-allowed' : 'session-found', status === 401 ? null : 'alice'),
    wireSent(wire, status),
    joined(id, wire),
    // The browser's word comes after the server's, as it does in the real app.
    cookieJudged(id, { kind: 'sent' }, sid),
    received(id, status),
    finished(id),
  ]
}

export function foldOf(drafts: readonly TraceDraft[]): TraceFold {
  const fold = createTraceFold()
  fold.push(trace(drafts))
  return fold
}

export function sequenceOf(drafts: readonly TraceDraft[]): Sequence {
  const fold = foldOf(drafts)
  return buildSequence(fold.timeline.rows(), seq => fold.eventOf(seq))
}
