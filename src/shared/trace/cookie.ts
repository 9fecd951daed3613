import { z } from 'zod'
import { freeText, holdsSecrets } from '../schema/free-text.ts'
import { object } from '../schema/members.ts'

const sameSite = z.enum(['Strict', 'Lax', 'None', 'unspecified'])
/** SameSite as the browser holds it: a cookie without the attribute is `unspecified`, and Chromium treats it as Lax. */
export type SameSite = z.output<typeof sameSite>

const place = {
  /** Without a leading dot. */
  domain: freeText,
  /** True when set without `Domain`: this very host only, no subdomains. */
  hostOnly: z.boolean(),
  path: freeText,
  secure: z.boolean(),
  /** The top-level site of a `Partitioned` cookie, else null. */
  partitionKey: freeText.nullable(),
}
const cookieShape = object({
  name: freeText,
  value: freeText,
  ...place,
  httpOnly: z.boolean(),
  sameSite,
  /** Unix time in milliseconds; null for a session cookie, which ends when the browser quits. */
  expiresMs: z.number().nullable(),
})
/** A cookie as a jar holds it (RFC 6265bis, storage model). */
export interface Cookie extends z.output<typeof cookieShape> {}
export const cookieSchema: z.ZodType<Cookie> = holdsSecrets('cookie', cookieShape)

const address = object(place)
/** Where a cookie of the same name lies in the jar: what tells it from the one that a field meant. */
export interface CookieAddress extends z.output<typeof address> {}
export const cookieAddressSchema: z.ZodType<CookieAddress> = address

/** What makes two cookies the same cookie: name, domain, host-only flag and path (and the partition); RFC 6265bis, storage model. */
export function cookieKey(cookie: Pick<Cookie, 'name' | 'domain' | 'hostOnly' | 'path' | 'partitionKey'>): string {
  return JSON.stringify([cookie.name, cookie.domain, cookie.hostOnly, cookie.path, cookie.partitionKey])
}
