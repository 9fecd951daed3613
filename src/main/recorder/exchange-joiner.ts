import { dropOldest } from '@shared/collections/drop-oldest.ts'
import type { EventSeq, ExchangeId, ProfileId, WireId } from '@shared/ids.ts'
import type { TraceDraft } from '@shared/trace/trace-event.ts'

export interface RequestKey {
  readonly profile: ProfileId
  readonly method: string
  readonly url: string
}

/**
 * Joins the browser's exchanges to the wire's requests. Until the answer is there only profile, method, URL and order can say
 * which belongs to which; the answer's `X-Request-Id` then confirms or corrects. Every join is a fact of its own.
 */
export interface ExchangeJoiner {
  browserSent(exchange: ExchangeId, key: RequestKey): void
  wireReceived(wire: WireId, key: RequestKey): void
  /** Answered 401: the browser may repeat the request by itself, with a password, as part of the same exchange (RFC 9110 §11.1). */
  wireChallenged(wire: WireId): void
  /** The last byte of its response went out, or its client went away. */
  wireEnded(wire: WireId): void
  /** The request that the exchange is joined to has had its whole response. */
  isAnswered(exchange: ExchangeId): boolean
  /** The browser read `wire` from the answer's `X-Request-Id` (from `responseReceivedExtraInfo` only: a cache hit repeats an old id). */
  confirmed(exchange: ExchangeId, wire: WireId): void
  /** The request on the wire that the exchange is joined to; null: none yet. */
  wireOf(exchange: ExchangeId): WireId | null
  /** Whether a tab has told of this request. */
  isJoined(wire: WireId): boolean
  /**
   * The exchange ended for the browser (served from cache, blocked, failed): nothing may be joined to it any more. `mayStillArrive`: it was
   * broken off, and its octets may be on their way: a request of the wire that nobody else claims is its own.
   */
  ended(exchange: ExchangeId, mayStillArrive?: boolean): void
}

/** Unmatched requests kept per key: more would only be leftovers of requests that never left the browser. */
const maxWaiting = 200
const maxRemembered = 5_000

export function createExchangeJoiner(append: (draft: TraceDraft) => EventSeq): ExchangeJoiner {
  const waitingBrowser = new Map<string, ExchangeId[]>()
  const waitingWire = new Map<string, WireId[]>()
  /** The latest of each key that was broken off before the wire had it. */
  const brokenOff = new Map<string, ExchangeId>()
  const keyOf = new Map<ExchangeId, string>()
  const claimed = new Map<WireId, ExchangeId>()
  const challenged = new Map<WireId, true>()
  const over = new Map<WireId, true>()
  const wireOf = new Map<ExchangeId, WireId>()
  /** Exchanges that have a wire and have not ended: the latest of each. */
  const running = new Map<ExchangeId, { readonly text: string; readonly wire: WireId }>()

  const asText = ({ profile, method, url }: RequestKey): string => `${profile} ${method} ${url}`
  const join = (exchange: ExchangeId, wire: WireId, basis: 'provisional' | 'confirmed'): void => {
    remember(claimed, wire, exchange)
    remember(wireOf, exchange, wire)
    append({ observer: 'browser', kind: 'exchange.joined', exchange, wire, basis })
  }

  function start(exchange: ExchangeId, text: string, wire: WireId): void {
    join(exchange, wire, 'provisional')
    remember(running, exchange, { text, wire })
  }
  /** The oldest exchange of this key whose latest request was answered 401. */
  function asksAgain(text: string): ExchangeId | undefined {
    for (const [exchange, each] of running) if (each.text === text && challenged.has(each.wire)) return exchange
    return undefined
  }

  return {
    browserSent(exchange, key) {
      const text = asText(key)
      const wire = takeFirst(waitingWire, text)
      if (wire) start(exchange, text, wire)
      else {
        push(waitingBrowser, text, exchange)
        remember(keyOf, exchange, text)
      }
    },
    wireReceived(wire, key) {
      const text = asText(key)
      const exchange = takeFirst(waitingBrowser, text)
      if (exchange) {
        keyOf.delete(exchange)
        return start(exchange, text, wire)
      }
      const again = asksAgain(text) ?? brokenOff.get(text)
      brokenOff.delete(text)
      if (again) start(again, text, wire)
      else if (!claimed.has(wire)) push(waitingWire, text, wire)
    },
    wireOf: exchange => wireOf.get(exchange) ?? null,
    isJoined: wire => claimed.has(wire),
    wireChallenged: wire => remember(challenged, wire, true),
    wireEnded: wire => remember(over, wire, true),
    isAnswered(exchange) {
      const wire = wireOf.get(exchange)
      return wire !== undefined && over.has(wire)
    },
    confirmed(exchange, wire) {
      const key = keyOf.get(exchange)
      if (key !== undefined) remove(waitingBrowser, key, exchange)
      keyOf.delete(exchange)
      for (const [text, list] of waitingWire) if (list.includes(wire)) remove(waitingWire, text, wire)
      join(exchange, wire, 'confirmed')
    },
    ended(exchange, mayStillArrive = false) {
      const key = keyOf.get(exchange)
      if (key !== undefined) remove(waitingBrowser, key, exchange)
      if (key !== undefined && mayStillArrive) remember(brokenOff, key, exchange)
      keyOf.delete(exchange)
      running.delete(exchange)
    },
  }
}

function push<Id>(lists: Map<string, Id[]>, key: string, id: Id): void {
  const list = lists.get(key) ?? []
  list.push(id)
  if (list.length > maxWaiting) list.shift()
  lists.set(key, list)
}

function takeFirst<Id>(lists: Map<string, Id[]>, key: string): Id | undefined {
  const list = lists.get(key)
  const first = list?.shift()
  if (list?.length === 0) lists.delete(key)
  return first
}

function remove<Id>(lists: Map<string, Id[]>, key: string, id: Id): void {
  const left = (lists.get(key) ?? []).filter(candidate => candidate !== id)
  if (left.length > 0) lists.set(key, left)
  else lists.delete(key)
}

function remember<Key, Value>(map: Map<Key, Value>, key: Key, value: Value): void {
  map.set(key, value)
  dropOldest(map, maxRemembered)
}
