import type { Bilingual } from '../../language.ts'
import { secondsMs } from '../../web/field-value.ts'
import { originOf } from '../../web/site.ts'
import { sayDuration } from '../duration-words.ts'
import type { ExplainedPart } from '../explained.ts'
import { whole, type HeaderFacts, type HeaderTable } from './header-entry.ts'

/** What a page may do and who may show it; and the everyday fields around them, briefly. */
export const pageHeaderWords: HeaderTable = {
  'content-security-policy': {
    sentence: {
      en: 'From where this page may load things and where it may send them. It limits what an injected script can do.',
      ko: '이 페이지가 어디에서 불러오고 어디로 보낼 수 있는지 정합니다. 주입된 스크립트가 할 수 있는 일을 줄입니다.',
    },
    rule: 'Content Security Policy Level 3 (W3C)',
    read: readPolicy,
  },
  'strict-transport-security': {
    sentence: {
      en: 'From now on this host is asked over https alone, whatever a link says.',
      ko: '앞으로 링크가 무엇이든 이 호스트에는 https로만 요청합니다.',
    },
    rule: 'RFC 6797 §6.1',
    read: readTransport,
  },
  'referrer-policy': {
    sentence: { en: 'How much of its address the page gives away in Referer.', ko: '페이지가 Referer에 주소를 얼마나 드러낼지 정합니다.' },
    rule: 'Referrer Policy (W3C)',
  },
  'x-frame-options': {
    sentence: {
      en: 'Who may show this page in a frame. frame-ancestors of a content security policy replaces it.',
      ko: '누가 이 페이지를 프레임에 넣을 수 있는지 정합니다. 콘텐츠 보안 정책의 frame-ancestors가 대신합니다.',
    },
    rule: 'HTML, "X-Frame-Options"; RFC 7034',
  },
  'x-content-type-options': {
    sentence: {
      en: 'nosniff: the browser treats the content as Content-Type says and does not guess.',
      ko: 'nosniff이면 브라우저가 추측하지 않고 Content-Type 그대로 다룹니다.',
    },
    rule: 'Fetch, "X-Content-Type-Options header"',
  },
  'cross-origin-resource-policy': {
    sentence: {
      en: 'Whether other origins may show this as an image or a script.',
      ko: '다른 출처가 이것을 이미지나 스크립트로 쓸 수 있는지 정합니다.',
    },
    rule: 'Fetch, "Cross-Origin-Resource-Policy header"',
  },
  'cross-origin-opener-policy': {
    sentence: {
      en: 'Whether a page of another origin that opened this window keeps a reference to it.',
      ko: '이 창을 연 다른 출처의 페이지가 이 창을 계속 참조할 수 있는지 정합니다.',
    },
    rule: 'HTML, "Cross-origin opener policies"',
  },
  'upgrade-insecure-requests': {
    sentence: { en: 'The browser would rather have the page over https.', ko: '브라우저가 가능하면 https로 받겠다는 뜻입니다.' },
    rule: 'Upgrade Insecure Requests (W3C)',
  },
  'content-type': {
    sentence: {
      en: 'What the content is. A page of another origin can send three kinds without a preflight: form data of two kinds and plain text.',
      ko: '본문의 종류입니다. 다른 출처의 페이지가 사전 요청 없이 보낼 수 있는 것은 두 가지 폼 데이터와 일반 텍스트뿐입니다.',
    },
    rule: 'RFC 9110 §8.3; Fetch, "CORS-safelisted request-header"',
  },
  'content-length': { sentence: { en: 'How many bytes the content has.', ko: '본문의 바이트 수입니다.' }, rule: 'RFC 9110 §8.6' },
  allow: {
    sentence: {
      en: 'The methods that this address takes; it goes with a 405.',
      ko: '이 주소가 받는 메서드입니다. 405 응답에 함께 옵니다.',
    },
    rule: 'RFC 9110 §10.2.1',
  },
  accept: {
    sentence: { en: 'Which kinds of content the browser would like.', ko: '브라우저가 받고 싶은 본문의 종류입니다.' },
    rule: 'RFC 9110 §12.5.1',
  },
  'accept-language': {
    sentence: { en: 'Which languages the person would like.', ko: '사용자가 바라는 언어입니다.' },
    rule: 'RFC 9110 §12.5.4',
  },
  'accept-encoding': {
    sentence: { en: 'Which compressions the browser can undo.', ko: '브라우저가 풀 수 있는 압축 방식입니다.' },
    rule: 'RFC 9110 §12.5.3',
  },
  'user-agent': {
    sentence: {
      en: 'Which browser this claims to be. A client can write anything here.',
      ko: '자신이 어떤 브라우저라고 밝히는 값입니다. 누구나 무엇이든 적을 수 있습니다.',
    },
    rule: 'RFC 9110 §10.1.5',
  },
  connection: {
    sentence: {
      en: 'Applies to this connection only, not to the other side of a proxy.',
      ko: '이 연결에만 해당하며 프록시 너머로는 전해지지 않습니다.',
    },
    rule: 'RFC 9110 §7.6.1',
  },
  'x-request-id': {
    sentence: {
      en: 'The lab’s own number for this request: by it the app matches what browser, wire and server recorded.',
      ko: '실습실이 요청마다 붙이는 번호입니다. 브라우저와 통신과 서버가 같은 요청을 말하는지 이것으로 압니다.',
    },
    rule: 'Crumbtrail',
  },
}

const policyWords: Readonly<Record<string, Bilingual>> = {
  'default-src': {
    en: 'Where everything may be loaded from that no other directive covers.',
    ko: '다른 지시어가 정하지 않은 모든 것을 불러올 수 있는 곳입니다.',
  },
  'script-src': { en: 'Where scripts may come from.', ko: '스크립트를 불러올 수 있는 곳입니다.' },
  'style-src': { en: 'Where styles may come from.', ko: '스타일을 불러올 수 있는 곳입니다.' },
  'img-src': {
    en: 'Where images may come from: an image’s address can carry stolen values out.',
    ko: '이미지를 불러올 수 있는 곳입니다. 이미지 주소로도 훔친 값을 내보낼 수 있습니다.',
  },
  'connect-src': { en: 'Where scripts may send requests.', ko: '스크립트가 요청을 보낼 수 있는 곳입니다.' },
  'form-action': { en: 'Where forms may be sent.', ko: '폼을 보낼 수 있는 곳입니다.' },
  'frame-ancestors': {
    en: 'Who may show this page in a frame (against clickjacking).',
    ko: '이 페이지를 프레임에 넣을 수 있는 곳입니다(클릭재킹 방지).',
  },
  'frame-src': { en: 'Which pages may be shown in frames here.', ko: '이 페이지의 프레임에 넣을 수 있는 곳입니다.' },
  'base-uri': { en: 'What a <base> may make of relative addresses.', ko: '<base> 요소가 상대 주소의 기준으로 쓸 수 있는 곳입니다.' },
  'object-src': { en: 'Where plug-in content may come from.', ko: '플러그인 콘텐츠를 불러올 수 있는 곳입니다.' },
  sandbox: { en: 'The page is treated as in a sandboxed frame.', ko: '샌드박스 프레임에 든 페이지처럼 다룹니다.' },
}

function readPolicy(value: string): readonly ExplainedPart[] {
  return value
    .split(';')
    .map(text => text.trim())
    .filter(text => text !== '')
    .map(term => {
      const name = term.split(/\s+/, 1)[0]?.toLowerCase() ?? ''
      const sentence = Object.hasOwn(policyWords, name) ? policyWords[name] : undefined
      return { term, sentence: sentence ?? { en: 'One more limit.', ko: '또 하나의 제한입니다.' }, rule: null }
    })
}

function readTransport(value: string, { url }: HeaderFacts): readonly ExplainedPart[] {
  if (originOf(url)?.scheme === 'http') {
    return whole(
      value,
      'This response came over plain http, so browsers ignore it.',
      '암호화되지 않은 http로 온 응답이어서 브라우저가 무시합니다.',
      'RFC 6797 §8.1',
    )
  }
  const ms = secondsMs(/max-age="?(\d+)/i.exec(value)?.[1] ?? null)
  if (ms === null) return []
  return ms === 0
    ? whole(value, '0: the browser forgets the rule.', '0이므로 브라우저가 이 규칙을 잊습니다.')
    : whole(value, `For ${sayDuration(ms, 'en')}.`, `${sayDuration(ms, 'ko')} 동안입니다.`)
}
