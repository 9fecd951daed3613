import type { Protocol } from 'devtools-protocol'
import type { Text } from '../language.ts'
import { shown } from './shown.ts'

type BlockedReason = Protocol.Network.BlockedReason
type CorsError = Protocol.Network.CorsError

/** Why Chromium never let a request out, as a clause behind "because". */
const blockedWords: { readonly [Reason in BlockedReason]?: Text } = {
  'mixed-content': { en: 'an https page may not load plain http', ko: 'https 페이지는 http 자원을 불러올 수 없기' },
  csp: { en: 'the page’s Content-Security-Policy forbids it', ko: '페이지의 Content-Security-Policy가 금지하기' },
  origin: { en: 'its origin may not be asked from here', ko: '이 출처에는 요청할 수 없기' },
  'corp-not-same-origin': {
    en: 'its Cross-Origin-Resource-Policy keeps other origins out',
    ko: 'Cross-Origin-Resource-Policy가 다른 출처를 막기',
  },
  'corp-not-same-site': {
    en: 'its Cross-Origin-Resource-Policy keeps other sites out',
    ko: 'Cross-Origin-Resource-Policy가 다른 사이트를 막기',
  },
  'content-type': { en: 'its content type does not fit its use', ko: '콘텐츠 형식이 용도에 맞지 않기' },
  integrity: { en: 'its content does not have the demanded hash', ko: '내용의 해시가 요구한 값과 다르기' },
}

export function sayBlockedReason(reason: string): Text {
  const known = Object.hasOwn(blockedWords, reason) ? blockedWords[reason as BlockedReason] : undefined
  return known ?? { en: `of its rule ${shown(reason)}`, ko: `${shown(reason)} 규칙에 걸리기` }
}

/** Why the page may not read an answer that came, as a clause of its own; `origin` is the page's. */
const corsWords: { readonly [Error in CorsError]?: (origin: string) => Text } = {
  MissingAllowOriginHeader: origin => ({
    en: `the response has no Access-Control-Allow-Origin for ${origin}`,
    ko: `응답에 ${origin} 출처를 허용하는 Access-Control-Allow-Origin이 없어`,
  }),
  AllowOriginMismatch: origin => ({
    en: `its Access-Control-Allow-Origin names another origin than ${origin}`,
    ko: `응답의 Access-Control-Allow-Origin이 ${origin} 출처와 달라`,
  }),
  WildcardOriginNotAllowed: () => ({
    en: 'Access-Control-Allow-Origin: * is not enough when cookies go along',
    ko: '쿠키가 함께 갈 때는 Access-Control-Allow-Origin: *로 충분하지 않아',
  }),
  InvalidAllowCredentials: () => ({
    en: 'cookies went along, and the response has no Access-Control-Allow-Credentials: true',
    ko: '쿠키가 함께 갔는데 응답에 Access-Control-Allow-Credentials: true가 없어',
  }),
}

export function sayCorsError(error: string, pageOrigin: string): Text {
  const words = Object.hasOwn(corsWords, error) ? corsWords[error as CorsError] : undefined
  return (
    words?.(shown(pageOrigin)) ?? {
      en: `the response breaks a rule of CORS (${shown(error)})`,
      ko: `응답이 CORS 규칙에 맞지 않아(${shown(error)})`,
    }
  )
}

/** True when the question before the request failed, so that the request itself was never sent (Fetch standard, CORS preflight). */
export function isPreflightError(error: string): boolean {
  return error.includes('Preflight')
}

/** Net errors that a learner meets in the lab, as whole sentences; others by their name. */
const netErrorWords: Readonly<Record<string, Text>> = {
  'net::ERR_TUNNEL_CONNECTION_FAILED': {
    en: 'This host is outside the lab: the proxy refused, and nothing left this machine.',
    ko: '실습실 밖의 호스트여서 프록시가 거절했고, 이 컴퓨터 밖으로 나간 것은 없습니다.',
  },
  'net::ERR_TOO_MANY_REDIRECTS': {
    en: 'The browser gave up: one redirect led to the next without end.',
    ko: '리디렉션이 끝없이 이어져 브라우저가 멈췄습니다.',
  },
  'net::ERR_EMPTY_RESPONSE': { en: 'The connection was closed without a response.', ko: '응답 없이 연결이 끊겼습니다.' },
  'net::ERR_INVALID_HTTP_RESPONSE': { en: 'What came back was not HTTP.', ko: '돌아온 것이 HTTP 응답이 아니었습니다.' },
}

export function sayNetError(errorText: string): Text {
  const known = Object.hasOwn(netErrorWords, errorText) ? netErrorWords[errorText] : undefined
  return known ?? { en: `The request failed: ${shown(errorText)}.`, ko: `요청이 실패했습니다: ${shown(errorText)}` }
}
