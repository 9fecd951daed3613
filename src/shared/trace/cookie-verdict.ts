import { z } from 'zod'
import type { Protocol } from 'devtools-protocol'
import { named } from '../schema/free-text.ts'
import { list, object, variants } from '../schema/members.ts'
import { cookieAddressSchema } from './cookie.ts'

/** Chromium's own reasons, as the DevTools protocol names them. A reason that the types do not know yet is kept as it came. */
export type HeldBackReason = Protocol.Network.CookieBlockedReason
export type RejectedReason = Protocol.Network.SetCookieBlockedReason
export type CookieReason = HeldBackReason | RejectedReason

/**
 * Why nothing came of a field. Null: nobody says. `preflight`: a preflight goes without credentials (Fetch, CORS-preflight fetch).
 * `no-credentials`: the request went without credentials though the jar had cookies for it (Fetch, HTTP-network fetch). `not-secure`:
 * `Partitioned` without `Secure` (CHIPS). `no-such-cookie`: the jar has no cookie of this name, domain, host-only flag, path and partition.
 */
const nothingBecause = z.enum(['preflight', 'no-credentials', 'not-secure', 'no-such-cookie'])
export type NothingBecause = z.output<typeof nothingBecause>

const others = list(cookieAddressSchema).exactOptional()
const sentVerdicts = [
  object({ kind: z.literal('sent') }),
  object({ kind: z.literal('held-back'), reasons: list(named<HeldBackReason>()) }),
] as const
const setVerdicts = [
  object({ kind: z.enum(['stored', 'replaced', 'deleted']), others }),
  object({ kind: z.enum(['deletes-nothing', 'not-stored']), because: nothingBecause.nullable(), others }),
  object({ kind: z.literal('not-known') }),
] as const
const rejected = object({ kind: z.literal('rejected'), reasons: list(named<RejectedReason>()) })

export type SentVerdict = z.output<(typeof sentVerdicts)[number]>
/** What the jar made of a `Set-Cookie` that Chromium did not name as blocked. */
export type SetVerdict = z.output<(typeof setVerdicts)[number]>
/**
 * What became of one cookie in one exchange. `sent` and `held-back` are about the request and are Chromium's word. The others are about a
 * `Set-Cookie`: `rejected` is Chromium's word as well; the rest is what the jar did, for Chromium says nothing of a field that it lets pass
 * and of one that it never looks at alike. `stored`: a cookie that was not there. `replaced`: the jar had this very cookie. `deleted`: the
 * field's expiry was over, and the jar had this very cookie. `deletes-nothing`: its expiry was over, and nothing went. `not-stored`: nothing
 * came of it, though Chromium named no reason. `not-known`: the jar has not been read since, or nobody can tell.
 */
export type CookieVerdict = SentVerdict | SetVerdict | z.output<typeof rejected>
export type CookieVerdictKind = CookieVerdict['kind']

export const setVerdictSchema: z.ZodType<SetVerdict> = variants(...setVerdicts)
export const cookieVerdictSchema: z.ZodType<CookieVerdict> = variants(...sentVerdicts, rejected, ...setVerdicts)
