import { headerValue } from '../web/headers.ts'
import type { Bilingual } from '../language.ts'
import { explainReason } from '../words/cookie-reasons.ts'
import { couldNeverApply } from '../trace/cookie-causes.ts'
import { shown } from '../words/shown.ts'
import { contextOf } from '../trace/cookie-context.ts'
import { cookieNameOf } from '../trace/cookie-name.ts'
import type { Exchange, JudgedCookie } from '../trace/exchange.ts'
import { sentHeaders } from './chips.ts'
import { originOf } from '../web/site.ts'

/* Clauses of the one sentence over the receipt. English ones stand alone; Korean ones end so that a further clause can follow. */

/** In quotation marks: a cookie may be called `none`, and "sent none" would say something else. */
export function quoted(name: string): string {
  return `“${shown(name)}”`
}

/** `a`, `a and b`, `a, b and 3 more`; Korean has commas alone. */
function listNames(names: readonly string[]): Bilingual {
  const escaped = [...new Set(names)].map(quoted)
  if (escaped.length > 3) {
    const [first, second] = escaped
    const rest = escaped.length - 2
    return { en: `${first}, ${second} and ${rest} more`, ko: `${first}, ${second} 외 ${rest}개` }
  }
  const last = escaped.at(-1) ?? ''
  const en = escaped.length < 2 ? last : `${escaped.slice(0, -1).join(', ')} and ${last}`
  return { en, ko: escaped.join(', ') }
}

/** `SameSite=Strict, started from evil.test`; other causes in their few words. */
export function shortReason(exchange: Exchange, judged: JudgedCookie): Bilingual {
  const { verdict, cookie } = judged
  const reason = 'reasons' in verdict ? (verdict.reasons[0] ?? 'UnknownError') : 'UnknownError'
  const { attribute, short } = explainReason(reason, judged)
  const { starter, relation } = contextOf(exchange)
  if (attribute !== 'samesite' || starter === null || relation === null || relation === 'same-site') return short
  const from = shown(relation === 'cross-site' ? starter.host : starter.origin)
  const rule =
    cookie === null || cookie.sameSite === 'unspecified'
      ? { en: 'no SameSite', ko: 'SameSite 없음' }
      : { en: `SameSite=${cookie.sameSite}`, ko: `SameSite=${cookie.sameSite}` }
  return { en: `${rule.en}, started from ${from}`, ko: `${rule.ko}, ${from}에서 시작` }
}

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

/** What the answer did: a status, or where it sent the browser. Korean ends the sentence. */
export function answerClause(exchange: Exchange): Bilingual {
  const answer = exchange.hops.at(-1)?.response
  const status = answer?.status ?? exchange.status ?? exchange.browser?.headStatus ?? null
  const location = headerValue(answer?.headers ?? exchange.browser?.responseHeaders ?? [], 'Location')
  if (status === null) return { en: 'has not responded yet', ko: '아직 응답하지 않았습니다.' }
  if (status < 300 || status > 399 || location === null) return { en: `responded with ${status}`, ko: `응답했습니다(${status}).` }
  const there = shown(shortTarget(location, exchange.url))
  return { en: `sent the browser on to ${there} (${status})`, ko: `${there} 주소로 보냈습니다(${status}).` }
}

/** A redirect's target: the path alone when it stays on the origin. */
function shortTarget(location: string, url: string): string {
  const [from, to] = [originOf(url), originOf(location)]
  if (from === null || to === null || from.origin !== to.origin) return location
  return location.slice(to.origin.length) || '/'
}

/** What the browser did with the answer's cookies; null when there were none. */
export function storedSentence(exchange: Exchange): Bilingual | null {
  const judged = exchange.browser?.responseCookies ?? []
  const deeds = deedKinds
    .map(kind =>
      sayDeed(
        exchange,
        kind,
        judged.filter(({ verdict }) => verdict.kind === kind),
      ),
    )
    .filter(deed => deed !== null)
  const last = deeds.at(-1)
  if (last === undefined) return null
  const before = deeds.slice(0, -1)
  const en = [before.map(deed => deed.en).join(', '), last.en].filter(part => part !== '').join(' and ')
  const ko = [...before.map(deed => `${deed.what} ${deed.and}`), `${last.what} ${last.done}`].join(' ')
  return { en: `The browser ${en}.`, ko: `브라우저가 ${ko}.` }
}

const deedKinds = ['stored', 'replaced', 'deleted', 'rejected', 'not-stored', 'deletes-nothing'] as const
const deedWords = {
  stored: { en: 'stored', done: '저장했습니다', and: '저장하고' },
  replaced: { en: 'replaced', done: '교체했습니다', and: '교체하고' },
  deleted: { en: 'deleted', done: '지웠습니다', and: '지우고' },
  rejected: { en: 'rejected', done: '거부했습니다', and: '거부하고' },
  'not-stored': { en: 'did not store', done: '저장하지 않았습니다', and: '저장하지 않고' },
  'deletes-nothing': { en: 'found nothing to delete for', done: '지울 것을 찾지 못했습니다', and: '지울 것을 찾지 못하고' },
} as const

function sayDeed(exchange: Exchange, kind: (typeof deedKinds)[number], cookies: readonly JudgedCookie[]) {
  const [first] = cookies
  if (first === undefined) return null
  const names = listNames(cookies.map(judged => cookieNameOf(judged) || '?'))
  const why = kind === 'rejected' && cookies.length === 1 ? shortReason(exchange, first) : null
  const [en, ko] = why === null ? ['', ''] : [` (${why.en})`, `(${why.ko})`]
  return {
    en: `${deedWords[kind].en} ${names.en}${en}`,
    what: `${names.ko} 쿠키${ko}를`,
    done: deedWords[kind].done,
    and: deedWords[kind].and,
  }
}
