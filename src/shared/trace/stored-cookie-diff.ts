import { attributeValue, parseSetCookie, type CookieAttribute, type KnownAttribute, type ParsedSetCookie } from '../web/set-cookie.ts'
import { isDisputedDate, readCookieDate } from '../web/cookie-date.ts'
import { longestLifeMs, readMaxAge } from '../web/cookie-life.ts'
import type { Cookie } from './cookie.ts'

/**
 * What the browser made of a `Set-Cookie` without a word: it says "stored" and gives no reason, so the line is laid beside what the jar
 * then really held. Nothing here is guessed from rules; a difference that the jar does not show is not told.
 */
export type Difference =
  /** Asked to live longer than the browser lets any cookie live. */
  | { readonly kind: 'life-cut'; readonly attribute: 'Max-Age' | 'Expires'; readonly askedMs: number; readonly keptMs: number }
  /** A lifetime that the browser could not read: it is a session cookie. */
  | { readonly kind: 'life-unread'; readonly attribute: 'Max-Age' | 'Expires'; readonly given: string }
  /** A Max-Age that the browser could not read, so that Expires decided. */
  | { readonly kind: 'max-age-passed-over'; readonly given: string; readonly keptMs: number }
  /** Both were given, and they disagree. */
  | { readonly kind: 'expires-overruled'; readonly keptMs: number }
  /** Longer than 1024 octets: ignored. `kept`: what stands in its place, where it can be told. */
  | { readonly kind: 'too-long'; readonly attribute: string; readonly octets: number; readonly kept: string | null }
  | { readonly kind: 'path-replaced'; readonly given: string; readonly kept: string }
  | { readonly kind: 'same-site-unknown'; readonly given: string }
  /** Set for this very host although a Domain was given. */
  | { readonly kind: 'domain-ignored'; readonly given: string }
  /** The same attribute more than once: the last one counts. */
  | { readonly kind: 'given-twice'; readonly attribute: KnownAttribute; readonly kept: string }
  | { readonly kind: 'attribute-unknown'; readonly name: string }

/** A minute: the jar keeps whole seconds, and the answer took a moment to arrive. */
const toleranceMs = 60_000

/**
 * @param line the field's value
 * @param kept the cookie as the jar held it right after
 * @param atMs when it was judged, Unix milliseconds
 * @returns empty when the line is not the one that made this cookie
 */
export function diffStoredCookie(line: string, kept: Cookie, atMs: number): readonly Difference[] {
  const parsed = parseSetCookie(line)
  if (!parsed.ok || parsed.cookie.name !== kept.name || parsed.cookie.value !== kept.value) return []
  const { cookie } = parsed
  return [
    ...lifeDifference(cookie, kept, atMs),
    ...tooLong(cookie, kept),
    ...pathDifference(cookie, kept),
    ...sameSiteDifference(cookie, kept),
    ...domainDifference(cookie, kept),
    ...givenTwice(cookie, kept),
    ...unknownAttributes(cookie),
  ]
}

function lifeDifference(cookie: ParsedSetCookie, { expiresMs }: Cookie, atMs: number): readonly Difference[] {
  const [maxAge, expires] = [attributeValue(cookie, 'Max-Age'), attributeValue(cookie, 'Expires')]
  const seconds = maxAge === null ? null : readMaxAge(maxAge)
  const date = expires === null ? null : readCookieDate(expires)
  if (expiresMs === null) {
    if (maxAge !== null && seconds === null) return [{ kind: 'life-unread', attribute: 'Max-Age', given: maxAge }]
    if (seconds !== null || expires === null || (date !== null && !isDisputedDate(expires))) return []
    return [{ kind: 'life-unread', attribute: 'Expires', given: expires }]
  }
  const keptMs = expiresMs - atMs
  const [byMaxAge, byExpires] = [seconds === null ? null : seconds * 1000, date === null ? null : date - atMs]
  const found: Difference[] = []
  if (maxAge !== null && byMaxAge === null) found.push({ kind: 'max-age-passed-over', given: maxAge, keptMs })
  if (byMaxAge !== null && byExpires !== null && Math.abs(byMaxAge - byExpires) > toleranceMs && !isNear(keptMs, byExpires)) {
    found.push({ kind: 'expires-overruled', keptMs })
  }
  const [askedMs, attribute] = byMaxAge === null ? [byExpires, 'Expires' as const] : [byMaxAge, 'Max-Age' as const]
  // Any other distance has another reason: Chromium moves Expires by what the response's Date is off.
  if (askedMs !== null && askedMs > keptMs + toleranceMs && isNear(keptMs, longestLifeMs)) {
    found.push({ kind: 'life-cut', attribute, askedMs, keptMs })
  }
  return found
}

const isNear = (one: number, other: number): boolean => Math.abs(one - other) <= toleranceMs

function tooLong({ attributes }: ParsedSetCookie, kept: Cookie): readonly Difference[] {
  return attributes
    .filter(({ isTooLong }) => isTooLong)
    .filter(({ known, value }) => known !== 'Path' || value !== kept.path)
    .map(({ name, known, value }) => ({
      kind: 'too-long',
      attribute: known ?? name,
      octets: new TextEncoder().encode(value).length,
      kept: known === 'Path' ? kept.path : null,
    }))
}

function pathDifference(cookie: ParsedSetCookie, { path }: Cookie): readonly Difference[] {
  const given = attributeValue(cookie, 'Path')
  return given === null || given === path ? [] : [{ kind: 'path-replaced', given, kept: path }]
}

function sameSiteDifference(cookie: ParsedSetCookie, { sameSite }: Cookie): readonly Difference[] {
  const given = attributeValue(cookie, 'SameSite')
  return given === null || sameSite !== 'unspecified' ? [] : [{ kind: 'same-site-unknown', given }]
}

function domainDifference(cookie: ParsedSetCookie, { hostOnly }: Cookie): readonly Difference[] {
  const given = attributeValue(cookie, 'Domain')
  return given === null || !hostOnly ? [] : [{ kind: 'domain-ignored', given }]
}

/** Told only of those whose outcome the jar shows. */
function givenTwice(cookie: ParsedSetCookie, { path, sameSite }: Cookie): readonly Difference[] {
  const shows = [
    ['Path', path],
    ['SameSite', sameSite],
  ] as const
  return shows.flatMap(([attribute, kept]): readonly Difference[] => {
    const given = new Set(cookie.attributes.filter(({ known }) => known === attribute).map(({ value }: CookieAttribute) => value))
    return given.size > 1 ? [{ kind: 'given-twice', attribute, kept }] : []
  })
}

function unknownAttributes({ attributes }: ParsedSetCookie): readonly Difference[] {
  return attributes.filter(({ known }) => known === null).map(({ name }) => ({ kind: 'attribute-unknown', name }))
}
