import { domainMatches } from '../web/site.ts'
import type { CookieContext } from './cookie-context.ts'
import type { CookieReason, CookieVerdict } from './cookie-verdict.ts'
import type { JudgedCookie } from './exchange.ts'

/**
 * Every reason of both protocol unions, for cookies of a request and for Set-Cookie alike; a new one without a cause does not compile, nor does a cause without words (`words/cookie-reasons.ts`).
 * Chromium 130 says `SameSiteLax` where 156 says `SchemefulSameSiteLax`, for other sites and for other schemes alike.
 */
const causeOfReason = {
  SecureOnly: 'secure',
  NotOnPath: 'path',
  DomainMismatch: 'domain',
  SameSiteStrict: 'strict',
  SchemefulSameSiteStrict: 'strict',
  SameSiteLax: 'lax',
  SchemefulSameSiteLax: 'lax',
  SameSiteUnspecifiedTreatedAsLax: 'unspecified',
  SchemefulSameSiteUnspecifiedTreatedAsLax: 'unspecified',
  SameSiteNoneInsecure: 'none-insecure',
  UserPreferences: 'third-party-setting',
  ThirdPartyPhaseout: 'third-party-policy',
  NameValuePairExceedsMaxSize: 'too-large',
  UnknownError: 'unknown',
  PortMismatch: 'port',
  SchemeMismatch: 'scheme',
  AnonymousContext: 'credentialless',
  SyntaxError: 'syntax',
  SchemeNotSupported: 'scheme-without-cookies',
  OverwriteSecure: 'overwrites-secure',
  InvalidDomain: 'invalid-domain',
  InvalidPrefix: 'invalid-prefix',
  DisallowedCharacter: 'character',
  NoCookieContent: 'nothing',
} as const satisfies Record<CookieReason, string>

/** Reasons that the app's older Chromium can still give and today's protocol no longer lists. */
const causeOfFormerReason = {
  SamePartyFromCrossPartyContext: 'same-party',
  SamePartyConflictsWithOtherAttributes: 'same-party',
  ThirdPartyBlockedInFirstPartySet: 'third-party-setting',
} as const

/** One cause behind one or more of Chromium's reasons: names have changed over the versions, the rules have not. */
export type CookieCauseName =
  | (typeof causeOfReason)[CookieReason]
  | (typeof causeOfFormerReason)[keyof typeof causeOfFormerReason]
  /** No reason of its own: what `SyntaxError` means beside `Clear-Site-Data`. */
  | 'clear-site-data'

/** Every name that has a cause, those of the past too. */
export const reasonNames: readonly string[] = [...Object.keys(causeOfReason), ...Object.keys(causeOfFormerReason)]

/** What has to be known beside a reason to say what is behind it. */
export interface ReasonFacts {
  /** As in `JudgedCookie`. */
  readonly isBesideClearing?: true
}

/** Lenient: a reason that a newer Chromium invents has no cause here; it is shown by its own name. */
export function causeOf(reason: string, { isBesideClearing }: ReasonFacts = {}): CookieCauseName | null {
  if (reason === 'SyntaxError' && isBesideClearing === true) return 'clear-site-data'
  if (Object.hasOwn(causeOfReason, reason)) return causeOfReason[reason as CookieReason]
  return Object.hasOwn(causeOfFormerReason, reason) ? causeOfFormerReason[reason as keyof typeof causeOfFormerReason] : null
}

/** The causes of a verdict, each once, in Chromium's order; `unknown` for reasons without a cause here. */
export function causesOf(verdict: CookieVerdict, facts: ReasonFacts = {}): readonly CookieCauseName[] {
  if (verdict.kind !== 'held-back' && verdict.kind !== 'rejected') return []
  const reasons: readonly string[] = verdict.reasons
  return reasons.length === 0 ? ['unknown'] : [...new Set(reasons.map(reason => causeOf(reason, facts) ?? 'unknown'))]
}

/** True for a cookie that no request to this host could carry, whatever its other attributes: of another site, or of a subdomain. */
export function couldNeverApply({ verdict, cookie }: JudgedCookie, context: CookieContext): boolean {
  return (
    verdict.kind === 'held-back' && cookie !== null && causesOf(verdict).includes('domain') && !domainMatches(context.host, cookie.domain)
  )
}
