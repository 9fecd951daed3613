import { headerValue } from '../web/headers.ts'
import type { Bilingual } from '../language.ts'
import type { Exchange, NotedSide } from '../trace/exchange.ts'
import { notedOf } from '../trace/noted-side.ts'
import type { EventOf } from '../trace/trace-event.ts'
import type { CacheSource } from '../trace/request-events.ts'
import { shown } from './shown.ts'

/* Of a HAR that another program wrote: what it notes is told as its note, and nothing is made of what it does not tell. */

/** Who wrote the file, as a subject of a sentence. */
export function programName(program: string): Bilingual {
  const name = shown(program.trim())
  return name === '' ? { en: 'The program that wrote this HAR', ko: '이 HAR를 만든 프로그램' } : { en: name, ko: name }
}

/** The sentence over the receipt of a noted request; null: the request was recorded here. */
export function explainNoted(exchange: Exchange): Bilingual | null {
  const noted = notedOf(exchange)
  if (noted === null) return null
  const [who, cookies, response] = [programName(noted.program), cookiesNoted(noted), responseNoted(exchange, noted)]
  return {
    en: `${who.en} noted this request: ${cookies.en}; ${response.en}. The HAR does not tell which cookies were held back or stored, nor how the server decided.`,
    ko: `${who.ko}의 기록입니다. ${cookies.ko} ${response.ko} 어떤 쿠키가 안 갔고 저장되었는지, 서버가 어떻게 결정했는지는 HAR에 없습니다.`,
  }
}

function cookiesNoted({ sentCookies }: NotedSide): Bilingual {
  if (sentCookies === null) return { en: 'it names no cookie of the request', ko: '요청의 쿠키는 적혀 있지 않습니다.' }
  const names = listed(sentCookies)
  return { en: `the request carried ${names.en}`, ko: `요청에 ${names.ko} 쿠키가 있었습니다.` }
}

function responseNoted(exchange: Exchange, noted: NotedSide): Bilingual {
  const { status, browser } = exchange
  if (status === null) return withoutStatus(browser?.failure?.errorText ?? null)
  const location = status >= 300 && status < 400 ? headerValue(browser?.responseHeaders ?? [], 'Location') : null
  const [toEn, toKo] = location === null ? ['', ''] : [`, to ${shown(location)}`, `, ${shown(location)} 주소로 이동`]
  const set = noted.setCookies ?? []
  const [setEn, setKo] =
    set.length === 0 ? ['', ''] : [`, and asked to set ${listed(set).en}`, ` ${listed(set).ko} 쿠키를 설정하려 했습니다.`]
  const from = browser?.servedFrom == null ? null : sourceWords[browser.servedFrom]
  return {
    en: `the response was ${status}${toEn}${setEn}${from === null ? '' : `; ${from.en}`}`,
    ko: `응답은 ${status}${toKo}입니다.${setKo}${from === null ? '' : ` ${from.ko}`}`,
  }
}

function withoutStatus(errorText: string | null): Bilingual {
  if (errorText === null)
    return { en: 'it notes no status, so whether a response came is not known', ko: '상태 코드가 없어 응답이 왔는지 알 수 없습니다.' }
  const error = shown(errorText)
  return { en: `it notes the error “${error}” and no status`, ko: `상태 코드 없이 “${error}” 오류가 적혀 있습니다.` }
}

const sourceWords: { readonly [Source in CacheSource]: Bilingual } = {
  memory: { en: 'it says that this came from the browser’s cache', ko: '브라우저 캐시에서 왔다고 적혀 있습니다.' },
  disk: { en: 'it says that this came from the browser’s cache', ko: '브라우저 캐시에서 왔다고 적혀 있습니다.' },
  'service-worker': { en: 'it says that this came through a service worker', ko: '서비스 워커를 거쳐 왔다고 적혀 있습니다.' },
  browser: { en: 'it says that the browser made the response itself', ko: '브라우저가 스스로 만든 응답이라고 적혀 있습니다.' },
  prefetch: { en: 'it says that this had been fetched ahead', ko: '미리 받아 둔 것이라고 적혀 있습니다.' },
}

function listed(names: readonly string[]): Bilingual {
  const all = [...new Set(names)].map(name => `“${shown(name)}”`)
  const last = all.length > 4 ? null : all.at(-1)
  if (last === null) {
    const some = all.slice(0, 3).join(', ')
    return { en: `${some} and ${all.length - 3} more`, ko: `${some} 외 ${all.length - 3}개` }
  }
  return { en: all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${last}`, ko: all.join(', ') }
}

/** The event in the story. */
export function tellNoted({ program, method, url, status, errorText }: EventOf<'request.noted'>): Bilingual {
  const who = programName(program)
  const what = `${shown(method)} ${shown(url)}`.trim()
  if (status !== null)
    return { en: `${who.en} noted ${what} with the response ${status}.`, ko: `${who.ko}의 기록: ${what}, 응답 ${status}.` }
  const said = withoutStatus(errorText)
  return { en: `${who.en} noted ${what}; ${said.en}.`, ko: `${who.ko}의 기록: ${what}. ${said.ko}` }
}
