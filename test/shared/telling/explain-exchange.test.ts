import { describe, expect, it } from 'vitest'
import type { HoldEnd } from '@shared/trace/hold-events.ts'
import { exchangeId, wireId } from '@shared/ids.ts'
import type { CheckName } from '@shared/trace/check.ts'
import { explainExchange } from '@shared/telling/explain-exchange.ts'
import { createExchangeFold } from '@shared/trace/fold-exchanges.ts'
import type { TraceDraft } from '@shared/trace/trace-event.ts'
import {
  aCookie,
  begun,
  cookieJudged,
  failed,
  finished,
  joined,
  judged,
  laptopTab,
  made,
  networkAnswered,
  passed,
  received,
  refusedBy,
  sent,
  trace,
  wireAborted,
  wireGot,
  wireSent,
} from '../trace/make-trace.ts'

/** What is said of the first row. */
function said(...drafts: TraceDraft[]): { readonly en: string; readonly ko: string } | null {
  const fold = createExchangeFold()
  fold.push(trace(drafts))
  const [row] = fold.rows()
  return row === undefined ? null : explainExchange(row)
}

const admin: CheckName[] = ['cookie-present', 'session-found', 'session-alive', 'role-allowed']
const logIn: CheckName[] = ['method-allowed', 'body-readable', 'user-known', 'password-right']
const onWire = [wireGot('w1'), joined('e1', 'w1')]
const atTheDoor = (by: HoldEnd): TraceDraft[] => {
  const held = { exchange: exchangeId('e1'), wire: wireId('w1'), tab: laptopTab }
  return [
    { observer: 'app', kind: 'request.held', held, longestMs: 300_000 },
    { observer: 'app', kind: 'request.released', held, by, heldMs: 2000 },
  ]
}
const sentSid = [judged('e1', { consideredCookies: 1 }), cookieJudged('e1', { kind: 'sent' })]
const redirectTo = (target: string): TraceDraft => wireSent('w1', 303, { headers: [['Location', target]] })
const answered = (status: number): TraceDraft[] => [wireSent('w1', status), received('e1', status), finished('e1')]
const fromEvil = { initiatorUrl: 'https://evil.test/prize' }
const bearer = { headers: [['Authorization', 'Bearer abc.def.ghi']] } as const
const preflight = {
  method: 'OPTIONS',
  resource: 'Preflight',
  isTopLevelNavigation: false,
  headers: [
    ['Origin', 'https://shop.test'],
    ['Access-Control-Request-Method', 'GET'],
  ],
} as const
const inPage = { resource: 'Fetch', isTopLevelNavigation: false, documentUrl: 'https://evil.test/' }

describe('with a session', () => {
  it.each<[string, TraceDraft[], string, string]>([
    [
      'a page for those logged in',
      [
        sent('e1'),
        ...sentSid,
        ...onWire,
        begun('w1', ['cookie-present', 'session-found', 'session-alive']),
        passed('w1', 'cookie-present', { cookie: 'sid' }),
        made('w1', 200, null, 'alice'),
        ...answered(200),
      ],
      'The browser sent alice’s session; the server knew alice and responded with 200.',
      '브라우저가 alice 사용자의 세션을 보냈고, 서버는 alice 사용자임을 알아보고 응답했습니다(200).',
    ],
    [
      'a page for admins, refused by the role: 403, not 401 (RFC 9110 §15.5.4)',
      [
        sent('e1'),
        ...sentSid,
        ...onWire,
        begun('w1', admin),
        passed('w1', 'cookie-present', { cookie: 'sid' }),
        refusedBy('w1', 'role-allowed', 'wrong-role', { user: 'alice', role: 'user', needed: 'admin' }),
        made('w1', 403, 'role-allowed', 'alice'),
        ...answered(403),
      ],
      'The browser sent alice’s session; the server knew alice, and refused (403). alice has the role user, and the role admin is needed. Authentication passed, authorization did not: the server knows who is asking, hence 403 and not 401.',
      '브라우저가 alice 사용자의 세션을 보냈고, 서버는 alice 사용자임을 알았지만 거절했습니다(403). alice 사용자는 user 역할이고 admin 역할이 필요합니다. 인증(누구인지)은 통과했지만 인가(무엇을 해도 되는지)에서 거절되었으므로 401이 아니라 403입니다.',
    ],
    [
      'a Strict cookie on a form post from another site',
      [
        sent('e1', { method: 'POST', ...fromEvil }),
        judged('e1', { consideredCookies: 1 }),
        cookieJudged('e1', { kind: 'held-back', reasons: ['SchemefulSameSiteStrict'] }, aCookie({ sameSite: 'Strict' })),
        ...onWire,
        begun('w1', admin),
        refusedBy('w1', 'cookie-present', 'no-cookie', { cookie: 'sid' }),
        made('w1', 401, 'cookie-present'),
        ...answered(401),
      ],
      'The browser held “sid” back (SameSite=Strict, started from evil.test); the server refused (401). No cookie “sid” came along, so the server does not know who is asking.',
      '브라우저가 “sid” 쿠키를 보내지 않았고(SameSite=Strict, evil.test에서 시작), 서버는 거절했습니다(401). “sid” 쿠키가 오지 않아 누가 요청했는지 알 수 없습니다.',
    ],
    [
      'nobody logged in',
      [
        sent('e1'),
        judged('e1'),
        ...onWire,
        begun('w1', admin),
        refusedBy('w1', 'cookie-present', 'no-cookie', { cookie: 'sid' }),
        made('w1', 401, 'cookie-present'),
        ...answered(401),
      ],
      'The browser had no “sid” to send; the server refused (401). No cookie “sid” came along, so the server does not know who is asking.',
      '브라우저에 보낼 “sid” 쿠키가 없었고, 서버는 거절했습니다(401). “sid” 쿠키가 오지 않아 누가 요청했는지 알 수 없습니다.',
    ],
    [
      'a session that has timed out',
      [
        sent('e1'),
        ...sentSid,
        ...onWire,
        begun('w1', admin),
        passed('w1', 'cookie-present', { cookie: 'sid' }),
        refusedBy('w1', 'session-found', 'idle-timeout'),
        made('w1', 401, 'session-found'),
        ...answered(401),
      ],
      'The browser sent “sid”; the server refused (401). This session ended after too long without a request.',
      '브라우저가 “sid” 쿠키를 보냈고, 서버는 거절했습니다(401). 오랫동안 요청이 없어 끝난 세션입니다.',
    ],
    [
      'the log-in',
      [
        sent('e1', { method: 'POST', url: 'https://shop.test/session/login' }),
        judged('e1'),
        ...onWire,
        begun('w1', logIn, { route: 'log-in' }),
        made('w1', 303, null, 'alice'),
        redirectTo('/session/me'),
        cookieJudged('e1', { kind: 'stored' }),
        cookieJudged('e1', { kind: 'rejected', reasons: ['SecureOnly'] }, null, 'theme=dark; Secure'),
        received('e1', 303),
        finished('e1'),
      ],
      'The password was right; the server began a session for alice and sent the browser on to /session/me (303). The browser stored “sid” and rejected “theme” (Secure, over http).',
      '비밀번호가 맞아 서버가 alice 사용자의 세션을 만들고 /session/me 주소로 보냈습니다(303). 브라우저가 “sid” 쿠키를 저장하고 “theme” 쿠키(Secure, http 연결)를 거부했습니다.',
    ],
    [
      'a wrong password',
      [
        sent('e1', { method: 'POST' }),
        judged('e1'),
        ...onWire,
        begun('w1', logIn, { route: 'log-in' }),
        refusedBy('w1', 'password-right', 'wrong-password', { user: 'alice' }),
        made('w1', 401, 'password-right'),
        ...answered(401),
      ],
      'The server refused the log-in (401). The password’s hash is not the one stored for alice.',
      '서버가 로그인을 거절했습니다(401). 비밀번호의 해시가 alice 사용자의 저장된 해시와 다릅니다.',
    ],
    [
      'the log-out',
      [
        sent('e1', { method: 'POST' }),
        ...sentSid,
        ...onWire,
        begun('w1', ['method-allowed', 'cookie-present'], { route: 'log-out' }),
        passed('w1', 'cookie-present', { cookie: 'sid' }),
        made('w1', 303),
        redirectTo('https://shop.test/session/'),
        cookieJudged('e1', { kind: 'deleted' }),
        received('e1', 303),
        finished('e1'),
      ],
      'The browser sent “sid”; the server logged it out and sent the browser on to /session/ (303). The browser deleted “sid”.',
      '브라우저가 “sid” 쿠키를 보냈고, 서버는 로그아웃 처리하고 /session/ 주소로 보냈습니다(303). 브라우저가 “sid” 쿠키를 지웠습니다.',
    ],
  ])('%s', (_, drafts, en, ko) => {
    expect(said(...drafts)).toEqual({ en, ko })
  })
})

describe('with a token', () => {
  it.each<[string, TraceDraft[], string, string]>([
    [
      'in a cookie',
      [
        sent('e1'),
        ...sentSid,
        ...onWire,
        begun('w1', ['cookie-present', 'token-signature'], { scheme: 'jwt-cookie' }),
        passed('w1', 'cookie-present', { cookie: 'sid' }),
        made('w1', 200, null, 'bob'),
        ...answered(200),
      ],
      'The browser sent bob’s token; the server knew bob and responded with 200.',
      '브라우저가 bob 사용자의 토큰을 보냈고, 서버는 bob 사용자임을 알아보고 응답했습니다(200).',
    ],
    [
      'none with Passport, whose log-out ends a row',
      [
        sent('e1', { method: 'POST' }),
        ...sentSid,
        ...onWire,
        begun('w1', ['method-allowed', 'cookie-present'], { scheme: 'passport', route: 'log-out' }),
        passed('w1', 'cookie-present', { cookie: 'sid' }),
        made('w1', 200),
        ...answered(200),
      ],
      'The browser sent “sid”; the server logged it out and responded with 200.',
      '브라우저가 “sid” 쿠키를 보냈고, 서버는 로그아웃 처리하고 응답했습니다(200).',
    ],
    [
      'in a cookie, at log-out',
      [
        sent('e1', { method: 'POST' }),
        ...sentSid,
        ...onWire,
        begun('w1', ['method-allowed', 'cookie-present'], { scheme: 'jwt-cookie', route: 'log-out' }),
        passed('w1', 'cookie-present', { cookie: 'sid' }),
        made('w1', 200),
        ...answered(200),
      ],
      'The browser sent “sid”; the server logged it out and responded with 200. It revoked no token: a copy works until it expires.',
      '브라우저가 “sid” 쿠키를 보냈고, 서버는 로그아웃 처리하고 응답했습니다(200). 토큰을 철회하지는 않았으므로 복사본은 만료될 때까지 통합니다.',
    ],
    [
      'by a script',
      [
        sent('e1', inPage),
        judged('e1', bearer),
        wireGot('w1', bearer),
        joined('e1', 'w1'),
        begun('w1', ['authorization-present', 'token-time'], { scheme: 'bearer' }),
        passed('w1', 'authorization-present'),
        made('w1', 200, null, 'bob'),
        ...answered(200),
      ],
      'The page’s script sent bob’s token (Authorization); the server knew bob and responded with 200.',
      '페이지의 스크립트가 bob 사용자의 토큰을 Authorization에 실어 보냈고, 서버는 bob 사용자임을 알아보고 응답했습니다(200).',
    ],
    [
      'by a script, expired',
      [
        sent('e1', inPage),
        judged('e1', bearer),
        wireGot('w1', bearer),
        joined('e1', 'w1'),
        begun('w1', ['authorization-present', 'token-time'], { scheme: 'bearer' }),
        passed('w1', 'authorization-present'),
        refusedBy('w1', 'token-time', 'expired', { expiredMs: 60_000 }),
        made('w1', 401, 'token-time'),
        ...answered(401),
      ],
      'The page’s script sent a credential (Authorization: Bearer); the server refused (401). The token expired 1 min ago (exp).',
      '페이지의 스크립트가 자격 증명을 보냈고(Authorization: Bearer), 서버는 거절했습니다(401). 토큰이 1분 전에 만료되었습니다(exp).',
    ],
    [
      'that no script added',
      [
        sent('e1', inPage),
        judged('e1'),
        ...onWire,
        begun('w1', ['authorization-present'], { scheme: 'bearer' }),
        refusedBy('w1', 'authorization-present', 'no-authorization'),
        made('w1', 401, 'authorization-present'),
        ...answered(401),
      ],
      'The page sent no Authorization; the server refused (401). No Authorization field came. A browser never adds a token by itself: the page’s script must.',
      '페이지가 Authorization을 보내지 않았고, 서버는 거절했습니다(401). Authorization 필드가 없습니다. 토큰은 브라우저가 알아서 붙이지 않으므로 페이지의 스크립트가 붙여야 합니다.',
    ],
    [
      'of Basic that the browser was not told yet',
      [
        sent('e1', inPage),
        judged('e1'),
        ...onWire,
        begun('w1', ['authorization-present'], { scheme: 'basic' }),
        refusedBy('w1', 'authorization-present', 'no-authorization', { expected: 'Basic' }),
        made('w1', 401, 'authorization-present'),
        ...answered(401),
      ],
      'The browser sent no password; the server refused (401). No Authorization field came. A browser adds a password by itself once it has one for this realm and path.',
      '브라우저가 비밀번호를 보내지 않았고, 서버는 거절했습니다(401). Authorization 필드가 없습니다. 브라우저는 이 영역과 경로의 비밀번호를 알게 된 뒤부터 스스로 붙입니다.',
    ],
    [
      'handed out in the body',
      [
        sent('e1', inPage),
        judged('e1'),
        ...onWire,
        begun('w1', logIn, { scheme: 'bearer', route: 'log-in' }),
        made('w1', 200, null, 'bob'),
        ...answered(200),
      ],
      'The password was right; the server signed a token for bob and responded with 200. The token is in the body: the page’s script has to keep it.',
      '비밀번호가 맞아 서버가 bob 사용자에게 서명한 토큰을 발급하고 응답했습니다(200). 토큰은 본문에 있으므로 페이지의 스크립트가 보관해야 합니다.',
    ],
  ])('%s', (_, drafts, en, ko) => {
    expect(said(...drafts)).toEqual({ en, ko })
  })
})

describe('where nothing was checked', () => {
  const pref = aCookie({ name: 'pref', path: '/shop' })
  it.each<[string, TraceDraft[], string, string]>([
    [
      'no cookie at all',
      [sent('e1'), judged('e1'), ...onWire, ...answered(404)],
      'The browser sent no cookie; the server responded with 404.',
      '브라우저가 쿠키를 보내지 않았고, 서버는 응답했습니다(404).',
    ],
    [
      'one sent and one held back',
      [sent('e1'), ...sentSid, cookieJudged('e1', { kind: 'held-back', reasons: ['NotOnPath'] }, pref), ...onWire, ...answered(200)],
      'The browser sent “sid” and held “pref” back (other Path); the server responded with 200.',
      '브라우저가 “sid” 쿠키를 보내고 “pref” 쿠키(다른 Path)를 보내지 않았고, 서버는 응답했습니다(200).',
    ],
    [
      'a cookie that could never apply: not worth a word',
      [
        sent('e1'),
        judged('e1', { consideredCookies: 1 }),
        cookieJudged('e1', { kind: 'held-back', reasons: ['DomainMismatch'] }, aCookie({ domain: 'api.shop.test' })),
        ...onWire,
        ...answered(200),
      ],
      'The browser sent no cookie; the server responded with 200.',
      '브라우저가 쿠키를 보내지 않았고, 서버는 응답했습니다(200).',
    ],
    [
      'many cookies',
      [
        sent('e1'),
        judged('e1', { consideredCookies: 4 }),
        ...['a', 'b', 'c', 'd'].map(name => cookieJudged('e1', { kind: 'sent' }, aCookie({ name }))),
        ...onWire,
        ...answered(200),
      ],
      'The browser sent “a”, “b” and 2 more; the server responded with 200.',
      '브라우저가 “a”, “b” 외 2개 쿠키를 보냈고, 서버는 응답했습니다(200).',
    ],
    [
      'a redirect to another site',
      [sent('e1'), judged('e1'), ...onWire, redirectTo('https://evil.test/'), received('e1', 303), finished('e1')],
      'The browser sent no cookie; the server sent the browser on to https://evil.test/ (303).',
      '브라우저가 쿠키를 보내지 않았고, 서버는 https://evil.test/ 주소로 보냈습니다(303).',
    ],
    [
      'a 401 and the browser’s own retry',
      [
        sent('e1'),
        wireGot('w0'),
        joined('e1', 'w0', 'provisional'),
        wireSent('w0', 401),
        wireGot('w1', { headers: [['Authorization', 'Basic YTpi']] }),
        joined('e1', 'w1'),
        ...answered(200),
      ],
      'The server first responded with 401, and the browser asked again by itself. The request carried Authorization (Basic); the server responded with 200.',
      '서버가 먼저 401 상태로 응답하자 브라우저가 스스로 다시 요청했습니다. Authorization(Basic)이 함께 갔고, 서버는 응답했습니다(200).',
    ],
    [
      'seen on the wire alone',
      [wireGot('w1'), wireSent('w1', 200)],
      'Only the wire saw this request; the server responded with 200.',
      '네트워크에서만 보인 요청이고, 서버는 응답했습니다(200).',
    ],
    [
      'a request that was not captured',
      [received('e1', 200), finished('e1')],
      'The request itself was not captured; the server responded with 200.',
      '요청은 기록되지 않았고, 서버는 응답했습니다(200).',
    ],
    ['pending in the browser', [sent('e1')], 'The browser is about to send this request.', '브라우저가 이 요청을 보내려고 합니다.'],
    [
      'pending at the server',
      [sent('e1'), ...onWire, begun('w1', admin)],
      'The request was sent; the server has not responded yet.',
      '요청을 보냈고 서버는 아직 응답하지 않았습니다.',
    ],
  ])('%s', (_, drafts, en, ko) => {
    expect(said(...drafts)).toEqual({ en, ko })
  })
})

describe('caches', () => {
  it('an answer out of the cache, whose old cookies are no news', () => {
    const drafts = [sent('e1'), received('e1', 200, { servedFrom: 'disk' }), cookieJudged('e1', { kind: 'stored' }), finished('e1')]
    expect(said(...drafts)).toEqual({
      en: 'Served from the browser’s cache; the server never saw it.',
      ko: '브라우저의 캐시에서 응답했습니다. 서버는 이 요청을 보지 못했습니다.',
    })
  })

  it('a copy that the server called still good (RFC 9110 §15.4.5)', () => {
    const drafts = [sent('e1'), ...onWire, wireSent('w1', 304), networkAnswered('e1', 304), received('e1', 200), finished('e1')]
    expect(said(...drafts)?.en).toBe(
      'The browser asked whether its cached copy is still good; the server said yes (304), and the page got the copy.',
    )
  })
})

describe('CORS', () => {
  it.each<[string, readonly (readonly [string, string])[], string]>([
    [
      'allowed it for a request without credentials',
      [['Access-Control-Allow-Origin', 'https://shop.test']],
      '서버가 자격 증명 없는 요청에 한해 허용했습니다',
    ],
    [
      'allowed it',
      [
        ['Access-Control-Allow-Origin', 'https://shop.test'],
        ['Access-Control-Allow-Credentials', 'true'],
      ],
      '서버가 허용했습니다',
    ],
    [
      'did not allow it: the response has no Access-Control-Allow-Origin for https://shop.test',
      [],
      '응답에 https://shop.test 출처를 허용하는 Access-Control-Allow-Origin이 없어 허용되지 않았습니다',
    ],
    [
      'did not allow it: its Access-Control-Allow-Origin names another origin than https://shop.test',
      [['Access-Control-Allow-Origin', 'https://evil.test']],
      '응답의 Access-Control-Allow-Origin이 https://shop.test 출처와 달라 허용되지 않았습니다',
    ],
  ])('a preflight: the server %s (Fetch standard)', (en, headers, ko) => {
    expect(
      said(sent('e1', preflight), wireGot('w1', preflight), joined('e1', 'w1'), wireSent('w1', 204, { headers }), finished('e1')),
    ).toEqual({
      en: `Before the GET itself, the browser asked whether pages of https://shop.test may send it (CORS preflight, never with cookies); the server ${en}.`,
      ko: `GET 요청에 앞서 브라우저가 https://shop.test 페이지에서 보내도 되는지 물었고(CORS 사전 요청, 쿠키 없이), ${ko}.`,
    })
  })

  it('a request that was never sent because its preflight failed', () => {
    expect(said(sent('e1', inPage), failed('e1', { corsError: 'PreflightMissingAllowOriginHeader' }))?.en).toBe(
      'The browser asked first (CORS preflight), and the server did not allow it for pages of https://evil.test: the response has no Access-Control-Allow-Origin for https://evil.test. The request itself was never sent.',
    )
  })

  it('an answer that arrived and may not be read: CORS blocks reading, not sending', () => {
    expect(
      said(sent('e1', inPage), ...sentSid, ...onWire, wireSent('w1', 200), failed('e1', { corsError: 'MissingAllowOriginHeader' })),
    ).toEqual({
      en: 'The browser sent “sid”; the server responded with 200. It did arrive, but the page may not read the response: the response has no Access-Control-Allow-Origin for https://evil.test.',
      ko: '브라우저가 “sid” 쿠키를 보냈고, 서버는 응답했습니다(200). 요청은 도착했지만 응답에 https://evil.test 출처를 허용하는 Access-Control-Allow-Origin이 없어 페이지가 응답을 읽을 수 없습니다.',
    })
  })

  it('an error that we have no words for keeps its name', () => {
    expect(said(sent('e1', inPage), ...onWire, wireSent('w1', 200), failed('e1', { corsError: 'BrandNew' }))?.en).toContain(
      'breaks a rule of CORS (BrandNew)',
    )
  })
})

describe('failures', () => {
  it.each<[string, TraceDraft[], string, string]>([
    [
      'blocked before sending',
      [sent('e1'), failed('e1', { blockedReason: 'mixed-content' })],
      'The browser blocked this before sending it, because an https page may not load plain http; the server never saw it.',
      'https 페이지는 http 자원을 불러올 수 없기 때문에 브라우저가 보내기 전에 막았고, 서버는 이 요청을 보지 못했습니다.',
    ],
    [
      'blocked for a reason without words',
      [sent('e1'), failed('e1', { blockedReason: 'inspector' })],
      'The browser blocked this before sending it, because of its rule inspector; the server never saw it.',
      'inspector 규칙에 걸리기 때문에 브라우저가 보내기 전에 막았고, 서버는 이 요청을 보지 못했습니다.',
    ],
    [
      'blocked on the way back',
      [sent('e1'), ...onWire, wireSent('w1'), failed('e1', { blockedReason: 'corp-not-same-origin' })],
      'The browser kept the response from the page because its Cross-Origin-Resource-Policy keeps other origins out.',
      'Cross-Origin-Resource-Policy가 다른 출처를 막기 때문에 브라우저가 응답을 페이지에 주지 않았습니다.',
    ],
    [
      'aborted before it was sent',
      [sent('e1'), failed('e1', { isCanceled: true })],
      'The browser dropped this request before it was sent.',
      '브라우저가 보내기 전에 이 요청을 그만두었습니다.',
    ],
    [
      'aborted on the way',
      [sent('e1'), ...onWire, wireAborted('w1'), failed('e1', { errorText: 'net::ERR_ABORTED' })],
      'The browser canceled this before the response came; the request had reached the server all the same.',
      '응답이 오기 전에 브라우저가 그만두었지만, 요청은 서버에 닿았습니다.',
    ],
    [
      'given up while it was held at the door',
      [sent('e1'), ...onWire, ...atTheDoor('client-left'), wireAborted('w1'), failed('e1', { errorText: 'net::ERR_ABORTED' })],
      'The browser canceled this while it was held before the server; the server never saw it.',
      '서버에 닿기 전 붙잡혀 있는 동안 브라우저가 그만두었고, 서버는 이 요청을 보지 못했습니다.',
    ],
    [
      'aborted after it was let in',
      [sent('e1'), ...onWire, ...atTheDoor('hand'), wireAborted('w1'), failed('e1', { errorText: 'net::ERR_ABORTED' })],
      'The browser canceled this before the response came; the request had reached the server all the same.',
      '응답이 오기 전에 브라우저가 그만두었지만, 요청은 서버에 닿았습니다.',
    ],
    [
      'a tab that went while its request was held at the door',
      [sent('e1'), ...onWire, { observer: 'app', kind: 'tab.closed', tab: laptopTab }, ...atTheDoor('tab-closed')],
      'The tab was closed while this was held before the server; the server never saw it.',
      '서버에 닿기 전 붙잡혀 있는 동안 탭이 사라졌고, 서버는 이 요청을 보지 못했습니다.',
    ],
    [
      'aborted with the answer out',
      [sent('e1'), ...onWire, wireSent('w1', 200), failed('e1', { isCanceled: true })],
      'The browser canceled this before the page had the response; the server had responded with 200 all the same.',
      '페이지가 응답을 받기 전에 브라우저가 그만두었지만, 서버는 이미 응답했습니다(200).',
    ],
    [
      'a host outside the lab',
      [sent('e1'), failed('e1', { errorText: 'net::ERR_TUNNEL_CONNECTION_FAILED' })],
      'This host is outside the lab: the proxy refused, and nothing left this machine.',
      '실습실 밖의 호스트여서 프록시가 거절했고, 이 컴퓨터 밖으로 나간 것은 없습니다.',
    ],
    ['an error without words', [sent('e1'), failed('e1')], 'The request failed: net::ERR_FAILED.', '요청이 실패했습니다: net::ERR_FAILED'],
    [
      'a tab that went',
      [sent('e1'), { observer: 'app', kind: 'tab.closed', tab: laptopTab }],
      'The tab was closed before the response came.',
      '응답이 오기 전에 탭이 사라졌습니다.',
    ],
    [
      'a tab that went while it read what the cache gave',
      [sent('e1'), received('e1', 200, { servedFrom: 'disk' }), { observer: 'app', kind: 'tab.closed', tab: laptopTab }],
      'Served from the browser’s cache; the server never saw it. The tab was closed before the response had ended.',
      '브라우저의 캐시에서 응답했습니다. 서버는 이 요청을 보지 못했습니다. 응답이 끝나기 전에 탭이 사라졌습니다.',
    ],
    [
      'broken off while the page read what the cache gave',
      [sent('e1'), received('e1', 200, { servedFrom: 'disk' }), failed('e1', { isCanceled: true })],
      'Served from the browser’s cache; the server never saw it. It was cut off before the response had ended.',
      '브라우저의 캐시에서 응답했습니다. 서버는 이 요청을 보지 못했습니다. 응답이 끝나기 전에 중단되었습니다.',
    ],
    [
      'a tab that went while it read what its service worker had made',
      [
        sent('e1'),
        received('e1', 200, { servedFrom: 'service-worker', workerSource: 'made' }),
        { observer: 'app', kind: 'tab.closed', tab: laptopTab },
      ],
      'The page’s service worker responded with what its own script made; no request for this address reached the server. The tab was closed before the response had ended.',
      '페이지의 서비스 워커가 스크립트로 직접 만든 응답을 주었습니다. 이 주소에 대한 요청은 서버에 닿지 않았습니다. 응답이 끝나기 전에 탭이 사라졌습니다.',
    ],
    [
      'a client that left, seen on the wire alone',
      [wireGot('w1'), wireAborted('w1')],
      'Only the wire saw this request; the client left before the response was sent.',
      '네트워크에서만 보인 요청이고, 응답이 나가기 전에 클라이언트가 떠났습니다.',
    ],
  ])('%s', (_, drafts, en, ko) => {
    expect(said(...drafts)).toEqual({ en, ko })
  })

  it('shows no hidden character of a cookie’s name', () => {
    expect(said(sent('e1'), cookieJudged('e1', { kind: 'sent' }, aCookie({ name: 'a\u202e' })), ...onWire, ...answered(200))?.en).toContain(
      'sent “a\\u{202e}”;',
    )
  })
})
