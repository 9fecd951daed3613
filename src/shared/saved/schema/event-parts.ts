import { z } from 'zod'
import type { HeaderList } from '../../web/headers.ts'
import { profileIds, type EventSeq } from '../../ids.ts'
import { wantsForm } from '../../problem/schema-issue.ts'
import type { CookieAddress } from '../../trace/cookie-verdict.ts'
import type { Cookie } from '../../trace/cookie.ts'
import type { BodyCopy, Instant } from '../../trace/trace-event.ts'

/* What the schemas of several events share. Each one is held to its TypeScript type by the compiler. */

/** Schemas of texts that are ours or the engine's to choose: no secret is looked for in them, for others find things by them. */
const words = new WeakSet<z.ZodType>()
export const isWord = (schema: z.ZodType): boolean => words.has(schema)

/** A string that the code gives a narrower name: an id, or a word of Chromium's that may be newer than our types. */
export function named<Name extends string>(): z.ZodType<Name> {
  const schema = z.string()
  words.add(schema)
  return schema as unknown as z.ZodType<Name>
}

export const seq = z.number().int().min(0) as unknown as z.ZodType<EventSeq>
export const profile = z.enum(profileIds)
const instant: z.ZodType<Instant> = z.strictObject({ wallMs: z.number(), monoMs: z.number(), labMs: z.number() })
export const headers: z.ZodType<HeaderList> = z.array(z.tuple([named(), z.string()]).readonly()).readonly()

export const body: z.ZodType<BodyCopy> = z.strictObject({
  text: z.string(),
  base64: z.boolean(),
  bytes: z.number(),
  truncated: z.boolean(),
})

export const cookie: z.ZodType<Cookie> = z.strictObject({
  name: z.string(),
  value: z.string(),
  domain: z.string(),
  hostOnly: z.boolean(),
  path: z.string(),
  secure: z.boolean(),
  httpOnly: z.boolean(),
  sameSite: z.enum(['Strict', 'Lax', 'None', 'unspecified']),
  expiresMs: z.number().nullable(),
  partitionKey: z.string().nullable(),
})

export const cookieAddress: z.ZodType<CookieAddress> = z.strictObject({
  domain: z.string(),
  hostOnly: z.boolean(),
  path: z.string(),
  secure: z.boolean(),
  partitionKey: z.string().nullable(),
})

/** The events of one observer: every one is stamped alike. */
export const eventsOf = <const Observer extends string>(observer: Observer) =>
  function event<const Kind extends string, Shape extends z.ZodRawShape>(kind: Kind, shape: Shape) {
    return z.strictObject({ seq, at: instant, cause: seq.nullable(), observer: z.literal(observer), kind: z.literal(kind), ...shape })
  }

/** The letter of a tab: ours, so nothing else may pose as one. */
export const lane = z.string().refine(text => /^[A-Z]{1,3}$/.test(text), wantsForm('lane'))
words.add(lane)
