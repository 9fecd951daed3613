import { describe, expect, test } from 'vitest'
import { eventSeq, exchangeId, wireId } from '@shared/ids.ts'
import type { BiographySubject } from '@shared/telling/biography/biography-entry.ts'
import { tellBiography } from '@shared/telling/biography/tell-biography.ts'
import { createTraceFold } from '@shared/trace/fold-trace.ts'
import type { TraceDraft } from '@shared/trace/trace-event.ts'
import {
  aCookie,
  aSession,
  begun,
  cookieJudged,
  finished,
  jarChanged,
  joined,
  judged,
  laptopTab,
  made,
  otherTab,
  passed,
  received,
  refusedBy,
  sent,
  sessionChanged,
  storageChanged,
  trace,
  wireBody,
  wireGot,
  wireSent,
} from '../../trace/make-trace.ts'

const sid = aCookie()
const cookie: BiographySubject = { kind: 'cookie', profile: 'laptop', cookie: sid }
const item: BiographySubject = { kind: 'item', profile: 'laptop', tab: null, area: 'local', origin: 'https://shop.test', key: 'token' }

function tell(subject: BiographySubject, drafts: readonly TraceDraft[]) {
  const fold = createTraceFold()
  fold.push(trace(drafts))
  return tellBiography(subject, fold)
}

/** Kinds with what tells them apart, and the event that each leads to. */
function inShort(subject: BiographySubject, drafts: readonly TraceDraft[]): string[] {
  return tell(subject, drafts).entries.map(({ seq, story, exchange }) => {
    const more =
      'by' in story
        ? story.by
        : 'how' in story
          ? story.how
          : 'reasons' in story
            ? story.reasons.join('+')
            : 'place' in story
              ? `${story.place} ${story.name}`.trim()
              : 'outcome' in story
                ? story.outcome
                : 'ended' in story
                  ? (story.ended ?? 'created')
                  : 'store' in story
                    ? `${story.store} ${story.name}`
                    : ''
    return `${seq} ${story.kind} ${more}${exchange === null ? '' : ` ${exchange.key}`}`.replace(/ {2,}/g, ' ').trim()
  })
}

/** An exchange that sets the cookie, and the jar's word on it. */
const given = (exchange: string, value: string, changes: Parameters<typeof jarChanged>[0] = {}): TraceDraft[] => [
  sent(exchange, { url: 'https://shop.test/session/login', method: 'POST' }),
  cookieJudged(exchange, { kind: 'stored' }, aCookie({ value }), `sid=${value}`),
  jarChanged({ cookie: aCookie({ value }), ...changes }),
]
const by = (draft: TraceDraft, cause: number): TraceDraft => ({ ...draft, cause: eventSeq(cause) })

describe('the life of a cookie', () => {
  test('tells who set it, who carried it, who held it back and why, and who deleted it', () => {
    const drafts = [
      sent('e1', { method: 'POST' }), // 1
      cookieJudged('e1', { kind: 'stored' }, sid, 'sid=secret'), // 2
      by(jarChanged(), 2), // 3
      sent('e2'), // 4
      cookieJudged('e2', { kind: 'sent' }), // 5
      sent('e3', { documentUrl: 'https://evil.test/', resource: 'Image', isTopLevelNavigation: false }), // 6
      cookieJudged('e3', { kind: 'held-back', reasons: ['SameSiteLax'] }), // 7
      sent('e4', { method: 'POST' }), // 8
      cookieJudged('e4', { kind: 'sent' }), // 9
      cookieJudged('e4', { kind: 'deleted' }, aCookie({ value: '' }), 'sid=; Max-Age=0'), // 10
      by(jarChanged({ change: 'removed', chromiumCause: 'expired-overwrite' }), 10), // 11
    ]
    expect(inShort(cookie, drafts)).toEqual([
      '3 set exchange e1',
      '5 carried cookie sid e2',
      '7 held-back SameSiteLax e3',
      '9 carried cookie sid e4',
      '11 ended deleted e4',
    ])
    expect(tell(cookie, drafts).state).toEqual({ kind: 'gone', how: 'deleted' })
  })

  test('knows a jar change whose Set-Cookie came through the slower pipe', () => {
    const late: TraceDraft = { observer: 'app', kind: 'cause.found', effect: eventSeq(2), by: eventSeq(3) }
    const drafts = [sent('e1'), jarChanged(), cookieJudged('e1', { kind: 'stored' }, sid, 'sid=secret'), late]
    expect(inShort(cookie, drafts)).toEqual(['2 set exchange e1'])
  })

  test('an overwritten cookie is one change with both values, whichever way the engine tells it', () => {
    const overwritten = jarChanged({ change: 'removed', chromiumCause: 'overwrite' })
    const drafts = [jarChanged(), overwritten, jarChanged({ cookie: aCookie({ value: 'new' }), chromiumCause: 'explicit' })]
    const { entries } = tell(cookie, drafts)
    expect(entries.map(({ story }) => story)).toEqual([
      { kind: 'set', by: 'unseen', value: 'secret', before: null },
      { kind: 'set', by: 'unseen', value: 'new', before: 'secret' },
    ])
  })

  test.each([
    ['evicted', 'evicted', null],
    ['expired', 'expired', null],
    ['expired-overwrite', 'unseen', null],
    ['expired-overwrite', 'quit', { observer: 'app', kind: 'browser.quit', profile: 'laptop' }],
    ['expired-overwrite', 'quit', { observer: 'app', kind: 'tab.closed', tab: laptopTab }],
    ['expired-overwrite', 'cleared', { observer: 'app', kind: 'site-data.cleared', profile: 'laptop', origin: null }],
    ['expired-overwrite', 'hand', { observer: 'app', kind: 'cookie.edited', profile: 'laptop', name: 'sid', edit: 'removed' }],
    ['expired', 'clock', { observer: 'app', kind: 'clock.moved', byMs: 1, offsetMs: 1 }],
  ] as const)('removed as %s: it ended as %s', (chromiumCause, how, because) => {
    const removed = jarChanged({ change: 'removed', chromiumCause })
    const drafts: TraceDraft[] = [jarChanged(), ...(because === null ? [removed] : [because, by(removed, 2)])]
    expect(tell(cookie, drafts).state).toEqual({ kind: 'gone', how })
    expect(tell(cookie, drafts).entries.at(-1)?.story).toEqual({ kind: 'ended', how })
  })

  test('a change while recording was paused is by nobody known, and afterwards not by a script either: nobody saw one', () => {
    const paused: TraceDraft = { observer: 'app', kind: 'recording.paused' }
    const resumed: TraceDraft = { observer: 'app', kind: 'recording.resumed' }
    const other = jarChanged({ cookie: aCookie({ value: 'b' }) })
    expect(inShort(cookie, [paused, jarChanged(), resumed, other])).toEqual(['2 set unknown', '4 set unseen'])
  })

  test('set again with its value it is renewed, by a response and by the clock', () => {
    const moved: TraceDraft = { observer: 'app', kind: 'clock.moved', byMs: 1, offsetMs: 1 }
    const again = cookieJudged('e2', { kind: 'stored' }, sid, 'sid=secret')
    const drafts = [
      ...given('e1', 'secret').slice(0, 2),
      by(jarChanged(), 2),
      sent('e2'),
      again,
      by(jarChanged(), 5),
      moved,
      by(jarChanged(), 7),
    ]
    expect(inShort(cookie, drafts)).toEqual(['3 set exchange e1', '6 renewed exchange e2', '8 renewed clock'])
  })

  test('a Set-Cookie that came to nothing is told as that, and is no life and no death', () => {
    const nothing = { kind: 'deletes-nothing', because: 'no-such-cookie' } as const
    const settled: TraceDraft = {
      observer: 'browser',
      kind: 'cookie.settled',
      exchange: exchangeId('e2'),
      judged: eventSeq(5),
      verdict: nothing,
      change: null,
    }
    const line = cookieJudged('e2', { kind: 'not-known' }, sid, 'sid=; Max-Age=0')
    const drafts = [...given('e1', 'secret').slice(0, 2), by(jarChanged(), 2), sent('e2'), line, settled]
    expect(inShort(cookie, drafts)).toEqual(['3 set exchange e1', '5 ignored e2'])
    expect(tell(cookie, drafts).state).toMatchObject({ kind: 'alive', value: 'secret' })
  })

  test('what the Clear-Site-Data of a response took is told as that', () => {
    const drafts = [
      ...given('e1', 'secret'),
      sent('e2'),
      judged('e2', { status: 200 } as never),
      by(jarChanged({ change: 'removed', chromiumCause: 'explicit' }), 4),
    ]
    expect(tell(cookie, drafts).state).toEqual({ kind: 'gone', how: 'site-cleared' })
  })

  test('a refused Set-Cookie is told, and gives no life', () => {
    const refused = cookieJudged('e1', { kind: 'rejected', reasons: ['SecureOnly'] }, sid, 'sid=secret; Secure')
    expect(inShort(cookie, [sent('e1'), refused])).toEqual(['2 rejected SecureOnly e1'])
    expect(tell(cookie, [sent('e1'), refused]).state).toEqual({ kind: 'unknown' })
  })

  test.each([
    ['another name', { name: 'other' }],
    ['another host', { domain: 'api.shop.test' }],
    ['the same host with its subdomains', { hostOnly: false }],
    ['another path', { path: '/session' }],
  ] as const)('is not mixed up with a cookie of %s (RFC 6265bis, storage model)', (_what, changes) => {
    const other = aCookie(changes)
    expect(inShort(cookie, [jarChanged({ cookie: other }), sent('e1'), cookieJudged('e1', { kind: 'sent' }, other)])).toEqual([])
  })

  test('is not mixed up with the same cookie in another browser', () => {
    const elsewhere = [jarChanged({ profile: 'phone' }), sent('e1', { profile: 'phone' }), cookieJudged('e1', { kind: 'sent' })]
    expect(inShort(cookie, elsewhere)).toEqual([])
  })

  test('two partitions are two cookies, and a third is the one without a partition', () => {
    const [one, two] = ['https://a.test', 'https://b.test'].map(partitionKey => aCookie({ partitionKey }))
    const subject: BiographySubject = { kind: 'cookie', profile: 'laptop', cookie: one ?? sid }
    const drafts = [
      jarChanged(),
      jarChanged({ cookie: one ?? sid }),
      sent('e1'),
      cookieJudged('e1', { kind: 'sent' }, one),
      cookieJudged('e1', { kind: 'sent' }, two),
    ]
    expect(inShort(subject, drafts)).toEqual(['2 set unseen', '4 carried cookie sid e1'])
  })

  test('a time that is over without the jar’s word is no death yet', () => {
    const expiresMs = Date.UTC(2030, 0, 1) + 15
    const drafts = [jarChanged({ cookie: aCookie({ expiresMs }) })]
    expect(tell(cookie, drafts).state).toMatchObject({ kind: 'alive', expiresMs })
    expect(tell(cookie, [...drafts, sent('e1')]).state).toEqual({ kind: 'lapsed', expiresMs })
  })

  test('a cleared timeline begins with what was there, and remembers no request before', () => {
    const cleared: TraceDraft = { observer: 'app', kind: 'log.cleared' }
    const drafts = [...given('e1', 'secret'), cleared, sent('e2'), cookieJudged('e2', { kind: 'sent' })]
    expect(inShort(cookie, drafts)).toEqual(['5 there-before', '6 carried cookie sid e2'])
    expect(tell(cookie, drafts).state).toMatchObject({ kind: 'alive', value: 'secret' })
  })

  test('the server’s readings name its row, and the row’s end is part of the story', () => {
    const checks = ['cookie-present', 'session-found'] as const
    const drafts = [
      sent('e1', { method: 'POST' }), // 1
      joined('e1', 'w1'),
      wireGot('w1'),
      begun('w1', ['password-right'], { route: 'log-in' }),
      sessionChanged({ wire: wireId('w1') }), // 5
      wireSent('w1'),
      cookieJudged('e1', { kind: 'stored' }, sid, 'sid=secret'), // 7
      by(jarChanged(), 7), // 8
      sent('e2'),
      joined('e2', 'w2'),
      wireGot('w2'),
      cookieJudged('e2', { kind: 'sent' }), // 12
      begun('w2', checks),
      passed('w2', 'cookie-present', { cookie: 'sid' }),
      passed('w2', 'session-found', { session: 'f00d' }), // 15
      made('w2', 200, null, 'alice'),
      sessionChanged({ wire: wireId('w2'), change: { kind: 'touched' } }),
      sessionChanged({ change: { kind: 'ended', by: 'idle-timeout' } }), // 18
      sessionChanged({ change: { kind: 'ended', by: 'idle-timeout' }, row: aSession({ id: 'beef' }) }),
    ]
    expect(inShort(cookie, drafts)).toEqual([
      '5 session-row created e1',
      '8 set exchange e1',
      '12 carried cookie sid e2',
      '15 read allowed e2',
      '18 session-row idle-timeout',
    ])
    const read = tell(cookie, drafts).entries.find(({ story }) => story.kind === 'read')?.story
    expect(read).toMatchObject({ scheme: 'session', route: 'member-page', status: 200, user: 'alice' })
    expect(read).toMatchObject({ checks: [{ check: 'cookie-present' }, { check: 'session-found' }] })
  })

  test('a cookie beside the credential is carried, read by nobody, and has no row', () => {
    const theme = aCookie({ name: 'theme' })
    const drafts = [
      sent('e1', { method: 'POST' }),
      joined('e1', 'w1'),
      wireGot('w1'),
      begun('w1', ['cookie-present'], { route: 'log-in' }),
      passed('w1', 'cookie-present', { cookie: 'sid' }),
      sessionChanged({ wire: wireId('w1') }),
      cookieJudged('e1', { kind: 'sent' }, theme),
      cookieJudged('e1', { kind: 'stored' }, theme, 'theme=x'),
    ]
    expect(inShort({ kind: 'cookie', profile: 'laptop', cookie: theme }, drafts)).toEqual(['7 carried cookie theme e1'])
  })

  test('where it was held back, the server looked for it and had to refuse', () => {
    const drafts = [
      sent('e1'),
      joined('e1', 'w1'),
      wireGot('w1'),
      cookieJudged('e1', { kind: 'held-back', reasons: ['SameSiteLax'] }),
      begun('w1', ['cookie-present', 'session-found']),
      refusedBy('w1', 'cookie-present', 'no-cookie', { cookie: 'sid' }), // 6
      made('w1', 401, 'cookie-present'),
    ]
    expect(inShort(cookie, drafts)).toEqual(['4 held-back SameSiteLax e1', '6 read refused e1'])
  })

  test('a check that was never reached has read nothing', () => {
    const drafts = [
      sent('e1'),
      joined('e1', 'w1'),
      wireGot('w1'),
      cookieJudged('e1', { kind: 'sent' }),
      begun('w1', ['method-allowed', 'cookie-present']),
      refusedBy('w1', 'method-allowed', 'wrong-method', {}),
      made('w1', 405, 'method-allowed'),
    ]
    expect(inShort(cookie, drafts)).toEqual(['4 carried cookie sid e1'])
  })
})

describe('the life of a storage item', () => {
  const value = 'a-long-enough-value'
  const written = storageChanged({ newValue: value })

  test('is written, changed and removed by the page, and edited by hand', () => {
    const edited: TraceDraft = { observer: 'app', kind: 'storage.edited', tab: laptopTab, area: 'local', key: 'token', edit: 'set' }
    const drafts = [
      written,
      storageChanged({ oldValue: value, newValue: value }),
      edited,
      by(storageChanged({ oldValue: value, newValue: 'b' }), 3),
      storageChanged({ op: 'removed', oldValue: 'b', newValue: null }),
    ]
    expect(inShort(item, drafts)).toEqual(['1 set script', '2 renewed script', '4 set hand', '5 ended script'])
    expect(tell(item, drafts).entries[2]?.story).toMatchObject({ before: value, value: 'b' })
  })

  test.each([
    ['Authorization', 'authorization'],
    ['X-Token', 'header X-Token'],
  ])('a request of its browser that carries it in %s is told', (name, told) => {
    const drafts = [written, wireGot('w1', { headers: [[name, `Bearer ${value}`]] })]
    expect(inShort(item, drafts)).toEqual(['1 set script', `2 carried ${told} wire:w1`])
  })

  test('a body that carries it is told, another browser and a cookie are not', () => {
    const drafts = [
      written,
      wireGot('w1'),
      wireBody('w1', `{"refresh_token":"${value}"}`),
      wireGot('w2', { profile: 'phone', headers: [['Authorization', value]] }),
      wireGot('w3', { headers: [['Cookie', `token=${value}`]] }),
    ]
    expect(inShort(item, drafts)).toEqual(['1 set script', '3 carried body wire:w1'])
  })

  test('a short value stands in many a text by chance, and is followed nowhere', () => {
    expect(inShort(item, [storageChanged({ newValue: 'dark' }), wireGot('w1', { headers: [['X-Theme', 'dark']] })])).toEqual([
      '1 set script',
    ])
  })

  test.each([
    ['its tab is closed', { observer: 'app', kind: 'tab.closed', tab: laptopTab }, 'tab-closed'],
    ['its tab crashes', { observer: 'app', kind: 'tab.crashed', tab: laptopTab, reason: 'killed' }, 'tab-crashed'],
    ['the stage is rebuilt', { observer: 'app', kind: 'stage.rebuilt', lostTabs: [laptopTab] }, 'tab-crashed'],
    ['the stage died', { observer: 'app', kind: 'stage.rebuilt', because: 'died', lostTabs: [laptopTab] }, 'tab-crashed'],
    ['the stage is reloaded', { observer: 'app', kind: 'stage.rebuilt', because: 'reloaded', lostTabs: [laptopTab] }, 'tab-rebuilt'],
    ['another tab is closed', { observer: 'app', kind: 'tab.closed', tab: otherTab }, null],
  ] as const)('of a sessionStorage: %s', (_what, event, how) => {
    const subject: BiographySubject = {
      kind: 'item',
      profile: 'laptop',
      tab: laptopTab,
      area: 'session',
      origin: 'https://shop.test',
      key: 'token',
    }
    const { state } = tell(subject, [storageChanged({ area: 'session', tab: laptopTab, newValue: value }), event])
    expect(state).toEqual(how === null ? { kind: 'alive', value, expiresMs: null } : { kind: 'gone', how })
  })

  test.each([
    ['of its origin', 'https://shop.test', 'cleared'],
    ['of everything', null, 'cleared'],
    ['of another origin', 'https://evil.test', null],
  ])('clearing the site data %s', (_what, origin, how) => {
    const { state } = tell(item, [written, { observer: 'app', kind: 'site-data.cleared', profile: 'laptop', origin }])
    expect(state.kind === 'gone' ? state.how : null).toBe(how)
  })

  test('what was copied with a tab is found, not written', () => {
    expect(inShort(item, [storageChanged({ op: 'found', newValue: value })])).toEqual(['1 found'])
  })

  test('an emptied storage ends it, and what was never there does not end', () => {
    const emptied = storageChanged({ op: 'cleared', key: null, newValue: null })
    expect(inShort(item, [written, emptied])).toEqual(['1 set script', '2 ended script'])
    expect(inShort(item, [emptied])).toEqual([])
  })
})

describe('the life of a token', () => {
  const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url')
  const expSeconds = Date.UTC(2030, 0, 1) / 1000 + 3600
  const token = `${encode({ alg: 'HS256', kid: 'k1' })}.${encode({ sub: 'alice', jti: 'j1', ver: 1, exp: expSeconds })}.c2ln`
  const subject: BiographySubject = { kind: 'token', token }
  const inBody = (text: string) => ({ body: { text, base64: false, bytes: text.length, truncated: false } })

  const life = [
    sent('e1', { method: 'POST' }), // 1
    joined('e1', 'w1'),
    wireGot('w1'),
    wireSent('w1', 200, inBody(`{"access_token":"${token}"}`)), // 4
    storageChanged({ newValue: token }), // 5
    sent('e2'),
    joined('e2', 'w2'),
    wireGot('w2', { headers: [['Authorization', `Bearer ${token}`]] }), // 8
    begun('w2', ['authorization-present', 'token-well-formed', 'token-signature'], { scheme: 'bearer' }),
    passed('w2', 'authorization-present'),
    passed('w2', 'token-well-formed'),
    passed('w2', 'token-signature'), // 12
    made('w2', 200, null, 'alice'),
    received('e2'),
    finished('e2'),
  ]

  test('is received, kept, carried and verified', () => {
    expect(inShort(subject, life)).toEqual(['4 received body e1', '5 kept local token', '8 carried authorization e2', '12 read allowed e2'])
    expect(tell(subject, life).state).toEqual({ kind: 'alive', value: token, expiresMs: expSeconds * 1000 })
  })

  test('a Set-Cookie brings it, the jar keeps it, a request carries it under the cookie’s name, an overwrite lets it go', () => {
    const jar = (value: string) => jarChanged({ cookie: aCookie({ name: 'jwt', value }) })
    const drafts = [
      wireSent('w1', 303, { headers: [['Set-Cookie', `jwt=${token}; HttpOnly`]] }),
      jar(token),
      wireGot('w2', { headers: [['Cookie', `a=b; jwt=${token}`]] }),
      jarChanged({ cookie: aCookie({ name: 'jwt', value: token }), change: 'removed', chromiumCause: 'overwrite' }),
      jar('other'),
    ]
    expect(inShort(subject, drafts)).toEqual([
      '1 received cookie jwt wire:w1',
      '2 kept cookie jwt',
      '3 carried cookie jwt wire:w2',
      '5 let-go cookie jwt',
    ])
  })

  test.each([
    [
      'its jti is denied',
      { observer: 'server', kind: 'denylist.changed', wire: null, change: 'added', row: { jti: 'j1', user: 'alice', untilLabMs: 0 } },
      'denied',
    ],
    [
      'another jti is denied',
      { observer: 'server', kind: 'denylist.changed', wire: null, change: 'added', row: { jti: 'j2', user: 'alice', untilLabMs: 0 } },
      null,
    ],
    [
      'its key is retired',
      {
        observer: 'server',
        kind: 'key.changed',
        wire: null,
        change: 'retired',
        row: { kid: 'k1', algorithm: 'HS256', createdLabMs: 0, state: 'retired' },
      },
      'key-retired',
    ],
    [
      'its key signs no more',
      {
        observer: 'server',
        kind: 'key.changed',
        wire: null,
        change: 'demoted',
        row: { kid: 'k1', algorithm: 'HS256', createdLabMs: 0, state: 'verifying' },
      },
      null,
    ],
    [
      'a version is raised that nobody asks for',
      {
        observer: 'server',
        kind: 'user.changed',
        wire: null,
        change: 'token-version',
        row: { name: 'alice', role: 'user', permissions: [], tokenVersion: 2 },
      },
      null,
    ],
  ] as const)('%s', (_what, event, how) => {
    const { state } = tell(subject, [...life, event])
    expect(state.kind === 'gone' ? state.how : null).toBe(how)
  })

  test('a raised version ends it while the server asks for versions', () => {
    const asks: TraceDraft = {
      observer: 'app',
      kind: 'setting.changed',
      name: 'tokenRevocation',
      before: 'wait',
      value: 'version',
      by: 'hand',
    }
    const raised = (name: string): TraceDraft => ({
      observer: 'server',
      kind: 'user.changed',
      wire: null,
      change: 'token-version',
      row: { name, role: 'user', permissions: [], tokenVersion: 2 },
    })
    expect(tell(subject, [...life, asks, raised('bob')]).state.kind).toBe('alive')
    expect(tell(subject, [...life, asks, raised('alice')]).state).toEqual({ kind: 'gone', how: 'version-raised' })
  })

  test('its exp passes with the lab clock (RFC 7519 §4.1.4)', () => {
    const events = trace([...life, { observer: 'app', kind: 'clock.moved', byMs: 7_200_000, offsetMs: 7_200_000 }])
    const moved = events.map(event =>
      event.kind === 'clock.moved' ? { ...event, at: { ...event.at, labMs: event.at.labMs + 7_200_000 } } : event,
    )
    const fold = createTraceFold()
    fold.push(moved)
    const told = tellBiography(subject, fold)
    expect(told.entries.at(-1)).toMatchObject({ seq: 16, story: { kind: 'ended', how: 'clock' } })
    expect(told.state).toEqual({ kind: 'lapsed', expiresMs: expSeconds * 1000 })
  })

  test('an opaque refresh token is its row at the server: made with it, ended with its rotation', () => {
    const opaque = 'r'.repeat(40)
    const row = { id: 'r1', family: 'f1', parent: null, user: 'alice', createdLabMs: 0, expiresLabMs: 1, state: 'current' } as const
    const drafts: TraceDraft[] = [
      wireGot('w1'),
      begun('w1', ['password-right'], { scheme: 'refresh' }),
      { observer: 'server', kind: 'refresh.changed', wire: wireId('w1'), change: { kind: 'created' }, row }, // 3
      wireSent('w1', 200, inBody(`{"refresh_token":"${opaque}"}`)), // 4
      wireGot('w2'),
      wireBody('w2', `{"refresh_token":"${opaque}"}`), // 6
      begun('w2', ['refresh-found'], { scheme: 'refresh' }),
      passed('w2', 'refresh-found', { token: 'r1' }), // 8
      { observer: 'server', kind: 'refresh.changed', wire: wireId('w2'), change: { kind: 'ended', by: 'rotated' }, row },
      made('w2', 200, null, 'alice'),
    ]
    expect(inShort({ kind: 'token', token: opaque }, drafts)).toEqual([
      '3 refresh-row created wire:w1',
      '4 received body wire:w1',
      '6 carried body wire:w2',
      '8 read allowed wire:w2',
      '9 refresh-row rotated wire:w2',
    ])
  })

  test('a token that the trace has never met has no life', () => {
    expect(tell({ kind: 'token', token: 'eyJhbGciOiJub25lIn0.e30.' }, life)).toMatchObject({ entries: [], state: { kind: 'unknown' } })
  })
})

test('no order of facts and no gap makes it throw', () => {
  const alone: TraceDraft[] = [
    cookieJudged('e9', { kind: 'sent' }),
    passed('w9', 'cookie-present', { cookie: 'sid' }),
    by(jarChanged(), 77),
    judged('e9'),
    sessionChanged({ wire: wireId('w8') }),
  ]
  expect(inShort(cookie, alone)).toEqual(['3 set unknown'])
  expect(tell(cookie, []).state).toEqual({ kind: 'unknown' })
})
