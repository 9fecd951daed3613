import { headerValue } from '../web/headers.ts'
import type { Bilingual } from '../language.ts'
import { sayCorsError, sayPreflightLack } from '../words/cors-error-words.ts'
import { shown } from '../words/shown.ts'
import { sentHeaders } from './chips.ts'
import type { Exchange } from '../trace/exchange.ts'
import { needsNoCredentials, preflightLack, type PreflightAnswer } from '../trace/preflight-check.ts'

export function isPreflight(exchange: Exchange): boolean {
  const asked = headerValue(sentHeaders(exchange), 'Access-Control-Request-Method')
  return exchange.browser?.resource === 'Preflight' || (exchange.method === 'OPTIONS' && asked !== null)
}

/**
 * The browser's question before a cross-origin request that a form could not make (Fetch standard, CORS preflight). What the browser
 * made of the response counts; until it is told, the standard does.
 * @returns null: it failed without a response that could be judged
 */
export function explainPreflight(exchange: Exchange): Bilingual | null {
  const headers = sentHeaders(exchange)
  const origin = headerValue(headers, 'Origin') ?? ''
  const method = shown(headerValue(headers, 'Access-Control-Request-Method') ?? '')
  const outcome = outcomeOf(exchange, origin)
  if (outcome === null) return null
  return {
    en: `Before the ${method} itself, the browser asked whether pages of ${shown(origin)} may send it (CORS preflight, never with cookies); ${outcome.en}.`,
    ko: `${method} 요청에 앞서 브라우저가 ${shown(origin)} 페이지에서 보내도 되는지 물었고(CORS 사전 요청, 쿠키 없이), ${outcome.ko}.`,
  }
}

const allowed: Bilingual = { en: 'the server allowed it', ko: '서버가 허용했습니다' }
const notAllowed = (why: Bilingual): Bilingual => ({
  en: `the server did not allow it: ${why.en}`,
  ko: `${why.ko} 허용되지 않았습니다`,
})

function outcomeOf(exchange: Exchange, origin: string): Bilingual | null {
  const { browser, progress } = exchange
  const decided = browser?.preflight ?? null
  const answer = answerOf(exchange)
  if (decided !== null && decided.corsError === null) return allowed
  // The response tells the method or the field; Chromium's word tells what only the request knows, its credentials.
  const lack = answer === null ? null : preflightLack(answer)
  if (lack !== null) return notAllowed(sayPreflightLack(lack, origin))
  if (decided !== null) return notAllowed(sayCorsError(decided.corsError ?? '', origin))
  if (answer === null)
    return progress === 'failed' ? null : { en: 'the server has not responded yet', ko: '서버는 아직 응답하지 않았습니다' }
  return needsNoCredentials(answer)
    ? { en: 'the server allowed it for a request without credentials', ko: '서버가 자격 증명 없는 요청에 한해 허용했습니다' }
    : allowed
}

function answerOf(exchange: Exchange): PreflightAnswer | null {
  const { browser, hops } = exchange
  const sent = hops.at(-1)?.response ?? null
  const status = sent?.status ?? browser?.headStatus ?? exchange.status
  const response = sent?.headers ?? browser?.responseHeaders ?? null
  return status === null || response === null ? null : { status, request: sentHeaders(exchange), response }
}
