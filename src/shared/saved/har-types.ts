import type { ProfileId } from '../ids.ts'
import type { Decision } from '../trace/exchange.ts'
import type { CookieVerdict } from '../trace/cookie-verdict.ts'

/* HAR 1.2 as far as it is written here. Fields of our own begin with `_`, as the format asks. */

export interface Har {
  readonly log: {
    readonly version: '1.2'
    readonly creator: HarProgram
    readonly browser: HarProgram
    readonly pages: readonly never[]
    readonly entries: readonly HarEntry[]
    readonly comment: string
    /** The trace itself: every event, as a saved trace has it. */
    readonly _crumbtrail?: { readonly head: unknown; readonly events: readonly unknown[] }
  }
}
export interface HarProgram {
  readonly name: string
  readonly version: string
}
export interface HarEntry {
  /** ISO 8601, machine time. */
  readonly startedDateTime: string
  /** Milliseconds, the sum of the timings that are known. */
  readonly time: number
  readonly request: HarRequest
  readonly response: HarResponse
  readonly cache: Readonly<Record<string, never>>
  /** Milliseconds; -1 where nobody measured. */
  readonly timings: {
    readonly blocked: -1
    readonly dns: -1
    readonly connect: -1
    readonly ssl: -1
    readonly send: 0
    readonly wait: number
    readonly receive: 0
  }
  readonly serverIPAddress?: string
  readonly connection?: string
  /** Absent: another program's HAR noted it, so nobody knows of verdicts and decisions. */
  readonly _crumbtrail?: HarFacts
}
export interface HarPair {
  readonly name: string
  readonly value: string
}
export interface HarCookie extends HarPair {
  readonly path?: string
  readonly domain?: string
  readonly expires?: string
  readonly httpOnly?: boolean
  readonly secure?: boolean
}
interface HarMessage {
  /** `unknown`: another program's HAR noted it. */
  readonly httpVersion: string
  readonly cookies: readonly HarCookie[]
  readonly headers: readonly HarPair[]
  readonly headersSize: -1
  readonly bodySize: number
}
export interface HarRequest extends HarMessage {
  readonly method: string
  readonly url: string
  readonly queryString: readonly HarPair[]
  readonly postData?: { readonly mimeType: string; readonly params: readonly never[]; readonly text: string }
}
export interface HarResponse extends HarMessage {
  /** 0: there was no response, or nobody knows of one. */
  readonly status: number
  readonly statusText: string
  readonly content: { readonly size: number; readonly mimeType: string; readonly text?: string; readonly encoding?: 'base64' }
  readonly redirectURL: string
}

/** What no other tool knows: both verdicts in one place. */
export interface HarFacts {
  readonly profile: ProfileId | null
  /** The tab's lane letter; null: no tab of the stage asked. */
  readonly lane: string | null
  readonly resource: string | null
  readonly servedFrom: string | null
  /** The network's own status, where the page got another one (304 under a cached 200). */
  readonly networkStatus: number | null
  readonly failure: string | null
  readonly cookies: readonly {
    readonly name: string | null
    readonly verdict: CookieVerdict
    /** The `Set-Cookie` value; null for a cookie of the request. */
    readonly line: string | null
  }[]
  readonly decisions: readonly Decision[]
  readonly requestIds: readonly string[]
}
