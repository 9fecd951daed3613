import { aSession } from '../trace/make-trace.ts'
import { describe, expect, it } from 'vitest'
import { eventSeq, exchangeId, type ExchangeId } from '@shared/ids.ts'
import { describeExpectation } from '@shared/lesson/describe-expectation.ts'
import { judgeExpectation } from '@shared/lesson/judge-expectation.ts'
import type { JudgeContext } from '@shared/lesson/judge-context.ts'
import { expectationSchema, type Expectation } from '@shared/lesson/lesson-expectation-schema.ts'
import type { Exchange } from '@shared/trace/exchange.ts'
import { createExchangeFold } from '@shared/trace/fold-exchanges.ts'
import type { World } from '@shared/trace/world.ts'
import { context, cookie, exchange, judged, laptopTab, otherTab, refusedByRole, world } from './judge-fixtures.ts'
import { createTraceLog } from '../../../src/main/trace/trace-log.ts'

const me = 'https://shop.test/session/me'
type Wants = Omit<Extract<Expectation, { exchange: unknown }>['exchange'], 'url'> & { url?: string }

function judge(expectation: Expectation, parts: Partial<JudgeContext> = {}): { holds: boolean; found: string | null; seq: number | null } {
  expect(expectationSchema.safeParse(expectation).success).toBe(true)
  const { holds, found, seq } = judgeExpectation(expectation, context(parts))
  expect(found === null || /[가-힣]/.test(found.ko)).toBe(true)
  return { holds, found: found?.en ?? null, seq }
}
const judgeOne = (wants: Wants, ...exchanges: Exchange[]): { holds: boolean; found: string | null; seq: number | null } =>
  judge({ exchange: { url: me, ...wants } }, { exchanges })

describe('an exchange fits', () => {
  it.each<[what: string, wants: Wants, exchange: Exchange]>([
    ['by its address alone', {}, exchange()],
    ['by its address without the query', {}, exchange({ url: `${me}?a=b#c` })],
    ['by its address with the query, where the pattern has one', { url: `${me}?a=*` }, exchange({ url: `${me}?a=b` })],
    ['by a pattern', { url: '*/session/*' }, exchange()],
    ['by method, in any case', { method: 'post' }, exchange({ method: 'POST' })],
    ['by the tab', { tab: 'A' }, exchange()],
    ['by its status', { status: 403 }, exchange({ status: 403 })],
    [
      'by a header that is there, in any case',
      { requestHeaders: { authorization: true } },
      exchange({ requestHeaders: [['Authorization', 'Bearer x']] }),
    ],
    ['by a header that is not there', { requestHeaders: { Cookie: false } }, exchange()],
    [
      'by one of several values of a header',
      { responseHeaders: { 'Set-Cookie': '^b=' } },
      exchange({
        responseHeaders: [
          ['Set-Cookie', 'a=1'],
          ['Set-Cookie', 'b=2'],
        ],
      }),
    ],
    ['by a cookie on the wire', { sent: ['sid'] }, exchange({ requestHeaders: [['Cookie', 'a=1; sid=2']] })],
    [
      'by a cookie that was sent, when the wire has not told yet',
      { sent: ['sid'] },
      exchange({ onWire: false, requestCookies: [judged('sid', { kind: 'sent' })] }),
    ],
    [
      'by a cookie held back',
      { heldBack: { sid: 'SameSiteStrict' } },
      exchange({ requestCookies: [judged('sid', { kind: 'held-back', reasons: ['SameSiteStrict'] })] }),
    ],
    [
      'by a reason under its newer name',
      { heldBack: { sid: 'SameSiteLax' } },
      exchange({ requestCookies: [judged('sid', { kind: 'held-back', reasons: ['SchemefulSameSiteLax'] })] }),
    ],
    [
      'by a reason under its older name',
      { heldBack: { sid: 'SchemefulSameSiteUnspecifiedTreatedAsLax' } },
      exchange({ requestCookies: [judged('sid', { kind: 'held-back', reasons: ['SameSiteUnspecifiedTreatedAsLax'] })] }),
    ],
    [
      'by all of several reasons',
      { heldBack: { sid: ['NotOnPath', 'DomainMismatch'] } },
      exchange({ requestCookies: [judged('sid', { kind: 'held-back', reasons: ['DomainMismatch', 'SecureOnly', 'NotOnPath'] })] }),
    ],
    [
      'by cookies stored and deleted',
      { stored: ['a'], deleted: ['b'] },
      exchange({ responseCookies: [judged('a', { kind: 'stored' }), judged('b', { kind: 'deleted' })] }),
    ],
    [
      'by a cookie rejected',
      { rejected: { a: 'SecureOnly' } },
      exchange({ responseCookies: [judged('a', { kind: 'rejected', reasons: ['SecureOnly'] })] }),
    ],
    ['by the cache', { servedFromCache: true }, exchange({ servedFrom: 'disk', onWire: false })],
    ['by its requests on the wire', { hops: 1 }, exchange()],
    ['by not coming from the cache', { servedFromCache: false }, exchange()],
    [
      'by who refused it and why',
      { decision: { outcome: 'refused', refusedBy: 'role-allowed', code: 'wrong-role', passed: ['cookie-present'], user: 'alice' } },
      exchange({ decision: refusedByRole }),
    ],
    ['by the server knowing nobody', { decision: { user: null } }, exchange({ decision: {} })],
    ['by being allowed', { decision: { outcome: 'allowed', code: 'ok' } }, exchange({ decision: {} })],
  ])('%s', (_what, wants, one) => {
    expect(judgeOne(wants, one)).toEqual({ holds: true, found: null, seq: 10 })
  })

  it('when one of several does, whatever the others are', () => {
    expect(judgeOne({ status: 403 }, exchange({ status: 200 }), exchange({ status: 403 }), exchange({ status: 401 })).holds).toBe(true)
  })
})

describe('an exchange does not fit, and the nearest miss is told:', () => {
  const held = exchange({ requestCookies: [judged('sid', { kind: 'held-back', reasons: ['SchemefulSameSiteStrict'] })] })
  it.each<[wants: Wants, exchanges: Exchange[], found: string]>([
    [{}, [], 'no request was made yet'],
    [{}, [exchange({ url: 'https://shop.test/' })], `no request to ${me} yet; the last one was GET https://shop.test/`],
    [{}, [exchange({ url: `${me}x` })], `no request to ${me} yet; the last one was GET ${me}x`],
    [{}, [exchange({ url: 'https://evil.test/session/me' })], `no request to ${me} yet; the last one was GET https://evil.test/session/me`],
    [{ url: `${me}?a=b` }, [exchange()], `no request to ${me}?a=b yet; the last one was GET ${me}`],
    [{ method: 'POST' }, [exchange()], `GET ${me} was made in tab A, not POST ${me}`],
    [{ tab: 'B' }, [exchange()], `GET ${me} was made in tab A, not ${me} in tab B`],
    [{ tab: 'C' }, [exchange()], 'tab C is not open yet'],
    [{ status: 403 }, [exchange({ status: 401 })], `GET ${me} was answered with 401, not 403`],
    [{ status: 403 }, [exchange({ status: null, progress: 'pending' })], `GET ${me} has no response yet`],
    [{ status: 403 }, [exchange({ status: null, progress: 'failed' })], `GET ${me} failed without a response`],
    [{ requestHeaders: { Authorization: true } }, [exchange()], `GET ${me}: the request has no \`Authorization\``],
    [{ requestHeaders: { Cookie: false } }, [exchange({ requestHeaders: [['cookie', 'a=1']] })], `GET ${me}: the request has \`Cookie\``],
    [
      { responseHeaders: { Allow: '^GET$' } },
      [exchange({ responseHeaders: [['Allow', 'GET, POST']] })],
      `GET ${me}: \`Allow\` is \`GET, POST\``,
    ],
    [{ sent: ['sid'] }, [exchange()], `GET ${me}: the cookie \`sid\` was not sent`],
    [{ sent: ['sid'] }, [exchange({ requestHeaders: [['Cookie', 'sidecar=1; x=sid=1']] })], `GET ${me}: the cookie \`sid\` was not sent`],
    [{ sent: ['sid'] }, [held], `GET ${me}: the cookie \`sid\` was held back (SchemefulSameSiteStrict)`],
    [{ heldBack: { sid: 'SameSiteLax' } }, [held], `GET ${me}: the cookie \`sid\` was held back (SchemefulSameSiteStrict)`],
    [
      { heldBack: { sid: ['SameSiteStrict', 'SecureOnly'] } },
      [held],
      `GET ${me}: the cookie \`sid\` was held back (SchemefulSameSiteStrict)`,
    ],
    [
      { heldBack: { sid: 'SameSiteLax' } },
      [exchange({ requestCookies: [judged('sid', { kind: 'sent' })] })],
      `GET ${me}: the cookie \`sid\` was sent`,
    ],
    [{ heldBack: { sid: 'SameSiteLax' } }, [exchange()], `GET ${me}: the cookie \`sid\` was not considered: it is not in the jar`],
    [{ stored: ['sid'] }, [exchange()], `GET ${me}: the cookie \`sid\` was not set`],
    [
      { stored: ['sid'] },
      [exchange({ responseCookies: [judged('sid', { kind: 'rejected', reasons: ['InvalidPrefix'] })] })],
      `GET ${me}: the cookie \`sid\` was rejected (InvalidPrefix)`,
    ],
    [
      { deleted: ['sid'] },
      [exchange({ responseCookies: [judged('sid', { kind: 'stored' })] })],
      `GET ${me}: the cookie \`sid\` was stored`,
    ],
    [
      { rejected: { sid: 'SecureOnly' } },
      [exchange({ requestCookies: [judged('sid', { kind: 'held-back', reasons: ['SecureOnly'] })] })],
      `GET ${me}: the cookie \`sid\` was not set`,
    ],
    [{ hops: 2 }, [exchange()], `GET ${me} was on the wire as 1 request, not 2`],
    [{ hops: 1 }, [exchange({ servedFrom: 'disk', onWire: false })], `GET ${me} was on the wire as 0 requests, not 1`],
    [{ servedFromCache: true }, [exchange()], `GET ${me} was not served from the cache`],
    [{ servedFromCache: false }, [exchange({ servedFrom: 'memory' })], `GET ${me} was served from the cache`],
    [{ decision: { outcome: 'allowed' } }, [exchange()], `GET ${me}: the server decided nothing there`],
    [{ decision: { outcome: 'allowed' } }, [exchange({ decision: { outcome: null } })], `GET ${me}: the server has not decided yet`],
    [
      { decision: { outcome: 'allowed' } },
      [exchange({ decision: refusedByRole })],
      `GET ${me} was refused by the check \`role-allowed\` with \`wrong-role\``,
    ],
    [
      { decision: { refusedBy: 'session-found' } },
      [exchange({ decision: refusedByRole })],
      `GET ${me} was refused by the check \`role-allowed\` with \`wrong-role\``,
    ],
    [
      { decision: { code: 'no-cookie' } },
      [exchange({ decision: refusedByRole })],
      `GET ${me} was refused by the check \`role-allowed\` with \`wrong-role\``,
    ],
    [{ decision: { refusedBy: 'role-allowed' } }, [exchange({ decision: {} })], `GET ${me} was allowed by the server`],
    [
      { decision: { passed: ['role-allowed'] } },
      [exchange({ decision: refusedByRole })],
      `GET ${me} was refused by the check \`role-allowed\` with \`wrong-role\``,
    ],
    [
      { decision: { passed: ['token-time'] } },
      [exchange({ decision: refusedByRole })],
      `GET ${me}: the check \`token-time\` was not reached`,
    ],
    [{ decision: { user: 'bob' } }, [exchange({ decision: refusedByRole })], `GET ${me}: the server took it to be from \`alice\``],
    [{ decision: { user: 'bob' } }, [exchange({ decision: {} })], `GET ${me}: the server did not know who asked`],
    [{ decision: { user: null } }, [exchange({ decision: refusedByRole })], `GET ${me}: the server took it to be from \`alice\``],
    [{ status: 403, sent: ['sid'] }, [exchange({ status: 401 }), exchange({ status: 403 })], `GET ${me}: the cookie \`sid\` was not sent`],
    [{ status: 403 }, [exchange({ status: 401 }), exchange({ status: 404 })], `GET ${me} was answered with 404, not 403`],
  ])('%j', (wants, exchanges, found) => {
    expect(judgeOne(wants, ...exchanges)).toMatchObject({ holds: false, found })
  })

  it('control characters in what a page sent are shown as escapes', () => {
    const one = exchange({ responseHeaders: [['Location', 'a\u202eb']] })
    expect(judgeOne({ responseHeaders: { Location: '^c' } }, one).found).toBe(`GET ${me}: \`Location\` is \`a\\u{202e}b\``)
  })
})

describe('no exchange', () => {
  it.each<[what: string, wants: Extract<Expectation, { noExchange: unknown }>['noExchange'], exchanges: Exchange[]]>([
    ['was made at all', { url: me }, []],
    ['was made to that address', { url: me }, [exchange({ url: 'https://shop.test/' })]],
    ['was made with that method', { url: me, method: 'POST' }, [exchange()]],
    ['was made in that tab', { url: me, tab: 'B' }, [exchange()]],
  ])('%s', (_what, noExchange, exchanges) => {
    expect(judge({ noExchange }, { exchanges })).toMatchObject({ holds: true })
  })

  it.each<[what: string, wants: Extract<Expectation, { noExchange: unknown }>['noExchange'], one: Exchange]>([
    ['was finished', { url: me }, exchange()],
    ['is still on its way', { url: me, tab: 'A' }, exchange({ status: null, progress: 'pending' })],
    ['failed', { url: '*' }, exchange({ status: null, progress: 'failed' })],
  ])('does not hold when one %s', (_what, noExchange, one) => {
    expect(judge({ noExchange }, { exchanges: [one] })).toEqual({ holds: false, found: `GET ${me} was made`, seq: 10 })
  })
})

describe('a cookie', () => {
  const jar = (...names: ReturnType<typeof cookie>[]): Partial<JudgeContext> => ({
    world: world({ jars: { laptop: names.map(one => ({ cookie: one, changedBy: eventSeq(7) })), phone: [], private: [] } }),
  })
  type CookieWants = Omit<Extract<Expectation, { cookie: unknown }>['cookie'], 'profile' | 'name'>
  const judgeCookie = (wants: CookieWants, parts: Partial<JudgeContext>) =>
    judge({ cookie: { profile: 'laptop', name: 'sid', ...wants } }, parts)

  it.each<[wants: CookieWants, parts: Partial<JudgeContext>]>([
    [{}, jar(cookie('sid'))],
    [
      { value: '^1$', domain: '.shop.test', hostOnly: true, path: '/', secure: true, httpOnly: true, sameSite: 'Lax', session: true },
      jar(cookie('sid')),
    ],
    [{ path: '/orders' }, jar(cookie('sid'), cookie('sid', { path: '/orders' }))],
    [{ session: false }, jar(cookie('sid', { expiresMs: 1 }))],
    [{ absent: true }, jar()],
    [{ absent: true }, jar(cookie('SID'), cookie('sid2'))],
    [{ absent: true, path: '/orders' }, jar(cookie('sid'))],
  ])('is as wanted: %j', (wants, parts) => {
    expect(judgeCookie(wants, parts).holds).toBe(true)
  })

  it.each<[wants: CookieWants, parts: Partial<JudgeContext>, found: string]>([
    [{}, jar(), 'Laptop has no cookie `sid`'],
    [{}, jar(cookie('sid2')), 'Laptop has no cookie `sid`'],
    [{ value: '^2' }, jar(cookie('sid')), 'the cookie `sid` is `1`'],
    [{ domain: 'api.shop.test' }, jar(cookie('sid')), 'the cookie `sid` has Domain `shop.test`'],
    [{ hostOnly: false }, jar(cookie('sid')), 'the cookie `sid` has hostOnly `true`'],
    [{ path: '/session' }, jar(cookie('sid')), 'the cookie `sid` has Path `/`'],
    [{ secure: false }, jar(cookie('sid')), 'the cookie `sid` has Secure `true`'],
    [{ httpOnly: true }, jar(cookie('sid', { httpOnly: false })), 'the cookie `sid` has HttpOnly `false`'],
    [{ sameSite: 'Strict' }, jar(cookie('sid')), 'the cookie `sid` has SameSite `Lax`'],
    [{ session: true }, jar(cookie('sid', { expiresMs: 1 })), 'the cookie `sid` has an expiry'],
    [{ session: false }, jar(cookie('sid')), 'the cookie `sid` ends when the browser quits'],
    [{ absent: true }, jar(cookie('sid')), 'Laptop has the cookie `sid`'],
    [{ path: '/a', secure: true }, jar(cookie('sid', { secure: false }), cookie('sid')), 'the cookie `sid` has Path `/`'],
  ])('is not as wanted: %j', (wants, parts, found) => {
    expect(judgeCookie(wants, parts)).toMatchObject({ holds: false, found })
  })
})

describe('a storage item', () => {
  const stored: Partial<World> = {
    local: { laptop: { 'https://shop.test': [{ key: 'token', value: 'eyJ', changedBy: eventSeq(8) }] }, phone: {}, private: {} },
    session: { [laptopTab]: { 'https://shop.test': [{ key: 'draft', value: 'x', changedBy: eventSeq(9) }] } },
  }
  type Item = Extract<Expectation, { storage: unknown }>['storage']
  const judgeItem = (storage: Item) => judge({ storage }, { world: world(stored) })

  it.each<[Item, number | null]>([
    [{ tab: 'A', area: 'local', key: 'token' }, 8],
    [{ tab: 'A', area: 'local', key: 'token', value: '^eyJ' }, 8],
    [{ tab: 'A', area: 'session', key: 'draft' }, 9],
    [{ tab: 'A', area: 'session', key: 'token', absent: true }, null],
    [{ tab: 'B', area: 'local', key: 'token', absent: true }, null],
    [{ tab: 'B', area: 'session', key: 'draft', absent: true }, null],
  ])('is as wanted: %j', (item, seq) => {
    expect(judgeItem(item)).toEqual({ holds: true, found: null, seq })
  })

  it.each<[Item, string]>([
    [{ tab: 'A', area: 'local', key: 'tokens' }, 'the localStorage of https://shop.test has no `tokens`'],
    [{ tab: 'A', area: 'session', key: 'token' }, 'the sessionStorage of https://shop.test has no `token`'],
    [{ tab: 'B', area: 'local', key: 'token' }, 'the localStorage of https://api.shop.test has no `token`'],
    [{ tab: 'B', area: 'session', key: 'draft' }, 'the sessionStorage of https://api.shop.test has no `draft`'],
    [{ tab: 'A', area: 'local', key: 'token', value: '^x' }, '`token` is `eyJ`'],
    [{ tab: 'A', area: 'local', key: 'token', absent: true }, '`token` is in the localStorage of https://shop.test'],
    [{ tab: 'C', area: 'local', key: 'token', absent: true }, 'tab C is not open yet'],
  ])('is not as wanted: %j', (item, found) => {
    expect(judgeItem(item)).toMatchObject({ holds: false, found })
  })
})

describe('a session of the server', () => {
  const row = (user: string, ended: 'logged-out' | null) => ({
    row: aSession({ id: user, user }),
    changedBy: eventSeq(6),
    ended,
  })
  const rows = { world: world({ serverSessions: [row('alice', 'logged-out'), row('bob', null)] }) }
  it.each<[Extract<Expectation, { serverSession: unknown }>['serverSession'], boolean, string | null]>([
    [{ user: 'bob' }, true, null],
    [{ user: 'alice', absent: true }, true, null],
    [{ user: 'carol', absent: true }, true, null],
    [{ user: 'alice' }, false, 'the session of `alice` has ended: logged-out'],
    [{ user: 'carol' }, false, 'the server has no session of `carol`'],
    [{ user: 'bob', absent: true }, false, 'the server has a live session of `bob`'],
  ])('%j', (serverSession, holds, found) => {
    expect(judge({ serverSession }, rows)).toMatchObject({ holds, found })
  })
})

describe('a page', () => {
  const pageTexts = new Map([
    [laptopTab, '내 페이지\n로그인한 사용자:\u00a0alice'],
    [otherTab, ''],
  ])
  it.each<[Extract<Expectation, { page: unknown }>['page'], boolean, string | null]>([
    [{ tab: 'A', shows: 'alice' }, true, null],
    [{ tab: 'A', shows: '내 페이지 로그인한  사용자: alice' }, true, null],
    [{ tab: 'A', shows: { en: 'My page', ko: '내 페이지' } }, true, null],
    [{ tab: 'A', shows: 'Alice' }, false, 'tab A (Laptop) shows “내 페이지 로그인한 사용자: alice”'],
    [{ tab: 'A', shows: { en: 'bob', ko: '밥' } }, false, 'tab A (Laptop) shows “내 페이지 로그인한 사용자: alice”'],
    [{ tab: 'B', shows: 'alice' }, false, 'tab B (Laptop) shows “”'],
    [{ tab: 'C', shows: 'alice' }, false, 'tab C is not open yet'],
  ])('%j', (page, holds, found) => {
    expect(judge({ page }, { pageTexts })).toMatchObject({ holds, found })
  })
})

it('an expectation with a sentence of its author says that one', () => {
  const says = { en: 'It opens.', ko: '열립니다.' }
  expect(describeExpectation({ page: { says, tab: 'A', shows: 'x' } })).toEqual(says)
})

describe('an expectation as a sentence', () => {
  it.each<[Expectation, en: string, ko: string]>([
    [{ exchange: { url: me } }, `${me} is made.`, `${me} 요청이 있습니다.`],
    [
      { exchange: { url: me, method: 'GET', tab: 'A', status: 403, decision: { refusedBy: 'role-allowed', code: 'wrong-role' } } },
      `GET ${me} in tab A is answered with 403 and is refused by the check \`role-allowed\` (wrong-role).`,
      `A 탭의 GET ${me} 요청: 응답 상태가 403이고, 서버가 \`role-allowed\` 검사에서 거절합니다 (wrong-role).`,
    ],
    [
      { exchange: { url: me, heldBack: { sid: 'SameSiteLax' } } },
      `${me} goes without the cookie \`sid\` (SameSiteLax).`,
      `${me} 요청: \`sid\` (SameSiteLax) 쿠키를 보내지 않습니다.`,
    ],
    [
      { exchange: { url: me, requestHeaders: { Authorization: '^Bearer ', Cookie: false }, sent: ['a'] } },
      `${me} carries a \`Authorization\` that matches /^Bearer /, carries no \`Cookie\` and carries the cookie \`a\`.`,
      `${me} 요청: 요청의 \`Authorization\` 헤더가 /^Bearer / 패턴과 맞고, 요청에 \`Cookie\` 헤더가 없고, \`a\` 쿠키를 보냅니다.`,
    ],
    [
      {
        exchange: {
          url: me,
          stored: ['a', 'b'],
          rejected: { c: 'SecureOnly' },
          decision: { outcome: 'allowed', passed: ['cookie-present', 'session-found', 'session-alive', 'role-allowed'], user: 'alice' },
        },
      },
      `${me} brings the cookies \`a\`, \`b\`, has the cookie \`c\` (SecureOnly) rejected, passes the 4 checks from \`cookie-present\` to \`role-allowed\`, is allowed and is from alice.`,
      `${me} 요청: \`a\`, \`b\` 쿠키를 저장하고, \`c\` (SecureOnly) 쿠키를 거부하고, \`cookie-present\`부터 \`role-allowed\`까지 검사 4개를 통과하고, 서버가 허용하고, 서버가 알아본 사용자는 \`alice\`입니다.`,
    ],
    [{ noExchange: { url: me, tab: 'A' } }, `Tab A does not ask for ${me}.`, `A 탭에서 ${me} 요청을 하지 않습니다.`],
    [{ cookie: { profile: 'phone', name: 'sid', absent: true } }, 'Phone has no cookie `sid`.', '휴대폰 브라우저에 `sid` 쿠키가 없습니다.'],
    [
      { cookie: { profile: 'laptop', name: 'sid', httpOnly: true, secure: false } },
      'Laptop has the cookie `sid` (no Secure; HttpOnly).',
      '노트북 브라우저에 `sid` 쿠키가 있습니다 (no Secure; HttpOnly).',
    ],
    [
      { storage: { tab: 'A', area: 'local', key: 'token' } },
      'The localStorage of tab A has `token`.',
      'A 탭의 localStorage에 `token` 항목이 있습니다.',
    ],
    [
      { serverSession: { user: 'alice', absent: true } },
      'The server has no live session of alice.',
      '서버에 alice 사용자의 살아 있는 세션이 없습니다.',
    ],
    [{ page: { tab: 'A', shows: { en: 'My page', ko: '내 페이지' } } }, 'Tab A shows “My page”.', 'A 탭에 “내 페이지” 글이 보입니다.'],
  ])('%j', (expectation, en, ko) => {
    expect(describeExpectation(expectation)).toEqual({ en, ko })
  })
})

it('a redirected request is led to by itself, not by the one that it led to', () => {
  const [login, after] = [exchangeId('x1'), exchangeId('x2')]
  const trace = createTraceLog({ labNow: () => 0 })
  const send = (id: ExchangeId, method: string, url: string, redirectedFrom: ExchangeId | null): void => {
    const page = { headers: [], resource: 'Document', isTopLevelNavigation: true, documentUrl: url, initiatorUrl: null, redirectedFrom }
    trace.append({ observer: 'browser', kind: 'request.sent', exchange: id, tab: laptopTab, profile: 'laptop', method, url, ...page })
  }
  send(login, 'POST', 'https://shop.test/session/login', null)
  send(after, 'GET', me, login)
  const fold = createExchangeFold()
  fold.push(trace.since(null).events)
  const judged = judgeExpectation(
    { exchange: { method: 'POST', url: 'https://shop.test/session/login' } },
    context({ exchanges: fold.rows() }),
  )
  const [row] = fold.rows()
  expect(row?.id).toBe(login)
  expect(judged.place).toEqual({ kind: 'exchange', key: row?.key })
  expect(judged.seq).toBe(row?.firstSeq)
})
