import type { Protocol } from 'devtools-protocol'
import { headerValue, type HeaderList } from '../web/headers.ts'
import type { Bilingual } from '../language.ts'
import { frameRule } from '../web/frame-rule.ts'
import { shown } from './shown.ts'

type BlockedReason = Protocol.Network.BlockedReason

/** Why Chromium never let a request out, or kept its response from the page, as a clause behind "because". */
const blockedWords: { readonly [Reason in BlockedReason]?: Bilingual } = {
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

/** The rule that refused the frame as a clause behind "because"; null: the response forbids no frame. */
export function sayFrameRefusal(response: HeaderList): Bilingual | null {
  if (frameRule(response) === 'frame-ancestors') {
    return {
      en: 'its Content-Security-Policy (frame-ancestors) does not let this page frame it',
      ko: 'Content-Security-Policy의 frame-ancestors가 이 페이지의 프레임에 넣는 것을 금지하기',
    }
  }
  const option = headerValue(response, 'X-Frame-Options')
  if (option === null) return null
  return {
    en: `its X-Frame-Options (${shown(option)}) does not let this page frame it`,
    ko: `X-Frame-Options(${shown(option)})가 이 페이지의 프레임에 넣는 것을 금지하기`,
  }
}

export function sayBlockedReason(reason: string): Bilingual {
  const known = Object.hasOwn(blockedWords, reason) ? blockedWords[reason as BlockedReason] : undefined
  if (known === undefined && reason === 'other')
    return { en: 'of a rule that Chromium does not name', ko: 'Chromium이 밝히지 않은 규칙에 걸리기' }
  return known ?? { en: `of its rule ${shown(reason)}`, ko: `${shown(reason)} 규칙에 걸리기` }
}

/** Net errors that a learner meets in the lab, as whole sentences; others by their name. */
const netErrorWords: Readonly<Record<string, Bilingual>> = {
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

export function sayNetError(errorText: string): Bilingual {
  const known = Object.hasOwn(netErrorWords, errorText) ? netErrorWords[errorText] : undefined
  return known ?? { en: `The request failed: ${shown(errorText)}.`, ko: `요청이 실패했습니다: ${shown(errorText)}` }
}
