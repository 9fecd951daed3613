import { headerValue } from '../web/headers.ts'
import type { Bilingual } from '../language.ts'
import { shown } from '../words/shown.ts'
import type { BrowserSide, Exchange } from '../trace/exchange.ts'
import type { WorkerSource } from '../trace/request-events.ts'

const fromCache: Bilingual = {
  en: 'Served from the browser’s cache; the server never saw it.',
  ko: '브라우저의 캐시에서 응답했습니다. 서버는 이 요청을 보지 못했습니다.',
}
const fetchedAhead: Bilingual = {
  en: 'Served from what the browser had prefetched; the server saw that earlier request.',
  ko: '브라우저가 미리 받아 둔 응답입니다. 서버는 앞선 요청만 보았습니다.',
}

/** Where the response came from when the network brought none for this request; null: the network brought it. */
export function explainSource(exchange: Exchange): Bilingual | null {
  const { browser } = exchange
  switch (browser?.servedFrom ?? null) {
    case null:
      return null
    case 'memory':
    case 'disk':
      return fromCache
    case 'prefetch':
      return fetchedAhead
    case 'browser':
      return browser === null ? null : explainOwnRedirect(browser)
    case 'service-worker':
      return explainWorker(exchange)
  }
}

/** RFC 6797 §8.3; Chromium marks what it made itself with `Non-Authoritative-Reason`. */
function explainOwnRedirect({ responseHeaders }: BrowserSide): Bilingual {
  const headers = responseHeaders ?? []
  const reason = headerValue(headers, 'Non-Authoritative-Reason') ?? ''
  const there = shown(headerValue(headers, 'Location') ?? '')
  if (reason === 'HSTS') {
    return {
      en: `The browser itself went on to ${there}: the host had said with Strict-Transport-Security that it wants https alone (HSTS). Nothing left over http, and no server responded.`,
      ko: `브라우저가 스스로 ${there} 주소로 바꾸었습니다. 이 호스트가 Strict-Transport-Security로 https만 쓰겠다고 알렸기 때문입니다(HSTS). http로 나간 것은 없고, 서버가 응답한 것도 아닙니다.`,
    }
  }
  return {
    en: `The browser itself went on to ${there} (${shown(reason)}); no server responded.`,
    ko: `브라우저가 스스로 ${there} 주소로 바꾸었습니다(${shown(reason)}). 서버가 응답한 것이 아닙니다.`,
  }
}

const workerWords: { readonly [Source in WorkerSource]: Bilingual } = {
  network: {
    en: 'The page’s service worker responded with what it had fetched',
    ko: '페이지의 서비스 워커가 네트워크에서 받아 온 것으로 응답했습니다',
  },
  'cache-storage': {
    en: 'The page’s service worker responded from its own store (Cache API)',
    ko: '페이지의 서비스 워커가 직접 보관한 것(Cache API)으로 응답했습니다',
  },
  'http-cache': {
    en: 'The page’s service worker responded with what it got from the browser’s HTTP cache',
    ko: '페이지의 서비스 워커가 브라우저의 HTTP 캐시에서 얻은 것으로 응답했습니다',
  },
  made: {
    en: 'The page’s service worker responded with what its own script made',
    ko: '페이지의 서비스 워커가 스크립트로 직접 만든 응답을 주었습니다',
  },
}
const workerResponded: Bilingual = {
  en: 'The page’s service worker responded; with what, the browser did not say',
  ko: '페이지의 서비스 워커가 응답했습니다. 무엇으로 응답했는지는 브라우저가 밝히지 않았습니다',
}

/** The worker's own request is on the wire, where it asked for the same address; DevTools tells a tab nothing of it. */
function explainWorker({ browser, hops }: Exchange): Bilingual {
  const source = browser?.workerSource ?? null
  const words = source === null ? workerResponded : workerWords[source]
  const status = hops.at(-1)?.response?.status ?? null
  if (status === null) {
    const where: Bilingual =
      source === 'network'
        ? { en: ', by a request of its own', ko: '. 서비스 워커가 스스로 보낸 요청입니다' }
        : { en: '; no request for this address reached the server', ko: '. 이 주소에 대한 요청은 서버에 닿지 않았습니다' }
    return hops.length > 0 ? { en: `${words.en}.`, ko: `${words.ko}.` } : { en: `${words.en}${where.en}.`, ko: `${words.ko}${where.ko}.` }
  }
  return source === 'network'
    ? {
        en: `${words.en}: it passed the request on, and the server responded with ${status}.`,
        ko: `${words.ko}. 요청을 서버에 넘겼고, 서버가 응답했습니다(${status}).`,
      }
    : {
        en: `${words.en}. A request for this address reached the server as well, which responded with ${status}.`,
        ko: `${words.ko}. 이 주소에 대한 요청이 서버에도 닿았고, 서버가 응답했습니다(${status}).`,
      }
}
