import { z } from 'zod'
import { longestWorldName } from '../world/world-limits.ts'
import { profileIds, type EventSeq, type TabId, type WindowId, type WireId } from '../ids.ts'

/* The values that the channels' inputs are made of, each with its bound. */

export const tab = z
  .string()
  .max(20)
  .transform(value => value as TabId)
export const window = z
  .string()
  .max(20)
  .transform(value => value as WindowId)
export const wire = z
  .string()
  .max(20)
  .transform(value => value as WireId)
export const profile = z.enum(profileIds)
export const url = z.string().min(1).max(8192)
export const seq = z
  .number()
  .int()
  .min(0)
  .transform(value => value as EventSeq)
export const area = z.enum(['local', 'session'])
export const text = z.string().max(1_000_000)
export const rowKey = z.string().min(1).max(100)
export const worldId = z.number().int().positive()
export const worldName = z.string().trim().min(1).max(longestWorldName)
export const nothing = z.null()
export const stake = z.literal([1, 2, 3]).optional()
/** 400 days: the longest life that a cookie may have (RFC 6265bis §5.5). */
export const maxClockStepMs = 400 * 86_400_000

/** A cookie as the inspector writes it; `domain` null makes it host-only for the host of `url`. */
export const cookieDraft = z.strictObject({
  url,
  name: z.string().max(4096),
  value: z.string().max(4096),
  domain: z.string().max(255).nullable(),
  path: z.string().max(1024),
  secure: z.boolean(),
  httpOnly: z.boolean(),
  sameSite: z.enum(['Strict', 'Lax', 'None', 'unspecified']),
  expiresMs: z.number().nullable(),
  /** As `Cookie.partitionKey`; left out: none. */
  partitionKey: z.string().max(4096).nullable().optional(),
})
export type CookieDraft = z.infer<typeof cookieDraft>

/** A picture or a hand-out. `png` is base64, and begins as every PNG does (PNG specification §5.2). */
export const tracePicture = z.discriminatedUnion('format', [
  z.strictObject({ format: z.enum(['svg', 'mermaid', 'markdown']), content: z.string().max(32_000_000) }),
  z.strictObject({
    format: z.literal('png'),
    content: z
      .string()
      .max(64_000_000)
      .regex(/^iVBORw0KGgo[A-Za-z0-9+/]*={0,2}$/),
  }),
])
export type TracePicture = z.infer<typeof tracePicture>

export const lessonFileName = z.string().min(1).max(200)
/** Longer ones than a lesson may be, so that the reader gets to say so. UTF-16 units. */
export const lessonText = z.string().max(2_000_000)
