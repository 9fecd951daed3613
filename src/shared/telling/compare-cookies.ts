import { headerValues } from '../web/headers.ts'
import { cookieKey } from '../trace/cookie.ts'
import { cookieNameOf } from '../trace/cookie-name.ts'
import type { Exchange, JudgedCookie } from '../trace/exchange.ts'
import { notedOf } from '../trace/noted-side.ts'
import { isNotKnown, notKnown, type NotKnown, type CookiePair, type CookieState, type Told } from './compared-exchanges.ts'

/** A cookie of one side. `value` null: not known, as of a refused line. */
interface ToldCookie {
  readonly key: string
  readonly name: string
  readonly state: CookieState
  readonly value: string | null
  readonly reasons: readonly string[]
}
/** All cookies of one side, or that nobody told which there were. */
export type ToldCookies = readonly ToldCookie[] | NotKnown

/** The cookies of the request. Not known before Chromium has judged them, and of a HAR that names none: it may have left them out. */
export function requestCookiesOf(of: Exchange): ToldCookies {
  const noted = notedOf(of)
  if (noted !== null) return noted.sentCookies === null ? notKnown : notedCookies(noted.sentCookies, cookieValues(of))
  return of.browser === null || of.browser.consideredCookies === null ? notKnown : of.browser.requestCookies.map(judged)
}

/** The cookies that the response asked to set. */
export function responseCookiesOf(of: Exchange): ToldCookies {
  const noted = notedOf(of)
  if (noted !== null) return noted.setCookies === null || noted.setCookies.length === 0 ? notKnown : notedCookies(noted.setCookies, null)
  return of.browser === null ? notKnown : of.browser.responseCookies.map(judged)
}

/** Cookies of both sides by what makes them the same cookie. None are paired where neither side is known. */
export function pairCookies(left: ToldCookies, right: ToldCookies): readonly CookiePair[] {
  const all = [left, right].flatMap(side => (isNotKnown(side) ? [] : side))
  return [...new Map(all.map(one => [one.key, one])).values()].map(({ key }) => {
    const [one, other] = [cookieIn(left, key), cookieIn(right, key)]
    const [a, b] = [stateOf(one), stateOf(other)]
    const reasons = { left: reasonsOf(one), right: reasonsOf(other) }
    const named = all.find(cookie => cookie.key === key)
    return { name: named?.name ?? '', left: a, right: b, isSame: areSame(one, other), reasons }
  })
}

function areSame(one: Told<ToldCookie>, other: Told<ToldCookie>): boolean | null {
  if (isNotKnown(one) || isNotKnown(other)) return null
  if (one === null || other === null) return one === other
  return one.state === other.state && one.reasons.join() === other.reasons.join() && one.value === other.value
}

const cookieIn = (side: ToldCookies, key: string): Told<ToldCookie> =>
  isNotKnown(side) ? notKnown : (side.find(cookie => cookie.key === key) ?? null)
const stateOf = (cookie: Told<ToldCookie>): Told<CookieState> => (cookie === null || isNotKnown(cookie) ? cookie : cookie.state)
const reasonsOf = (cookie: Told<ToldCookie>): readonly string[] => (cookie === null || isNotKnown(cookie) ? [] : cookie.reasons)

function judged(one: JudgedCookie): ToldCookie {
  const { cookie, verdict } = one
  const name = cookieNameOf(one)
  const key = cookie === null ? `line ${name}` : cookieKey(cookie)
  return { key, name, state: verdict.kind, value: cookie?.value ?? null, reasons: 'reasons' in verdict ? verdict.reasons : [] }
}

function notedCookies(names: readonly string[], values: ReadonlyMap<string, string> | null): readonly ToldCookie[] {
  return [...new Set(names)].map(name => ({ key: `noted ${name}`, name, state: 'noted', value: values?.get(name) ?? null, reasons: [] }))
}

/** By name, as the `Cookie` fields have them; of two with one name, all values in their order. */
function cookieValues({ browser }: Exchange): ReadonlyMap<string, string> {
  const values = new Map<string, string>()
  for (const part of headerValues(browser?.requestHeaders ?? [], 'Cookie').flatMap(field => field.split(/[;\r\n]/))) {
    const pair = part.trim()
    const equals = pair.indexOf('=')
    const name = equals < 0 ? '' : pair.slice(0, equals).trim()
    const before = values.get(name)
    if (pair !== '') values.set(name, before === undefined ? pair : `${before}; ${pair}`)
  }
  return values
}
