import type { Bilingual } from '../language.ts'
import { couldNeverApply } from '../trace/cookie-causes.ts'
import { contextOf } from '../trace/cookie-context.ts'
import { cookieNameOf } from '../trace/cookie-name.ts'
import type { Decision, DecisionStep, Exchange, JudgedCookie } from '../trace/exchange.ts'
import { headerValue } from '../web/headers.ts'
import { shown } from '../words/shown.ts'
import { sentHeaders } from './chips.ts'
import { listNames, quoted, shortReason } from './name-cookies.ts'

/*
 * What the browser sent: the first clause of the sentence over the receipt. English clauses stand alone; Korean ones end so that a further
 * clause can follow.
 */

/** Which cookies went and which did not: the browser's half where no check asked for one by name. */
export function cookieClause(exchange: Exchange): Bilingual {
  const { browser } = exchange
  if (browser === null) return { en: 'Only the wire saw this request', ko: '네트워크에서만 보인 요청이고' }
  const context = contextOf(exchange)
  const sent = browser.requestCookies.filter(({ verdict }) => verdict.kind === 'sent')
  const held = browser.requestCookies.filter(judged => judged.verdict.kind === 'held-back' && !couldNeverApply(judged, context))
  const authorization = headerValue(sentHeaders(exchange), 'Authorization')
  const went = sent.length > 0 ? cookieNames(sent) : null
  const stayed = held.length > 0 ? heldNames(exchange, held) : null
  if (went !== null && stayed !== null) {
    return { en: `The browser sent ${went.en} and held ${stayed.en}`, ko: `브라우저가 ${went.ko} 보내고 ${stayed.ko} 보내지 않았고` }
  }
  if (went !== null) return { en: `The browser sent ${went.en}`, ko: `브라우저가 ${went.ko} 보냈고` }
  if (stayed !== null) return { en: `The browser held ${stayed.en}`, ko: `브라우저가 ${stayed.ko} 보내지 않았고` }
  if (authorization !== null) {
    const scheme = shown(authorization.split(' ', 1)[0] ?? '')
    return { en: `The request carried Authorization (${scheme})`, ko: `Authorization(${scheme})이 함께 갔고` }
  }
  return { en: 'The browser sent no cookie', ko: '브라우저가 쿠키를 보내지 않았고' }
}

function cookieNames(cookies: readonly JudgedCookie[]): Bilingual {
  const names = listNames(cookies.map(cookieNameOf))
  return { en: names.en, ko: `${names.ko} 쿠키를` }
}

function heldNames(exchange: Exchange, held: readonly JudgedCookie[]): Bilingual {
  const names = listNames(held.map(cookieNameOf))
  const [first] = held
  if (first === undefined || held.length > 1) return { en: `${names.en} back`, ko: `${names.ko} 쿠키를` }
  const why = shortReason(exchange, first)
  return { en: `${names.en} back (${why.en})`, ko: `${names.ko} 쿠키(${why.ko})를` }
}

/** The credential that the checks asked for: did it come, and if not, why not? */
export function credentialClause(exchange: Exchange, decision: Decision): Bilingual {
  const asked = (check: DecisionStep['check']): DecisionStep | undefined =>
    decision.steps.find(step => step.check === check && step.state !== 'not-reached')
  if (asked('authorization-present') !== undefined) return authorizationClause(exchange, decision)
  const cookie = asked('cookie-present')?.params['cookie']
  return typeof cookie === 'string' ? namedCookieClause(exchange, decision, cookie) : cookieClause(exchange)
}

function authorizationClause(exchange: Exchange, { user, scheme: way }: Decision): Bilingual {
  const field = headerValue(sentHeaders(exchange), 'Authorization')
  if (way === 'basic') return basicClause(field !== null, user)
  if (field === null) return { en: 'The page sent no Authorization', ko: '페이지가 Authorization을 보내지 않았고' }
  if (user !== null) {
    return {
      en: `The page’s script sent ${shown(user)}’s token (Authorization)`,
      ko: `페이지의 스크립트가 ${shown(user)} 사용자의 토큰을 Authorization에 실어 보냈고`,
    }
  }
  const scheme = shown(field.split(' ', 1)[0] ?? '')
  return {
    en: `The page’s script sent a credential (Authorization: ${scheme})`,
    ko: `페이지의 스크립트가 자격 증명을 보냈고(Authorization: ${scheme})`,
  }
}

/** With Basic it is the browser itself that keeps the password and sends it. */
function basicClause(hasSent: boolean, user: string | null): Bilingual {
  if (!hasSent) return { en: 'The browser sent no password', ko: '브라우저가 비밀번호를 보내지 않았고' }
  if (user === null) return { en: 'The browser sent a name and a password', ko: '브라우저가 이름과 비밀번호를 보냈고' }
  return { en: `The browser sent ${shown(user)}’s password`, ko: `브라우저가 ${shown(user)} 사용자의 비밀번호를 보냈고` }
}

function namedCookieClause(exchange: Exchange, decision: Decision, name: string): Bilingual {
  const { browser } = exchange
  const named = quoted(name)
  if (browser === null || browser.consideredCookies === null) {
    const isThere = cookieFieldHas(headerValue(sentHeaders(exchange), 'Cookie') ?? '', name)
    return isThere
      ? { en: `The request carried ${named}`, ko: `${named} 쿠키가 함께 왔고` }
      : { en: `The request carried no ${named}`, ko: `${named} 쿠키가 함께 오지 않았고` }
  }
  const judged = browser.requestCookies.filter(candidate => cookieNameOf(candidate) === name)
  if (judged.some(({ verdict }) => verdict.kind === 'sent')) return sentClause(decision, named)
  const held: JudgedCookie | undefined = judged.find(({ verdict }) => verdict.kind === 'held-back')
  if (held !== undefined) {
    const why = shortReason(exchange, held)
    return { en: `The browser held ${named} back (${why.en})`, ko: `브라우저가 ${named} 쿠키를 보내지 않았고(${why.ko})` }
  }
  return { en: `The browser had no ${named} to send`, ko: `브라우저에 보낼 ${named} 쿠키가 없었고` }
}

function sentClause({ user, scheme }: Decision, named: string): Bilingual {
  if (user === null) return { en: `The browser sent ${named}`, ko: `브라우저가 ${named} 쿠키를 보냈고` }
  const [en, ko] = isBySession(scheme) ? ['session', '세션을'] : ['token', '토큰을']
  return { en: `The browser sent ${shown(user)}’s ${en}`, ko: `브라우저가 ${shown(user)} 사용자의 ${ko} 보냈고` }
}

const cookieFieldHas = (field: string, name: string): boolean => field.split(';').some(pair => pair.trim().startsWith(`${name}=`))

/** Schemes whose cookie is the number of a row: no token, and no copy that outlives it. */
export function isBySession(scheme: Decision['scheme']): boolean {
  return scheme === 'session' || scheme === 'passport' || scheme === 'orders' || scheme === 'cache'
}
