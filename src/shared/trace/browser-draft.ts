import type { EventSeq, ExchangeId, WireId } from '../ids.ts'
import { cookieKey } from './cookie.ts'
import type { SetVerdict } from './cookie-verdict.ts'
import type { BrowserSide, JudgedCookie } from './exchange.ts'
import { notedSide } from './noted-side.ts'
import type { BrowserFact, EventOf, FileFact, TraceEvent } from './trace-event.ts'
import type { Instant } from './event-parts.ts'
import { namesCookiesToClear } from '../web/clear-site-data.ts'

/** What is known so far of one exchange as the browser sees it. Mutable, private to the fold. */
export interface BrowserDraft {
  readonly id: ExchangeId
  readonly sources: EventSeq[]
  at: Instant | null
  /** True once the browser told something of it besides a join. */
  hasSpoken: boolean
  sent: EventOf<'request.sent'> | null
  judged: EventOf<'request.judged'> | null
  readonly cookies: EventOf<'cookie.judged'>[]
  /** What the jar made of its lines, by the `cookie.judged` of each. */
  readonly settled: Map<EventSeq, SetVerdict>
  received: EventOf<'response.received'> | null
  network: EventOf<'response.judged'> | null
  preflight: EventOf<'preflight.decided'> | null
  isFinished: boolean
  failed: EventOf<'exchange.failed'> | null
  /** A HAR of another program tells of it, and nobody else. */
  noted: EventOf<'request.noted'> | null
  /** A later exchange says that this one's answer led there: a redirect has no other end. */
  isRedirected: boolean
  /** Its tab went while it was pending. */
  isAbandoned: boolean
  /** Every wire request that was ever joined to it; corrections decide at the end. */
  readonly wires: Set<WireId>
}

export type BrowserEvent = Extract<TraceEvent, (BrowserFact | FileFact) & { readonly exchange: ExchangeId }>

export function createBrowserDraft(id: ExchangeId): BrowserDraft {
  return {
    id,
    sources: [],
    at: null,
    hasSpoken: false,
    sent: null,
    judged: null,
    cookies: [],
    settled: new Map(),
    received: null,
    network: null,
    preflight: null,
    isFinished: false,
    failed: null,
    noted: null,
    isRedirected: false,
    isAbandoned: false,
    wires: new Set(),
  }
}

export function noteBrowserEvent(draft: BrowserDraft, event: BrowserEvent): void {
  draft.sources.push(event.seq)
  draft.at ??= event.at
  if (event.kind !== 'exchange.joined') draft.hasSpoken = true
  switch (event.kind) {
    case 'request.sent':
      draft.sent = event
      return
    case 'request.noted':
      draft.noted = event
      return
    case 'request.judged':
      draft.judged = event
      return
    case 'cookie.judged':
      draft.cookies.push(event)
      return
    case 'cookie.settled':
      draft.settled.set(event.judged, event.verdict)
      return
    case 'response.received':
      draft.received = event
      return
    case 'response.judged':
      draft.network = event
      return
    case 'preflight.decided':
      draft.preflight = event
      return
    case 'exchange.finished':
      draft.isFinished = true
      return
    case 'exchange.failed':
      draft.failed = event
      return
    case 'exchange.joined':
      draft.wires.add(event.wire)
      return
  }
}

/** The note of another program's file, when the browser itself told nothing of the request. */
export function notedAlone({ noted, sent }: BrowserDraft): BrowserDraft['noted'] {
  return sent === null ? noted : null
}

export function progressOf(draft: BrowserDraft): 'pending' | 'finished' | 'failed' {
  const noted = notedAlone(draft)
  if (noted !== null) return noted.status === null && noted.errorText !== null ? 'failed' : 'finished'
  if (draft.failed !== null) return 'failed'
  if (draft.isFinished || draft.isRedirected) return 'finished'
  return draft.isAbandoned ? 'failed' : 'pending'
}

/**
 * True when the client has the head of the response, so that the wire's end is the end: DevTools tells none of a body that nobody
 * reads, calls a `HEAD` and a body that is thrown away "canceled", and tells a tab nothing of a shared worker's script but its judgement.
 */
export function endsWithWire({ sent, received, network, failed }: BrowserDraft): boolean {
  if (failed !== null && !failed.isCanceled) return false
  return received !== null || (network !== null && sent?.resource === 'Script' && sent.documentUrl === sent.url)
}

/** null when the browser said nothing of it: it is known from the wire and a join alone. */
export function buildBrowserSide(draft: BrowserDraft): BrowserSide | null {
  if (!draft.hasSpoken) return null
  const noted = notedAlone(draft)
  if (noted !== null) return notedSide(noted)
  const { sent, judged, received, network, failed } = draft
  return {
    resource: sent?.resource ?? '',
    isTopLevelNavigation: sent?.isTopLevelNavigation ?? false,
    documentUrl: sent?.documentUrl ?? '',
    initiatorUrl: sent?.initiatorUrl ?? null,
    redirectedFrom: sent?.redirectedFrom ?? null,
    embeddedIn: sent?.embeddedIn === undefined ? [] : sent.embeddedIn,
    preflight: draft.preflight === null ? null : { corsError: draft.preflight.corsError },
    requestHeaders: judged?.headers ?? sent?.headers ?? [],
    consideredCookies: judged?.consideredCookies ?? null,
    requestCookies: requestCookies(draft.cookies),
    responseCookies: responseCookies(draft),
    responseHeaders: responseHeaders(received, network),
    servedFrom: received?.servedFrom ?? null,
    workerSource: received?.workerSource ?? null,
    networkStatus: isRevalidated(received, network) ? (network?.status ?? null) : null,
    headStatus: network?.status ?? received?.status ?? null,
    failure:
      failed === null
        ? null
        : {
            errorText: failed.errorText,
            isCanceled: failed.isCanceled,
            blockedReason: failed.blockedReason,
            corsError: failed.corsError,
          },
  }
}

type Received = BrowserDraft['received']
type Network = BrowserDraft['network']

const isRevalidated = (received: Received, network: Network): boolean =>
  received !== null && network !== null && network.status !== received.status

/** The network's record is the fuller one (it has `Set-Cookie`), but under a 304 the page got the headers of the cached answer. */
function responseHeaders(received: Received, network: Network): BrowserSide['responseHeaders'] {
  if (isRevalidated(received, network)) return received?.headers ?? null
  return network?.headers ?? received?.headers ?? null
}

const isOfRequest = ({ verdict }: EventOf<'cookie.judged'>): boolean => verdict.kind === 'sent' || verdict.kind === 'held-back'

const toJudgedCookie = ({ cookie, line, verdict, seq }: EventOf<'cookie.judged'>): JudgedCookie => ({ cookie, line, verdict, seq })

function responseCookies({ cookies, settled, received, network }: BrowserDraft): JudgedCookie[] {
  const isBesideClearing = namesCookiesToClear(network?.headers ?? received?.headers ?? [])
  const beside = isBesideClearing ? ({ isBesideClearing } as const) : {}
  return cookies.filter(event => !isOfRequest(event)).map(event => ({ ...ofResponse(event, settled), ...beside }))
}

/** A line whose fate the jar alone can tell waits for it. */
function ofResponse(event: EventOf<'cookie.judged'>, settled: ReadonlyMap<EventSeq, SetVerdict>): JudgedCookie {
  const verdict = settled.get(event.seq)
  if (verdict !== undefined) return { ...toJudgedCookie(event), verdict }
  return event.verdict.kind === 'not-known' ? { ...toJudgedCookie(event), isWaiting: true } : toJudgedCookie(event)
}

/** When the browser asks again by itself it judges every cookie again: the last word on each one counts. */
function requestCookies(events: readonly EventOf<'cookie.judged'>[]): JudgedCookie[] {
  const byCookie = new Map<string, JudgedCookie>()
  for (const event of events) {
    if (!isOfRequest(event)) continue
    byCookie.set(event.cookie === null ? `unread ${event.seq}` : cookieKey(event.cookie), toJudgedCookie(event))
  }
  return [...byCookie.values()]
}
