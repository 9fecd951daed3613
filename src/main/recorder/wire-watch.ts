import { headerValues } from '@shared/web/headers.ts'
import type { EventSeq, ProfileId, WireId } from '@shared/ids.ts'
import { fromOctets } from '@shared/web/octets.ts'
import type { ServerFact, WireFact } from '@shared/trace/trace-event.ts'
import { clearingOf } from './clear-site-data.ts'
import type { JarLedger } from './jar-ledger.ts'
import { cookieFromLine } from './stored-cookie.ts'

export interface WireWatchOptions {
  /** Whether a tab has told of this request, too. */
  readonly isJoined: (wire: WireId) => boolean
  readonly ledgerOf: (profile: ProfileId) => JarLedger | undefined
}

/** What the wire knows of how jars change: when a response cannot have gone out yet, and the lines of responses that no tab tells of. */
export interface WireWatch {
  take(fact: WireFact | ServerFact, seq: EventSeq): void
  /** The browser is through with this request and has told nothing of the response's lines: then the wire's word counts. */
  browserSaidNothing(wire: WireId): void
  /** A moment at which the server had not answered this request (`performance.now()`); null: not known. */
  answeredAfterMs(wire: WireId): number | null
  /** The status that went over the wire; null: none has been seen to its end. */
  statusOf(wire: WireId): number | null
}

interface Watched {
  readonly profile: ProfileId
  readonly url: string
  /** The last moment that is known to lie before the response. */
  unansweredAtMs: number
  /** Null: there is no response yet. */
  status: number | null
  /** Tells the lines of the response; `isOver`: the browser is through with it. Null: there is none yet, or it was told. */
  tell: ((isOver: boolean) => void) | null
}
const mostWatched = 2_000

export function createWireWatch({ isJoined, ledgerOf }: WireWatchOptions): WireWatch {
  const watched = new Map<WireId, Watched>()

  function answered({ wire, status, headers }: Extract<WireFact, { kind: 'response.sent' }>, cause: EventSeq): void {
    const known = watched.get(wire)
    if (known === undefined) return
    known.status = status
    const ledger = ledgerOf(known.profile)
    if (ledger === undefined) return
    const { url, unansweredAtMs: notBeforeMs } = known
    known.tell = isOver => {
      known.tell = null
      const lines = headerValues(headers, 'Set-Cookie').flatMap(line => cookieFromLine(fromOctets(line), url, Date.now()) ?? [])
      if (lines.length > 0) ledger.answeredUnheard({ wire, cause, notBeforeMs, lines, isOver })
      const clearing = clearingOf({ url, headers, cause, notBeforeMs })
      if (clearing !== null) ledger.cleared({ ...clearing, isUnheard: !isOver })
    }
    if (!isJoined(wire)) known.tell(false)
  }

  return {
    take(fact, seq) {
      if (fact.kind === 'request.received') {
        watched.set(fact.wire, { profile: fact.profile, url: fact.url, unansweredAtMs: performance.now(), status: null, tell: null })
        const [oldest] = watched.keys()
        if (watched.size > mostWatched && oldest !== undefined) watched.delete(oldest)
      } else if (fact.kind === 'response.sent') answered(fact, seq)
      else if ('wire' in fact && fact.wire !== null) {
        const known = watched.get(fact.wire)
        if (known?.status === null) known.unansweredAtMs = performance.now()
      }
    },
    browserSaidNothing: wire => watched.get(wire)?.tell?.(true),
    statusOf: wire => watched.get(wire)?.status ?? null,
    answeredAfterMs: wire => watched.get(wire)?.unansweredAtMs ?? null,
  }
}
