import type { Protocol } from 'devtools-protocol'
import type { Cookie } from './cookie.ts'

/** Chromium's own reasons, as the DevTools protocol names them. A reason that the types do not know yet is kept as it came. */
export type HeldBackReason = Protocol.Network.CookieBlockedReason
export type RejectedReason = Protocol.Network.SetCookieBlockedReason
export type CookieReason = HeldBackReason | RejectedReason

/**
 * What became of one cookie in one exchange. `sent` and `held-back` are about the request and are Chromium's word. The others are about a
 * `Set-Cookie`: `rejected` is Chromium's word as well; the rest is what the jar did, for Chromium says nothing of a field that it lets pass
 * and of one that it never looks at alike. `stored`: a cookie that was not there. `replaced`: the jar had this very cookie. `deleted`: the
 * field's expiry was over, and the jar had this very cookie. `deletes-nothing`: its expiry was over, and nothing went. `not-stored`: nothing
 * came of it, though Chromium named no reason. `not-known`: the jar has not been read since, or nobody can tell.
 */
export type CookieVerdict = SentVerdict | SetVerdict | { readonly kind: 'rejected'; readonly reasons: readonly RejectedReason[] }

export type SentVerdict = { readonly kind: 'sent' } | { readonly kind: 'held-back'; readonly reasons: readonly HeldBackReason[] }

/** What the jar made of a `Set-Cookie` that Chromium did not name as blocked. */
export type SetVerdict =
  | { readonly kind: 'stored' | 'replaced' | 'deleted'; readonly others?: readonly CookieAddress[] }
  | { readonly kind: 'deletes-nothing' | 'not-stored'; readonly because: NothingBecause | null; readonly others?: readonly CookieAddress[] }
  | { readonly kind: 'not-known' }

/**
 * Why nothing came of a field. Null: nobody says. `preflight`: a preflight goes without credentials (Fetch, CORS-preflight fetch).
 * `no-credentials`: the request went without credentials though the jar had cookies for it (Fetch, HTTP-network fetch). `not-secure`:
 * `Partitioned` without `Secure` (CHIPS). `no-such-cookie`: the jar has no cookie of this name, domain, host-only flag, path and partition.
 */
export type NothingBecause = 'preflight' | 'no-credentials' | 'not-secure' | 'no-such-cookie'

/** Where a cookie of the same name lies in the jar: what tells it from the one that a field meant. */
export type CookieAddress = Pick<Cookie, 'domain' | 'hostOnly' | 'path' | 'secure' | 'partitionKey'>

export type CookieVerdictKind = CookieVerdict['kind']
