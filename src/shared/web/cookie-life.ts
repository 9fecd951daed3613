import { attributeValue, type ParsedSetCookie } from './set-cookie.ts'
import { isDisputedDate, readCookieDate, type DateReader } from './cookie-date.ts'

/** How long one `Set-Cookie` line asks its cookie to be kept, and what a browser makes of that. Milliseconds are Unix time. */
export interface CookieLife {
  /** The attribute that decides; null: none that can be read is there, so it is a session cookie. */
  readonly by: 'Max-Age' | 'Expires' | null
  /** The end that it asks for, infinite for more seconds than a number holds; null for a session cookie. */
  readonly askedMs: number | null
  /** The end that a browser gives it: 400 days from now at most, 0 for a Max-Age of nothing; null for a session cookie. */
  readonly expiresMs: number | null
  /** The end is not ahead: the line keeps nothing and deletes the cookie that it means. */
  readonly isOver: boolean
  /** It rests on a date that versions of Chromium read differently: only the jar can tell. */
  readonly isDisputed: boolean
}

export interface LifeCircumstances {
  /** The response's `Date`, Unix milliseconds; left out where it is not known. */
  readonly serverDateMs?: number
  /** Whose reading of a date; a current Chromium's by default. */
  readonly reader?: DateReader
}

/** The longest life that a browser grants (RFC 6265bis, "The Max-Age Attribute" and "The Expires Attribute"): 400 days. */
export const longestLifeMs = 400 * 24 * 60 * 60 * 1000

const session: CookieLife = { by: null, askedMs: null, expiresMs: null, isOver: false, isDisputed: false }

/**
 * Max-Age comes before Expires (RFC 6265 §5.3, step 3), and one that cannot be read is as if it were not there.
 *
 * Where Chromium differs from the text: of several Max-Age or Expires only the last one written counts, readable or not (the standard
 * drops the unreadable one and takes the last of the others); and the response's `Date` is laid beside the browser's clock, so that
 * `Expires` is moved by the difference (net/cookies/canonical_cookie.cc, ParseExpiration).
 *
 * @param nowMs when the line arrived, by the browser's clock
 */
export function readCookieLife(cookie: ParsedSetCookie, nowMs: number, { serverDateMs, reader }: LifeCircumstances = {}): CookieLife {
  const [maxAge, expires] = [attributeValue(cookie, 'Max-Age'), attributeValue(cookie, 'Expires')]
  const seconds = maxAge === null ? null : readMaxAge(maxAge)
  if (seconds !== null) {
    const askedMs = nowMs + seconds * 1000
    const end = seconds <= 0 ? { expiresMs: 0, isOver: true } : { expiresMs: Math.min(askedMs, nowMs + longestLifeMs), isOver: false }
    return { by: 'Max-Age', askedMs, ...end, isDisputed: false }
  }
  if (expires === null) return session
  const [date, isDisputed] = [readCookieDate(expires, reader), isDisputedDate(expires)]
  if (date === null) return { ...session, isDisputed }
  const askedMs = date + (nowMs - (serverDateMs ?? nowMs))
  return { by: 'Expires', askedMs, expiresMs: Math.min(askedMs, nowMs + longestLifeMs), isOver: askedMs <= nowMs, isDisputed }
}

/**
 * The seconds of a `Max-Age` (RFC 6265 §5.2.2): digits, with `-` in front or not; null when it is anything else. Chromium takes a `+` as
 * well. A number too large for it (64 bits) counts as without end even with letters behind it; a number that fits does not.
 */
export function readMaxAge(text: string): number | null {
  const [, sign, digits, rest] = /^([+-]?)(\d+)(.*)$/s.exec(text) ?? []
  if (digits === undefined) return null
  const whole = BigInt(digits) * (sign === '-' ? -1n : 1n)
  if (whole > 2n ** 63n - 1n) return Number.POSITIVE_INFINITY
  if (whole < -(2n ** 63n)) return Number.NEGATIVE_INFINITY
  return rest === '' ? Number(whole) : null
}
