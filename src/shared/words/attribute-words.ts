import type { CookieAttribute, KnownAttribute } from '../web/set-cookie.ts'
import type { Language, Bilingual } from '../language.ts'
import { cookieNamePrefix, type CookieNamePrefix } from '../web/cookie-name-prefix.ts'
import { readCookieDate } from '../web/cookie-date.ts'
import { longestLifeMs, readMaxAge } from '../web/cookie-life.ts'
import { sayDuration } from './duration-words.ts'
import type { Explained } from './explained.ts'
import { shown } from './shown.ts'

/** Where the rule on each attribute stands; by topic, as section numbers move between drafts. */
export const attributeRules: { readonly [Name in KnownAttribute]: string } = {
  Expires: 'RFC 6265bis, "The Expires Attribute"',
  'Max-Age': 'RFC 6265bis, "The Max-Age Attribute"',
  Domain: 'RFC 6265bis, "The Domain Attribute"',
  Path: 'RFC 6265bis, "The Path Attribute"',
  Secure: 'RFC 6265bis, "The Secure Attribute"',
  HttpOnly: 'RFC 6265bis, "The HttpOnly Attribute"',
  SameSite: 'RFC 6265bis, "The SameSite Attribute"',
  Partitioned: 'CHIPS (IETF draft), "Partitioned"',
  Priority: 'Chromium',
}

const read: { readonly [Name in KnownAttribute]: (value: string, nowMs: number) => Bilingual } = {
  Expires(value, nowMs) {
    const at = readCookieDate(value)
    if (at === null) {
      return {
        en: 'No date that a browser can read: without Max-Age the cookie lasts until the browser quits.',
        ko: '브라우저가 읽을 수 없는 날짜입니다. Max-Age가 없으면 브라우저를 종료할 때까지만 갑니다.',
      }
    }
    return sayLife(at - nowMs)
  },
  'Max-Age'(value) {
    const seconds = readMaxAge(value)
    if (seconds === null) {
      return { en: 'No whole number of seconds, so the attribute is ignored.', ko: '초 단위 정수가 아니어서 속성이 무시됩니다.' }
    }
    return sayLife(seconds * 1000)
  },
  Domain(value) {
    const domain = shown(value.replace(/^\./, '').toLowerCase())
    return domain === ''
      ? {
          en: 'Empty: as if there were no Domain, the cookie is for this very host.',
          ko: '비어 있어 Domain이 없는 것과 같습니다. 이 호스트에만 갑니다.',
        }
      : {
          en: `For ${domain} and all of its subdomains: wider than without Domain, not narrower.`,
          ko: `${domain} 도메인과 모든 하위 도메인에 갑니다. Domain이 없을 때보다 넓어집니다.`,
        }
  },
  Path(value) {
    if (!value.startsWith('/')) {
      return {
        en: 'It does not begin with /, so the directory of the address counts instead.',
        ko: '/로 시작하지 않아 요청 주소의 디렉터리가 Path가 됩니다.',
      }
    }
    return value === '/'
      ? { en: 'It goes with requests for every path of its host.', ko: '호스트의 모든 경로에 함께 갑니다.' }
      : {
          en: `It goes with requests for ${shown(value)} and below. That keeps nobody out: scripts of other paths can reach it.`,
          ko: `${shown(value)} 경로와 그 아래에만 함께 갑니다. 다른 경로의 스크립트도 손댈 수 있으므로 보호 장치는 아닙니다.`,
        }
  },
  Secure: () => ({
    en: 'It travels over https alone, and plain http can neither set nor replace it. Chromium makes an exception for localhost.',
    ko: 'https로만 오가며, 암호화되지 않은 http로는 설정하거나 덮어쓸 수 없습니다. Chromium은 localhost만 예외로 둡니다.',
  }),
  HttpOnly: () => ({
    en: 'No script can read it, and a script’s write over it is dropped without an error. Requests that a script sends still carry it.',
    ko: '스크립트가 읽을 수 없고, 덮어써도 오류 없이 무시됩니다. 그래도 스크립트가 보내는 요청에는 함께 갑니다.',
  }),
  SameSite: value => saySameSite(value),
  Partitioned: () => ({
    en: 'In frames it has a jar of its own under each site in the address bar. It needs Secure.',
    ko: '프레임에서는 주소창의 사이트마다 따로 보관됩니다. Secure가 필요합니다.',
  }),
  Priority: () => ({
    en: 'Which cookies Chromium throws out last when a jar is full. No standard knows it.',
    ko: '쿠키가 너무 많을 때 Chromium이 나중에 버릴 쿠키를 정합니다. 표준에는 없습니다.',
  }),
}

/** Days mean something up to here; a Max-Age of 30 digits asks for more than any number of days can say. */
const sayableLifeMs = 10_000 * 365 * 24 * 60 * 60 * 1000

/** A life that a line asks for, in its largest units; beyond ten thousand years no number is given. */
export function sayAskedLife(lifeMs: number, language: Language): string {
  if (lifeMs <= sayableLifeMs) return sayDuration(lifeMs, language)
  return language === 'en' ? 'more than 10,000 years' : '1만 년 이상'
}

function sayLife(lifeMs: number): Bilingual {
  if (lifeMs <= 0)
    return {
      en: 'Already over: the browser deletes the cookie of this name, domain and path, if it has one.',
      ko: '이미 지났으므로 이름, 도메인, 경로가 같은 쿠키가 있으면 브라우저가 지웁니다.',
    }
  const [en, ko] = [sayAskedLife(lifeMs, 'en'), sayAskedLife(lifeMs, 'ko')]
  if (lifeMs > longestLifeMs) {
    return {
      en: `Asks for ${en}; a browser grants 400 d at most.`,
      ko: `${ko} 동안 보관해 달라고 하지만 브라우저는 길어도 400일까지만 보관합니다.`,
    }
  }
  return { en: `Kept for ${en}, also when the browser quits.`, ko: `브라우저를 종료해도 ${ko} 동안 보관합니다.` }
}

const sameSiteWords: Readonly<Record<string, Bilingual>> = {
  strict: {
    en: 'Sent only with requests that its own site starts, or that you start yourself (a typed address). Not with a link from another site. In Chromium, a redirect through another site and back does not count against it.',
    ko: '같은 사이트에서 시작했거나 주소를 직접 입력한 요청에만 갑니다. 다른 사이트의 링크에는 가지 않습니다.',
  },
  lax: {
    en: 'From another site it goes along only with a GET that opens a page: a link, not an image, a frame or a POST.',
    ko: '다른 사이트에서 시작했을 때는 페이지를 여는 GET에만 함께 갑니다. 링크는 되고 이미지, 프레임, POST는 안 됩니다.',
  },
  none: {
    en: 'It is sent with requests that any site starts, unless the browser blocks third-party cookies. Browsers take it only with Secure.',
    ko: '브라우저가 제3자 쿠키를 막지 않는 한, 누가 시작한 요청이든 함께 갑니다. Secure와 함께일 때만 받아들입니다.',
  },
}

function saySameSite(value: string): Bilingual {
  const known = value.toLowerCase()
  if (Object.hasOwn(sameSiteWords, known)) return sameSiteWords[known] ?? withoutAttribute.SameSite.sentence
  return {
    en: 'No value that browsers know: as if there were no SameSite at all.',
    ko: '브라우저가 모르는 값이므로 SameSite가 없는 것과 같습니다.',
  }
}

/** What it means that an attribute is not there: that decides as much. */
export const withoutAttribute = {
  HttpOnly: {
    sentence: {
      en: 'Every script of the page can read it, an injected one too.',
      ko: '주입된 것을 포함해 페이지의 모든 스크립트가 읽을 수 있습니다.',
    },
    rule: attributeRules.HttpOnly,
  },
  Secure: {
    sentence: {
      en: 'It also travels over plain http, where everyone on the network path can read it.',
      ko: '중간에서 누구나 읽을 수 있는 http로도 오갑니다.',
    },
    rule: attributeRules.Secure,
  },
  SameSite: {
    sentence: {
      en: 'Chromium treats it as Lax, but for two minutes after it was set it also goes with a POST from another site that opens a page.',
      ko: 'Chromium은 Lax로 다루지만, 설정된 뒤 2분 동안은 다른 사이트에서 시작해 페이지를 여는 POST에도 함께 보냅니다.',
    },
    rule: attributeRules.SameSite,
  },
  Domain: {
    sentence: {
      en: 'Sent to this exact host and to no subdomain.',
      ko: '바로 이 호스트에만 가고 하위 도메인에는 가지 않습니다.',
    },
    rule: attributeRules.Domain,
  },
  Path: {
    sentence: {
      en: 'Without Path it is sent to the directory of the URL that set it, and below.',
      ko: 'Path가 없으면 쿠키를 설정한 요청 주소의 디렉터리가 Path가 됩니다.',
    },
    rule: attributeRules.Path,
  },
  life: {
    sentence: {
      en: 'A session cookie: it ends when the browser quits, unless the browser restores its last session.',
      ko: '세션 쿠키입니다. 브라우저를 종료하면 사라지지만, 지난 세션을 되살리는 브라우저에서는 남습니다.',
    },
    rule: attributeRules['Max-Age'],
  },
} as const satisfies Readonly<Record<string, Explained>>

/** One attribute as written, and what this value means. */
export function explainAttribute({ name, value, known, isTooLong }: CookieAttribute, nowMs: number): Explained {
  if (known === null) {
    const sentence = {
      en: `Browsers know no attribute “${shown(name)}” and ignore it.`,
      ko: `브라우저가 모르는 “${shown(name)}” 속성이므로 무시합니다.`,
    }
    return { sentence, rule: 'RFC 6265bis, "The Set-Cookie Header Field"' }
  }
  if (isTooLong) {
    const sentence = {
      en: 'Longer than 1024 bytes, so browsers ignore the attribute and keep the cookie.',
      ko: '1024바이트보다 길어서 브라우저가 속성을 무시하고 쿠키만 보관합니다.',
    }
    return { sentence, rule: 'RFC 6265bis, "The Set-Cookie Header Field"' }
  }
  return { sentence: read[known](value, nowMs), rule: attributeRules[known] }
}

const prefixRule = 'RFC 6265bis, "Cookie Name Prefixes"'
/** Not in RFC 6265bis, but in the draft that follows it. */
const httpPrefixRule = 'IETF draft "Cookies: HTTP State Management Mechanism" (layered cookies), "Cookie Name Prefixes"'

/** What a name that begins so promises. */
export const prefixWords: { readonly [Prefix in CookieNamePrefix['prefix']]: Explained } = {
  '__Host-Http-': {
    sentence: {
      en: 'The name promises Secure, HttpOnly, Path=/ and no Domain. Without HttpOnly, Chromium rejects the cookie from version 140 on; without one of the others every version does.',
      ko: '이름이 Secure, HttpOnly, Path=/를 갖추고 Domain이 없음을 약속합니다. HttpOnly가 없으면 Chromium 140부터, 나머지를 어기면 어느 버전이든 쿠키를 거부합니다.',
    },
    rule: httpPrefixRule,
  },
  '__Host-': {
    sentence: {
      en: 'The name promises Secure, Path=/ and no Domain; without them the cookie is rejected. Newer Chromium also accepts it from http://localhost.',
      ko: '이름이 Secure, Path=/를 갖추고 Domain이 없음을 약속합니다. 어기면 쿠키가 거부됩니다. 최신 Chromium은 http://localhost에서 온 것도 받아들입니다.',
    },
    rule: prefixRule,
  },
  '__Secure-': {
    sentence: {
      en: 'The name promises Secure; without it the cookie is rejected.',
      ko: '이름이 Secure를 약속합니다. 어기면 쿠키가 거부됩니다.',
    },
    rule: prefixRule,
  },
  '__Http-': {
    sentence: {
      en: 'The name promises Secure and HttpOnly. Chromium rejects the cookie otherwise from version 140 on; before, the name meant nothing.',
      ko: '이름이 Secure와 HttpOnly를 약속합니다. 어기면 Chromium 140부터 쿠키를 거부하며, 그전에는 아무 뜻이 없습니다.',
    },
    rule: httpPrefixRule,
  },
}

/** The promise of a cookie's name; null: it makes none. */
export function explainPrefix(name: string): Explained | null {
  const found = cookieNamePrefix(name)
  return found === null ? null : prefixWords[found.prefix]
}
