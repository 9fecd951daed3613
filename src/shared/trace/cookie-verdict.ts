import type { Protocol } from 'devtools-protocol'

/** Chromium's own reasons, as the DevTools protocol names them. A reason that the types do not know yet is kept as it came. */
export type HeldBackReason = Protocol.Network.CookieBlockedReason
export type RejectedReason = Protocol.Network.SetCookieBlockedReason
export type CookieReason = HeldBackReason | RejectedReason

/**
 * The browser's word on one cookie in one exchange. `sent` and `held-back` speak of the request; `stored`, `deleted` and
 * `rejected` of a `Set-Cookie`. `deleted`: the field was accepted and its expiry lies in the past, so the cookie went.
 */
export type CookieVerdict =
  | { readonly kind: 'sent' }
  | { readonly kind: 'held-back'; readonly reasons: readonly HeldBackReason[] }
  | { readonly kind: 'stored' }
  | { readonly kind: 'deleted' }
  | { readonly kind: 'rejected'; readonly reasons: readonly RejectedReason[] }

export type CookieVerdictKind = CookieVerdict['kind']
