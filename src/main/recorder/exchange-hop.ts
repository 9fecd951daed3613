import type { Protocol } from 'devtools-protocol'
import type { EventSeq, ExchangeId, WireId } from '@shared/ids.ts'
import type { Cookie } from '@shared/trace/cookie.ts'
import type { ExtraInfoQueue } from './extra-info-queue.ts'

export type ExtraMessage = Protocol.Network.RequestWillBeSentExtraInfoEvent | Protocol.Network.ResponseReceivedExtraInfoEvent

/** One request of a chain of redirects, as the recorder follows it. */
export interface Hop {
  readonly exchange: ExchangeId
  /** Its `request.sent`; null: it is not in the trace. */
  readonly sent: EventSeq | null
  /** CORS preflights that ask for it and of which the browser has not said what it makes of the response. */
  readonly preflights: ExchangeId[]
  readonly url: string
  readonly method: string
  readonly frameId: string | null
  /** A document, of the tab itself or of a frame in it. */
  readonly isDocument: boolean
  /** The document of the tab itself. */
  readonly isPage: boolean
  readonly isWorkerScript: boolean
  isJudged: boolean
  /** DevTools has reported the response's own fields; for some requests it never does. */
  isResponseJudged: boolean
  /** The request on the wire that its own response named; null: not yet, or it never left the browser. */
  wire: WireId | null
  /** The client has at least the head of the response. */
  hasHead: boolean
  readonly isPreflight: boolean
  /** null until Chromium has said. */
  consideredCookies: number | null
  /** What the jar held for its host before it left. */
  readonly heldBefore: readonly Cookie[]
  /** When it was about to leave (`performance.now()`); the message about it may come much later, even after the response. */
  readonly sentAtMs: number
  /** The proxy asked for the launch credential; Chromium asks again and repeats itself, which changes nothing. */
  wasAskedByProxy: boolean
  isEnded: boolean
}

type Beginning =
  | 'exchange'
  | 'sent'
  | 'url'
  | 'method'
  | 'frameId'
  | 'isDocument'
  | 'isPage'
  | 'isWorkerScript'
  | 'isPreflight'
  | 'heldBefore'
  | 'sentAtMs'

/** One that is about to leave: nothing has been said of it. */
export const beginHop = (hop: Pick<Hop, Beginning>): Hop => ({
  ...hop,
  preflights: [],
  isJudged: false,
  isResponseJudged: false,
  wire: null,
  hasHead: false,
  consideredCookies: null,
  wasAskedByProxy: false,
  isEnded: false,
})

/** A request id of DevTools: the hops that share it. */
export interface Chain {
  readonly hops: Hop[]
  readonly extras: ExtraInfoQueue<ExtraMessage>
  servedFromMemory: boolean
}
