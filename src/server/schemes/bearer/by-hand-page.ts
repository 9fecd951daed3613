import type { Bilingual } from '@shared/language.ts'
import type { Answer } from '../../answers/answer.ts'
import { html } from '../../pages/html.ts'
import { page, type PageFrame } from '../../pages/page.ts'

const words = {
  title: { en: 'A JWT by hand', ko: 'JWT 직접 만들기' },
  take: { en: 'Take the token of this browser', ko: '이 브라우저의 토큰 가져오기' },
  takeSaid: { en: 'from localStorage, where /bearer/ keeps it', ko: '/bearer/가 넣어 둔 localStorage에서' },
  noToken: { en: 'There is none. Log in first.', ko: '토큰이 없습니다. 먼저 로그인하십시오.' },
  logIn: { en: 'Log in', ko: '로그인' },
  header: { en: 'Header (JSON)', ko: '헤더(JSON)' },
  payload: { en: 'Payload (JSON)', ko: '페이로드(JSON)' },
  encode: { en: 'Encode both', ko: '둘 다 인코딩하기' },
  encoded: { en: 'Base64url of header and payload, with a full stop between', ko: '헤더와 페이로드의 Base64url, 사이에 마침표' },
  secret: { en: 'Secret', ko: '비밀 키' },
  sign: { en: 'Sign', ko: '서명하기' },
  signature: { en: 'Signature: HMAC-SHA-256 of that text with the secret', ko: '서명: 위 글과 비밀 키의 HMAC-SHA-256' },
  token: { en: 'The token', ko: '토큰' },
  send: { en: 'Ask for the admin data with it', ko: '이 토큰으로 관리자 정보 요청하기' },
  response: { en: 'Response of api.shop.test', ko: 'api.shop.test의 응답' },
  nothingYet: { en: 'Nothing sent yet.', ko: '아직 보내지 않았습니다.' },
  unreadable: { en: 'No response that this page may read.', ko: '이 페이지가 읽을 수 있는 응답이 없습니다.' },
} satisfies Record<string, Bilingual>

/**
 * `/bearer/by-hand`: a JWS in compact form made step by step (RFC 7515 §5.1) by the page's own script, and sent to the API. No server takes
 * part but the one that is asked in the end.
 */
export function byHandPage(frame: PageFrame): Answer {
  const say = (key: keyof typeof words): string => words[key][frame.language]
  const body = html`<div class="row">
      <button id="take" type="button" class="primary">${say('take')}</button>
      <a id="go-bearer" class="button" href="/bearer/">${say('logIn')}</a>
    </div>
    <p id="taken" class="quiet" role="status" data-none="${say('noToken')}">${say('takeSaid')}</p>
    <label class="wide">${say('header')}<textarea id="header" rows="2" spellcheck="false"></textarea></label>
    <label class="wide">${say('payload')}<textarea id="payload" rows="4" spellcheck="false"></textarea></label>
    <div class="row"><button id="encode" type="button">${say('encode')}</button></div>
    <p class="quiet">${say('encoded')}:</p>
    <pre id="encoded" role="status">–</pre>
    <form id="sign-form">
      <label>${say('secret')}<input id="secret" spellcheck="false" autocomplete="off" /></label>
      <button id="sign">${say('sign')}</button>
    </form>
    <p class="quiet">${say('signature')}:</p>
    <pre id="signature" role="status">–</pre>
    <h2>${say('token')}</h2>
    <pre id="compact">–</pre>
    <div class="row"><button id="send" type="button" class="primary">${say('send')}</button></div>
    <h2>${say('response')}</h2>
    <pre id="answer" role="status" data-unreadable="${say('unreadable')}">${say('nothingYet')}</pre>`
  return page(200, frame, { title: say('title'), body, script: '/bearer/by-hand.js', connectTo: ['https://api.shop.test'] })
}
