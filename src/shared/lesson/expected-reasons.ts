import { causeOf } from '../trace/cookie-causes.ts'
import type { HeldBackReason, RejectedReason } from '../trace/cookie-verdict.ts'

/** Records rather than lists, so that a reason the protocol adds does not compile until it stands here. */
const heldBack = {
  SecureOnly: true,
  NotOnPath: true,
  DomainMismatch: true,
  SameSiteStrict: true,
  SameSiteLax: true,
  SameSiteUnspecifiedTreatedAsLax: true,
  SameSiteNoneInsecure: true,
  UserPreferences: true,
  ThirdPartyPhaseout: true,
  UnknownError: true,
  SchemefulSameSiteStrict: true,
  SchemefulSameSiteLax: true,
  SchemefulSameSiteUnspecifiedTreatedAsLax: true,
  NameValuePairExceedsMaxSize: true,
  PortMismatch: true,
  SchemeMismatch: true,
  AnonymousContext: true,
} satisfies Record<HeldBackReason, true>

const rejected = {
  SecureOnly: true,
  SameSiteStrict: true,
  SameSiteLax: true,
  SameSiteUnspecifiedTreatedAsLax: true,
  SameSiteNoneInsecure: true,
  UserPreferences: true,
  ThirdPartyPhaseout: true,
  SyntaxError: true,
  SchemeNotSupported: true,
  OverwriteSecure: true,
  InvalidDomain: true,
  InvalidPrefix: true,
  UnknownError: true,
  SchemefulSameSiteStrict: true,
  SchemefulSameSiteLax: true,
  SchemefulSameSiteUnspecifiedTreatedAsLax: true,
  NameValuePairExceedsMaxSize: true,
  DisallowedCharacter: true,
  NoCookieContent: true,
} satisfies Record<RejectedReason, true>

/** Chromium's reasons for not sending a cookie (DevTools protocol, `CookieBlockedReason`). */
export const heldBackReasons: readonly string[] = Object.keys(heldBack)
/** Chromium's reasons for not storing one (`SetCookieBlockedReason`). */
export const rejectedReasons: readonly string[] = Object.keys(rejected)

/** One cause under its old and its new name counts as equal: a lesson holds on Chromium 130 and on 156. */
export function isSameReason(one: string, other: string): boolean {
  return one === other || (causeOf(one) !== null && causeOf(one) === causeOf(other))
}
