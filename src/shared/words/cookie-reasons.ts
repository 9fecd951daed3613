import type { Bilingual } from '../language.ts'
import { causeOf, type CookieCauseName, type ReasonFacts } from '../trace/cookie-causes.ts'
import { shown } from './shown.ts'

/** The part of a cookie that brought a verdict about; `none`: nothing of the cookie, but the browser or the request. */
export type CookieAttributeName = 'secure' | 'path' | 'domain' | 'samesite' | 'name' | 'value' | 'expires' | 'partitioned' | 'none'

/** One cause behind one or more of Chromium's reasons: names have changed over the versions, the rules have not. */
export interface CookieCause {
  readonly attribute: CookieAttributeName
  /** A few words for a chip. */
  readonly short: Bilingual
  /** The rule in general, without the facts of a request. */
  readonly sentence: Bilingual
  /** Where the rule stands; by topic, as section numbers move between drafts. */
  readonly rule: string
}

const sameSiteRule = 'RFC 6265bis, "The SameSite Attribute"'
const retrievalRule = 'RFC 6265bis, "Retrieval Model"'
const storageRule = 'RFC 6265bis, "Storage Model"'
const prefixRule = 'RFC 6265bis, "Cookie Name Prefixes"'
const chromiumRule = 'Chromium'

export const cookieCauses = {
  secure: {
    attribute: 'secure',
    short: { en: 'Secure, over http', ko: 'Secure, http 연결' },
    sentence: {
      en: 'A Secure cookie travels over https alone, and this is plain http.',
      ko: 'Secure 쿠키는 https로만 오갈 수 있는데 암호화되지 않은 http 연결입니다.',
    },
    rule: 'RFC 6265bis, "The Secure Attribute"',
  },
  path: {
    attribute: 'path',
    short: { en: 'other Path', ko: '다른 Path' },
    sentence: { en: 'The cookie is for another path than the request.', ko: '쿠키의 Path와 요청한 경로가 다릅니다.' },
    rule: `${retrievalRule}; "The Path Attribute"`,
  },
  domain: {
    attribute: 'domain',
    short: { en: 'other host', ko: '다른 호스트' },
    sentence: { en: 'The cookie belongs to another host than the one asked.', ko: '요청한 호스트의 쿠키가 아닙니다.' },
    rule: `${retrievalRule}; "The Domain Attribute"`,
  },
  strict: {
    attribute: 'samesite',
    short: { en: 'Strict, cross-site', ko: 'Strict, 다른 사이트에서 시작' },
    sentence: {
      en: 'A SameSite=Strict cookie is sent only with requests that its own site starts, or that you start yourself (a typed address). A link on another site does not count.',
      ko: 'SameSite=Strict 쿠키는 같은 사이트에서 시작했거나 주소를 직접 입력한 요청에만 갑니다. 다른 사이트의 링크로 연 요청에는 가지 않습니다.',
    },
    rule: sameSiteRule,
  },
  lax: {
    attribute: 'samesite',
    short: { en: 'Lax, cross-site', ko: 'Lax, 다른 사이트에서 시작' },
    sentence: {
      en: 'From another site, a SameSite=Lax cookie goes along only with a GET that opens a page.',
      ko: '다른 사이트에서 시작했을 때 SameSite=Lax 쿠키는 페이지를 여는 GET 요청에만 따라갑니다.',
    },
    rule: sameSiteRule,
  },
  unspecified: {
    attribute: 'samesite',
    short: { en: 'no SameSite, cross-site', ko: 'SameSite 없음, 다른 사이트에서 시작' },
    sentence: {
      en: 'A cookie without SameSite is treated as Lax: from another site it goes along only with a GET that opens a page.',
      ko: 'SameSite가 없는 쿠키는 Lax로 다룹니다. 다른 사이트에서 시작했을 때는 페이지를 여는 GET 요청에만 따라갑니다.',
    },
    rule: `${sameSiteRule} (Lax is the default; Firefox and Safari differ)`,
  },
  'none-insecure': {
    attribute: 'samesite',
    short: { en: 'None without Secure', ko: 'None인데 Secure 없음' },
    sentence: { en: 'SameSite=None is allowed only together with Secure.', ko: 'SameSite=None은 Secure와 함께일 때만 쓸 수 있습니다.' },
    rule: sameSiteRule,
  },
  'third-party-setting': {
    attribute: 'none',
    short: { en: 'third-party cookies are off', ko: '제3자 쿠키 차단 설정' },
    sentence: {
      en: 'A setting of this browser blocks third-party cookies: cookies of other sites than the one in the address bar.',
      ko: '주소창의 사이트가 아닌 다른 사이트의 쿠키, 곧 제3자(서드파티) 쿠키를 막는 브라우저 설정이 켜져 있습니다.',
    },
    rule: chromiumRule,
  },
  'third-party-policy': {
    attribute: 'none',
    short: { en: 'third-party policy', ko: '제3자 쿠키 정책' },
    sentence: {
      en: 'This browser holds third-party cookies back as a matter of policy.',
      ko: '이 브라우저는 정책에 따라 제3자 쿠키를 막습니다.',
    },
    rule: chromiumRule,
  },
  'too-large': {
    attribute: 'value',
    short: { en: 'over 4096 bytes', ko: '4096바이트 초과' },
    sentence: { en: 'Name and value together are over 4096 bytes.', ko: '이름과 값을 더한 길이가 4096바이트를 넘습니다.' },
    rule: storageRule,
  },
  unknown: {
    attribute: 'none',
    short: { en: 'no reason given', ko: '이유 없음' },
    sentence: { en: 'The browser gave no reason.', ko: '브라우저가 이유를 밝히지 않았습니다.' },
    rule: chromiumRule,
  },
  port: {
    attribute: 'none',
    short: { en: 'other port', ko: '다른 포트' },
    sentence: {
      en: 'The cookie was set on another port, and this browser binds cookies to ports; by the standard, ports do not matter.',
      ko: '다른 포트에서 받은 쿠키입니다. 표준에서는 포트를 가리지 않지만 이 브라우저는 쿠키를 포트에 묶습니다.',
    },
    rule: chromiumRule,
  },
  scheme: {
    attribute: 'none',
    short: { en: 'other scheme', ko: '다른 스킴' },
    sentence: {
      en: 'The cookie was set over the other of http and https, and this browser binds cookies to their scheme.',
      ko: 'http와 https 가운데 다른 쪽에서 받은 쿠키입니다. 이 브라우저는 쿠키를 스킴에 묶습니다.',
    },
    rule: chromiumRule,
  },
  credentialless: {
    attribute: 'none',
    short: { en: 'credentialless frame', ko: 'credentialless 프레임' },
    sentence: {
      en: 'The page sits in a credentialless frame, which starts with an empty jar of its own.',
      ko: 'credentialless 프레임 안의 페이지입니다. 이런 프레임은 비어 있는 별도의 쿠키 저장소로 시작합니다.',
    },
    rule: 'HTML, "credentialless" of iframe',
  },
  syntax: {
    attribute: 'none',
    short: { en: 'unreadable', ko: '문법 오류' },
    sentence: { en: 'The Set-Cookie field could not be read as a cookie.', ko: 'Set-Cookie 필드를 쿠키로 읽을 수 없습니다.' },
    rule: 'RFC 6265bis, "The Set-Cookie Header Field"',
  },
  'clear-site-data': {
    attribute: 'none',
    short: { en: 'beside Clear-Site-Data', ko: 'Clear-Site-Data와 함께 옴' },
    sentence: {
      en: 'Clear-Site-Data with "cookies" or "*" came in the same response. Chromium then stores none of its Set-Cookie lines, and calls each a SyntaxError, however well formed it is.',
      ko: '같은 응답에 "cookies" 또는 "*" 값의 Clear-Site-Data가 있습니다. 그러면 Chromium은 그 응답의 Set-Cookie를 하나도 저장하지 않고, 올바른 줄도 SyntaxError로 거부합니다.',
    },
    rule: chromiumRule,
  },
  'scheme-without-cookies': {
    attribute: 'none',
    short: { en: 'scheme has no cookies', ko: '쿠키가 없는 스킴' },
    sentence: { en: 'Pages of this scheme cannot store cookies.', ko: '이 스킴의 페이지는 쿠키를 저장할 수 없습니다.' },
    rule: chromiumRule,
  },
  'overwrites-secure': {
    attribute: 'secure',
    short: { en: 'would replace a Secure one', ko: 'Secure 쿠키를 덮어씀' },
    sentence: {
      en: 'There is a Secure cookie of this name, and plain http may not replace it.',
      ko: '같은 이름의 Secure 쿠키가 이미 있고, http 연결로는 덮어쓸 수 없습니다.',
    },
    rule: storageRule,
  },
  'invalid-domain': {
    attribute: 'domain',
    short: { en: 'Domain does not fit', ko: '맞지 않는 Domain' },
    sentence: {
      en: 'Domain may name the responding host or a parent of it, but not a public suffix.',
      ko: 'Domain에는 응답한 호스트나 그 상위 도메인만 쓸 수 있고, 공용 접미사는 쓸 수 없습니다.',
    },
    rule: `${storageRule}; "The Domain Attribute"`,
  },
  'invalid-prefix': {
    attribute: 'name',
    short: { en: 'prefix rule broken', ko: '접두사 규칙 위반' },
    sentence: {
      en: 'The prefix of the name demands attributes that this cookie does not have.',
      ko: '이름의 접두사가 요구하는 속성을 갖추지 못했습니다.',
    },
    rule: prefixRule,
  },
  character: {
    attribute: 'value',
    short: { en: 'control character', ko: '제어 문자' },
    sentence: { en: 'There is a control character in it.', ko: '제어 문자가 들어 있습니다.' },
    rule: 'RFC 6265bis, "The Set-Cookie Header Field"',
  },
  'same-party': {
    attribute: 'none',
    short: { en: 'SameParty', ko: 'SameParty' },
    sentence: {
      en: 'Its SameParty attribute, a trial that Chromium has since given up, does not allow this.',
      ko: '지금은 없어진 Chromium의 실험 속성인 SameParty가 허용하지 않습니다.',
    },
    rule: chromiumRule,
  },
  nothing: {
    attribute: 'name',
    short: { en: 'nothing in it', ko: '내용 없음' },
    sentence: { en: 'It has neither a name nor a value.', ko: '이름도 값도 없습니다.' },
    rule: storageRule,
  },
} as const satisfies Readonly<Record<CookieCauseName, CookieCause>>

/** The plain words for one reason; an unknown one keeps its name. */
export function explainReason(reason: string, facts: ReasonFacts = {}): CookieCause {
  const name = causeOf(reason, facts)
  if (name !== null) return cookieCauses[name]
  const word = shown(reason)
  const sentence = { en: `The browser’s reason: ${word}.`, ko: `브라우저가 밝힌 이유: ${word}` }
  return { ...cookieCauses.unknown, short: { en: word, ko: word }, sentence }
}
