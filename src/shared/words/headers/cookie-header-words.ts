import type { Bilingual } from '../../language.ts'
import { cookieNamePrefix, type CookieNamePrefix } from '../../web/cookie-name-prefix.ts'
import { headerValue } from '../../web/headers.ts'
import { listMembers, unquoted } from '../../web/field-value.ts'
import { originOf } from '../../web/site.ts'
import { prefixWords } from '../attribute-words.ts'
import type { ExplainedPart } from '../explained.ts'
import { explainSetCookie, type LineFacts } from '../set-cookie-words.ts'
import type { HeaderFacts, HeaderTable } from './header-entry.ts'

/** Cookies on their way there and back, and the field that makes a browser throw them away. */
export const cookieHeaderWords: HeaderTable = {
  cookie: {
    sentence: {
      en: 'The cookies that the browser sends along by itself. Only name and value travel: a server cannot see the attributes.',
      ko: '브라우저가 스스로 함께 보내는 쿠키입니다. 이름과 값만 가므로 서버는 속성을 볼 수 없습니다.',
    },
    rule: 'RFC 6265bis, "The Cookie Header Field"',
    read: value => value.split(';').flatMap(pair => readPair(pair.trim())),
  },
  'set-cookie': {
    sentence: {
      en: 'The server asks the browser to keep a cookie and to send it back. One field for each cookie.',
      ko: '쿠키를 보관했다가 돌려보내 달라고 서버가 브라우저에 요청합니다. 필드 하나에 쿠키 하나입니다.',
    },
    rule: 'RFC 6265bis, "The Set-Cookie Header Field"',
    read: (value, facts) => explainSetCookie(value, lineFacts(value, facts)),
  },
  'clear-site-data': {
    sentence: {
      en: 'Makes the browser delete what it stores for this site: a thorough log-out.',
      ko: '이 사이트에 관해 보관한 것을 지우라고 브라우저에 알립니다. 철저한 로그아웃에 씁니다.',
    },
    rule: 'Clear Site Data (W3C)',
    read: readClearSiteData,
  },
}

function lineFacts(line: string, { url, headers, wallMs, rejectedLines }: HeaderFacts): LineFacts {
  const date = Date.parse(headerValue(headers, 'Date') ?? '')
  const known = { nowMs: wallMs, isRejected: rejectedLines?.includes(line) ?? false, ...(URL.canParse(url) ? { url } : {}) }
  return Number.isNaN(date) || Math.abs(date - wallMs) < offByMs ? known : { ...known, serverDateMs: date }
}

/** A response's `Date` has whole seconds and is some way old when it is read: only what is off by more moves a life. */
const offByMs = 60_000

function readPair(pair: string): readonly ExplainedPart[] {
  const equals = pair.indexOf('=')
  if (pair === '') return []
  if (equals <= 0) {
    const sentence = { en: 'A cookie without a name.', ko: '이름이 없는 쿠키입니다.' }
    return [{ term: pair, sentence, rule: null }]
  }
  const name = pair.slice(0, equals)
  const prefix = cookieNamePrefix(name)?.prefix
  if (prefix !== undefined) return [{ term: name, sentence: setByPrefix[prefix], rule: prefixWords[prefix].rule }]
  const sentence = {
    en: 'Name and value, as they were stored. Nothing shows who set it, or with which attributes.',
    ko: '저장된 그대로의 이름과 값입니다. 누가 어떤 속성으로 설정했는지는 드러나지 않습니다.',
  }
  return [{ term: name, sentence, rule: null }]
}

/** What the name of a cookie that came tells of how it was set. */
const setByPrefix: { readonly [Prefix in CookieNamePrefix['prefix']]: Bilingual } = {
  '__Host-Http-': {
    en: 'By its prefix, set over https by this exact host for all of its paths. From Chromium 140 on, the prefix also means that a response set it, not a script.',
    ko: '접두사로 보아 바로 이 호스트가 https로 모든 경로에 설정한 쿠키입니다. Chromium 140부터는 스크립트가 아니라 응답이 설정했다는 뜻이기도 합니다.',
  },
  '__Host-': {
    en: 'By its prefix, set over https by this exact host for all of its paths.',
    ko: '접두사로 보아 바로 이 호스트가 https로 모든 경로에 설정한 쿠키입니다.',
  },
  '__Secure-': { en: 'By its prefix, set over https.', ko: '접두사로 보아 https로 설정한 쿠키입니다.' },
  '__Http-': {
    en: 'From Chromium 140 on, the prefix means that a response set it over https, not a script. Before, it means nothing.',
    ko: 'Chromium 140부터는 접두사로 보아 스크립트가 아니라 응답이 https로 설정한 쿠키입니다. 그전에는 이 접두사에 아무 뜻이 없습니다.',
  },
}

const clearedKinds: Readonly<Record<string, ExplainedPart['sentence']>> = {
  cookies: {
    en: 'All cookies of the registrable domain, including those of its subdomains.',
    ko: '하위 도메인을 포함한 등록 도메인의 모든 쿠키를 지웁니다.',
  },
  storage: {
    en: 'localStorage, sessionStorage, IndexedDB and service workers of this origin.',
    ko: '이 출처의 localStorage, sessionStorage, IndexedDB, 서비스 워커를 지웁니다.',
  },
  cache: { en: 'The cached copies of this origin.', ko: '이 출처의 캐시 사본을 지웁니다.' },
  executioncontexts: {
    en: 'Pages of this origin are loaded anew; few browsers do it.',
    ko: '이 출처의 페이지를 새로 불러옵니다. 지원하는 브라우저는 적습니다.',
  },
  '*': { en: 'All of it.', ko: '모두 지웁니다.' },
}

function readClearSiteData(value: string, { url, headers }: HeaderFacts): readonly ExplainedPart[] {
  const kinds = listMembers(value).map(member => {
    const kind = unquoted(member).toLowerCase()
    const isQuoted = member.startsWith('"')
    const known = Object.hasOwn(clearedKinds, kind) ? clearedKinds[kind] : undefined
    if (!isQuoted) {
      const sentence = { en: 'Without quotation marks it is ignored.', ko: '따옴표가 없으면 무시됩니다.' }
      return { term: member, sentence, rule: null }
    }
    return { term: member, sentence: known ?? { en: 'A kind that this app does not know.', ko: '이 앱이 모르는 종류입니다.' }, rule: null }
  })
  if (originOf(url)?.scheme !== 'http' || headerValue(headers, 'Clear-Site-Data') === null) return kinds
  const sentence = {
    en: 'This response came over plain http, so browsers ignore it.',
    ko: '암호화되지 않은 http로 온 응답이어서 브라우저가 무시합니다.',
  }
  return [...kinds, { term: 'http', sentence, rule: 'Clear Site Data (W3C)' }]
}
