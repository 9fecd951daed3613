import { parseSetCookie, type CookieAttribute, type KnownAttribute, type ParsedSetCookie } from '../web/set-cookie.ts'
import type { Bilingual } from '../language.ts'
import { isDisputedDate, readCookieDate } from '../web/cookie-date.ts'
import { readCookieLife, readMaxAge, type CookieLife } from '../web/cookie-life.ts'
import { attributeRules, explainAttribute, explainPrefix, withoutAttribute } from './attribute-words.ts'
import { prefixLacks, prefixTraits, type PrefixNeed } from '../web/cookie-name-prefix.ts'
import { domainFault, type DomainFault } from '../web/domain-fault.ts'
import type { Explained, ExplainedPart } from './explained.ts'
import { shown } from './shown.ts'

/** Where a line came from; what is not known is not judged by. */
export interface LineFacts {
  /** When it came, by the browser's clock. */
  readonly nowMs: number
  /** The address whose response held it. */
  readonly url?: string
  /** The response's `Date`, Unix milliseconds: Chromium moves `Expires` by what it is off. */
  readonly serverDateMs?: number
  /** The browser said that it did not take this line: then nothing is promised. */
  readonly isRejected?: boolean
}

/** A whole line, its attributes together: each sentence knows the others. */
interface Line extends LineFacts {
  readonly cookie: ParsedSetCookie
  readonly life: CookieLife
  readonly has: (name: KnownAttribute) => boolean
}

const lineRule = 'RFC 6265bis, "The Set-Cookie Header Field"'

/** A whole Set-Cookie line: its name where the name makes a promise, each attribute as written, then what is missing. */
export function explainSetCookie(written: string, facts: LineFacts): readonly ExplainedPart[] {
  const parsed = parseSetCookie(written)
  if (!parsed.ok) return []
  const { cookie } = parsed
  const has = (name: KnownAttribute): boolean => cookie.attributes.some(({ known, isTooLong }) => known === name && !isTooLong)
  const { nowMs, serverDateMs } = facts
  const life = readCookieLife(cookie, nowMs, serverDateMs === undefined ? {} : { serverDateMs })
  const line: Line = { ...facts, cookie, life, has }
  return [
    ...(facts.isRejected === true ? [{ term: cookie.name === '' ? '=' : cookie.name, ...rejected }] : []),
    ...explainName(line),
    ...cookie.attributes.map((attribute, at) => ({ term: asWritten(attribute), ...explainTogether(line, attribute, at) })),
    ...missing(line),
  ]
}

const rejected: Explained = {
  sentence: {
    en: 'The browser did not take this line. What follows is what the line asks for; none of it came about.',
    ko: '브라우저가 이 줄을 받아들이지 않았습니다. 아래는 이 줄이 요청한 내용일 뿐이며 아무것도 이루어지지 않았습니다.',
  },
  rule: lineRule,
}

const asWritten = ({ name, value }: CookieAttribute): string => (value === '' ? name : `${name}=${value}`)

function explainTogether(line: Line, attribute: CookieAttribute, at: number): Explained {
  const { known, isTooLong, value } = attribute
  if (known === null || isTooLong) return explainAttribute(attribute, line.nowMs)
  const isOverruled = line.cookie.attributes.some((other, index) => index > at && other.known === known && !other.isTooLong)
  // A bare word says the same however often; of anything else browsers take the last.
  if (isOverruled && known !== 'Secure' && known !== 'HttpOnly' && known !== 'Partitioned') {
    return { sentence: overruled(known), rule: lineRule }
  }
  return { sentence: together[known]?.(line, value) ?? explainAttribute(attribute, line.nowMs).sentence, rule: attributeRules[known] }
}

const overruled = (name: KnownAttribute): Bilingual => ({
  en: `${name} is repeated further on, and the last one counts: this one is ignored.`,
  ko: `뒤에 ${name} 속성이 또 있고 마지막 것을 따르므로 이 값은 무시됩니다.`,
})

/** What an attribute says beside the others; null: the same as alone. */
const together: { readonly [Name in KnownAttribute]?: (line: Line, value: string) => Bilingual | null } = {
  Expires({ life }, value) {
    if (life.by === 'Max-Age') {
      return {
        en: 'Max-Age is set too and takes precedence: this date is ignored.',
        ko: 'Max-Age도 있고 그쪽이 우선하므로 이 날짜는 보지 않습니다.',
      }
    }
    if (isDisputedDate(value)) {
      return {
        en: 'Versions of Chromium read this date differently: only the jar shows what it came to.',
        ko: 'Chromium 버전마다 이 날짜를 다르게 읽습니다. 어떻게 되었는지는 저장된 쿠키에서만 알 수 있습니다.',
      }
    }
    if (readCookieDate(value) !== null) return null
    return {
      en: 'No date that a browser can read, so the attribute is ignored: the cookie lasts until the browser quits.',
      ko: '브라우저가 읽을 수 없는 날짜여서 무시됩니다. 브라우저를 종료할 때까지만 갑니다.',
    }
  },
  'Max-Age'({ life }, value) {
    if (readMaxAge(value) !== null || life.by !== 'Expires') return null
    return {
      en: 'No whole number of seconds, so the attribute is ignored and Expires counts.',
      ko: '초 단위 정수가 아니어서 무시되고 Expires 값을 따릅니다.',
    }
  },
  Domain({ url }, value) {
    const fault = domainFault(value, url === undefined ? null : new URL(url).hostname)
    return fault === null ? null : domainFaults[fault](shown(value))
  },
  Secure: ({ url }) =>
    url !== undefined && isPlainHttp(url)
      ? {
          en: 'This line came over plain http, where no Secure cookie can be set: the browser rejects it.',
          ko: '암호화되지 않은 http로 온 줄이어서 Secure 쿠키를 설정할 수 없습니다. 브라우저가 거부합니다.',
        }
      : null,
  SameSite: ({ has }, value) =>
    value.toLowerCase() === 'none' && !has('Secure')
      ? {
          en: 'SameSite=None needs Secure, which is not there: the browser rejects the cookie.',
          ko: 'SameSite=None에는 Secure가 필요한데 없습니다. 브라우저가 쿠키를 거부합니다.',
        }
      : null,
  Partitioned: ({ has }) =>
    has('Secure')
      ? null
      : {
          en: 'Partitioned needs Secure, which is not there: the browser does not keep the cookie.',
          ko: 'Partitioned에는 Secure가 필요한데 없습니다. 브라우저가 쿠키를 보관하지 않습니다.',
        },
}

function isPlainHttp(url: string): boolean {
  const { protocol, hostname } = new URL(url)
  return (
    protocol === 'http:' && hostname !== 'localhost' && !hostname.endsWith('.localhost') && hostname !== '127.0.0.1' && hostname !== '[::1]'
  )
}

const domainFaults: { readonly [Fault in DomainFault]: (domain: string) => Bilingual } = {
  'no-host': domain => ({
    en: `The browser rejects the cookie: “${domain}” is no host name. A Domain has no scheme, port, path or asterisk, and no dot at its end.`,
    ko: `“${domain}” 값은 호스트 이름이 아닙니다. Domain에는 스킴, 포트, 경로, 별표를 쓸 수 없습니다. 브라우저가 쿠키를 거부합니다.`,
  }),
  'top-level': domain => ({
    en: `The browser rejects the cookie: “${domain}” is a whole top-level domain, for which no site may set cookies.`,
    ko: `“${domain}” 값은 최상위 도메인 전체입니다. 어느 사이트도 그런 쿠키를 설정할 수 없어 브라우저가 거부합니다.`,
  }),
  foreign: domain => ({
    en: `The browser rejects the cookie: “${domain}” is neither the host that sent the response nor a domain above it.`,
    ko: `“${domain}” 값은 응답한 호스트도, 그 상위 도메인도 아닙니다. 그곳의 쿠키는 설정할 수 없어 브라우저가 거부합니다.`,
  }),
  address: domain => ({
    en: `The cookie is for this very address: “${domain}” is an IP address and has no subdomains.`,
    ko: `“${domain}” 값은 하위 도메인이 없는 IP 주소입니다. 이 주소에만 가는 쿠키입니다.`,
  }),
}

/** What the name promises (RFC 6265bis, "Cookie Name Prefixes"), and which of it the line does not keep. */
function explainName({ cookie }: Line): readonly ExplainedPart[] {
  const promise = explainPrefix(cookie.name)
  if (promise === null) return []
  const part = { term: cookie.name, ...promise }
  const lacks = prefixLacks(cookie.name, prefixTraits(cookie)).map(need => lackWords[need])
  if (lacks.length === 0) return [part]
  const [en, ko] = [lacks.map(lack => lack.en).join(', '), lacks.map(lack => lack.ko).join(', ')]
  const sentence = {
    en: `${part.sentence.en} This line does not keep it: ${en}.`,
    ko: `${part.sentence.ko} 이 줄은 지키지 않았습니다: ${ko}.`,
  }
  return [{ ...part, sentence }]
}

const lackWords: { readonly [Need in PrefixNeed]: Bilingual } = {
  secure: { en: 'no Secure', ko: 'Secure 없음' },
  'http-only': { en: 'no HttpOnly', ko: 'HttpOnly 없음' },
  path: { en: 'no Path=/', ko: 'Path=/ 없음' },
  'no-domain': { en: 'a Domain', ko: 'Domain 있음' },
}

/** Of what is not there, or was too long to be read. */
function missing({ has, life }: Line): readonly ExplainedPart[] {
  const absent = (['HttpOnly', 'Secure', 'SameSite', 'Domain', 'Path'] as const).filter(name => !has(name))
  const parts = absent.map(name => ({ term: name, isMissing: true, ...withoutAttribute[name] }))
  const hasLife = has('Max-Age') || has('Expires') || life.by !== null
  return hasLife ? parts : [...parts, { term: 'Max-Age, Expires', isMissing: true, ...withoutAttribute.life }]
}
