import type { Bilingual } from '../language.ts'
import { cookieNameOf } from '../trace/cookie-name.ts'
import type { Exchange, JudgedCookie } from '../trace/exchange.ts'
import { headerValue } from '../web/headers.ts'
import { originOf } from '../web/site.ts'
import { shown } from '../words/shown.ts'
import { listNames, shortReason } from './name-cookies.ts'

/* What the server responded with, the last clause of the first sentence over the receipt; and what the browser did with it. */

/** What the server responded with: a status, or where it sent the browser. Korean ends the sentence. */
export function responseClause(exchange: Exchange): Bilingual {
  const response = exchange.hops.at(-1)?.response
  const status = response?.status ?? exchange.status ?? exchange.browser?.headStatus ?? null
  const location = headerValue(response?.headers ?? exchange.browser?.responseHeaders ?? [], 'Location')
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

/** What the browser did with the cookies of the response; null when there were none. */
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
