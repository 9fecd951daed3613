import type { Protocol } from 'devtools-protocol'
import type { EventSeq, ExchangeId } from '@shared/ids.ts'
import type { Cookie } from '@shared/trace/cookie.ts'
import type { TraceDraft } from '@shared/trace/trace-event.ts'
import { fromDevtoolsCookie } from './chromium-cookie.ts'
import { cookieFromLine } from './stored-cookie.ts'

export interface CookieJudgementsOptions {
  readonly append: (draft: TraceDraft) => EventSeq
  /** A `Set-Cookie` was accepted: its jar change has a cause. */
  readonly cookieAccepted: (cookie: Cookie, judgement: EventSeq) => void
}

/** Where the cookies came with: `cause` is the judgement of the whole message. */
interface Carrier {
  readonly exchange: ExchangeId
  readonly url: string
  readonly cause: EventSeq
}

/** The browser's verdict on each cookie of a request and of its answer, as facts of the trace. */
export interface CookieJudgements {
  ofRequest(carrier: Carrier, cookies: readonly Protocol.Network.AssociatedCookie[]): void
  /** Of the lines of an answer, those that Chromium does not name as blocked were accepted. */
  ofAnswer(carrier: Carrier, lines: readonly string[], blocked: readonly Protocol.Network.BlockedSetCookieWithReason[]): void
}

export function createCookieJudgements({ append, cookieAccepted }: CookieJudgementsOptions): CookieJudgements {
  const judged = { observer: 'browser', kind: 'cookie.judged' } as const

  function rejected(
    { exchange, url, cause }: Carrier,
    { cookie, cookieLine, blockedReasons }: Protocol.Network.BlockedSetCookieWithReason,
  ): void {
    const read = cookie ? fromDevtoolsCookie(cookie) : (cookieFromLine(cookieLine, url, Date.now())?.cookie ?? null)
    append({ ...judged, cause, exchange, verdict: { kind: 'rejected', reasons: blockedReasons }, cookie: read, line: cookieLine })
  }

  function accepted({ exchange, url, cause }: Carrier, line: string): void {
    const read = cookieFromLine(line, url, Date.now())
    const verdict = { kind: read?.isDeletion ? 'deleted' : 'stored' } as const
    const judgement = append({ ...judged, cause, exchange, verdict, cookie: read?.cookie ?? null, line })
    if (read) cookieAccepted(read.cookie, judgement)
  }

  return {
    ofRequest({ exchange, cause }, cookies) {
      for (const { cookie, blockedReasons } of cookies) {
        const verdict =
          blockedReasons.length === 0 ? ({ kind: 'sent' } as const) : ({ kind: 'held-back', reasons: blockedReasons } as const)
        append({ ...judged, cause, exchange, verdict, cookie: fromDevtoolsCookie(cookie), line: null })
      }
    },
    ofAnswer(carrier, lines, blocked) {
      const left = [...blocked]
      for (const line of lines) {
        const at = left.findIndex(candidate => candidate.cookieLine === line)
        const [one] = at < 0 ? [] : left.splice(at, 1)
        if (one) rejected(carrier, one)
        else accepted(carrier, line)
      }
      // Lines whose text Chromium changed on the way (control characters) match none of the above.
      for (const one of left) rejected(carrier, one)
    },
  }
}
