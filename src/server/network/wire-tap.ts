import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { fromRawHeaders, type HeaderList } from '@shared/web/headers.ts'
import { wireId, type EventSeq, type ProfileId, type WireId } from '@shared/ids.ts'
import type { LabClock } from '../base/lab-clock.ts'
import type { RecordFact } from '../base/record.ts'
import { createBodyCollector } from './body-copy.ts'
import type { Connection } from './connections.ts'
import type { LabHost } from '@shared/lab/lab-hosts.ts'
import type { RequestBody } from './visit.ts'
import { readResponseHead } from './response-head.ts'
import { markRawAnswers } from './raw-answer.ts'

type Begun = Pick<TappedRequest, 'wire' | 'received'> & { readonly timing: { readonly startedMs: number } }

/** A request that was let in: everything known before its body and before any check. */
export interface Arrival {
  readonly profile: ProfileId
  readonly scheme: 'http' | 'https'
  readonly host: LabHost
  readonly path: string
  readonly connection: Connection
}

export interface TappedRequest {
  readonly wire: WireId
  readonly url: string
  readonly headers: HeaderList
  readonly received: EventSeq | null
  /** It goes on to its site now: the answer's duration counts from here, not from a wait at the door. */
  letIn(): void
}

/**
 * The wire tap writes down what truly passed: the request as soon as its head is in, the answer as its bytes are handed over. It also
 * puts the two fields on the answer that belong to the lab and not to a site: the id by which the observers meet, and the lab's date.
 */
export function createWireTap(record: RecordFact, clock: LabClock, prefix = 'w') {
  let count = 0
  /** The request that a connection is still bringing. */
  const unfinished = new WeakMap<Duplex, TappedRequest>()

  function begin(request: IncomingMessage, response: ServerResponse, arrival: Arrival): TappedRequest {
    const wire = wireId(`${prefix}${++count}`)
    const url = `${arrival.scheme}://${arrival.host}${arrival.path === '*' ? '/*' : arrival.path}`
    const headers = fromRawHeaders(request.rawHeaders)
    const { id, earlierRequests, isEncrypted } = arrival.connection
    const received = record({
      observer: 'wire',
      kind: 'request.received',
      wire,
      profile: arrival.profile,
      connection: { id, earlierRequests, isEncrypted },
      method: request.method ?? '',
      url,
      httpVersion: request.httpVersion,
      headers,
    })
    response.setHeader('X-Request-Id', wire)
    response.setHeader('Date', new Date(clock.now()).toUTCString())
    const timing = { startedMs: performance.now() }
    listen(request, response, { wire, received, timing })
    const letIn = (): void => void (timing.startedMs = performance.now())
    const tapped = { wire, url, headers, received, letIn }
    unfinished.set(request.socket, tapped)
    return tapped
  }

  function listen(request: IncomingMessage, response: ServerResponse, { wire, received: cause, timing }: Begun): void {
    const body = createBodyCollector()
    let isOver = false

    const sent = (head: string): void => {
      if (isOver) return
      isOver = true
      const copy = hasNoBody(request, response) ? createBodyCollector().copy() : body.copy()
      const durationMs = performance.now() - timing.startedMs
      record({ observer: 'wire', kind: 'response.sent', wire, ...readResponseHead(head), body: copy, durationMs, cause })
    }
    onBody(response, chunk => body.add(chunk), sent)
    markRawAnswers(response, (head, bytes) => {
      body.add(bytes)
      sent(head)
    })
    response.once('close', () => {
      if (isOver) return
      isOver = true
      record({ observer: 'wire', kind: 'response.aborted', wire, cause })
    })
  }

  /** A request without a body leaves no fact. */
  function bodyReceived({ wire, received }: TappedRequest, { bytes, size }: RequestBody, socket: Duplex): void {
    unfinished.delete(socket)
    if (size === 0) return
    const body = createBodyCollector()
    body.add(bytes)
    record({ observer: 'wire', kind: 'request.body-received', wire, body: { ...body.copy(), bytes: size }, cause: received })
  }

  return {
    begin,
    bodyReceived,
    /** What had begun on this connection and never became whole; null: not even a head. */
    unfinishedOn: (socket: Duplex): TappedRequest | null => unfinished.get(socket) ?? null,
    /** A number for a request that could not be read at all. */
    nameless: (): Pick<TappedRequest, 'wire' | 'received'> => ({ wire: wireId(`${prefix}${++count}`), received: null }),
  }
}

export type WireTap = ReturnType<typeof createWireTap>

/** Node drops a body that must not be there (RFC 9110 §6.4.1); so does the tap. */
function hasNoBody(request: IncomingMessage, response: ServerResponse): boolean {
  return request.method === 'HEAD' || response.statusCode === 204 || response.statusCode === 304
}

/** Node keeps the head that it wrote here, byte for byte (latin1); there is no public way to the order on the wire. */
interface WithWrittenHead {
  readonly _header: string | null
}

/**
 * Listens in on `write` and `end`. The answer counts as sent when `end` has handed over its last byte: waiting for `finish` would let
 * the browser's own report of the answer arrive before ours.
 */
function onBody(response: ServerResponse, onChunk: (chunk: Uint8Array) => void, onEnd: (head: string) => void): void {
  const write = response.write.bind(response) as (...rest: readonly unknown[]) => boolean
  const end = response.end.bind(response) as (...rest: readonly unknown[]) => ServerResponse
  const keep = (chunk: unknown, encoding: unknown): void => {
    if (typeof chunk === 'string') onChunk(Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8'))
    else if (chunk instanceof Uint8Array) onChunk(chunk)
  }
  response.write = ((...rest: readonly unknown[]) => {
    keep(rest[0], rest[1])
    return write(...rest)
  }) as typeof response.write
  response.end = ((...rest: readonly unknown[]) => {
    if (!response.writableEnded) keep(rest[0], rest[1])
    const result = end(...rest)
    const head = (response as unknown as WithWrittenHead)._header
    if (head !== null) onEnd(head)
    return result
  }) as typeof response.end
}
