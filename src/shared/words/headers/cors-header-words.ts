import { headerValue } from '../../web/headers.ts'
import { listMembers, secondsMs } from '../../web/field-value.ts'
import { originOf, siteRelation } from '../../web/site.ts'
import { sayDuration } from '../duration-words.ts'
import type { ExplainedPart } from '../explained.ts'
import { shown } from '../shown.ts'
import { whole, type HeaderFacts, type HeaderTable } from './header-entry.ts'

const cors = 'Fetch, "CORS protocol"'

/** Which page of which origin asks, and whether it may read the answer. CORS keeps pages from reading, not requests from arriving. */
export const corsHeaderWords: HeaderTable = {
  origin: {
    sentence: {
      en: 'The origin of the page that asks. The browser writes it, and no page can change it.',
      ko: '요청한 페이지의 출처입니다. 브라우저가 적으며 페이지는 바꿀 수 없습니다.',
    },
    rule: 'Fetch, "Origin header"; RFC 6454 §7',
    read: readOrigin,
  },
  'access-control-request-method': {
    sentence: {
      en: 'In a preflight: the method that the page wants to use.',
      ko: '사전 요청에서 페이지가 쓰려는 메서드를 알립니다.',
    },
    rule: cors,
  },
  'access-control-request-headers': {
    sentence: {
      en: 'In a preflight: the fields of its own that the page wants to send.',
      ko: '사전 요청에서 페이지가 직접 넣으려는 필드를 알립니다.',
    },
    rule: cors,
  },
  'access-control-allow-origin': {
    sentence: {
      en: 'Pages of which origin may read this response.',
      ko: '어느 출처의 페이지가 이 응답을 읽을 수 있는지 정합니다.',
    },
    rule: cors,
    read: readAllowOrigin,
  },
  'access-control-allow-credentials': {
    sentence: {
      en: 'Whether the page may read the response to a request that carried cookies. The value must be exactly “true”, and Allow-Origin must name the origin instead of *.',
      ko: '쿠키를 함께 보낸 요청의 응답도 읽을 수 있는지 정합니다. 값은 정확히 “true”여야 하고, Allow-Origin에 * 대신 출처를 적어야 합니다.',
    },
    rule: cors,
    read: value => (value === 'true' ? [] : whole(value, 'Anything but “true” means no.', '“true”가 아니면 허용하지 않는다는 뜻입니다.')),
  },
  'access-control-allow-methods': {
    sentence: {
      en: 'Response to a preflight: the methods allowed. GET, HEAD and POST need no permission.',
      ko: '사전 요청의 응답으로 허용하는 메서드를 알립니다. GET, HEAD, POST는 허락이 필요 없습니다.',
    },
    rule: cors,
  },
  'access-control-allow-headers': {
    sentence: {
      en: 'Response to a preflight: the fields that the page may send. By the standard, * does not cover Authorization, which must be named; Chromium still lets * cover it.',
      ko: '사전 요청의 응답으로 페이지가 보내도 되는 필드를 알립니다. 표준에서는 *에 Authorization이 포함되지 않아 따로 적어야 하지만, Chromium은 아직 *로도 허용합니다.',
    },
    rule: cors,
  },
  'access-control-expose-headers': {
    sentence: {
      en: 'Response fields that the page’s script may read, besides a few that it always may.',
      ko: '늘 읽을 수 있는 몇 가지 말고도 페이지의 스크립트가 읽어도 되는 응답 필드입니다.',
    },
    rule: cors,
  },
  'access-control-max-age': {
    sentence: {
      en: 'How long the browser may reuse the result of the preflight before it asks again. Chromium keeps it 2 hours at most.',
      ko: '사전 요청의 결과를 다시 묻지 않고 쓸 수 있는 시간입니다. Chromium은 길어도 2시간까지만 씁니다.',
    },
    rule: cors,
    read(value) {
      const ms = secondsMs(value)
      if (ms === null) return []
      return whole(value, `Asked once in ${sayDuration(ms, 'en')}.`, `${sayDuration(ms, 'ko')}에 한 번만 묻습니다.`)
    },
  },
}

function readOrigin(value: string, { url }: HeaderFacts): readonly ExplainedPart[] {
  if (value === 'null') {
    return whole(
      value,
      'No origin to name: a sandboxed frame, a data: page, or a redirect across origins.',
      '밝힐 출처가 없습니다. 샌드박스 프레임, data: 페이지, 다른 출처를 거친 리디렉션일 때 그렇습니다.',
    )
  }
  const [from, to] = [originOf(value), originOf(url)]
  if (from === null || to === null) return []
  if (from.origin === to.origin) return whole(value, 'The same origin as the address asked.', '요청한 주소와 같은 출처입니다.')
  const relation = siteRelation(from, to)
  if (relation === 'same-site') {
    return whole(value, 'Another origin, but the same site.', '출처는 다르지만 같은 사이트입니다.')
  }
  return relation === null
    ? whole(value, 'Another origin.', '다른 출처입니다.')
    : whole(value, 'Another site than the one asked.', '요청한 곳과 다른 사이트입니다.')
}

function readAllowOrigin(value: string, { request }: HeaderFacts): readonly ExplainedPart[] {
  const asked = headerValue(request, 'Origin')
  if (value === '*') {
    return whole(
      value,
      'Any page, but only for requests without cookies: with credentials, * is not enough.',
      '모든 페이지가 읽을 수 있지만 쿠키 없는 요청만 해당합니다. 자격 증명과 함께라면 *로는 부족합니다.',
    )
  }
  if (value === 'null') {
    return whole(
      value,
      'Every page without a name: any sandboxed frame fits.',
      '출처를 밝히지 않는 모든 페이지입니다. 어느 샌드박스 프레임이든 해당합니다.',
    )
  }
  if (listMembers(value).length > 1) {
    return whole(
      value,
      'Only one origin or * is allowed: no page matches a list.',
      '출처 하나나 *만 쓸 수 있습니다. 목록은 누구에게도 맞지 않습니다.',
    )
  }
  if (asked === null) return []
  return value === asked
    ? whole(value, 'The origin that asks: its page may read.', '요청한 바로 그 출처이므로 페이지가 읽을 수 있습니다.')
    : whole(
        value,
        `Not ${shown(asked)}, which asks: the browser does not let that page read the response.`,
        `요청한 ${shown(asked)} 출처와 다르므로 브라우저가 그 페이지에 응답을 주지 않습니다.`,
      )
}
