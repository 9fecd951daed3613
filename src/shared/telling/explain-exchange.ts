import type { Bilingual } from '../language.ts'
import type { Exchange } from '../trace/exchange.ts'
import { explainNoted } from '../words/noted-words.ts'
import { explainDecision } from './explain-decision.ts'
import { explainFailure } from './explain-failure.ts'
import { explainPreflight, isPreflight } from './explain-preflight.ts'
import { cookieClause } from './explain-request.ts'
import { responseClause, storedSentence } from './explain-response.ts'
import { explainSource } from './explain-source.ts'

/**
 * The plain sentences over the receipt, in the order of the exchange: what the browser sent (`explain-request.ts`), what the server decided
 * (`explain-decision.ts`) and responded with (`explain-response.ts`), and what the browser did with the cookies of the response. Exchanges that end
 * otherwise have a file each: preflights, failures, and responses that did not come over the network.
 */
export function explainExchange(exchange: Exchange): Bilingual {
  const noted = explainNoted(exchange)
  if (noted !== null) return noted
  const parts = [retrySentence(exchange), mainSentence(exchange), isTold(exchange) ? storedSentence(exchange) : null].filter(
    part => part !== null,
  )
  return { en: parts.map(part => part.en).join(' '), ko: parts.map(part => part.ko).join(' ') }
}

function mainSentence(exchange: Exchange): Bilingual {
  const { browser, hops, progress } = exchange
  if (exchange.isWithheld === true) return covered
  const preflight = isPreflight(exchange) ? explainPreflight(exchange) : null
  if (preflight !== null) return preflight
  if (progress === 'failed') return explainFailure(exchange)
  const source = explainSource(exchange)
  if (source !== null) return source
  if (browser?.networkStatus === 304) return revalidated
  if (exchange.url === '') return explainUncaptured(exchange)
  const decision = hops.at(-1)?.decision ?? null
  if (decision?.outcome != null) return explainDecision(exchange, decision)
  if (progress === 'pending' && browser?.headStatus != null) return explainOpenBody(exchange, browser.headStatus)
  if (progress === 'pending') return hops.length > 0 || browser === null ? onItsWay : notYetOut
  const [brought, response] = [cookieClause(exchange), responseClause(exchange)]
  return { en: `${brought.en}; the server ${response.en}.`, ko: `${brought.ko}, 서버는 ${response.ko}` }
}

/** Where the cookies of the response are new: not on what a cache repeats. */
const isTold = ({ browser }: Exchange): boolean => browser?.servedFrom == null

const revalidated: Bilingual = {
  en: 'The browser asked whether its cached copy is still good; the server said yes (304), and the page got the copy.',
  ko: '브라우저가 캐시의 사본이 아직 유효한지 물었고, 서버는 그렇다고 했습니다(304). 페이지는 그 사본을 받았습니다.',
}
const covered: Bilingual = {
  en: 'What goes with this request is covered until it is let go.',
  ko: '이 요청에 무엇이 함께 가는지는 보내 줄 때까지 가려 둡니다.',
}
const onItsWay: Bilingual = {
  en: 'The request was sent; the server has not responded yet.',
  ko: '요청을 보냈고 서버는 아직 응답하지 않았습니다.',
}
/** The head is there and the body goes on: a stream, or a wait of which the wire tells no end yet. */
function explainOpenBody(exchange: Exchange, status: number): Bilingual {
  const brought = cookieClause(exchange)
  return {
    en: `${brought.en}; the server responded with ${status}, and the body has not ended yet.`,
    ko: `${brought.ko}, 서버는 응답했으나(${status}) 본문이 아직 끝나지 않았습니다.`,
  }
}
const notYetOut: Bilingual = { en: 'The browser is about to send this request.', ko: '브라우저가 이 요청을 보내려고 합니다.' }

function retrySentence({ hops }: Exchange): Bilingual | null {
  const [first] = hops
  if (hops.length < 2 || first === undefined) return null
  if (first.response === null) {
    return { en: 'The connection broke, and the browser asked again by itself.', ko: '연결이 끊겨 브라우저가 스스로 다시 요청했습니다.' }
  }
  const { status } = first.response
  return {
    en: `The server first responded with ${status}, and the browser asked again by itself.`,
    ko: `서버가 먼저 ${status} 상태로 응답하자 브라우저가 스스로 다시 요청했습니다.`,
  }
}

function explainUncaptured(exchange: Exchange): Bilingual {
  const response = responseClause(exchange)
  return { en: `The request itself was not captured; the server ${response.en}.`, ko: `요청은 기록되지 않았고, 서버는 ${response.ko}` }
}
