import { z } from 'zod'
import type { TabId } from '../ids.ts'

/* A request of the timeline sent once more, as it was or changed, by the real browser: it adds the cookies that it has now. */

/**
 * Who sends it. `typed`: nobody's page, as from the address bar. The others are done in the page: `link` and `form` lead the tab on,
 * `fetch` and `image` stay.
 */
export const resendWays = ['typed', 'link', 'form', 'fetch', 'image'] as const
export type ResendWay = (typeof resendWays)[number]

export const resendMethods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const
export type ResendMethod = (typeof resendMethods)[number]

/** What was changed by hand before it was sent again. */
export const resendEdits = ['way', 'method', 'url', 'headers', 'body'] as const
export type ResendEdit = (typeof resendEdits)[number]

export const resendSchema = z.strictObject({
  /** The row of the timeline that is sent again, by its key. */
  row: z.string().min(1).max(100),
  tab: z
    .string()
    .max(20)
    .transform(value => value as TabId),
  way: z.enum(resendWays),
  /** The page that sends it: its origin is what counts, and the tab goes there first if it shows another. null: `typed`. */
  page: z.string().min(1).max(8192).nullable(),
  method: z.enum(resendMethods),
  /** Without a fragment, which is never sent (RFC 9110 §4.2.5). */
  url: z.string().min(1).max(8192),
  /** Only what a page may set; the browser adds the others. */
  headers: z.array(z.tuple([z.string().max(256), z.string().max(65_536)])).max(100),
  /** null: none. */
  body: z.string().max(1_000_000).nullable(),
  /** Fetch's own words, of meaning for `fetch` alone. */
  credentials: z.enum(['include', 'same-origin', 'omit']),
  mode: z.enum(['cors', 'no-cors']),
  edited: z.array(z.enum(resendEdits)).max(resendEdits.length),
})
export type ResendOrder = z.output<typeof resendSchema>

/** What came of it: the browser has begun the request, or the page's Content-Security-Policy did not let it. */
export type ResendOutcome =
  | { readonly kind: 'begun'; readonly row: string }
  | { readonly kind: 'kept-by-policy'; readonly directive: string }
