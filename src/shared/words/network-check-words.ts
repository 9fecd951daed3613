import type { WordsOf } from './check-sentence.ts'

/** What the lab's door asks of every request before a site sees it. */
export const networkCheckWords: WordsOf<'request-readable'> = {
  'request-readable': {
    title: { en: 'Read the request', ko: '요청 읽기' },
    passed: () => ({ en: 'It is a proper HTTP request.', ko: '올바른 HTTP 요청입니다.' }),
    refused: {
      'bad-request-line': () => ({
        en: 'The request’s first line is no HTTP request line (RFC 9112 §3).',
        ko: '요청의 첫 줄이 HTTP 요청 줄의 형식이 아닙니다(RFC 9112 §3).',
      }),
      'headers-too-large': say => ({
        en: `The request’s header fields are larger than ${say.text('maxBytes')} bytes, so the server stopped reading (431).`,
        ko: `요청의 헤더 필드가 ${say.text('maxBytes')}바이트보다 커서 서버가 읽기를 멈췄습니다(431).`,
      }),
      'bad-header': () => ({
        en: 'A header field of the request is malformed: a character that must not be there, or two lengths that contradict each other.',
        ko: '요청의 헤더 필드 형식이 잘못되었습니다. 쓸 수 없는 문자가 있거나 서로 다른 길이가 적혀 있습니다.',
      }),
      'bad-address': () => ({
        en: 'The request’s address cannot be read as a URL of the lab.',
        ko: '요청한 주소를 실습실의 URL로 읽을 수 없습니다.',
      }),
      'too-large': say => ({
        en: `The request’s content is larger than ${say.text('maxBytes')} bytes.`,
        ko: `요청의 본문이 ${say.text('maxBytes')}바이트보다 큽니다.`,
      }),
      'cut-off': () => ({
        en: 'The connection ended before the request was whole.',
        ko: '요청이 다 오기 전에 연결이 끝났습니다.',
      }),
      'too-slow': say => ({
        en: `The request did not arrive whole within ${say.duration('limitMs')}.`,
        ko: `${say.duration('limitMs')} 안에 요청이 다 도착하지 않았습니다.`,
      }),
    },
  },
}
