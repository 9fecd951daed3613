import type { Bilingual } from '../language.ts'
import type { CookieContext } from '../trace/cookie-context.ts'
import type { Cookie } from '../trace/cookie.ts'
import { sayDuration } from './duration-words.ts'
import { shown } from './shown.ts'

/** Why it went along: site, scheme and path, in this order. */
export function saySent(cookie: Cookie | null, context: CookieContext): Bilingual {
  if (cookie === null) return { en: 'It went along.', ko: '요청에 따라갔습니다.' }
  const [site, path] = [saySite(cookie, context), shown(cookie.path)]
  return {
    en: `${site.en}; ${sayScheme(cookie, context).en}; Path ${path} matches.`,
    ko: `${site.ko}, ${sayScheme(cookie, context).ko}, Path ${path} 범위 안입니다.`,
  }
}

function saySite({ sameSite }: Cookie, context: CookieContext): Bilingual {
  const { relation, starter, starterIs, isTopLevelNavigation, isStartedByUser, method } = context
  if (starter === null || relation === null) {
    return starter === null && isTopLevelNavigation && isStartedByUser
      ? { en: 'No other site started it', ko: '다른 사이트에서 시작하지 않았고' }
      : { en: 'The host matches', ko: '호스트가 맞고' }
  }
  if (relation === 'same-site') return { en: 'Same site', ko: '같은 사이트이고' }
  const from = relation === 'cross-site' ? shown(starter.host) : shown(starter.origin)
  if (sameSite === 'None' && starterIs === 'around') {
    return {
      en: `In a frame within a page of ${from}, and SameSite=None lets it`,
      ko: `${from} 페이지 안의 프레임에서 보냈지만 SameSite=None이라 따라가고`,
    }
  }
  if (sameSite === 'None') {
    return { en: `Started from ${from}, and SameSite=None lets it`, ko: `${from} 페이지에서 시작했지만 SameSite=None이라 따라가고` }
  }
  if (sameSite === 'unspecified' && method === 'POST' && isTopLevelNavigation) {
    return {
      en: `Started from ${from}, but a cookie without SameSite goes along with a POST for two minutes after it was set`,
      ko: `${from} 페이지에서 시작했지만 SameSite가 없는 쿠키는 설정된 뒤 2분 동안 POST 요청에도 따라가고`,
    }
  }
  if (sameSite === 'Strict' || !isTopLevelNavigation || method !== 'GET')
    return { en: `Sent although started from ${from}`, ko: `${from} 페이지에서 시작했는데도 따라갔고` }
  return {
    en: `Started from ${from}, and Lax lets it go with a GET that opens a page`,
    ko: `${from} 페이지에서 시작했지만 페이지를 여는 GET 요청이라 Lax여도 따라가고`,
  }
}

function sayScheme({ secure }: Cookie, { scheme }: CookieContext): Bilingual {
  if (scheme === 'https') return { en: 'https', ko: 'https 연결이며' }
  return secure
    ? { en: 'over http', ko: 'http 연결이며' }
    : { en: 'http, and it is not Secure', ko: 'http 연결이지만 Secure 쿠키가 아니며' }
}

/** What the browser now keeps: for how long, for whom, and out of whose reach. */
export function sayStored(cookie: Cookie | null, { wallMs }: CookieContext): Bilingual {
  if (cookie === null) return { en: 'The browser keeps it.', ko: '브라우저가 보관합니다.' }
  const { domain, hostOnly, secure, httpOnly, expiresMs } = cookie
  const host = shown(domain)
  const life: Bilingual =
    expiresMs === null
      ? { en: 'until the browser quits', ko: '브라우저를 종료할 때까지' }
      : { en: `for ${sayDuration(expiresMs - wallMs, 'en')}`, ko: `${sayDuration(expiresMs - wallMs, 'ko')} 동안` }
  const scope: Bilingual = hostOnly
    ? { en: `for ${host} alone`, ko: `${host} 호스트만을 위해` }
    : { en: `for ${host} and its subdomains`, ko: `${host} 도메인과 그 하위 도메인을 위해` }
  const limits = [
    secure ? { en: 'over https only', ko: 'https로만 보냅니다' } : null,
    httpOnly ? { en: 'out of reach of scripts', ko: '스크립트는 읽을 수 없습니다' } : null,
  ].filter(limit => limit !== null)
  return {
    en: `Kept ${[`${life.en}`, scope.en, ...limits.map(limit => limit.en)].join(', ')}.`,
    ko: [`${scope.ko} ${life.ko} 보관합니다.`, ...limits.map(limit => `${limit.ko}.`)].join(' '),
  }
}

export function sayDeleted(): Bilingual {
  return {
    en: 'It asks the browser to delete the cookie, and the jar had this very cookie: it is gone.',
    ko: '쿠키를 지우라는 줄이고, 쿠키 저장소에 바로 그 쿠키가 있어서 지워졌습니다.',
  }
}
