import { dropOldest } from '@shared/collections/drop-oldest.ts'
import type { Protocol } from 'devtools-protocol'
import { fromHeaderObject, headerValue, headerValues } from '@shared/web/headers.ts'
import { wireId, type EventSeq, type ExchangeId, type ProfileId, type TabId, type WireId } from '@shared/ids.ts'
import type { Cookie } from '@shared/trace/cookie.ts'
import type { CacheSource } from '@shared/trace/request-events.ts'
import type { ClearingResponse } from './clear-site-data.ts'
import { withoutUser } from '@shared/web/user-information.ts'
import { isPreflightError } from '@shared/trace/preflight-check.ts'
import { createCookieJudgements, type CookieJudgementsOptions } from './cookie-judgements.ts'
import type { ExchangeJoiner } from './exchange-joiner.ts'
import { momentOf } from './devtools-clock.ts'
import { createExtraInfoQueue } from './extra-info-queue.ts'
import { beginHop, type Chain, type ExtraMessage, type Hop } from './exchange-hop.ts'
import { createFrameTree, type FrameTree } from './frame-tree.ts'
import { initiatorOf, isWorkerScript, resourceOf, servedFrom, workerSource } from './read-network-message.ts'

export interface ExchangeRecorderOptions extends CookieJudgementsOptions {
  readonly tab: TabId
  readonly profile: ProfileId
  readonly nextExchange: () => ExchangeId
  readonly joiner: ExchangeJoiner
  /** A new request (no redirect) has begun: its cause, when it was expected. */
  readonly begun: (exchange: ExchangeId, request: { readonly method: string; readonly url: string }) => EventSeq | null
  /** A moment at which the server had not yet responded to this one (`performance.now()`); null: not known. */
  readonly answeredAfterMs: (wire: WireId) => number | null
  /** The status that went over the wire; null: not known. */
  readonly statusOf: (wire: WireId) => number | null
  /** What the jar has held for the host of this address since before this moment. */
  readonly cookiesFor: (url: string, beforeMs: number) => readonly Cookie[]
  /** A response came; its `Clear-Site-Data` may have taken cookies away. */
  readonly mayClear: (response: ClearingResponse) => void
  /** The exchange has ended, and DevTools has not reported the fields of its response. */
  readonly linesUntold: (exchange: ExchangeId) => void
}

export interface ExchangeRecorder {
  /** One message of the tab's DevTools session (or of a child session of its frames); others than Network's and Page's are ignored. */
  handle(method: string, params: unknown): void
  readonly frames: FrameTree
  /** The exchanges of this request id, in order; empty: none is known. */
  hopsOf(requestId: string): readonly { readonly exchange: ExchangeId; readonly url: string }[]
  /** Requests without an end yet: the browser has not reported it, and the whole response has not gone out to a client that has its head. */
  inFlight(): number
  /** Another page has taken over: the requests of the one before belong to no page any more, even if their end was never reported. */
  pageCommitted(): void
  /** The page has fired `load`: its own request is over, even if its last message was lost on the way to another process. */
  pageLoaded(): void
  /** The tab lost its page: its requests are reported no further, and must not be taken for what the next page asks for. */
  pageGone(): void
}

/** Request ids of one tab that are remembered; what a page forgets, `pageCommitted` ends. */
const maxChains = 2_000

/**
 * Turns the Network domain's messages of one tab into browser facts.
 *
 * Long: one function for each message, and all of them work on the open requests of the tab.
 */
export function createExchangeRecorder(options: ExchangeRecorderOptions): ExchangeRecorder {
  const { append, joiner } = options
  const cookies = createCookieJudgements(options)
  const chains = new Map<string, Chain>()
  const open = new Set<string>()
  const frames = createFrameTree()

  function chainOf(requestId: string): Chain {
    const known = chains.get(requestId)
    if (known) return known
    const hops: Hop[] = []
    const extras = createExtraInfoQueue<ExtraMessage>((index, side, message) => {
      const hop = hops[index]
      if (!hop) return
      if (side === 'request') requestJudged(hop, message as Protocol.Network.RequestWillBeSentExtraInfoEvent)
      else responseJudged(hop, hops, message as Protocol.Network.ResponseReceivedExtraInfoEvent)
    })
    const chain: Chain = { hops, extras, servedFromMemory: false }
    chains.set(requestId, chain)
    dropOldest(chains, maxChains, oldest => open.delete(oldest))
    return chain
  }

  function willBeSent(event: Protocol.Network.RequestWillBeSentEvent): void {
    if (!event.request.url.startsWith('http')) return
    const chain = chainOf(event.requestId)
    const previous = chain.hops.at(-1)
    let cause: EventSeq | null = null
    // A redirect that a policy or the mixed content rule forbids is begun without a word on the response that redirected.
    const isRedirect = previous !== undefined && (event.redirectResponse !== undefined || !previous.isEnded)
    if (previous && event.redirectResponse) {
      if (!event.redirectHasExtraInfo) chain.extras.hopWithoutExtra(chain.hops.length - 1)
      cause = answered(previous, event.redirectResponse, servedFrom(event.redirectResponse, false))
    }
    if (previous && isRedirect) ended(previous, 0)
    const exchange = options.nextExchange()
    const { method } = event.request
    const url = withoutUser(event.request.url)
    if (!isRedirect) cause = options.begun(exchange, { method, url })
    const isDocument = event.type === 'Document' && event.requestId === event.loaderId
    const frameId = event.frameId ?? null
    const isEmbedded = frameId !== null && frames.isEmbedded(frameId)
    const around = isEmbedded ? frames.around(frameId) : null
    const preflighted = event.initiator.type === 'preflight' ? lastHop(event.initiator.requestId ?? '') : undefined
    const sent = append({
      observer: 'browser',
      kind: 'request.sent',
      cause,
      exchange,
      tab: options.tab,
      profile: options.profile,
      method,
      url,
      headers: fromHeaderObject(event.request.headers),
      resource: resourceOf(event),
      isTopLevelNavigation: isDocument && !isEmbedded,
      documentUrl: withoutUser(event.documentURL),
      initiatorUrl: initiatorOf(event),
      redirectedFrom: isRedirect ? (previous?.exchange ?? null) : null,
      ...(isEmbedded ? { embeddedIn: around } : {}),
      ...(preflighted === undefined || preflighted.sent === null
        ? {}
        : { preflightFor: { exchange: preflighted.exchange, sent: preflighted.sent } }),
    })
    if (preflighted !== undefined) preflighted.preflights.push(exchange)
    joiner.browserSent(exchange, { profile: options.profile, method, url })
    const isPreflight = resourceOf(event) === 'Preflight'
    const sentAtMs = momentOf(event.timestamp)
    const heldBefore = options.cookiesFor(url, sentAtMs)
    const isPage = isDocument && !isEmbedded
    const place = { url, method, frameId, isDocument, isPage, isWorkerScript: isWorkerScript(event), isPreflight }
    chain.hops.push(beginHop({ exchange, sent, ...place, heldBefore, sentAtMs }))
    open.add(event.requestId)
    chain.extras.hopAdded()
  }

  function requestJudged(hop: Hop, event: Protocol.Network.RequestWillBeSentExtraInfoEvent): void {
    if (hop.isJudged && hop.wasAskedByProxy) return
    hop.isJudged = true
    preflightsDecided(hop, null) // it goes out, so it may
    hop.consideredCookies = event.associatedCookies.length
    const cause = append({
      observer: 'browser',
      kind: 'request.judged',
      exchange: hop.exchange,
      headers: fromHeaderObject(event.headers).filter(([name]) => !/^proxy-/i.test(name)),
      consideredCookies: event.associatedCookies.length,
    })
    cookies.ofRequest({ ...hop, cause }, event.associatedCookies)
  }

  function responseJudged(hop: Hop, hops: readonly Hop[], event: Protocol.Network.ResponseReceivedExtraInfoEvent): void {
    hop.wasAskedByProxy = event.statusCode === 407
    if (hop.wasAskedByProxy) return
    const headers = fromHeaderObject(event.headers)
    const named = headerValue(headers, 'x-request-id')
    const wire = named === null ? null : wireId(named)
    // Where HSTS turns the target of a redirect into https, Chromium tells the response of the hop before once more.
    if (wire !== null && hops.some(other => other !== hop && other.wire === wire)) return
    hop.wire = wire
    if (wire !== null) joiner.confirmed(hop.exchange, wire)
    hop.isResponseJudged = true
    if (hop.isWorkerScript) hop.hasHead = true // this is all that DevTools reports to a tab about a shared worker
    // After a revalidation DevTools may tell the status of the cached response, with the fields of the 304 merged into its own.
    const status = (wire === null ? null : options.statusOf(wire)) ?? event.statusCode
    const cause = append({ observer: 'browser', kind: 'response.judged', exchange: hop.exchange, status, headers })
    const notBeforeMs = Math.max(hop.sentAtMs, (wire === null ? null : options.answeredAfterMs(wire)) ?? 0)
    if (cause !== null) options.mayClear({ url: hop.url, headers, cause, notBeforeMs })
    const carrier = { ...hop, cause, notBeforeMs, partitionKey: event.cookiePartitionKey }
    cookies.ofResponse(carrier, headerValues(headers, 'set-cookie'), event.blockedCookies)
  }

  function answered(hop: Hop, response: Protocol.Network.Response, from: CacheSource | null): EventSeq | null {
    hop.hasHead = true
    if (hop.isDocument && hop.frameId !== null) frames.shows(hop.frameId, hop.url)
    return append({
      observer: 'browser',
      kind: 'response.received',
      exchange: hop.exchange,
      status: response.status,
      statusText: response.statusText,
      headers: fromHeaderObject(response.headers),
      mimeType: response.mimeType,
      servedFrom: from,
      ...workerSource(response),
    })
  }

  function ended(hop: Hop, encodedBytes: number): void {
    if (hop.isEnded) return
    hop.isEnded = true
    joiner.ended(hop.exchange)
    if (!hop.isResponseJudged) options.linesUntold(hop.exchange)
    append({ observer: 'browser', kind: 'exchange.finished', exchange: hop.exchange, encodedBytes })
  }

  function failed(event: Protocol.Network.LoadingFailedEvent): void {
    const hop = lastHop(event.requestId)
    open.delete(event.requestId)
    if (!hop || hop.isEnded) return
    hop.isEnded = true
    joiner.ended(hop.exchange, event.canceled === true && !hop.hasHead)
    const corsError = event.corsErrorStatus?.corsError ?? null
    if (corsError !== null && isPreflightError(corsError)) preflightsDecided(hop, corsError)
    append({
      observer: 'browser',
      kind: 'exchange.failed',
      exchange: hop.exchange,
      errorText: event.errorText,
      isCanceled: event.canceled ?? false,
      blockedReason: event.blockedReason ?? null,
      corsError,
    })
  }
  function preflightsDecided(hop: Hop, corsError: string | null): void {
    for (const exchange of hop.preflights.splice(0)) append({ observer: 'browser', kind: 'preflight.decided', exchange, corsError })
  }
  const lastHop = (requestId: string): Hop | undefined => chains.get(requestId)?.hops.at(-1)
  /** A body that is not read has no end for DevTools; the wire knows it. */
  const isOver = (hop: Hop | undefined): boolean => hop !== undefined && hop.hasHead && joiner.isAnswered(hop.exchange)

  return {
    frames,
    hopsOf: requestId => chains.get(requestId)?.hops ?? [],
    inFlight: () => Array.from(open).filter(requestId => !isOver(lastHop(requestId))).length,
    pageCommitted() {
      const navigation = Array.from(open)
        .filter(requestId => lastHop(requestId)?.isPage)
        .at(-1)
      for (const requestId of open) {
        if (requestId === navigation) break // what follows was asked for by the new page
        open.delete(requestId)
      }
    },
    pageLoaded() {
      for (const requestId of open) {
        const hop = lastHop(requestId)
        if (!hop?.isDocument || !hop.isJudged) continue
        open.delete(requestId)
        ended(hop, 0)
      }
    },
    pageGone() {
      for (const requestId of open) {
        const hop = lastHop(requestId)
        if (hop) joiner.ended(hop.exchange)
      }
      open.clear()
    },
    handle(method, params) {
      frames.handle(method, params)
      switch (method) {
        case 'Network.requestWillBeSent':
          return willBeSent(params as Protocol.Network.RequestWillBeSentEvent)
        case 'Network.requestWillBeSentExtraInfo': {
          const event = params as Protocol.Network.RequestWillBeSentExtraInfoEvent
          return chainOf(event.requestId).extras.requestExtra(event)
        }
        case 'Network.responseReceivedExtraInfo': {
          const event = params as Protocol.Network.ResponseReceivedExtraInfoEvent
          return chainOf(event.requestId).extras.responseExtra(event, event.statusCode)
        }
        case 'Network.requestServedFromCache': {
          const chain = chains.get((params as Protocol.Network.RequestServedFromCacheEvent).requestId)
          if (chain) chain.servedFromMemory = true
          return
        }
        case 'Network.responseReceived': {
          const event = params as Protocol.Network.ResponseReceivedEvent
          const hop = lastHop(event.requestId)
          const isFromMemory = chains.get(event.requestId)?.servedFromMemory ?? false
          if (hop) answered(hop, event.response, servedFrom(event.response, isFromMemory))
          return
        }
        case 'Network.loadingFinished': {
          const event = params as Protocol.Network.LoadingFinishedEvent
          open.delete(event.requestId)
          const hop = lastHop(event.requestId)
          if (hop) ended(hop, event.encodedDataLength)
          return
        }
        case 'Network.loadingFailed':
          return failed(params as Protocol.Network.LoadingFailedEvent)
        default:
      }
    },
  }
}
