import type { HeaderList } from '../web/headers.ts'
import type { SchemeId } from '../ids.ts'
import type { CheckName } from './check.ts'
import type { Decision, Exchange, WireHop } from './exchange.ts'
import type { EventOf, TraceEvent } from './trace-event.ts'

/** What one way to stay logged in has cost so far, and how quickly it could be taken back. Derived from the trace alone. */
export interface SchemeCost {
  readonly scheme: ComparedScheme
  /** Decided requests that brought a credential; log-ins are none. */
  readonly requests: number
  /** Median size of the `Cookie` and `Authorization` lines of a request, line ends included, in octets. */
  readonly credentialOctets: number
  /** Mean number of times that the server looked something up for one request. */
  readonly lookUps: number
  /** Lab time from the last change of a role to the first request that was decided by it; null: none was yet. */
  readonly roleActedAfterMs: number | null
  /** Lab time from the last log-out, of whichever scheme, to the first refusal of what was carried before it; null: still good. */
  readonly copyDiedAfterMs: number | null
  /** How long after that log-out a request still got in; null: none did. */
  readonly copyGoodForMs: number | null
}

/** Side by side: a password, a row, a statement, and a statement that is renewed. */
export const comparedSchemes = ['basic', 'session', 'bearer', 'refresh'] as const satisfies readonly SchemeId[]
export type ComparedScheme = (typeof comparedSchemes)[number]

/** Checks that ask a table. `token-not-revoked` says itself how often it did. */
const lookUpsOf: Partial<Record<CheckName, number>> = {
  'user-known': 1,
  'password-right': 1,
  'session-found': 1,
  'session-logged-in': 1,
  'refresh-found': 1,
}
const entrances: ReadonlySet<string> = new Set(['log-in', 'sign-up', 'preflight', 'log-out'])

interface Decided {
  readonly labMs: number
  readonly hop: WireHop
  readonly decision: Decision
}

/** One entry per scheme that was used, in the order of `comparedSchemes`. */
export function compareSchemes(exchanges: readonly Exchange[], events: readonly TraceEvent[]): readonly SchemeCost[] {
  const decided = exchanges
    .flatMap(({ hops, at }): Decided[] =>
      hops.flatMap(hop => (hop.decision === null ? [] : [{ labMs: at.labMs, hop, decision: hop.decision }])),
    )
    .sort((a, b) => a.labMs - b.labMs)
  const roleChange = events
    .filter((event): event is EventOf<'user.changed'> => event.kind === 'user.changed' && event.change === 'role')
    .at(-1)
  const logOutMs = decided.filter(({ decision }) => decision.route === 'log-out' && decision.outcome === 'allowed').at(-1)?.labMs ?? null
  return comparedSchemes.flatMap(scheme => {
    const own = decided.filter(({ decision }) => decision.scheme === scheme && !entrances.has(decision.route))
    const carrying = own.filter(({ hop }) => credentialOctets(hop.requestHeaders) > 0)
    if (carrying.length === 0) return []
    const after = logOutMs === null ? [] : carrying.filter(({ labMs }) => labMs >= logOutMs)
    const good = after.filter(({ decision }) => decision.outcome === 'allowed').at(-1)
    const dead = after.find(({ decision, labMs }) => decision.status === 401 && labMs >= (good?.labMs ?? 0))
    return {
      scheme,
      requests: carrying.length,
      credentialOctets: median(carrying.map(({ hop }) => credentialOctets(hop.requestHeaders))),
      lookUps: carrying.reduce((sum, { decision }) => sum + lookUpsIn(decision), 0) / carrying.length,
      roleActedAfterMs: roleChange === undefined ? null : roleActedAfter(own, roleChange),
      copyDiedAfterMs: dead === undefined || logOutMs === null ? null : dead.labMs - logOutMs,
      copyGoodForMs: good === undefined || logOutMs === null ? null : good.labMs - logOutMs,
    }
  })
}

function roleActedAfter(own: readonly Decided[], { at, row }: EventOf<'user.changed'>): number | null {
  const acted = own.find(({ labMs, decision }) => {
    const params = decision.steps.find(({ check }) => check === 'role-allowed')?.params
    return labMs >= at.labMs && params?.['user'] === row.name && params['role'] === row.role
  })
  return acted === undefined ? null : acted.labMs - at.labMs
}

/** Checks that ran; those behind a refusal cost nothing. */
function lookUpsIn({ steps }: Decision): number {
  return steps
    .filter(({ state }) => state !== 'not-reached')
    .reduce((sum, { check, params }) => sum + (typeof params['lookUps'] === 'number' ? params['lookUps'] : (lookUpsOf[check] ?? 0)), 0)
}

function credentialOctets(headers: HeaderList): number {
  const lines = headers.filter(([name]) => /^(cookie|authorization)$/i.test(name))
  return lines.reduce((sum, [name, value]) => sum + name.length + 2 + value.length + 2, 0)
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0
}
