import { headerValues, type HeaderList } from '../web/headers.ts'
import { sentHeaders } from './chips.ts'
import type { DecisionStep, Exchange } from '../trace/exchange.ts'
import { notedOf } from '../trace/noted-side.ts'
import { isFromCache } from '../trace/served-from.ts'
import { responseHeadersOf } from '../trace/response-headers.ts'
import { pairCookies, requestCookiesOf, responseCookiesOf } from './compare-cookies.ts'
import {
  isNotKnown,
  notKnown,
  type CheckPair,
  type ComparedExchanges,
  type CookiePair,
  type CookieState,
  type Difference,
  type HeaderPair,
  type Pair,
  type Told,
} from './compared-exchanges.ts'

/** Two exchanges side by side: what the browser sent, what the server decided, what came back. Pure; values are as they were. */
export function compareExchanges(left: Exchange, right: Exchange): ComparedExchanges {
  const sentCookies = pairCookies(requestCookiesOf(left), requestCookiesOf(right))
  const checks = pairChecks(left, right)
  return {
    difference: decisive(left, right, sentCookies, checks),
    isNoted: notedOf(left) !== null || notedOf(right) !== null,
    method: pair(left.method, right.method),
    url: pair(left.url, right.url),
    status: pair(told(left, statusOf(left)), told(right, statusOf(right))),
    bodyBytes: pair(told(left, bytesOf(left)), told(right, bytesOf(right))),
    requestHeaders: pairHeaders(left, right, sentHeaders),
    responseHeaders: pairHeaders(left, right, responseHeadersOf),
    sentCookies,
    setCookies: pairCookies(responseCookiesOf(left), responseCookiesOf(right)),
    checks,
  }
}

function pair<Value>(left: Told<Value>, right: Told<Value>): Pair<Value> {
  return { left, right, isSame: isNotKnown(left) || isNotKnown(right) ? null : left === right }
}

/** What a HAR of another program does not name may have been there all the same: browsers leave credentials out of a HAR by default. */
const told = <Value>(of: Exchange, value: Value | null): Told<Value> => (value === null && notedOf(of) !== null ? notKnown : value)

const statusOf = ({ status }: Exchange): string | null => (status === null ? null : String(status))
const stepsOf = ({ hops }: Exchange): readonly DecisionStep[] => hops.at(-1)?.decision?.steps ?? []

function bytesOf({ hops }: Exchange): string | null {
  const bytes = hops.at(-1)?.response?.body.bytes
  return bytes === undefined ? null : String(bytes)
}

/** Fields by name, in the order of the left one and then of what the right one has beside it (RFC 9110 §5.3: same names keep their order). */
function pairHeaders(left: Exchange, right: Exchange, headersOf: (of: Exchange) => HeaderList): readonly HeaderPair[] {
  const all = [...headersOf(left), ...headersOf(right)]
  const names = new Map(all.map(([name]) => [name.toLowerCase(), name] as const).reverse())
  const order = [...new Set(all.map(([name]) => name.toLowerCase()))]
  const valueOf = (of: Exchange, name: string): Told<string> => {
    const values = headerValues(headersOf(of), name)
    return told(of, values.length === 0 ? null : values.join('\n'))
  }
  return order.map(name => ({ name: names.get(name) ?? name, ...pair(valueOf(left, name), valueOf(right, name)) }))
}

function pairChecks(left: Exchange, right: Exchange): readonly CheckPair[] {
  const [ones, others] = [stepsOf(left), stepsOf(right)]
  const order = [...new Set([...ones, ...others].map(({ check }) => check))]
  return order.map(check => {
    const one = told(left, ones.find(step => step.check === check) ?? null)
    const other = told(right, others.find(step => step.check === check) ?? null)
    const isSame = isNotKnown(one) || isNotKnown(other) ? null : one?.state === other?.state && one?.code === other?.code
    return { check, left: one, right: other, isSame }
  })
}

/** The first cause on the way of a request: what it carried, whether it left the browser, which check parted them, what came back. */
function decisive(left: Exchange, right: Exchange, cookies: readonly CookiePair[], checks: readonly CheckPair[]): Difference {
  const lone = cookies.find(cookie => cookie.isSame === false && isCarried(cookie.left) !== isCarried(cookie.right))
  if (lone !== undefined) return { kind: 'cookie-in-one', name: lone.name, carriedBy: isCarried(lone.left) ? 'left' : 'right' }
  const [a, b] = [authorizationOf(left), authorizationOf(right)]
  if (!isNotKnown(a) && !isNotKnown(b) && (a === null) !== (b === null)) {
    return { kind: 'authorization-in-one', carriedBy: a === null ? 'right' : 'left' }
  }
  const cached = [left, right].map(({ browser }) => isFromCache(browser))
  if (cached[0] !== cached[1]) return { kind: 'from-cache', which: cached[0] === true ? 'left' : 'right' }
  const parted = checks.find(({ isSame }) => isSame === false)
  if (parted !== undefined && [parted.left, parted.right].some(isRefused)) {
    return { kind: 'check', check: parted.check, refusedIn: isRefused(parted.left) ? 'left' : 'right' }
  }
  if (left.method !== right.method || left.url !== right.url) return { kind: 'request' }
  const changed = cookies.find(cookie => cookie.isSame === false && isCarried(cookie.left))
  if (changed !== undefined) return { kind: 'credential-value', name: changed.name }
  if (a !== b && !isNotKnown(a) && !isNotKnown(b)) return { kind: 'credential-value', name: 'Authorization' }
  return byWhatCameBack(left, right)
}

/** Of the same request with the same credentials. */
function byWhatCameBack(left: Exchange, right: Exchange): Difference {
  const [a, b] = [bodyOf(left), bodyOf(right)]
  if (a !== null && b !== null && a !== b) return { kind: 'request-body' }
  const [one, other] = [told(left, left.status), told(right, right.status)]
  if (one === other || isNotKnown(one) || isNotKnown(other)) return { kind: 'none' }
  if (one === null || other === null) return { kind: 'response-in-one', which: one === null ? 'right' : 'left' }
  return { kind: 'status' }
}

const isCarried = (state: Told<CookieState>): boolean => state === 'sent' || state === 'noted'
const isRefused = (step: Told<DecisionStep>): boolean => step !== null && !isNotKnown(step) && step.state === 'refused'
const authorizationOf = (of: Exchange): Told<string> => told(of, headerValues(sentHeaders(of), 'authorization').join() || null)

/** Null: there is none, or it is not known. */
function bodyOf(of: Exchange): string | null {
  return (notedOf(of)?.body ?? of.hops.at(-1)?.requestBody)?.text ?? null
}
