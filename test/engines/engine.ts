import type { EventSeq } from '@shared/ids.ts'
import type { CookieVerdict } from '@shared/trace/cookie-verdict.ts'
import type { Cookie } from '@shared/trace/cookie.ts'
import type { TraceEvent } from '@shared/trace/trace-event.ts'

/** A real browser on the lab, whose verdicts are read from the trace that the app's own recorder makes of it. */
export interface Engine {
  /** Goes to an address as if typed, and waits for the page. */
  visit(url: string): Promise<void>
  /** Runs a script in the page; a promise is awaited. */
  run(script: string): Promise<unknown>
  /** Empties the cookie jar. */
  emptyJar(): Promise<void>
  events(): Promise<readonly TraceEvent[]>
  jar(): Promise<readonly Cookie[]>
}

/**
 * The names of the reasons differ by version: Chromium 130 calls a cross-site block `SameSiteLax`, 156 calls the same block
 * `SchemefulSameSiteLax`.
 */
export type Generation = 'chromium-130' | 'chromium-156'

/** One `cookie.judged`, with the request that it belongs to. */
export interface Judgement {
  readonly url: string
  readonly method: string
  readonly side: 'request' | 'response'
  readonly cookie: Cookie | null
  readonly line: string | null
  readonly verdict: CookieVerdict
}

export function judgementsOf(events: readonly TraceEvent[]): Judgement[] {
  const requests = new Map(events.flatMap(event => (event.kind === 'request.sent' ? [[event.exchange, event] as const] : [])))
  const settled = settledIn(events)
  return events.flatMap(event => {
    if (event.kind !== 'cookie.judged') return []
    const request = requests.get(event.exchange)
    const { cookie, line } = event
    const verdict = settled.get(event.seq) ?? event.verdict
    const side = line === null ? 'request' : 'response'
    return [{ url: request?.url ?? '', method: request?.method ?? '', side, cookie, line, verdict } as const]
  })
}

/** What the jar said of each `cookie.judged` that waited for it. */
const settledIn = (events: readonly TraceEvent[]): ReadonlyMap<EventSeq, CookieVerdict> =>
  new Map(events.flatMap(event => (event.kind === 'cookie.settled' ? [[event.judged, event.verdict] as const] : [])))

/** True once every exchange for this address has come to its end, and the jar has told of its `Set-Cookie` fields. */
export function isFinished(events: readonly TraceEvent[], url: string, method: string): boolean {
  const exchanges = events.flatMap(event =>
    event.kind === 'request.sent' && event.url === url && event.method === method ? [event.exchange] : [],
  )
  const ended = new Set(
    events.flatMap(event => (event.kind === 'exchange.finished' || event.kind === 'exchange.failed' ? [event.exchange] : [])),
  )
  const judged = new Set(events.flatMap(event => (event.kind === 'response.judged' ? [event.exchange] : [])))
  const settled = settledIn(events)
  const isWaiting = events.some(
    event =>
      event.kind === 'cookie.judged' && event.verdict.kind === 'not-known' && exchanges.includes(event.exchange) && !settled.has(event.seq),
  )
  return exchanges.length > 0 && !isWaiting && exchanges.every(exchange => ended.has(exchange) && judged.has(exchange))
}

/** An address of `/lab/answer`; `cookies` are the octets of `Set-Cookie` values, one per character. */
export function tell(origin: string, { cookies = [], status = 200, fields = [], body = '' }: Told = {}): string {
  const type = fields.some(field => /^content-type:/i.test(field)) ? [] : ['Content-Type: text/html']
  const parts = [
    `status=${status}`,
    ...[...type, ...fields].map(field => `header=${octets(field)}`),
    ...cookies.map(line => `set-cookie=${octets(line)}`),
    `body=${octets(body)}`,
  ]
  return `${origin}/lab/answer?${parts.join('&')}`
}

export interface Told {
  readonly cookies?: readonly string[]
  readonly status?: number
  readonly fields?: readonly string[]
  readonly body?: string
}

const octets = (text: string): string =>
  text.replace(/[^A-Za-z0-9._~-]/g, character => `%${character.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`)
