import type { Bilingual } from '../../language.ts'
import { originOf } from '../../web/site.ts'
import type { ExplainedPart } from '../explained.ts'
import { whole, type HeaderFacts, type HeaderTable } from './header-entry.ts'

/** What a request tells of the page that made it, and where an answer sends the browser. */
export const contextHeaderWords: HeaderTable = {
  referer: {
    sentence: {
      en: 'The page from which the request came. A page can make the browser leave it out, so its absence proves nothing.',
      ko: '요청이 시작된 페이지입니다. 페이지가 빼도록 할 수 있으므로 없다고 해서 알 수 있는 것은 없습니다.',
    },
    rule: 'RFC 9110 §10.1.3',
    read: (value, { url }) => readReferer(value, url),
  },
  'sec-fetch-site': {
    sentence: {
      en: 'How the requesting page is related to the requested URL. The browser writes this field; a script cannot.',
      ko: '요청한 페이지와 요청받은 주소의 관계입니다. 브라우저가 적으며 스크립트는 쓸 수 없습니다.',
    },
    rule: 'Fetch Metadata Request Headers (W3C) §2.3',
    read: oneOf({
      'same-origin': { en: 'The same origin.', ko: '같은 출처입니다.' },
      'same-site': { en: 'Another origin of the same site (a subdomain, say).', ko: '하위 도메인처럼 같은 사이트의 다른 출처입니다.' },
      'cross-site': {
        en: 'Another site: a server may refuse just for this.',
        ko: '다른 사이트입니다. 서버는 이것만으로도 거절할 수 있습니다.',
      },
      none: {
        en: 'No page started it: an address was typed, or a bookmark opened.',
        ko: '어떤 페이지가 시작한 요청이 아닙니다. 주소를 입력했거나 즐겨찾기를 연 것입니다.',
      },
    }),
  },
  'sec-fetch-mode': {
    sentence: { en: 'What kind of request it is.', ko: '어떤 종류의 요청인지 알립니다.' },
    rule: 'Fetch Metadata Request Headers (W3C) §2.2',
    read: oneOf({
      navigate: { en: 'A page is being opened.', ko: '페이지를 여는 요청입니다.' },
      cors: {
        en: 'A script asks and wants to read: the CORS rules apply.',
        ko: '스크립트가 요청하고 읽으려 합니다. CORS 규칙을 따릅니다.',
      },
      'no-cors': {
        en: 'An image or a script: the page cannot read the response.',
        ko: '이미지나 스크립트처럼 페이지가 응답을 읽을 수 없는 요청입니다.',
      },
      'same-origin': { en: 'Only for the page’s own origin.', ko: '페이지와 같은 출처로만 보내는 요청입니다.' },
      websocket: { en: 'A WebSocket is being opened.', ko: '웹소켓을 여는 요청입니다.' },
    }),
  },
  'sec-fetch-dest': {
    sentence: { en: 'What the response will be used as.', ko: '응답을 무엇으로 쓸지 알립니다.' },
    rule: 'Fetch Metadata Request Headers (W3C) §2.1',
    read: oneOf({
      document: { en: 'A page in a tab.', ko: '탭에 여는 페이지입니다.' },
      iframe: { en: 'A page in a frame of another.', ko: '다른 페이지의 프레임에 여는 페이지입니다.' },
      empty: { en: 'Data for a script (fetch, XMLHttpRequest).', ko: '스크립트가 받는 데이터입니다(fetch, XMLHttpRequest).' },
      image: { en: 'An image.', ko: '이미지입니다.' },
      script: { en: 'A script.', ko: '스크립트입니다.' },
      style: { en: 'A style sheet.', ko: '스타일 시트입니다.' },
    }),
  },
  'sec-fetch-user': {
    sentence: { en: 'A person set it off, with a click or a key.', ko: '사람이 클릭하거나 키를 눌러 시작했습니다.' },
    rule: 'Fetch Metadata Request Headers (W3C) §2.4',
  },
  location: {
    sentence: {
      en: 'Where the browser is to go next. With a 3xx status it goes there by itself.',
      ko: '브라우저가 다음에 갈 주소입니다. 3xx 상태이면 브라우저가 스스로 갑니다.',
    },
    rule: 'RFC 9110 §10.2.2',
    read: readLocation,
  },
  host: {
    sentence: {
      en: 'Which host is meant: one server address can serve many hosts. Cookies and origins follow the host of the URL, not this field.',
      ko: '어느 호스트에 보내는 요청인지 알립니다. 서버 주소 하나가 여러 호스트를 맡을 수 있습니다. 쿠키와 출처는 이 필드가 아니라 URL의 호스트를 따릅니다.',
    },
    rule: 'RFC 9110 §7.2',
  },
}

function oneOf(words: Readonly<Record<string, Bilingual>>): (value: string) => readonly ExplainedPart[] {
  return value => {
    const sentence = Object.hasOwn(words, value) ? words[value] : undefined
    return sentence === undefined ? [] : [{ term: value, sentence, rule: null }]
  }
}

function readReferer(value: string, url: string): readonly ExplainedPart[] {
  const [from, to] = [originOf(value), originOf(url)]
  if (from === null || to === null) return []
  const isCut = /^https?:\/\/[^/]+\/$/i.test(value)
  if (from.origin !== to.origin && isCut) {
    return whole(
      value,
      'Cut to the origin: by default no other origin gets to see path and query.',
      '출처까지만 남겼습니다. 기본값으로는 다른 출처에 경로와 쿼리를 알리지 않습니다.',
      'Referrer Policy (W3C), "strict-origin-when-cross-origin"',
    )
  }
  return from.origin === to.origin
    ? whole(value, 'A page of the same origin, with its whole address.', '같은 출처의 페이지이며 주소 전체가 담겼습니다.')
    : whole(value, 'A page of another origin, with its whole address.', '다른 출처의 페이지이며 주소 전체가 담겼습니다.')
}

function readLocation(value: string, { url }: HeaderFacts): readonly ExplainedPart[] {
  const [from, to] = [originOf(url), originOf(value)]
  if (to === null) {
    return /^[a-z][a-z0-9+.-]*:/i.test(value) || value.startsWith('//')
      ? []
      : whole(value, 'A relative address: it stays with this origin.', '상대 주소이므로 같은 출처에 머뭅니다.')
  }
  if (from === null) return []
  if (from.origin === to.origin) return whole(value, 'The same origin.', '같은 출처입니다.')
  if (from.scheme === 'https' && to.scheme === 'http') {
    return whole(
      value,
      'From https down to plain http: the next request can be read on the way.',
      'https에서 암호화되지 않은 http로 내려갑니다. 다음 요청은 중간에서 읽을 수 있습니다.',
    )
  }
  return whole(value, 'Another origin: other cookies, other storage.', '다른 출처입니다. 쿠키와 저장소가 다릅니다.')
}
