import type { Bilingual } from '../language.ts'
import type { EventOf } from '../trace/trace-event.ts'
import type { ForbiddingPolicy, ForbiddingRule } from '../trace/request-events.ts'
import { shown } from './shown.ts'

type Forbidden = EventOf<'request.forbidden'>

/** A request that the browser forbade before it began: by which rule, and that nobody outside the page has seen anything of it. */
export function sayForbidden(event: Forbidden): Bilingual {
  const { rule } = event
  const url = shown(event.url)
  switch (rule.kind) {
    case 'csp':
      return sayPolicy(event, rule, url)
    case 'mixed-content':
      return event.redirectOf === null
        ? {
            en: `An https page may not ask for ${url} without encryption (mixed content): ${nothingSent.en}`,
            ko: `https 페이지는 암호화 없이 ${url} 주소에 요청할 수 없습니다(혼합 콘텐츠). ${nothingSent.ko}`,
          }
        : {
            en: `A redirect to ${url} was not followed, for an https page may not ask without encryption (mixed content): ${nothingSent.en}`,
            ko: `https 페이지는 암호화 없이 요청할 수 없으므로(혼합 콘텐츠) ${url} 주소로 가는 리디렉션을 따르지 않았습니다. ${nothingSent.ko}`,
          }
    case 'cors':
      return sayMode(rule.error, url)
  }
}

const nothingSent: Bilingual = {
  en: 'nothing was sent there, so no cookie went and the server saw nothing.',
  ko: '아무것도 보내지 않았으므로 쿠키도 가지 않았고 서버는 아무것도 보지 못했습니다.',
}

function sayPolicy(event: Forbidden, rule: Extract<ForbiddingRule, { readonly kind: 'csp' }>, url: string): Bilingual {
  const whose = owners[event.asker ?? 'unknown']
  const policy: Bilingual = {
    en: `${whose.en} (${shown(rule.directive)})`,
    ko: `${whose.ko}(${shown(rule.directive)})`,
  }
  const said = sayPolicies(rule.policies)
  // Chromium names the address that redirected, or the origin alone that it led to, lest a page learn where the redirect went.
  if (event.redirectOf !== null) {
    return {
      en: `${policy.en} forbids where a redirect led, and the browser did not follow it (it names ${url}): ${nothingSent.en} ${said.en}`,
      ko: `${policy.ko}가 리디렉션한 곳을 금지하여 브라우저가 따르지 않았습니다(브라우저가 밝힌 주소: ${url}). ${nothingSent.ko} ${said.ko}`,
    }
  }
  return {
    en: `${policy.en} forbids a request to ${url}: ${nothingSent.en} ${said.en}`,
    ko: `${policy.ko}가 ${url} 주소로 가는 요청을 금지합니다. ${nothingSent.ko} ${said.ko}`,
  }
}

const owners: { readonly [Asker in NonNullable<Forbidden['asker']> | 'unknown']: Bilingual } = {
  page: { en: 'The page’s Content-Security-Policy', ko: '페이지의 Content-Security-Policy' },
  frame: { en: 'The Content-Security-Policy of a frame', ko: '프레임의 Content-Security-Policy' },
  worker: { en: 'The Content-Security-Policy of a worker', ko: '워커의 Content-Security-Policy' },
  unknown: {
    en: 'A Content-Security-Policy of the page or of a frame in it',
    ko: '페이지나 그 안의 프레임에 있는 Content-Security-Policy',
  },
}

const places: { readonly [Source in ForbiddingPolicy['source']]: Bilingual } = {
  header: { en: 'response header', ko: '응답 헤더' },
  meta: { en: '<meta> element', ko: '<meta> 요소' },
}

/** Where the rule is. Of several policies that have it, the engine does not say which one forbade. */
function sayPolicies(policies: readonly ForbiddingPolicy[]): Bilingual {
  const [first] = policies
  if (first === undefined) {
    return {
      en: 'Whether a header or a <meta> element says so is not known.',
      ko: '응답 헤더와 <meta> 요소 가운데 어디에 있는 규칙인지는 알 수 없습니다.',
    }
  }
  if (policies.length === 1) {
    const [text, place] = [shown(first.directive), places[first.source]]
    return { en: `It says “${text}” (${place.en}).`, ko: `규칙은 “${text}”입니다(${place.ko}).` }
  }
  const list = (language: 'en' | 'ko'): string =>
    policies.map(({ source, directive }) => `“${shown(directive)}” (${places[source][language]})`).join(', ')
  return {
    en: `At least one of these rules forbids it: ${list('en')}.`,
    ko: `다음 규칙 가운데 적어도 하나가 금지합니다: ${list('ko')}.`,
  }
}

/** What Fetch refuses by the mode of the request, before anything is asked (Fetch standard, "main fetch"). */
function sayMode(error: string, url: string): Bilingual {
  switch (error) {
    case 'DisallowedByMode':
      return {
        en: `The script asked in the mode same-origin, and ${url} has another origin: ${nothingSent.en}`,
        ko: `스크립트가 same-origin 모드로 요청했는데 ${url} 주소는 출처가 다릅니다. ${nothingSent.ko}`,
      }
    case 'CorsDisabledScheme':
      return {
        en: `A request to another origin must be http or https, and ${url} is neither: ${nothingSent.en}`,
        ko: `다른 출처로 가는 요청은 http나 https여야 하는데 ${url} 주소는 둘 다 아닙니다. ${nothingSent.ko}`,
      }
    case 'NoCorsRedirectModeNotFollow':
      return {
        en: `A request to another origin in the mode no-cors must follow redirects, and this one to ${url} was not to: ${nothingSent.en}`,
        ko: `다른 출처로 가는 no-cors 모드의 요청은 리디렉션을 따라야 하는데 ${url} 주소로 가는 요청은 따르지 않게 되어 있습니다. ${nothingSent.ko}`,
      }
    default:
      return {
        en: `The browser’s rule ${shown(error)} forbids a request to ${url}: ${nothingSent.en}`,
        ko: `브라우저의 ${shown(error)} 규칙이 ${url} 주소로 가는 요청을 금지합니다. ${nothingSent.ko}`,
      }
  }
}
