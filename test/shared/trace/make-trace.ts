import { eventSeq, exchangeId, tabId, wireId } from '@shared/ids.ts'
import { defaultLabSettings } from '@shared/lab/lab-settings.ts'
import type { Cookie } from '@shared/trace/cookie.ts'
import type { CookieVerdict } from '@shared/trace/cookie-verdict.ts'
import type { CheckCode, CheckName, CheckParams } from '@shared/trace/check.ts'
import type { SessionRow } from '@shared/trace/session-row.ts'
import type { TraceDraft, TraceEvent, TraceEventKind } from '@shared/trace/trace-event.ts'
import type { BodyCopy } from '@shared/trace/event-parts.ts'
import type { ForbiddingRule } from '@shared/trace/request-events.ts'

/** Stamps drafts as the log does: 1, 2, 3 …, ten milliseconds apart, from 2030-01-01. */
export function trace(drafts: readonly TraceDraft[], firstSeq = 1): TraceEvent[] {
  return drafts.map((draft, index) => {
    const monoMs = (firstSeq + index) * 10
    const at = { wallMs: Date.UTC(2030, 0, 1) + monoMs, monoMs, labMs: Date.UTC(2030, 0, 1) + monoMs }
    return { ...draft, cause: draft.cause ?? null, seq: eventSeq(firstSeq + index), at }
  })
}

type Draft<Kind extends TraceEventKind> = Extract<TraceDraft, { readonly kind: Kind }>
type Partly<Kind extends TraceEventKind> = Partial<Omit<Draft<Kind>, 'kind' | 'observer'>>

export const [laptopTab, otherTab] = [tabId('t1'), tabId('t2')]
const noBody: BodyCopy = { text: '', base64: false, bytes: 0, truncated: false }

export function aCookie(changes: Partial<Cookie> = {}): Cookie {
  return {
    name: 'sid',
    value: 'secret',
    domain: 'shop.test',
    hostOnly: true,
    path: '/',
    secure: true,
    httpOnly: true,
    sameSite: 'Lax',
    expiresMs: null,
    partitionKey: null,
    ...changes,
  }
}

/** The lab was put back to a snapshot in which alice is logged in, half an hour ago. */
export function worldRestored(changes: Partly<'world.restored'> = {}): TraceDraft {
  return {
    observer: 'app',
    kind: 'world.restored',
    name: 'at work',
    step: 'before-pages',
    offsetMs: -1_800_000,
    settings: { ...defaultLabSettings, tokenAlgorithm: 'ES256' },
    users: [{ name: 'alice', role: 'user', permissions: [], tokenVersion: 2 }],
    sessions: [aSession()],
    refreshTokens: [],
    denied: [{ jti: '1', user: 'alice', untilLabMs: 9 }],
    keys: [{ kid: 'es256-1', algorithm: 'ES256', createdLabMs: 1, state: 'signing' }],
    ...changes,
  }
}

export function sent(exchange: string, changes: Partly<'request.sent'> = {}): TraceDraft {
  return {
    observer: 'browser',
    kind: 'request.sent',
    exchange: exchangeId(exchange),
    tab: laptopTab,
    profile: 'laptop',
    method: 'GET',
    url: 'https://shop.test/session/me',
    headers: [],
    resource: 'Document',
    isTopLevelNavigation: true,
    documentUrl: 'https://shop.test/session/me',
    initiatorUrl: null,
    redirectedFrom: null,
    ...changes,
  }
}

export function aForbidden(rule: ForbiddingRule, changes: Partly<'request.forbidden'> = {}): TraceDraft {
  return {
    observer: 'browser',
    kind: 'request.forbidden',
    tab: laptopTab,
    profile: 'laptop',
    url: 'https://evil.test/x',
    asker: 'page',
    documentUrl: 'https://shop.test/',
    rule,
    redirectOf: null,
    ...changes,
  }
}

export function judged(exchange: string, changes: Partly<'request.judged'> = {}): TraceDraft {
  return { observer: 'browser', kind: 'request.judged', exchange: exchangeId(exchange), headers: [], consideredCookies: 0, ...changes }
}

export function cookieJudged(
  exchange: string,
  verdict: CookieVerdict,
  cookie: Cookie | null = aCookie(),
  line: string | null = null,
): TraceDraft {
  return { observer: 'browser', kind: 'cookie.judged', exchange: exchangeId(exchange), verdict, cookie, line }
}

export function received(exchange: string, status = 200, changes: Partly<'response.received'> = {}): TraceDraft {
  return {
    observer: 'browser',
    kind: 'response.received',
    exchange: exchangeId(exchange),
    status,
    statusText: '',
    headers: [],
    mimeType: 'text/html',
    servedFrom: null,
    ...changes,
  }
}

export function networkAnswered(exchange: string, status: number, changes: Partly<'response.judged'> = {}): TraceDraft {
  return { observer: 'browser', kind: 'response.judged', exchange: exchangeId(exchange), status, headers: [], ...changes }
}

export function joined(exchange: string, wire: string, basis: 'provisional' | 'confirmed' = 'confirmed'): TraceDraft {
  return { observer: 'browser', kind: 'exchange.joined', exchange: exchangeId(exchange), wire: wireId(wire), basis }
}

export function finished(exchange: string): TraceDraft {
  return { observer: 'browser', kind: 'exchange.finished', exchange: exchangeId(exchange), encodedBytes: 100 }
}

export function failed(exchange: string, changes: Partly<'exchange.failed'> = {}): TraceDraft {
  return {
    observer: 'browser',
    kind: 'exchange.failed',
    exchange: exchangeId(exchange),
    errorText: 'net::ERR_FAILED',
    isCanceled: false,
    blockedReason: null,
    corsError: null,
    ...changes,
  }
}

export function wireGot(wire: string, changes: Partly<'request.received'> = {}): TraceDraft {
  return {
    observer: 'wire',
    kind: 'request.received',
    wire: wireId(wire),
    profile: 'laptop',
    connection: { id: 1, earlierRequests: 0, isEncrypted: true },
    method: 'GET',
    url: 'https://shop.test/session/me',
    httpVersion: '1.1',
    headers: [['Host', 'shop.test']],
    ...changes,
  }
}

export function wireBody(wire: string, text: string): TraceDraft {
  return { observer: 'wire', kind: 'request.body-received', wire: wireId(wire), body: { ...noBody, text, bytes: text.length } }
}

export function wireSent(wire: string, status = 200, changes: Partly<'response.sent'> = {}): TraceDraft {
  return {
    observer: 'wire',
    kind: 'response.sent',
    wire: wireId(wire),
    status,
    statusText: '',
    headers: [['X-Request-Id', wire]],
    body: noBody,
    durationMs: 5,
    ...changes,
  }
}

export function wireAborted(wire: string): TraceDraft {
  return { observer: 'wire', kind: 'response.aborted', wire: wireId(wire) }
}

export function begun(wire: string, checks: readonly CheckName[], changes: Partly<'decision.begun'> = {}): TraceDraft {
  return { observer: 'server', kind: 'decision.begun', wire: wireId(wire), scheme: 'session', route: 'member-page', checks, ...changes }
}

export function passed(wire: string, check: CheckName, params: CheckParams = {}): TraceDraft {
  return { observer: 'server', kind: 'check.decided', wire: wireId(wire), check, outcome: 'passed', code: 'ok', params }
}

export function refusedBy(wire: string, check: CheckName, code: CheckCode, params: CheckParams = {}): TraceDraft {
  return { observer: 'server', kind: 'check.decided', wire: wireId(wire), check, outcome: 'refused', code, params }
}

export function made(wire: string, status: number, refused: CheckName | null = null, user: string | null = null): TraceDraft {
  const outcome = refused === null ? 'allowed' : 'refused'
  return { observer: 'server', kind: 'decision.made', wire: wireId(wire), outcome, status, refusedBy: refused, user }
}

export function aSession(changes: Partial<SessionRow> = {}): SessionRow {
  return {
    id: 'f00d',
    user: 'alice',
    role: 'user',
    basket: [],
    store: 'memory',
    createdLabMs: 0,
    lastSeenLabMs: 0,
    idleTimeoutMs: 900_000,
    absoluteTimeoutMs: 28_800_000,
    userAgent: 'test',
    ...changes,
  }
}

export function sessionChanged(changes: Partly<'session.changed'> = {}): TraceDraft {
  return { observer: 'server', kind: 'session.changed', wire: null, change: { kind: 'created' }, row: aSession(), ...changes }
}

export function jarChanged(changes: Partly<'jar.changed'> = {}): TraceDraft {
  return {
    observer: 'browser',
    kind: 'jar.changed',
    profile: 'laptop',
    change: 'set',
    cookie: aCookie(),
    chromiumCause: 'inserted',
    ...changes,
  }
}

export function storageChanged(changes: Partly<'storage.changed'> = {}): TraceDraft {
  return {
    observer: 'browser',
    kind: 'storage.changed',
    profile: 'laptop',
    tab: null,
    area: 'local',
    origin: 'https://shop.test',
    op: 'set',
    key: 'token',
    oldValue: null,
    newValue: 'x',
    ...changes,
  }
}

export function tabOpened(changes: Partly<'tab.opened'> = {}): TraceDraft {
  return {
    observer: 'app',
    kind: 'tab.opened',
    tab: laptopTab,
    window: null,
    profile: 'laptop',
    lane: 'A',
    popupOf: null,
    duplicateOf: null,
    ...changes,
  }
}
