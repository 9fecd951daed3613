import { headerValues, type HeaderList } from '../web/headers.ts'
import type { CheckName } from '../trace/check.ts'
import { sentHeaders } from './chips.ts'
import { cookieKey } from '../trace/cookie.ts'
import { cookieNameOf } from '../trace/cookie-name.ts'
import type { CookieVerdictKind } from '../trace/cookie-verdict.ts'
import type { DecisionStep, Exchange, JudgedCookie } from '../trace/exchange.ts'
import { isFromCache } from '../trace/served-from.ts'
import { responseHeadersOf } from '../trace/response-headers.ts'

/** One thing of both exchanges, side by side; null: this one has none. */
export interface Pair<Value> {
  readonly left: Value | null
  readonly right: Value | null
  readonly isSame: boolean
}
export interface HeaderPair extends Pair<string> {
  readonly name: string
}
/** A cookie in the request or in the answer, told by what makes it the same cookie (RFC 6265bis, storage model). */
export interface CookiePair extends Pair<CookieVerdictKind> {
  readonly name: string
  readonly reasons: { readonly left: readonly string[]; readonly right: readonly string[] }
}
export interface CheckPair extends Pair<DecisionStep> {
  readonly check: CheckName
}

/** What made the difference, the likeliest first; a sentence for each stands in `words/comparison-words.ts`. */
export type Difference =
  | { readonly kind: 'cookie-in-one'; readonly name: string; readonly carriedBy: 'left' | 'right' }
  | { readonly kind: 'authorization-in-one'; readonly carriedBy: 'left' | 'right' }
  | { readonly kind: 'credential-value'; readonly name: string }
  | { readonly kind: 'from-cache'; readonly which: 'left' | 'right' }
  | { readonly kind: 'check'; readonly check: CheckName; readonly refusedIn: 'left' | 'right' }
  | { readonly kind: 'request' }
  | { readonly kind: 'status' }
  | { readonly kind: 'none' }

export interface ComparedExchanges {
  readonly difference: Difference
  readonly method: Pair<string>
  readonly url: Pair<string>
  readonly status: Pair<string>
  readonly bodyBytes: Pair<string>
  readonly requestHeaders: readonly HeaderPair[]
  readonly responseHeaders: readonly HeaderPair[]
  readonly sentCookies: readonly CookiePair[]
  readonly setCookies: readonly CookiePair[]
  readonly checks: readonly CheckPair[]
}

/** Two exchanges side by side: what the browser sent, what the server decided, what came back. Pure; values are as they were. */
export function compareExchanges(left: Exchange, right: Exchange): ComparedExchanges {
  const sentCookies = pairCookies(left.browser?.requestCookies ?? [], right.browser?.requestCookies ?? [])
  const checks = pairChecks(stepsOf(left), stepsOf(right))
  return {
    difference: decisive(left, right, sentCookies, checks),
    method: pair(left.method, right.method),
    url: pair(left.url, right.url),
    status: pair(statusOf(left), statusOf(right)),
    bodyBytes: pair(bytesOf(left), bytesOf(right)),
    requestHeaders: pairHeaders(sentHeaders(left), sentHeaders(right)),
    responseHeaders: pairHeaders(responseHeadersOf(left), responseHeadersOf(right)),
    sentCookies,
    setCookies: pairCookies(left.browser?.responseCookies ?? [], right.browser?.responseCookies ?? []),
    checks,
  }
}

function pair<Value>(left: Value | null, right: Value | null): Pair<Value> {
  return { left, right, isSame: left === right }
}

const statusOf = ({ status }: Exchange): string | null => (status === null ? null : String(status))
const stepsOf = ({ hops }: Exchange): readonly DecisionStep[] => hops.at(-1)?.decision?.steps ?? []

function bytesOf({ hops }: Exchange): string | null {
  const bytes = hops.at(-1)?.response?.body.bytes
  return bytes === undefined ? null : String(bytes)
}

/** Fields by name, in the order of the left one and then of what the right one has beside it (RFC 9110 §5.3: same names keep their order). */
function pairHeaders(left: HeaderList, right: HeaderList): readonly HeaderPair[] {
  const names = new Map([...left, ...right].map(([name]) => [name.toLowerCase(), name] as const).reverse())
  const order = [...new Set([...left, ...right].map(([name]) => name.toLowerCase()))]
  const valueOf = (headers: HeaderList, name: string): string | null => {
    const values = headerValues(headers, name)
    return values.length === 0 ? null : values.join('\n')
  }
  return order.map(name => ({ name: names.get(name) ?? name, ...pair(valueOf(left, name), valueOf(right, name)) }))
}

function pairCookies(left: readonly JudgedCookie[], right: readonly JudgedCookie[]): readonly CookiePair[] {
  const keyOf = (judged: JudgedCookie): string => (judged.cookie === null ? `line ${cookieNameOf(judged)}` : cookieKey(judged.cookie))
  const keys = [...new Set([...left, ...right].map(keyOf))]
  return keys.map(key => {
    const [one, other] = [left.find(judged => keyOf(judged) === key), right.find(judged => keyOf(judged) === key)]
    const [a, b] = [one?.verdict.kind ?? null, other?.verdict.kind ?? null]
    const reasons = { left: reasonsOf(one), right: reasonsOf(other) }
    const isSame = a === b && reasons.left.join() === reasons.right.join() && one?.cookie?.value === other?.cookie?.value
    const named = one ?? other
    return { name: named === undefined ? '' : cookieNameOf(named), left: a, right: b, isSame, reasons }
  })
}

const reasonsOf = (judged: JudgedCookie | undefined): readonly string[] =>
  judged !== undefined && 'reasons' in judged.verdict ? judged.verdict.reasons : []

function pairChecks(left: readonly DecisionStep[], right: readonly DecisionStep[]): readonly CheckPair[] {
  const order = [...new Set([...left, ...right].map(({ check }) => check))]
  return order.map(check => {
    const [one, other] = [left.find(step => step.check === check) ?? null, right.find(step => step.check === check) ?? null]
    return { check, left: one, right: other, isSame: one?.state === other?.state && one?.code === other?.code }
  })
}

/** The first cause on the way of a request: what it carried, whether it left the browser, which check parted them, what came back. */
function decisive(left: Exchange, right: Exchange, cookies: readonly CookiePair[], checks: readonly CheckPair[]): Difference {
  const isCarried = (verdict: CookieVerdictKind | null): boolean => verdict === 'sent'
  const lone = cookies.find(cookie => isCarried(cookie.left) !== isCarried(cookie.right))
  if (lone !== undefined) return { kind: 'cookie-in-one', name: lone.name, carriedBy: isCarried(lone.left) ? 'left' : 'right' }
  const [a, b] = [left, right].map(exchange => headerValues(sentHeaders(exchange), 'authorization').join())
  if ((a === '') !== (b === '')) return { kind: 'authorization-in-one', carriedBy: a === '' ? 'right' : 'left' }
  const cached = [left, right].map(({ browser }) => isFromCache(browser))
  if (cached[0] !== cached[1]) return { kind: 'from-cache', which: cached[0] === true ? 'left' : 'right' }
  const isSameRequest = left.method === right.method && left.url === right.url
  const parted = checks.find(({ isSame }) => !isSame)
  if (parted !== undefined && [parted.left, parted.right].some(step => step?.state === 'refused')) {
    return { kind: 'check', check: parted.check, refusedIn: parted.left?.state === 'refused' ? 'left' : 'right' }
  }
  if (!isSameRequest) return { kind: 'request' }
  const changed = cookies.find(cookie => !cookie.isSame && isCarried(cookie.left))
  if (changed !== undefined) return { kind: 'credential-value', name: changed.name }
  if (a !== b) return { kind: 'credential-value', name: 'Authorization' }
  return left.status === right.status ? { kind: 'none' } : { kind: 'status' }
}
