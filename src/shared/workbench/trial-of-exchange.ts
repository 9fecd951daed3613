import { isFetch } from '../trace/page-or-fetch.ts'
import type { Cookie } from '../trace/cookie.ts'
import { contextOf, type CookieContext } from '../trace/cookie-context.ts'
import type { Exchange, JudgedCookie } from '../trace/exchange.ts'
import { trialHosts, trialSchema, type Trial, type TrialWay } from './trial.ts'

type Host = Trial['ask']['to']['host']

/**
 * A trial that is like what happened to this cookie: set as it was, then sent (or not) with a request like this one. Of a cookie that
 * was merely asked for, the line is written anew from what the jar said of it.
 * @returns null where the lab cannot play it: another host, octets that no field may have, or frames within pages of other origins
 */
export function trialOfExchange(exchange: Exchange, { line, cookie }: JudgedCookie): Trial | null {
  const context = contextOf(exchange)
  const host = hostOf(context.host)
  const written = line ?? (cookie === null ? null : lineOf(cookie))
  if (host === null || written === null || exchange.browser === null) return null
  if (line === null && context.isNested) return null // a trial has one page, and no frame around another
  const to = { scheme: context.scheme, host, path: context.path }
  const isRequest = line === null
  const setBy = isRequest && cookie !== null ? givenTo(cookie, context, host) : to
  const trial: Trial = {
    answer: { to: setBy, fields: [{ name: 'Set-Cookie', value: written }] },
    ask: { to, ...startOf(exchange, context, host, isRequest), authorization: null, answered: 'plain' },
  }
  return trialSchema.safeParse(trial).success ? trial : null
}

const hostOf = (name: string): Host | null => trialHosts.find(host => host === name) ?? null

/** The follow-up of a first answer is a link on its own site, where nothing stands in the way. */
function startOf(
  { method }: Exchange,
  context: CookieContext,
  host: Host,
  isRequest: boolean,
): Pick<Trial['ask'], 'way' | 'method' | 'from'> {
  const own = { scheme: context.scheme, host }
  if (!isRequest) return { way: 'link', method: 'GET', from: own }
  const starter = hostOf(context.starter?.host ?? '')
  const way = wayOf(context)
  const canPost = way === 'form' || way === 'fetch'
  return {
    way,
    method: canPost && method === 'POST' ? 'POST' : 'GET',
    from: starter === null || context.starter === null ? own : { scheme: context.starter.scheme, host: starter },
  }
}

function wayOf({ isTopLevelNavigation, isFrame, method, starter, resource }: CookieContext): TrialWay {
  if (isFrame) return 'frame'
  if (isTopLevelNavigation) return method === 'POST' ? 'form' : starter === null ? 'typed' : 'link'
  return isFetch(resource) ? 'fetch' : 'image'
}

/** Where such a cookie can be had from: its own host, over https if it wants that. */
function givenTo(cookie: Cookie, { scheme }: CookieContext, host: Host): Trial['ask']['to'] {
  const home = cookie.hostOnly ? hostOf(cookie.domain) : null
  return { scheme: cookie.secure ? 'https' : scheme, host: home ?? host, path: '/' }
}

function lineOf({ name, value, domain, hostOnly, path, secure, httpOnly, sameSite }: Cookie): string {
  const attributes = [
    ...(hostOnly ? [] : [`Domain=${domain}`]),
    `Path=${path}`,
    ...(secure ? ['Secure'] : []),
    ...(httpOnly ? ['HttpOnly'] : []),
    ...(sameSite === 'unspecified' ? [] : [`SameSite=${sameSite}`]),
  ]
  return [`${name}=${value}`, ...attributes].join('; ')
}
