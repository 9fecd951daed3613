import type { Bilingual } from '../language.ts'
import type { CookieContext } from '../trace/cookie-context.ts'
import type { Cookie } from '../trace/cookie.ts'
import type { CookieCauseName } from '../trace/cookie-causes.ts'
import { cookieCauses } from './cookie-reasons.ts'
import { shown } from './shown.ts'

/** Why a cookie did not go along, with the facts of this one; the general rule where the facts are not known. */
export function sayHeldBack(cause: CookieCauseName, cookie: Cookie | null, context: CookieContext): Bilingual {
  if (cookie === null) return cookieCauses[cause].sentence
  switch (cause) {
    case 'secure':
      return {
        en: `It is Secure, and this request goes over plain http.`,
        ko: `Secure 쿠키인데 이 요청은 암호화되지 않은 http로 갑니다.`,
      }
    case 'path':
      return {
        en: `Its Path is ${shown(cookie.path)}, this request is for ${shown(context.path)}.`,
        ko: `쿠키의 Path는 ${shown(cookie.path)}인데, 요청한 경로는 ${shown(context.path)}입니다.`,
      }
    case 'domain':
      return sayOtherHost(cookie, context)
    case 'strict':
      return sayCrossSite({ en: 'SameSite=Strict', ko: 'SameSite=Strict 쿠키입니다' }, context)
    case 'lax':
      return sayLax({ en: 'SameSite=Lax', ko: 'SameSite=Lax 쿠키입니다' }, context)
    case 'unspecified':
      return sayUnspecified(context)
    default:
      return cookieCauses[cause].sentence
  }
}

function sayOtherHost({ domain, hostOnly }: Cookie, { host }: CookieContext): Bilingual {
  const [theirs, ours] = [shown(domain), shown(host)]
  if (hostOnly) {
    return {
      en: `It belongs to ${theirs} alone (it was set without Domain); this request goes to ${ours}.`,
      ko: `Domain 없이 설정되어 ${theirs} 호스트에만 속하는 쿠키인데, 이 요청은 ${ours} 호스트로 갑니다.`,
    }
  }
  return {
    en: `Its Domain is ${theirs}; this request goes to ${ours}.`,
    ko: `쿠키의 Domain은 ${theirs}인데, 이 요청은 ${ours} 호스트로 갑니다.`,
  }
}

/** From whom the request came. Chromium may count a request as cross-site where the page's address does not show it (a frame, say). */
export function sayCrossSite(rule: Bilingual, { relation, starter, starterIs }: CookieContext): Bilingual {
  if (starter === null || relation === null || relation === 'same-site') {
    return {
      en: `${rule.en}, and the browser counts this request as started from another site.`,
      ko: `${rule.ko}. 브라우저는 이 요청이 다른 사이트에서 시작되었다고 봅니다.`,
    }
  }
  if (starterIs === 'around') {
    const site = shown(relation === 'cross-site' ? starter.host : starter.origin)
    return {
      en: `${rule.en}, and the frame that asks stands in a page of ${site}, another site.`,
      ko: `${rule.ko}. 이 요청을 보내는 프레임은 다른 사이트인 ${site} 페이지 안에 있습니다.`,
    }
  }
  if (relation === 'other-scheme') {
    return {
      en: `${rule.en}, and the request was started from ${shown(starter.origin)}: the same domain over ${starter.scheme} counts as another site.`,
      ko: `${rule.ko}. 이 요청은 ${shown(starter.origin)} 페이지에서 시작되었습니다. 도메인이 같아도 ${starter.scheme} 스킴이면 다른 사이트로 봅니다.`,
    }
  }
  return {
    en: `${rule.en}, and the request was started from ${shown(starter.host)}, another site.`,
    ko: `${rule.ko}. 이 요청은 다른 사이트인 ${shown(starter.host)} 페이지에서 시작되었습니다.`,
  }
}

/** Chromium lets a cookie without SameSite go with such a POST too while it is younger than two minutes (RFC 6265bis, "Lax-Allowing-Unsafe"). */
function sayUnspecified(context: CookieContext): Bilingual {
  const why = sayLax({ en: 'It has no SameSite and counts as Lax', ko: 'SameSite가 없어 Lax로 다룹니다' }, context)
  if (!context.isTopLevelNavigation || context.method !== 'POST') return why
  return {
    en: `${why.en} (Within two minutes of being set it would also have gone with this POST.)`,
    ko: `${why.ko} (설정된 지 2분 안이었다면 이 POST에도 갔습니다.)`,
  }
}

/** Lax lets a cookie go with a top-level navigation by a safe method alone: name what this request is instead. */
function sayLax(rule: Bilingual, context: CookieContext): Bilingual {
  const why = sayCrossSite(rule, context)
  const { isTopLevelNavigation, isFrame, method, resource } = context
  if (isTopLevelNavigation) {
    return {
      en: `${why.en} From there it goes along only with a GET, and this is a ${shown(method)}.`,
      ko: `${why.ko} 이럴 때는 GET 요청에만 따라가는데, 이 요청의 메서드는 ${shown(method)}입니다.`,
    }
  }
  if (isFrame) {
    return {
      en: `${why.en} From there it goes along only when the page of the tab itself is opened, and this opens a frame within a page.`,
      ko: `${why.ko} 이럴 때는 탭의 페이지 자체를 여는 요청에만 따라가는데, 이 요청은 페이지 안의 프레임을 엽니다.`,
    }
  }
  const kind = resource === '' ? null : shown(resource)
  return {
    en: `${why.en} From there it goes along only when the page itself is opened${kind === null ? '' : `, and this is a request of kind ${kind}`}.`,
    ko: `${why.ko} 이럴 때는 페이지 자체를 여는 요청에만 따라갑니다.${kind === null ? '' : ` 이 요청의 종류는 ${kind}입니다.`}`,
  }
}
