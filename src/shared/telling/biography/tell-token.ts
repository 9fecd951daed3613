import { decodeJwt, numericDateMs, type DecodedJwt } from '../../web/jwt.ts'
import type { DecisionStep, Exchange } from '../../trace/exchange.ts'
import type { TraceEvent } from '../../trace/trace-event.ts'
import type { Biography, BiographyEnd, BiographyEntry } from './biography-entry.ts'
import { createKeepers } from './keepers.ts'
import { entryOf, type Past } from './past.ts'
import { readsIn } from './read-stories.ts'
import { tellRows } from './tell-rows.ts'
import { inAnswer, inRequestHead, isInBody, type Standing } from './where-it-stands.ts'

/** The life of a value that travels: what brought it, where it lay, who carried it, what the server thought of it, and its end. */
export function tellToken(past: Past, token: string): Omit<Biography, 'subject'> {
  const isIn = (text: string): boolean => text.includes(token)
  const keepers = createKeepers(isIn)
  const entries: BiographyEntry[] = []
  const carriers = new Map<string, { readonly exchange: Exchange; readonly standing: Standing }>()
  const givers = new Set<string>()

  function travelled(event: TraceEvent): void {
    const carried = carriedIn(event, isIn)
    const received = event.kind === 'response.sent' ? inAnswer(event.headers, event.body, isIn) : null
    const exchange = carried === null && received === null ? null : past.exchangeOf(event)
    if (carried !== null) {
      entries.push(entryOf(event, { kind: 'carried', ...carried }, exchange))
      if (exchange !== null) carriers.set(`${exchange.key} ${carried.place}`, { exchange, standing: carried })
    }
    if (received === null) return
    entries.push(entryOf(event, { kind: 'received', ...received }, exchange))
    if (exchange !== null) givers.add(exchange.key)
  }

  for (const event of past.events) {
    travelled(event)
    for (const story of keepers.take(event)) {
      const by = past.causeOf(event)
      entries.push(entryOf(event, story, by === null ? null : past.exchangeOf(by)))
    }
  }
  const reads = [...carriers.values()].flatMap(({ exchange, standing }) => readsIn(exchange, takesUp(standing)))
  const decoded = decodeJwt(token)
  // An access token leaves no row; a refresh token is its row.
  const rows = decoded.ok ? [] : tellRows(past, reads, ({ key }) => givers.has(key))
  const ends = decoded.ok ? endsOf(past, decoded.jwt, entries[0]?.seq ?? Number.POSITIVE_INFINITY) : []
  entries.push(...reads, ...rows, ...ends)
  entries.sort((a, b) => a.seq - b.seq)
  return { entries, state: stateOf(past, token, decoded.ok ? decoded.jwt : null, entries) }
}

function carriedIn(event: TraceEvent, isIn: (text: string) => boolean): Standing | null {
  if (event.kind === 'request.received') return inRequestHead(event.headers, event.url, isIn)
  return event.kind === 'request.body-received' && isInBody(event.body, isIn) ? { place: 'body', name: '' } : null
}

/** The check that took the token from the place where it stood. */
function takesUp({ place, name }: Standing): (step: DecisionStep) => boolean {
  return ({ check, params }) => {
    switch (place) {
      case 'authorization':
        return check === 'authorization-present'
      case 'cookie':
        return check === 'cookie-present' && params['cookie'] === name
      case 'body':
      case 'header':
      case 'address':
        return check === 'refresh-found' || check === 'token-well-formed'
    }
  }
}

/** What the server can do to a JWT before its time, and its time itself: none of it changes the token. */
function endsOf(past: Past, { header, payload }: DecodedJwt, from: number): readonly BiographyEntry[] {
  const expiresMs = numericDateMs(payload['exp'])
  const entries: BiographyEntry[] = []
  let revocation = past.before.settings.tokenRevocation
  let isOver = false
  for (const event of past.events) {
    if (event.kind === 'setting.changed' && event.name === 'tokenRevocation') revocation = event.value as typeof revocation
    if (event.seq < from) continue
    const how = revokedBy(event, header['kid'], payload, revocation)
    if (how !== null) entries.push(entryOf(event, { kind: 'ended', how }, past.exchangeOf(event)))
    if (isOver || expiresMs === null || event.at.labMs < expiresMs) continue
    isOver = true
    entries.push(entryOf(event, { kind: 'ended', how: event.kind === 'clock.moved' ? 'clock' : 'expired' }))
  }
  return entries
}

function revokedBy(event: TraceEvent, kid: unknown, payload: DecodedJwt['payload'], revocation: string): BiographyEnd | null {
  switch (event.kind) {
    case 'denylist.changed':
      return event.change === 'added' && event.row.jti === payload['jti'] ? 'denied' : null
    case 'user.changed': {
      if (event.change !== 'token-version' || revocation !== 'version' || event.row.name !== payload['sub']) return null
      const version = typeof payload['ver'] === 'number' ? payload['ver'] : 0
      return version < event.row.tokenVersion ? 'version-raised' : null
    }
    case 'key.changed':
      return event.change === 'retired' && event.row.kid === kid ? 'key-retired' : null
    default:
      return null
  }
}

function stateOf(past: Past, token: string, jwt: DecodedJwt | null, entries: readonly BiographyEntry[]): Biography['state'] {
  if (entries.length === 0) return { kind: 'unknown' }
  const taken = entries.flatMap(({ story }) => (story.kind === 'ended' && story.how !== 'expired' && story.how !== 'clock' ? [story] : []))
  const [end] = taken.slice(-1)
  if (end !== undefined) return { kind: 'gone', how: end.how }
  const expiresMs = jwt === null ? null : numericDateMs(jwt.payload['exp'])
  const labMs = past.events.at(-1)?.at.labMs ?? 0
  return expiresMs !== null && expiresMs <= labMs ? { kind: 'lapsed', expiresMs } : { kind: 'alive', value: token, expiresMs }
}
