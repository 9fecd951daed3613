import type { Protocol } from 'devtools-protocol'
import type { EventSeq, ExchangeId, WireId } from '@shared/ids.ts'
import { fromOctets, fromOctetsLossy } from '@shared/web/octets.ts'
import type { Cookie } from '@shared/trace/cookie.ts'
import { originOf } from '@shared/web/site.ts'
import type { TraceDraft } from '@shared/trace/trace-event.ts'
import { fromDevtoolsCookie, partitionOf } from './chromium-cookie.ts'
import type { OpenLine, OpenLines } from './set-cookie-lines.ts'
import { cookieFromLine } from './stored-cookie.ts'

export interface CookieJudgementsOptions {
  /** Null: nothing was written, because the recording is paused. */
  readonly append: (draft: TraceDraft) => EventSeq | null
  /** A response had these; what became of them is the jar's to tell. */
  readonly linesOpen: (lines: OpenLines) => void
}

/** Where the cookies came with: `cause` is the judgement of the whole message. */
interface Carrier {
  readonly exchange: ExchangeId
  readonly url: string
  readonly cause: EventSeq | null
}

interface ResponseCarrier extends Carrier {
  readonly wire: WireId | null
  readonly isPreflight: boolean
  readonly consideredCookies: number | null
  readonly heldBefore: readonly Cookie[]
  readonly notBeforeMs: number
  readonly partitionKey: Protocol.Network.CookiePartitionKey | undefined
}

/** The browser's verdict on each cookie of a request and of its response, as facts of the trace. */
export interface CookieJudgements {
  ofRequest(carrier: Carrier, cookies: readonly Protocol.Network.AssociatedCookie[]): void
  /** Of the lines of a response, those that Chromium names as blocked were rejected. Of the others it says nothing: the jar will. */
  ofResponse(carrier: ResponseCarrier, lines: readonly string[], blocked: readonly Protocol.Network.BlockedSetCookieWithReason[]): void
}

export function createCookieJudgements({ append, linesOpen }: CookieJudgementsOptions): CookieJudgements {
  const judged = { observer: 'browser', kind: 'cookie.judged' } as const

  function rejected(
    { exchange, url, cause }: Carrier,
    { cookie, cookieLine, blockedReasons }: Protocol.Network.BlockedSetCookieWithReason,
  ): void {
    const read = cookie ? fromDevtoolsCookie(cookie) : (cookieFromLine(cookieLine, url, Date.now())?.cookie ?? null)
    append({ ...judged, cause, exchange, verdict: { kind: 'rejected', reasons: blockedReasons }, cookie: read, line: cookieLine })
  }

  function open({ exchange, url, cause, partitionKey }: ResponseCarrier, line: string): OpenLine {
    const host = originOf(url)?.host ?? ''
    const read = cookieFromLine(line, url, Date.now(), partitionOf(partitionKey, host))
    return { judged: append({ ...judged, cause, exchange, verdict: { kind: 'not-known' }, cookie: read?.cookie ?? null, line }), read }
  }

  return {
    ofRequest({ exchange, cause }, cookies) {
      for (const { cookie, blockedReasons } of cookies) {
        const verdict =
          blockedReasons.length === 0 ? ({ kind: 'sent' } as const) : ({ kind: 'held-back', reasons: blockedReasons } as const)
        append({ ...judged, cause, exchange, verdict, cookie: fromDevtoolsCookie(cookie), line: null })
      }
    },
    ofResponse(carrier, lines, blocked) {
      const { exchange, wire, isPreflight, consideredCookies, heldBefore, notBeforeMs } = carrier
      const { pairs, left } = pairWithBlocked(lines, blocked)
      const unnamed: OpenLine[] = []
      for (const [line, one] of pairs) {
        if (one === null) unnamed.push(open(carrier, line))
        else rejected(carrier, one)
      }
      for (const one of left) rejected(carrier, one)
      const request = { isPreflight, consideredCookies, heldBefore }
      if (unnamed.length > 0) linesOpen({ exchange, wire, notBeforeMs, request, lines: unnamed })
    },
  }
}

type Blocked = Protocol.Network.BlockedSetCookieWithReason

/** Each line, as text, with what Chromium says that blocked it; `left`: what it says of no line that is there. */
function pairWithBlocked(fields: readonly string[], blocked: readonly Blocked[]) {
  const left = [...blocked]
  const take = (isMeant: (cookieLine: string) => boolean): Blocked | null => {
    const at = left.findIndex(({ cookieLine }) => isMeant(cookieLine))
    return at < 0 ? null : (left.splice(at, 1)[0] ?? null)
  }
  // DevTools hands the fields over as octets, and the blocked lines as text.
  const pairs = fields.map(field => {
    const texts = [field, fromOctets(field), fromOctetsLossy(field)]
    return [fromOctets(field), take(cookieLine => texts.includes(cookieLine))] as const
  })
  // Chromium loses what is no UTF-8 and some control characters on the way: what is left is of a line that has such.
  const isLossy = (line: string): boolean => /[^\t\u0020-\u007e]/.test(line)
  return { pairs: pairs.map(([line, one]) => [line, one ?? (isLossy(line) ? take(() => true) : null)] as const), left }
}
