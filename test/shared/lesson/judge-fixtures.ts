import { eventSeq, exchangeId, tabId, wireId } from '@shared/ids.ts'
import type { HeaderList } from '@shared/web/headers.ts'
import type { JudgeContext } from '@shared/lesson/judge-context.ts'
import type { Cookie } from '@shared/trace/cookie.ts'
import type { CookieVerdict } from '@shared/trace/cookie-verdict.ts'
import type { BrowserSide, Decision, Exchange, JudgedCookie } from '@shared/trace/exchange.ts'
import { emptyWorld } from '@shared/trace/fold-world.ts'
import type { World } from '@shared/trace/world.ts'

export const laptopTab = tabId('t1')
export const otherTab = tabId('t2')

export function cookie(name: string, more: Partial<Cookie> = {}): Cookie {
  const plain = {
    value: '1',
    domain: 'shop.test',
    hostOnly: true,
    path: '/',
    secure: true,
    httpOnly: true,
    sameSite: 'Lax',
    expiresMs: null,
  } as const
  return { ...plain, name, partitionKey: null, ...more }
}

export function judged(name: string, verdict: CookieVerdict): JudgedCookie {
  return { cookie: cookie(name), line: null, verdict, seq: eventSeq(11) }
}

interface Parts {
  readonly method?: string
  readonly url?: string
  readonly tab?: Exchange['tab']
  readonly status?: number | null
  readonly progress?: Exchange['progress']
  readonly requestHeaders?: HeaderList
  readonly responseHeaders?: HeaderList
  readonly requestCookies?: readonly JudgedCookie[]
  readonly responseCookies?: readonly JudgedCookie[]
  readonly servedFrom?: BrowserSide['servedFrom']
  readonly decision?: Partial<Decision> | null
  /** False: it never left the browser. */
  readonly onWire?: boolean
}

export function exchange(parts: Parts = {}): Exchange {
  const { method = 'GET', url = 'https://shop.test/session/me', tab = laptopTab, status = 200, progress = 'finished' } = parts
  const { requestHeaders = [], responseHeaders = [], requestCookies = [], responseCookies = [], servedFrom = null, onWire = true } = parts
  const at = { wallMs: 0, monoMs: 0, labMs: 0 }
  return {
    key: 'x1',
    id: exchangeId('x1'),
    sources: [eventSeq(10), eventSeq(20)],
    firstSeq: eventSeq(10),
    lastSeq: eventSeq(20),
    at,
    profile: 'laptop',
    tab,
    method,
    url,
    browser: {
      resource: 'Document',
      isTopLevelNavigation: true,
      documentUrl: url,
      initiatorUrl: null,
      redirectedFrom: null,
      embeddedIn: [],
      preflight: null,
      requestHeaders,
      consideredCookies: requestCookies.length,
      requestCookies,
      responseCookies,
      responseHeaders,
      servedFrom,
      workerSource: null,
      networkStatus: null,
      headStatus: status,
      failure: null,
    },
    hops: onWire ? [hop(parts, requestHeaders, responseHeaders, status)] : [],
    status,
    progress,
  }
}

function hop({ decision = null }: Parts, requestHeaders: HeaderList, headers: HeaderList, status: number | null): Exchange['hops'][number] {
  const body = { text: '', base64: false, bytes: 0, truncated: false }
  return {
    wire: wireId('w1'),
    join: 'confirmed',
    isEncrypted: true,
    connection: { id: 1, earlierRequests: 0 },
    requestHeaders,
    requestBody: null,
    response: status === null ? null : { status, statusText: '', headers, body, durationMs: 1 },
    isAborted: false,
    decision:
      decision === null
        ? null
        : { scheme: 'session', route: 'admin-page', steps: [], outcome: 'allowed', refusedBy: null, status, user: null, ...decision },
  }
}

export const refusedByRole: Partial<Decision> = {
  outcome: 'refused',
  refusedBy: 'role-allowed',
  user: 'alice',
  steps: [
    { check: 'cookie-present', state: 'passed', code: 'ok', params: {}, seq: eventSeq(12) },
    { check: 'role-allowed', state: 'refused', code: 'wrong-role', params: {}, seq: eventSeq(13) },
    { check: 'token-time', state: 'not-reached', code: null, params: {}, seq: null },
  ],
}

export function context(parts: Partial<JudgeContext> = {}): JudgeContext {
  return {
    exchanges: [],
    world: world(),
    tabs: new Map([
      ['A', laptopTab],
      ['B', otherTab],
    ]),
    pageTexts: new Map(),
    ...parts,
  }
}

export function world(parts: Partial<World> = {}): World {
  const tab = { profile: 'laptop', window: null, popupOf: null, duplicateOf: null, isClosed: false } as const
  return {
    ...emptyWorld(),
    tabs: {
      [laptopTab]: { ...tab, id: laptopTab, lane: 'A', url: 'https://shop.test/bearer/' },
      [otherTab]: { ...tab, id: otherTab, lane: 'B', url: 'https://api.shop.test/' },
    },
    ...parts,
  }
}
