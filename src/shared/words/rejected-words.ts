import type { Bilingual } from '../language.ts'
import { cookieNamePrefix, type CookieNamePrefix } from '../web/cookie-name-prefix.ts'
import { domainMatches } from '../web/site.ts'
import { attributeValue, parseSetCookie } from '../web/set-cookie.ts'
import type { CookieContext } from '../trace/cookie-context.ts'
import { cookieNameOf } from '../trace/cookie-name.ts'
import type { JudgedCookie } from '../trace/exchange.ts'
import type { CookieCauseName } from '../trace/cookie-causes.ts'
import { cookieCauses } from './cookie-reasons.ts'
import { sayCrossSite } from './held-back-words.ts'
import { shown } from './shown.ts'

/** Why a `Set-Cookie` was refused, with the facts of this one. */
export function sayRejected(cause: CookieCauseName, judged: JudgedCookie, context: CookieContext): Bilingual {
  switch (cause) {
    case 'secure':
      return {
        en: 'It asks to be Secure, and came over plain http.',
        ko: 'Secure 쿠키로 저장해 달라고 했지만 암호화되지 않은 http로 왔습니다.',
      }
    case 'strict':
      return sayCrossSite({ en: 'SameSite=Strict', ko: 'SameSite=Strict 쿠키입니다' }, context)
    case 'lax':
      return sayCrossSite({ en: 'SameSite=Lax', ko: 'SameSite=Lax 쿠키입니다' }, context)
    case 'unspecified':
      return sayCrossSite({ en: 'It has no SameSite and counts as Lax', ko: 'SameSite가 없어 Lax로 다룹니다' }, context)
    case 'overwrites-secure':
      return {
        en: `There is a Secure cookie “${shown(cookieNameOf(judged))}” already, and plain http may not replace it.`,
        ko: `Secure 속성이 있는 “${shown(cookieNameOf(judged))}” 쿠키가 이미 있고, http 연결로는 덮어쓸 수 없습니다.`,
      }
    case 'invalid-domain':
      return sayInvalidDomain(judged, context)
    case 'invalid-prefix':
      return sayInvalidPrefix(cookieNameOf(judged))
    default:
      return cookieCauses[cause].sentence
  }
}

function sayInvalidDomain({ line }: JudgedCookie, { host }: CookieContext): Bilingual {
  const parsed = parseSetCookie(line ?? '')
  const domain = parsed.ok ? attributeValue(parsed.cookie, 'Domain') : null
  if (domain === null || host === '') return cookieCauses['invalid-domain'].sentence
  const [asked, answering] = [shown(domain), shown(host)]
  if (domainMatches(host, domain.replace(/^\./, '').toLowerCase())) {
    return {
      en: `Its Domain is ${asked}, a public suffix: ${answering} may not set cookies for everybody below it.`,
      ko: `Domain이 공용 접미사인 ${asked}입니다. ${answering} 호스트는 그 아래 모두에게 가는 쿠키를 설정할 수 없습니다.`,
    }
  }
  return {
    en: `Its Domain is ${asked}; ${answering} may name only itself or a parent of itself.`,
    ko: `Domain이 ${asked}입니다. ${answering} 호스트는 자신이나 상위 도메인만 지정할 수 있습니다.`,
  }
}

const prefixDemands: { readonly [Prefix in CookieNamePrefix['prefix']]: Bilingual } = {
  '__Host-Http-': { en: 'Secure, HttpOnly, Path=/ and no Domain', ko: 'Secure, HttpOnly, Path=/ 속성이 있고 Domain 속성이 없어야' },
  '__Host-': { en: 'Secure, Path=/ and no Domain', ko: 'Secure, Path=/ 속성이 있고 Domain 속성이 없어야' },
  '__Secure-': { en: 'Secure', ko: 'Secure 속성이 있어야' },
  '__Http-': { en: 'Secure and HttpOnly', ko: 'Secure, HttpOnly 속성이 있어야' },
}

function sayInvalidPrefix(name: string): Bilingual {
  const prefix = cookieNamePrefix(name)?.prefix
  if (prefix === undefined) return cookieCauses['invalid-prefix'].sentence
  const demands = prefixDemands[prefix]
  return {
    en: `A name that begins with ${prefix} demands ${demands.en}, and https; one of them is missing.`,
    ko: `${prefix} 접두사로 시작하는 이름은 https로 오고 ${demands.ko} 합니다. 이 가운데 빠진 것이 있습니다.`,
  }
}
