import type { EventSeq, ExchangeId, WireId } from '../ids.ts'
import type { Decision, DecisionStep, Revocation, WireHop } from './exchange.ts'
import type { EventOf, ServerFact, TraceEvent, WireFact } from './trace-event.ts'
import type { Instant } from './event-parts.ts'
import { serverTableEvents } from './server-table-events.ts'

/** What is known so far of one request on the wire. Mutable, private to the fold. */
export interface HopDraft {
  readonly wire: WireId
  readonly sources: EventSeq[]
  at: Instant | null
  /** True once something passed on the wire or a decision was begun; a session change alone makes no row. */
  hasPassed: boolean
  request: EventOf<'request.received'> | null
  requestBody: EventOf<'request.body-received'> | null
  response: EventOf<'response.sent'> | null
  isAborted: boolean
  isStoppedAtDoor: boolean
  begun: EventOf<'decision.begun'> | null
  readonly decided: EventOf<'check.decided'>[]
  made: EventOf<'decision.made'> | null
  readonly revoked: Set<Revocation>
  confirmedFor: ExchangeId | null
  provisionalFor: ExchangeId | null
}

export type HopEvent = Extract<TraceEvent, (WireFact | ServerFact) & { readonly wire: unknown }>

export function createHopDraft(wire: WireId): HopDraft {
  return {
    wire,
    sources: [],
    at: null,
    hasPassed: false,
    request: null,
    requestBody: null,
    response: null,
    isAborted: false,
    isStoppedAtDoor: false,
    begun: null,
    decided: [],
    made: null,
    revoked: new Set(),
    confirmedFor: null,
    provisionalFor: null,
  }
}

export function noteHopEvent(hop: HopDraft, event: HopEvent): void {
  hop.sources.push(event.seq)
  hop.at ??= event.at
  // A hand may change a row of a table that a request made long before.
  if (!Object.hasOwn(serverTableEvents, event.kind)) hop.hasPassed = true
  const revocation = revocationBy(event)
  if (revocation !== null) hop.revoked.add(revocation)
  switch (event.kind) {
    case 'request.received':
      hop.request = event
      return
    case 'request.body-received':
      hop.requestBody = event
      return
    case 'response.sent':
      hop.response = event
      return
    case 'response.aborted':
      hop.isAborted = true
      return
    case 'decision.begun':
      hop.begun = event
      return
    case 'check.decided':
      hop.decided.push(event)
      return
    case 'decision.made':
      hop.made = event
      return
    default:
      return
  }
}

function revocationBy(event: HopEvent): Revocation | null {
  switch (event.kind) {
    case 'user.changed':
      return event.change === 'token-version' ? 'token-version' : null
    case 'refresh.changed':
      return event.change.kind === 'ended' && event.change.by === 'logged-out' ? 'refresh-family' : null
    case 'denylist.changed':
      return event.change === 'added' ? 'denylist' : null
    default:
      return null
  }
}

/** The end of its wait at the door: whatever was let in is a request like any other. */
export function noteHoldEnd(hop: HopDraft, { seq, by }: EventOf<'request.released'>): void {
  if (by !== 'client-left' && by !== 'tab-closed') return
  hop.sources.push(seq)
  hop.isStoppedAtDoor = true
}

/** A request that the browser repeats by itself: answered 401 (RFC 9110 §11.1), or lost with a connection that had just been closed. */
export function isForerunner(hop: HopDraft): boolean {
  return hop.response?.status === 401 || hop.isAborted
}

/** `join`: how it was joined to the row it stands in; null in a row of its own. */
export function buildHop(hop: HopDraft, join: WireHop['join']): WireHop {
  const { request, response } = hop
  return {
    wire: hop.wire,
    join,
    isEncrypted: request?.connection.isEncrypted ?? false,
    connection: { id: request?.connection.id ?? 0, earlierRequests: request?.connection.earlierRequests ?? 0 },
    requestHeaders: request?.headers ?? [],
    requestBody: hop.requestBody?.body ?? null,
    response:
      response === null
        ? null
        : {
            status: response.status,
            statusText: response.statusText,
            headers: response.headers,
            body: response.body,
            durationMs: response.durationMs,
          },
    isAborted: hop.isAborted,
    ...(hop.revoked.size === 0 ? {} : { revoked: [...hop.revoked] }),
    ...(hop.isStoppedAtDoor ? { isStoppedAtDoor: true as const } : {}),
    decision: buildDecision(hop),
  }
}

/** Without its beginning a decision cannot be told: neither the scheme nor what was not reached is known. */
function buildDecision({ begun, decided, made }: HopDraft): Decision | null {
  if (begun === null) return null
  const planned = begun.checks.map(check => toStep(check, decided.find(event => event.check === check) ?? null))
  const unplanned = decided.filter(event => !begun.checks.includes(event.check)).map(event => toStep(event.check, event))
  return {
    scheme: begun.scheme,
    route: begun.route,
    steps: [...planned, ...unplanned],
    outcome: made?.outcome ?? null,
    refusedBy: made?.refusedBy ?? null,
    status: made?.status ?? null,
    user: made?.user ?? null,
  }
}

function toStep(check: DecisionStep['check'], event: EventOf<'check.decided'> | null): DecisionStep {
  return event === null
    ? { check, state: 'not-reached', code: null, params: {}, seq: null }
    : { check, state: event.outcome, code: event.code, params: event.params, seq: event.seq }
}
