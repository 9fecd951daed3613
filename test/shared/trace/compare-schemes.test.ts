import { describe, expect, it } from 'vitest'
import type { SchemeId } from '@shared/ids.ts'
import { compareSchemes, type SchemeCost } from '@shared/trace/compare-schemes.ts'
import { createTraceFold } from '@shared/trace/fold-trace.ts'
import type { CheckName, CheckParams } from '@shared/trace/check.ts'
import type { HeaderList } from '@shared/web/headers.ts'
import type { TraceDraft, TraceEvent } from '@shared/trace/trace-event.ts'
import { begun, made, passed, refusedBy, trace, wireGot, wireSent } from './make-trace.ts'

let count = 0
interface Asked {
  readonly scheme: SchemeId
  readonly route?: string
  readonly headers?: HeaderList
  readonly checks?: readonly (readonly [CheckName, CheckParams?])[]
  readonly status?: number
}
function request({ scheme, route = 'member-page', headers = [['Cookie', 'sid=1234']], checks = [], status = 200 }: Asked): TraceDraft[] {
  const wire = `w${++count}`
  const refusal = status === 401 ? [refusedBy(wire, 'token-time', 'expired')] : []
  return [
    wireGot(wire, { headers }),
    begun(wire, [...checks.map(([name]) => name), 'token-time'], { scheme, route }),
    ...checks.map(([name, params]) => passed(wire, name, params)),
    ...refusal,
    made(wire, status, status === 401 ? 'token-time' : null, 'alice'),
    wireSent(wire, status),
  ]
}
const roleChanged: TraceDraft = {
  observer: 'server',
  kind: 'user.changed',
  wire: null,
  change: 'role',
  row: { name: 'alice', role: 'admin', permissions: [], tokenVersion: 1 },
}
/** Moves every later event of the story forward. */
const later = (events: readonly TraceEvent[], ms: number): TraceEvent[] =>
  events.map(event => ({ ...event, at: { ...event.at, labMs: event.at.labMs + ms } }))

function costs(...parts: readonly { readonly drafts: readonly TraceDraft[]; readonly afterMs?: number }[]): readonly SchemeCost[] {
  let first = 1
  const events = parts.flatMap(({ drafts, afterMs = 0 }) => {
    const stamped = later(trace(drafts, first), afterMs)
    first += drafts.length
    return stamped
  })
  const fold = createTraceFold()
  fold.push(events)
  return compareSchemes(fold.exchanges.rows(), events)
}

describe('what a scheme costs', () => {
  it('nothing was used: nothing to compare', () => {
    expect(costs({ drafts: [] })).toEqual([])
  })

  it('counts the octets of the credential’s lines, and the look-ups that ran', () => {
    const basic = request({
      scheme: 'basic',
      headers: [['Authorization', 'Basic abcd']],
      checks: [['user-known'], ['password-right']],
    })
    const session = request({ scheme: 'session', checks: [['session-found'], ['session-logged-in']] })
    const bearer = request({
      scheme: 'bearer',
      headers: [['Authorization', 'Bearer x.y.z']],
      checks: [['token-not-revoked', { lookUps: 1 }]],
    })
    expect(costs({ drafts: [...basic, ...session, ...bearer] })).toMatchObject([
      { scheme: 'basic', requests: 1, credentialOctets: 'Authorization: Basic abcd\r\n'.length, lookUps: 2 },
      { scheme: 'session', requests: 1, credentialOctets: 'Cookie: sid=1234\r\n'.length, lookUps: 2 },
      { scheme: 'bearer', requests: 1, lookUps: 1 },
    ])
  })

  it('leaves out log-ins, preflights and requests without a credential', () => {
    const drafts = [
      ...request({ scheme: 'session', route: 'log-in' }),
      ...request({ scheme: 'bearer', route: 'preflight', headers: [['Authorization', 'x']] }),
      ...request({ scheme: 'session', headers: [], status: 401 }),
    ]
    expect(costs({ drafts })).toEqual([])
  })

  it('does not count checks behind a refusal', () => {
    const [cost] = costs({ drafts: request({ scheme: 'session', checks: [['session-found']], status: 401 }) })
    expect(cost?.lookUps).toBe(1)
  })
})

describe('how soon it could be taken back', () => {
  const admin = (scheme: SchemeId, role: string): TraceDraft[] =>
    request({ scheme, route: 'admin-page', checks: [['role-allowed', { user: 'alice', role, needed: 'admin' }]] })

  it('a role acts when a request was decided by it', () => {
    const found = costs(
      { drafts: [roleChanged, ...admin('session', 'admin'), ...admin('bearer', 'user')] },
      { drafts: admin('bearer', 'admin'), afterMs: 900_000 },
    )
    expect(found.map(({ scheme, roleActedAfterMs }) => [scheme, roleActedAfterMs !== null && Math.round(roleActedAfterMs / 1000)])).toEqual(
      [
        ['session', 0],
        ['bearer', 900],
      ],
    )
  })

  it('says so while it has not acted yet', () => {
    expect(costs({ drafts: [roleChanged, ...admin('bearer', 'user')] })[0]?.roleActedAfterMs).toBeNull()
  })

  it('a copy is good until it is refused, counted from the last log-out of any scheme', () => {
    const out = request({ scheme: 'session', route: 'log-out' })
    const found = costs(
      { drafts: [...request({ scheme: 'basic' }), ...request({ scheme: 'session' }), ...out] },
      { drafts: [...request({ scheme: 'session', status: 401 }), ...request({ scheme: 'bearer' })] },
      { drafts: [...request({ scheme: 'bearer', status: 401 }), ...request({ scheme: 'basic' })], afterMs: 900_000 },
    )
    const seconds = (ms: number | null): number | null => (ms === null ? null : Math.round(ms / 1000))
    expect(found.map(cost => [cost.scheme, seconds(cost.copyDiedAfterMs), seconds(cost.copyGoodForMs)])).toEqual([
      ['basic', null, 900],
      ['session', 0, null],
      ['bearer', 900, 0],
    ])
  })
})
