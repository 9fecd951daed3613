import { describe, expect, it } from 'vitest'
import { eventSeq, exchangeId, wireId } from '@shared/ids.ts'
import { chipsOf } from '@shared/telling/chips.ts'
import type { Exchange } from '@shared/trace/exchange.ts'
import { explainExchange } from '@shared/telling/explain-exchange.ts'
import { createExchangeFold } from '@shared/trace/fold-exchanges.ts'
import { preflightLack } from '@shared/trace/preflight-check.ts'
import { createTimelineFold } from '@shared/trace/timeline-rows.ts'
import type { TraceDraft } from '@shared/trace/trace-event.ts'
import type { WorkerSource } from '@shared/trace/request-events.ts'
import {
  begun,
  failed,
  finished,
  joined,
  judged,
  laptopTab,
  made,
  networkAnswered,
  received,
  sent,
  trace,
  wireAborted,
  wireGot,
  wireSent,
} from './make-trace.ts'

/* Who answered, and when it was over: told by whoever knows it. */

function rows(...drafts: TraceDraft[]): readonly Exchange[] {
  const fold = createExchangeFold()
  fold.push(trace(drafts))
  return fold.rows()
}
function row(...drafts: TraceDraft[]): Exchange {
  const [first] = rows(...drafts)
  if (first === undefined) throw new Error('no row')
  return first
}
const said = (...drafts: TraceDraft[]): string => explainExchange(row(...drafts)).en
const onWire = [wireGot('w1'), joined('e1', 'w1')]
const fetched = { resource: 'Fetch', isTopLevelNavigation: false, documentUrl: 'https://shop.test/' }

describe('the end of a response', () => {
  const answered = [sent('e1', fetched), judged('e1'), ...onWire, networkAnswered('e1', 200), received('e1', 200)]
  const body200 = 'The browser sent no cookie; the server responded with 200.'

  it('is the wire’s where nobody reads the body', () => {
    const unread = [...answered, wireSent('w1', 200)]
    expect(row(...unread)).toMatchObject({ progress: 'finished', status: 200 })
    expect(said(...unread)).toBe(body200)
  })

  it.each([
    ['a HEAD, of which Chromium says that it was canceled', failed('e1', { errorText: 'net::ERR_ABORTED', isCanceled: true })],
    ['a body that is thrown away with its page', { observer: 'app', kind: 'tab.closed', tab: laptopTab } satisfies TraceDraft],
  ])('stays the wire’s after %s', (_, last) => {
    expect(row(...answered, wireSent('w1', 200), last).progress).toBe('finished')
    expect(said(...answered, wireSent('w1', 200), last)).toBe(body200)
  })

  it('is not there while the body goes on, though the head is', () => {
    expect(row(...answered).progress).toBe('pending')
    expect(said(...answered)).toBe('The browser sent no cookie; the server responded with 200, and the body has not ended yet.')
  })

  it('is a body that was broken off, when it left the server in part', () => {
    const broken = [...answered, wireAborted('w1'), failed('e1', { errorText: 'net::ERR_ABORTED', isCanceled: true })]
    expect(row(...broken).progress).toBe('failed')
    expect(said(...broken)).toBe('The server responded with 200; the body was cut off before its end.')
  })

  it('of a shared worker’s script is told by the wire and by Chromium’s judgement alone', () => {
    const url = 'https://shop.test/worker.js'
    const script = [
      sent('e1', { resource: 'Script', isTopLevelNavigation: false, url, documentUrl: url }),
      ...onWire,
      networkAnswered('e1', 200),
    ]
    expect(row(...script, wireSent('w1', 200))).toMatchObject({ progress: 'finished', status: 200 })
  })

  it('of a response that the page has not got is not the wire’s: it may yet be kept from it', () => {
    expect(row(sent('e1', fetched), ...onWire, networkAnswered('e1', 200), wireSent('w1', 200)).progress).toBe('pending')
  })

  it('of a page that has nothing to show leaves the page as it was', () => {
    expect(said(sent('e1'), ...onWire, wireSent('w1', 204), failed('e1', { errorText: 'net::ERR_ABORTED', isCanceled: true }))).toBe(
      'The server responded with 204, which has nothing to show: the page stays as it was.',
    )
  })
})

describe('a preflight', () => {
  const request = [
    ['Origin', 'https://evil.test'],
    ['Access-Control-Request-Method', 'PUT'],
    ['Access-Control-Request-Headers', 'authorization,x-a'],
  ] as const
  const origin = ['Access-Control-Allow-Origin', 'https://evil.test'] as const
  const methods = ['Access-Control-Allow-Methods', 'GET, PUT'] as const
  const names = ['Access-Control-Allow-Headers', 'X-A, Authorization'] as const

  it.each<[string, number, readonly (readonly [string, string])[], object | null]>([
    ['everything that is asked for', 204, [origin, methods, names], null],
    [
      'everything by *',
      200,
      [
        ['Access-Control-Allow-Origin', '*'],
        ['Access-Control-Allow-Methods', '*'],
        ['Access-Control-Allow-Headers', '*'],
      ],
      null,
    ],
    ['no origin', 204, [methods, names], { kind: 'no-origin' }],
    [
      'another origin',
      204,
      [['Access-Control-Allow-Origin', 'https://shop.test'], methods, names],
      { kind: 'other-origin', allowed: 'https://shop.test' },
    ],
    [
      'two origins in two fields, one of them the right one',
      204,
      [origin, ['Access-Control-Allow-Origin', 'https://shop.test'], methods, names],
      { kind: 'other-origin', allowed: 'https://evil.test, https://shop.test' },
    ],
    ['a status that is not ok', 404, [origin, methods, names], { kind: 'status', status: 404 }],
    ['a redirect', 302, [origin, methods, names], { kind: 'status', status: 302 }],
    ['another method', 204, [origin, ['Access-Control-Allow-Methods', 'GET, put'], names], { kind: 'method', what: 'PUT' }],
    ['too few fields', 204, [origin, methods, ['Access-Control-Allow-Headers', 'authorization']], { kind: 'header', what: 'x-a' }],
  ])('by the standard: %s', (_, status, response, lack) => {
    expect(preflightLack({ status, request, response })).toEqual(lack)
  })

  const asks = {
    method: 'OPTIONS',
    resource: 'Preflight',
    isTopLevelNavigation: false,
    headers: [
      ['Origin', 'https://evil.test'],
      ['Access-Control-Request-Method', 'GET'],
    ],
  } as const
  const pair = [
    sent('e1', { ...fetched, documentUrl: 'https://evil.test/' }),
    sent('e2', { ...asks, preflightFor: { exchange: exchangeId('e1'), sent: eventSeq(1) } }),
    wireGot('w1', { method: 'OPTIONS', headers: asks.headers }),
    joined('e2', 'w1'),
    wireSent('w1', 200, { headers: [['Access-Control-Allow-Origin', '*']] }),
  ]
  const decided = (corsError: string | null): TraceDraft => ({
    observer: 'browser',
    kind: 'preflight.decided',
    exchange: exchangeId('e2'),
    corsError,
  })

  it('stands before the request that it asks for, whichever DevTools tells first', () => {
    expect(rows(...pair).map(({ key }) => key)).toEqual(['e2', 'e1'])
    const events = trace(pair)
    const exchanges = createExchangeFold()
    const timeline = createTimelineFold({ exchanges, eventOf: () => undefined, baseline: null })
    for (const event of events) {
      exchanges.push([event])
      timeline.push([event])
      timeline.rows()
    }
    expect(timeline.rows().map(({ key }) => key)).toEqual(['e2', 'e1'])
  })

  it('is told by what the browser made of it: the response alone does not know the credentials', () => {
    const preflight = (...more: TraceDraft[]): string => explainExchange(rows(...pair, ...more)[0] as Exchange).en
    expect(preflight()).toContain('; the server allowed it for a request without credentials.')
    expect(preflight(decided(null))).toContain('; the server allowed it.')
    expect(preflight(decided('PreflightWildcardOriginNotAllowed'))).toContain(
      '; the server did not allow it: Access-Control-Allow-Origin: * is not enough for a request with credentials.',
    )
  })
})

describe('a response that no server gave', () => {
  const redirect = [
    ['Location', 'https://shop.test/lab/echo'],
    ['Non-Authoritative-Reason', 'HSTS'],
  ] as const

  it('is the browser’s own redirect to https (RFC 6797 §8.3)', () => {
    const hsts = [
      sent('e1', { url: 'http://shop.test/lab/echo' }),
      received('e1', 307, { headers: redirect, servedFrom: 'browser' }),
      finished('e1'),
    ]
    expect(said(...hsts)).toMatch(/^The browser itself went on to https:\/\/shop\.test\/lab\/echo: .*HSTS.*no server responded\.$/)
    expect(chipsOf(row(...hsts)).map(({ kind }) => kind)).toEqual(['by-browser'])
  })

  const worker = (source: WorkerSource | null, ...wire: TraceDraft[]): TraceDraft[] => [
    sent('e1', fetched),
    ...wire,
    received('e1', 200, { servedFrom: 'service-worker', ...(source === null ? {} : { workerSource: source }) }),
    finished('e1'),
  ]
  it.each<[string, TraceDraft[], string]>([
    [
      'passes the request on',
      worker('network', ...onWire, wireSent('w1', 200)),
      'it passed the request on, and the server responded with 200.',
    ],
    ['asks for another address', worker('network'), 'with what it had fetched, by a request of its own.'],
    ['has a store', worker('cache-storage'), 'from its own store (Cache API); no request for this address reached the server.'],
    [
      'has a store and asks as well',
      worker('cache-storage', ...onWire, wireSent('w1', 200)),
      'A request for this address reached the server as well, which responded with 200.',
    ],
    ['makes one up', worker('made'), 'with what its own script made; no request for this address reached the server.'],
    ['does not say', worker(null), 'with what, the browser did not say; no request for this address reached the server.'],
  ])('is a service worker’s that %s, and no cache', (_, drafts, words) => {
    expect(said(...drafts)).toContain(words)
    expect(chipsOf(row(...drafts)).map(({ kind }) => kind)).toEqual(['from-worker'])
  })
})

describe('a frame that is forbidden', () => {
  const blocked = (headers: readonly (readonly [string, string])[]): string =>
    said(
      sent('e1', { isTopLevelNavigation: false }),
      ...onWire,
      wireSent('w1', 200, { headers }),
      failed('e1', { errorText: 'net::ERR_BLOCKED_BY_RESPONSE', blockedReason: 'other' }),
    )
  const option = ['X-Frame-Options', 'DENY'] as const

  it.each([
    [
      'frame-ancestors',
      [['Content-Security-Policy', "default-src 'self'; frame-ancestors 'none'"], option] as const,
      'Content-Security-Policy (frame-ancestors)',
    ],
    ['X-Frame-Options', [['Content-Security-Policy', "default-src 'self'"], option] as const, 'X-Frame-Options (DENY)'],
    ['neither', [] as const, 'of a rule that Chromium does not name'],
  ])('is forbidden by %s', (_, headers, words) => {
    expect(blocked(headers)).toContain(words)
  })
})

describe('a log-out', () => {
  const wire = wireId('w1')
  const leaves = (scheme: 'refresh' | 'jwt-cookie', ...more: TraceDraft[]): string =>
    said(
      sent('e1'),
      judged('e1'),
      ...onWire,
      begun('w1', [], { scheme, route: 'log-out' }),
      ...more,
      made('w1', 200),
      wireSent('w1', 200),
      finished('e1'),
    )
  const family: TraceDraft = {
    observer: 'server',
    kind: 'refresh.changed',
    wire,
    change: { kind: 'ended', by: 'logged-out' },
    row: { id: 'r', family: 'f', parent: null, user: 'alice', createdLabMs: 0, expiresLabMs: 1, state: 'revoked' },
  }
  const denied: TraceDraft = {
    observer: 'server',
    kind: 'denylist.changed',
    wire,
    change: 'added',
    row: { jti: 'j', user: 'alice', untilLabMs: 1 },
  }

  it('says of copies what this very request changed in the server’s tables', () => {
    expect(leaves('jwt-cookie')).toContain('It revoked no token: a copy works until it expires.')
    expect(leaves('jwt-cookie', denied)).toMatch(/denylist; a copy is refused from now on\.$/)
    expect(leaves('refresh', family)).toMatch(
      /ended the refresh token and its family\. An access token already issued works until it expires\.$/,
    )
  })
})
