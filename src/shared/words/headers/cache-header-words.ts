import { headerValue, type HeaderList } from '../../web/headers.ts'
import { listMembers, readDirective, secondsMs } from '../../web/field-value.ts'
import { sayDuration } from '../duration-words.ts'
import type { ExplainedPart } from '../explained.ts'
import { shown } from '../shown.ts'
import { readCacheControl } from './cache-control-words.ts'
import { whole, type HeaderTable } from './header-entry.ts'

/** The fields that decide whether a kept copy is used, asked about, or never kept. */
export const cacheHeaderWords: HeaderTable = {
  'cache-control': {
    sentence: { en: 'How long a copy may be kept and used, and by whom.', ko: '사본을 얼마 동안 누가 보관하고 쓸 수 있는지 정합니다.' },
    rule: 'RFC 9111 §5.2',
    read: (value, { side }) => readCacheControl(value, side),
  },
  pragma: {
    sentence: {
      en: 'The old way to say Cache-Control: no-cache in a request. In a response it was never specified; Chromium treats it as no-cache all the same.',
      ko: '요청에서 Cache-Control: no-cache를 뜻하던 옛 방식입니다. 응답에서의 뜻은 정해진 적이 없지만 Chromium은 no-cache처럼 다룹니다.',
    },
    rule: 'RFC 9111 §5.4',
  },
  expires: {
    sentence: {
      en: 'Until when the response is fresh, as a date. It is ignored if Cache-Control has max-age.',
      ko: '응답이 언제까지 유효한지 날짜로 알립니다. Cache-Control에 max-age가 있으면 무시됩니다.',
    },
    rule: 'RFC 9111 §5.3',
    read: (value, { headers }) => readExpires(value, headers),
  },
  age: {
    sentence: {
      en: 'How long ago the origin server made or validated this response, as a cache on the way estimates it; it counts against max-age.',
      ko: '원래 서버가 이 응답을 만들거나 확인한 뒤 지난 시간을 중간의 캐시가 계산한 값입니다. max-age에서 그만큼 뺍니다.',
    },
    rule: 'RFC 9111 §5.1',
    read(value) {
      const ms = secondsMs(value)
      return ms === null
        ? []
        : whole(value, `Made or validated ${sayDuration(ms, 'en')} ago.`, `${sayDuration(ms, 'ko')} 전에 만들었거나 확인한 응답입니다.`)
    },
  },
  date: {
    sentence: {
      en: 'When the server made the response, by its own clock: in the lab, the lab clock.',
      ko: '서버의 시계로 응답을 만든 시각입니다. 실습실에서는 실습실 시계를 따릅니다.',
    },
    rule: 'RFC 9110 §6.6.1',
  },
  etag: {
    sentence: {
      en: 'A name for this version of the content. The browser sends it back in If-None-Match to ask whether it is still good.',
      ko: '이 버전의 내용에 붙인 이름표입니다. 브라우저는 아직 쓸 수 있는지 물을 때 If-None-Match에 담아 돌려보냅니다.',
    },
    rule: 'RFC 9110 §8.8.3',
    read: value =>
      value.startsWith('W/')
        ? whole(
            value,
            'Weak (W/): the same in meaning, maybe not byte for byte.',
            '약한 검증자(W/)입니다. 뜻은 같지만 바이트까지 같지는 않을 수 있습니다.',
          )
        : whole(value, 'Strong: the same byte for byte.', '강한 검증자입니다. 바이트까지 같다는 뜻입니다.'),
  },
  'last-modified': {
    sentence: {
      en: 'When the content last changed. The browser sends it back in If-Modified-Since.',
      ko: '내용이 마지막으로 바뀐 시각입니다. 브라우저는 If-Modified-Since에 담아 돌려보냅니다.',
    },
    rule: 'RFC 9110 §8.8.2',
  },
  'if-none-match': {
    sentence: {
      en: '“I have this version: send the content only if yours is another one.” If not, 304 comes without content.',
      ko: '이 버전을 가지고 있으니 다를 때만 본문을 보내 달라는 뜻입니다. 같으면 본문 없이 304가 옵니다.',
    },
    rule: 'RFC 9110 §13.1.2',
    read: value => (value.trim() === '*' ? whole(value, 'Any version at all.', '어떤 버전이든 해당합니다.') : []),
  },
  'if-modified-since': {
    sentence: {
      en: '“Send the content only if it has changed since then.” With If-None-Match beside it, a server ignores it.',
      ko: '그 뒤에 바뀌었을 때만 본문을 보내 달라는 뜻입니다. If-None-Match가 함께 있으면 서버는 이 필드를 무시합니다.',
    },
    rule: 'RFC 9110 §13.1.3',
  },
  vary: {
    sentence: {
      en: 'Which request fields the response depends on: a copy is used only for a request in which all of them are the same.',
      ko: '응답이 요청의 어떤 필드에 따라 달라지는지 알립니다. 이 필드가 모두 같은 요청에만 사본을 씁니다.',
    },
    rule: 'RFC 9110 §12.5.5, RFC 9111 §4.1',
    read: readVary,
  },
}

function readExpires(value: string, headers: HeaderList): readonly ExplainedPart[] {
  const maxAge = listMembers(headerValue(headers, 'Cache-Control') ?? '')
    .map(readDirective)
    .find(({ name }) => name === 'max-age')
  if (maxAge !== undefined) {
    const written = shown(maxAge.written)
    return whole(value, `Of no effect here: ${written} decides.`, `여기서는 효과가 없습니다. ${written} 값이 정합니다.`)
  }
  const at = Date.parse(value)
  const from = Date.parse(headerValue(headers, 'Date') ?? '')
  if (Number.isNaN(at)) {
    return whole(value, 'No date at all, so it has expired already.', '날짜가 아니므로 이미 지난 것으로 봅니다.')
  }
  if (Number.isNaN(from)) return []
  if (at <= from) return whole(value, 'Stale at once.', '받자마자 오래된 것이 됩니다.')
  const [en, ko] = [sayDuration(at - from, 'en'), sayDuration(at - from, 'ko')]
  return whole(value, `Fresh for ${en}, counted from Date.`, `Date부터 ${ko} 동안 유효합니다.`)
}

function readVary(value: string): readonly ExplainedPart[] {
  return listMembers(value).map(term => {
    const name = term.toLowerCase()
    const sentence =
      name === '*'
        ? {
            en: 'The response depends on things that no request shows: a copy is never used without asking the server.',
            ko: '요청으로 알 수 없는 것에 따라 달라집니다. 서버에 묻지 않고는 사본을 쓰지 않습니다.',
          }
        : name === 'cookie'
          ? {
              en: 'A request with other cookies does not get this copy: the next user who logs in gets their own.',
              ko: '쿠키가 다르면 사본도 다릅니다. 뒤에 로그인한 사람에게 앞사람의 사본을 주지 않습니다.',
            }
          : name === 'authorization'
            ? { en: 'A request with another token does not get this copy.', ko: '토큰이 다르면 사본도 다릅니다.' }
            : name === 'origin'
              ? {
                  en: 'The CORS fields depend on the asking origin: one origin must not get the copy made for another.',
                  ko: '묻는 출처에 따라 CORS 필드가 달라집니다. 다른 출처가 받은 사본을 주면 안 됩니다.',
                }
              : { en: 'A copy is kept for each value of this field.', ko: '이 필드의 값마다 사본을 따로 둡니다.' }
    return { term, sentence, rule: null }
  })
}
