import type { Bilingual } from '../language.ts'
import type { BrowserSide, Exchange } from '../trace/exchange.ts'
import { isPreflightError } from '../trace/preflight-check.ts'
import { responseHeadersOf } from '../trace/response-headers.ts'
import { headerValue } from '../web/headers.ts'
import { originOf } from '../web/site.ts'
import { sayCorsError } from '../words/cors-error-words.ts'
import { sayBlockedReason, sayFrameRefusal, sayNetError } from '../words/failure-words.ts'
import { shown } from '../words/shown.ts'
import { cookieClause } from './explain-request.ts'
import { responseClause } from './explain-response.ts'
import { explainSource } from './explain-source.ts'

/** Why the page has no response, or not the whole one. */
export function explainFailure(exchange: Exchange): Bilingual {
  const failure = exchange.browser?.failure ?? null
  if (failure === null) return explainCutShort(exchange, gone) ?? explainAbandoned(exchange)
  if (failure.blockedReason !== null) {
    const framed = failure.blockedReason === 'other' ? sayFrameRefusal(responseHeadersOf(exchange)) : null
    const why = framed ?? sayBlockedReason(failure.blockedReason)
    const isOut = exchange.hops.length > 0
    return isOut
      ? {
          en: `The browser kept the response from the page because ${why.en}.`,
          ko: `${why.ko} 때문에 브라우저가 응답을 페이지에 주지 않았습니다.`,
        }
      : {
          en: `The browser blocked this before sending it, because ${why.en}; the server never saw it.`,
          ko: `${why.ko} 때문에 브라우저가 보내기 전에 막았고, 서버는 이 요청을 보지 못했습니다.`,
        }
  }
  if (failure.corsError !== null) return explainCors(exchange, failure.corsError)
  if (failure.isCanceled || failure.errorText === 'net::ERR_ABORTED')
    return explainCutShort(exchange, brokenOff) ?? explainCanceled(exchange)
  return sayNetError(failure.errorText)
}

function explainCors(exchange: Exchange, error: string): Bilingual {
  const page = originOf(exchange.browser?.documentUrl ?? null)?.origin ?? pageOrigin(exchange.browser)
  const why = sayCorsError(error, page)
  if (isPreflightError(error)) {
    return {
      en: `The browser asked first (CORS preflight), and the server did not allow it for pages of ${shown(page)}: ${why.en}. The request itself was never sent.`,
      ko: `브라우저가 먼저 물었지만(CORS 사전 요청) ${why.ko} ${shown(page)} 페이지에 허용되지 않았고, 정작 이 요청은 보내지 않았습니다.`,
    }
  }
  const [brought, response] = [cookieClause(exchange), responseClause(exchange)]
  if (exchange.hops.length === 0) {
    return { en: `The browser kept this from the page: ${why.en}.`, ko: `${why.ko} 브라우저가 페이지에 주지 않았습니다.` }
  }
  return {
    en: `${brought.en}; the server ${response.en}. It did arrive, but the page may not read the response: ${why.en}.`,
    ko: `${brought.ko}, 서버는 ${response.ko} 요청은 도착했지만 ${why.ko} 페이지가 응답을 읽을 수 없습니다.`,
  }
}

const pageOrigin = (browser: BrowserSide | null): string => headerValue(browser?.requestHeaders ?? [], 'Origin') ?? ''

const gone: Bilingual = {
  en: 'The tab was closed before the response had ended.',
  ko: '응답이 끝나기 전에 탭이 사라졌습니다.',
}
const brokenOff: Bilingual = {
  en: 'It was cut off before the response had ended.',
  ko: '응답이 끝나기 전에 중단되었습니다.',
}

/** A response that began and never ended, and that the server did not give to this request; null: the server gave it, or none began. */
function explainCutShort(exchange: Exchange, end: Bilingual): Bilingual | null {
  const source = explainSource(exchange)
  return source === null ? null : { en: `${source.en} ${end.en}`, ko: `${source.ko} ${end.ko}` }
}

function explainCanceled(exchange: Exchange): Bilingual {
  const { hops } = exchange
  if (hops.length === 0)
    return { en: 'The browser dropped this request before it was sent.', ko: '브라우저가 보내기 전에 이 요청을 그만두었습니다.' }
  if (hops.at(-1)?.isStoppedAtDoor === true) {
    return {
      en: 'The browser canceled this while it was held before the server; the server never saw it.',
      ko: '서버에 닿기 전 붙잡혀 있는 동안 브라우저가 그만두었고, 서버는 이 요청을 보지 못했습니다.',
    }
  }
  const response = hops.at(-1)?.response ?? null
  const status = response?.status ?? exchange.browser?.headStatus ?? null
  if (status === 204 || status === 205) {
    return {
      en: `The server responded with ${status}, which has nothing to show: the page stays as it was.`,
      ko: `서버가 ${status} 상태로 응답했고, 보여 줄 내용이 없어 페이지가 그대로 남습니다.`,
    }
  }
  if (status !== null && exchange.status !== null) {
    return {
      en: `The server responded with ${status}; the body was cut off before its end.`,
      ko: `서버는 응답했으나(${status}) 본문이 끝나기 전에 중단되었습니다.`,
    }
  }
  if (status === null) {
    return {
      en: 'The browser canceled this before the response came; the request had reached the server all the same.',
      ko: '응답이 오기 전에 브라우저가 그만두었지만, 요청은 서버에 닿았습니다.',
    }
  }
  return {
    en: `The browser canceled this before the page had the response; the server had responded with ${status} all the same.`,
    ko: `페이지가 응답을 받기 전에 브라우저가 그만두었지만, 서버는 이미 응답했습니다(${status}).`,
  }
}

/** No word of failure: the tab went, or the client left. */
function explainAbandoned({ browser, hops }: Exchange): Bilingual {
  if (hops.at(-1)?.isStoppedAtDoor === true) {
    return {
      en: 'The tab was closed while this was held before the server; the server never saw it.',
      ko: '서버에 닿기 전 붙잡혀 있는 동안 탭이 사라졌고, 서버는 이 요청을 보지 못했습니다.',
    }
  }
  if (browser === null) {
    return {
      en: 'Only the wire saw this request; the client left before the response was sent.',
      ko: '네트워크에서만 보인 요청이고, 응답이 나가기 전에 클라이언트가 떠났습니다.',
    }
  }
  const status = hops.at(-1)?.response?.status ?? browser.headStatus
  if (status === null) return { en: 'The tab was closed before the response came.', ko: '응답이 오기 전에 탭이 사라졌습니다.' }
  return {
    en: `The tab was closed before it had the whole response; the server had responded with ${status}.`,
    ko: `탭이 응답을 다 받기 전에 사라졌습니다. 서버는 이미 응답했습니다(${status}).`,
  }
}
