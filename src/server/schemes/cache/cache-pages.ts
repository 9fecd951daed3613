import type { LabSettings } from '@shared/lab/lab-settings.ts'
import type { Bilingual } from '@shared/language.ts'
import type { Answer } from '../../answers/answer.ts'
import type { Known } from '../../checks/check.ts'
import { html } from '../../pages/html.ts'
import { page, type PageFrame } from '../../pages/page.ts'

const words = {
  title: { en: 'The browser’s cache', ko: '브라우저 캐시' },
  intro: {
    en: 'Each response has a number that grows only when the server itself makes the response. Ask twice: the same number means that the server was not asked.',
    ko: '응답마다 서버가 직접 응답할 때만 커지는 번호가 있습니다. 두 번 요청해 보십시오. 번호가 같으면 서버에 묻지 않은 것입니다.',
  },
  kept: { en: '200, kept ten minutes', ko: '200, 10분 보관' },
  moved: { en: '301, kept', ko: '301, 보관' },
  missing: { en: '404, kept', ko: '404, 보관' },
  checked: { en: 'no-cache, with ETag', ko: 'no-cache와 ETag' },
  uncached: { en: 'no-store', ko: 'no-store' },
  posted: { en: 'POST', ko: 'POST' },
  'varied-tea': { en: 'Vary: tea', ko: 'Vary: tea' },
  'varied-mint': { en: 'Vary: mint', ko: 'Vary: mint' },
  request: { en: 'Request', ko: '요청' },
  status: { en: 'Status', ko: '상태' },
  number: { en: 'Number', ko: '번호' },
  from: { en: 'Came from', ko: '어디서 왔나' },
  cache: { en: 'the cache', ko: '캐시' },
  server: { en: 'the server', ko: '서버' },
  validated: { en: 'the cache, after asking the server', ko: '서버에 확인한 뒤 캐시' },
  why: {
    en: 'The browser keeps 200, 301 and 404 here because the response says so (max-age). Without Cache-Control a browser may guess how long a response stays fresh: Chromium then reuses 301, 308 and 410, and a 200 that has Last-Modified, but asks again for 404. A cache keeps responses to GET; a POST always goes to the server.',
    ko: '여기서 200, 301, 404를 보관하는 것은 응답이 허락했기 때문입니다(max-age). Cache-Control이 없으면 브라우저가 유효 기간을 짐작할 수 있습니다. 그때 Chromium은 301, 308, 410과 Last-Modified가 있는 200은 다시 쓰지만 404는 서버에 다시 묻습니다. 캐시는 GET의 응답을 보관하며, POST는 언제나 서버로 갑니다.',
  },
  privateTitle: { en: 'A private page', ko: '개인 페이지' },
  privateSaid: {
    en: 'Log in, open your private page, log out, and log in as somebody else in the same browser. Whose page do you see?',
    ko: '로그인해서 개인 페이지를 열고, 로그아웃한 뒤 같은 브라우저에서 다른 사용자로 로그인해 보십시오. 누구의 페이지가 보입니까?',
  },
  logIn: { en: 'Log in with a session', ko: '세션으로 로그인' },
  goPrivate: { en: 'My private page', ko: '내 개인 페이지' },
  belongs: { en: 'This page was made for', ko: '이 페이지의 주인' },
  balance: { en: 'Secret gift list: a kettle', ko: '비밀 선물 목록: 주전자' },
  policy: { en: 'Cache-Control by the switch', ko: '설정에 따른 Cache-Control' },
  logOut: { en: 'Log out', ko: '로그아웃' },
  back: { en: 'The browser’s cache', ko: '브라우저 캐시' },
  refused: { en: 'Not for this request', ko: '이 요청에는 답하지 않습니다' },
  logInFirst: {
    en: 'The server does not know who is asking: the request is not authenticated.',
    ko: '서버는 누가 요청했는지 알지 못합니다. 인증되지 않은 요청입니다.',
  },
  wrongWay: { en: 'This address takes another method.', ko: '이 주소는 다른 메서드만 받습니다.' },
} satisfies Record<string, Bilingual>

const asks = ['kept', 'moved', 'missing', 'checked', 'uncached', 'posted', 'varied-tea', 'varied-mint'] as const

/** `/cache/`: a button for each kind of answer, and what came of it. */
export function cachePage(frame: PageFrame): Answer {
  const say = (key: keyof typeof words): string => words[key][frame.language]
  const body = html`<p class="quiet">${say('intro')}</p>
    <div class="row">${asks.map(id => html`<button id="ask-${id}" type="button">${say(id)}</button>`)}</div>
    <table>
      <thead>
        <tr>
          <th>${say('request')}</th>
          <th>${say('status')}</th>
          <th>${say('number')}</th>
          <th>${say('from')}</th>
        </tr>
      </thead>
      <tbody id="results" data-cache="${say('cache')}" data-server="${say('server')}" data-validated="${say('validated')}"></tbody>
    </table>
    <p id="why-kept" class="quiet">${say('why')}</p>
    <h2>${say('privateTitle')}</h2>
    <p>${say('privateSaid')}</p>
    <div class="row">
      <a id="go-private" class="button primary" href="/cache/private">${say('goPrivate')}</a>
      <a id="go-session" class="button" href="/session/">${say('logIn')}</a>
    </div>`
  return page(200, frame, { title: say('title'), body, script: '/cache/page.js' })
}

/** `/cache/private`: what one user alone should see. */
export function privatePage(frame: PageFrame, user: Known['user'], policy: LabSettings['cachePrivatePage']): Answer {
  const say = (key: keyof typeof words): string => words[key][frame.language]
  const body = html`<p>${say('belongs')}: <strong id="who">${user.name}</strong></p>
    <p id="secret">${say('balance')} (${user.name})</p>
    <p class="quiet">${say('policy')}: <code id="policy">${policy}</code></p>
    <div class="row">
      <form method="post" action="/session/logout"><button id="log-out">${say('logOut')}</button></form>
      <a id="go-cache" class="button" href="/cache/">${say('back')}</a>
    </div>`
  return page(200, frame, { title: say('privateTitle'), body })
}

export function notServedPage(frame: PageFrame, status: number): Answer {
  const say = (key: keyof typeof words): string => words[key][frame.language]
  const body = html`<p id="refusal" data-status="${status}">
      <strong>${status}</strong> · ${say(status === 401 ? 'logInFirst' : 'wrongWay')}
    </p>
    <div class="row">
      <a id="go-session" class="button" href="/session/">${say('logIn')}</a>
      <a id="go-cache" class="button" href="/cache/">${say('back')}</a>
    </div>`
  return page(status, frame, { title: say('refused'), body })
}
