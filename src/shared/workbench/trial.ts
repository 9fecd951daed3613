import { z } from 'zod'
import type { EventSeq } from '../ids.ts'
import type { Cookie } from '../trace/cookie.ts'
import type { TraceEvent } from '../trace/trace-event.ts'

/* One trial: a server answers, then one request follows, in a browser profile that was empty before and is thrown away after. */

export const trialHosts = ['shop.test', 'api.shop.test', 'evil.test', 'ads.test'] as const
/** How the follow-up request begins. `form` and the two fetches go with GET and POST; the others are always a GET. */
const trialWays = ['typed', 'link', 'form', 'fetch', 'fetch-without-credentials', 'image', 'frame'] as const

const scheme = z.enum(['http', 'https'])
const host = z.enum(trialHosts)
/** A path alone: printable ASCII without query or fragment. */
const path = z
  .string()
  .max(1024)
  .regex(/^\/[!-"$->@-~]*$/)
/** Of one value, in characters; and of the fields of one response. */
export const longestValue = 8192
export const mostFields = 40
/** A line break would begin another field (RFC 9110 §5.5); every other octet may be tried. */
const value = z
  .string()
  .max(longestValue)
  .regex(/^[^\r\n]*$/)

const address = z.strictObject({ scheme, host, path })
const field = z.strictObject({ name: z.enum(['Set-Cookie', 'Cache-Control', 'ETag']), value })

export const trialSchema = z.strictObject({
  /** What the server says first, to an address typed by hand; null: nothing comes before the follow-up. */
  answer: z.strictObject({ to: address, fields: z.array(field).max(mostFields) }).nullable(),
  ask: z.strictObject({
    to: address,
    way: z.enum(trialWays),
    method: z.enum(['GET', 'POST']),
    /** The page that starts it; of no meaning for `typed`. */
    from: z.strictObject({ scheme, host }),
    /** The value of the `Authorization` field that a fetch sends; null: none. */
    authorization: value.nullable(),
    /** `plain`: an empty page; `as-told`: the first answer once more; `lab`: the lab's own site decides (a GET alone). */
    answered: z.enum(['plain', 'as-told', 'lab']),
  }),
})
export type Trial = z.output<typeof trialSchema>
export type TrialAddress = Trial['ask']['to']
export type TrialWay = Trial['ask']['way']

/** More than a grid has cells. */
export const maxTrials = 40

/** What one trial brought: its own small trace, and what was read back afterwards. */
export interface TrialReport {
  readonly events: readonly TraceEvent[]
  /** Events up to this one belong to the first answer and to the page that starts the follow-up. */
  readonly askedAfter: EventSeq
  /** `document.cookie` on the page of the first answer; null: there was no such page. */
  readonly scriptSees: string | null
  /** The whole jar after the first answer. */
  readonly jar: readonly Cookie[]
  readonly problem: TrialProblem | null
}
/** `too-slow`: its end did not come in time; `page-failed`: a page on the way could not be shown. */
export type TrialProblem = 'too-slow' | 'page-failed'

export function addressUrl({ scheme: by, host: name, path: at }: TrialAddress): string {
  return `${by}://${name}${at}`
}

/** The address that the follow-up goes to: a form that is sent by GET puts its fields behind a `?`, even when it has none (HTML, "mutate action URL"). */
export function askedUrl({ to, way, method }: Trial['ask']): string {
  return way === 'form' && method === 'GET' ? `${addressUrl(to)}?` : addressUrl(to)
}
