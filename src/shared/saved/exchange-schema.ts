import { z } from 'zod'
import { profileIds, schemeIds, type EventSeq, type ExchangeId, type TabId, type WireId } from '../ids.ts'
import { checkCodes, checkNames } from '../trace/check.ts'
import { checkParams } from '../trace/decision-events.ts'
import type { Decision, Exchange } from '../trace/exchange.ts'
import { body, headers, seq } from '../trace/event-parts.ts'
import { cookieSchema } from '../trace/cookie.ts'
import { named } from '../schema/free-text.ts'
import { cookieVerdictSchema } from '../trace/cookie-verdict.ts'

/* Where the free texts of a row are, for what leaves the app. Rows are derived, never read from a file. */

const text = z.string()
const word = named<string>()
const wire = named<WireId>()
const instant = z.object({ wallMs: z.number(), monoMs: z.number(), labMs: z.number() })
const check = z.enum(checkNames)

export const decisionSchema: z.ZodType<Decision> = z.object({
  scheme: z.enum(schemeIds),
  route: word,
  steps: z.array(
    z.object({
      check,
      state: z.enum(['passed', 'refused', 'not-reached']),
      code: z.enum(checkCodes).nullable(),
      params: checkParams,
      seq: seq.nullable() as z.ZodType<EventSeq | null>,
    }),
  ),
  outcome: z.enum(['allowed', 'refused']).nullable(),
  refusedBy: check.nullable(),
  status: z.number().nullable(),
  user: text.nullable(),
})

const judged = z.looseObject({ cookie: cookieSchema.nullable(), line: text.nullable(), verdict: cookieVerdictSchema, seq })

const browser = z.looseObject({
  resource: word,
  isTopLevelNavigation: z.boolean(),
  documentUrl: text,
  initiatorUrl: text.nullable(),
  redirectedFrom: named<ExchangeId>().nullable(),
  requestHeaders: headers,
  consideredCookies: z.number().nullable(),
  requestCookies: z.array(judged),
  responseCookies: z.array(judged),
  responseHeaders: headers.nullable(),
  servedFrom: word.nullable(),
  networkStatus: z.number().nullable(),
  failure: z
    .looseObject({ errorText: word, isCanceled: z.boolean(), blockedReason: word.nullable(), corsError: word.nullable() })
    .nullable(),
})

const hop = z.looseObject({
  wire,
  join: word.nullable(),
  isEncrypted: z.boolean(),
  connection: z.looseObject({ id: z.number(), earlierRequests: z.number() }),
  requestHeaders: headers,
  requestBody: body.nullable(),
  response: z.looseObject({ status: z.number(), statusText: text, headers, body, durationMs: z.number() }).nullable(),
  isAborted: z.boolean(),
  revoked: z.array(word).optional(),
  decision: decisionSchema.nullable(),
})

/** Members that are not named here are cleaned as free text. */
export const exchangeSchema = z.looseObject({
  key: word,
  id: named<ExchangeId>().nullable(),
  sources: z.array(seq),
  firstSeq: seq,
  lastSeq: seq,
  at: instant,
  profile: z.enum(profileIds).nullable(),
  tab: named<TabId>().nullable(),
  method: word,
  url: text,
  browser: browser.nullable(),
  hops: z.array(hop),
  status: z.number().nullable(),
  progress: word,
} satisfies { readonly [Member in keyof Exchange]?: z.ZodType })
