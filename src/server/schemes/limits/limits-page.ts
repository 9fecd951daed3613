import type { Bilingual } from '@shared/language.ts'
import type { Answer } from '../../answers/answer.ts'
import { html } from '../../pages/html.ts'
import { page, type PageFrame } from '../../pages/page.ts'
import { cookieTryNames } from './cookie-tries.ts'

const words = {
  title: { en: 'How much a browser keeps', ko: '브라우저가 보관하는 한도' },
  storages: { en: 'Storage', ko: '저장소' },
  storagesSaid: {
    en: 'The page writes until the browser throws QuotaExceededError, then takes everything away again. Keys count, and every code unit is two bytes.',
    ko: '브라우저가 QuotaExceededError를 낼 때까지 쓰고 나서 모두 지웁니다. 키도 세며, 코드 단위 하나가 2바이트입니다.',
  },
  chrome: {
    en: 'Your Chrome: about 5.2 million units (10 MiB) for each. The browser of this app may allow ten times as much: what counts is what it says here.',
    ko: '일반 Chrome은 저장소마다 약 520만 단위(10 MiB)입니다. 이 앱의 브라우저는 그 열 배까지 허용하기도 합니다. 여기 나온 수치가 실제 한도입니다.',
  },
  fillLocal: { en: 'Fill localStorage', ko: 'localStorage 채우기' },
  fillSession: { en: 'Fill sessionStorage', ko: 'sessionStorage 채우기' },
  cancel: { en: 'Cancel', ko: '취소' },
  progress: { en: 'Written so far, in code units', ko: '지금까지 쓴 코드 단위' },
  area: { en: 'Area', ko: '저장소' },
  units: { en: 'UTF-16 units', ko: 'UTF-16 단위' },
  octets: { en: 'Bytes', ko: '바이트' },
  end: { en: 'Ended by', ko: '끝난 이유' },
  cancelled: { en: 'cancelled', ko: '취소함' },
  cookies: { en: 'Cookies', ko: '쿠키' },
  cookiesSaid: {
    en: 'The server sets them, the browser decides, and the page asks the server what came back. Too many cookies push out others of the shop, a log-in among them.',
    ko: '서버가 저장을 요청하고 브라우저가 판단하며, 페이지는 무엇이 돌아왔는지 서버에 묻습니다. 쿠키가 너무 많으면 로그인 쿠키처럼 가게의 다른 쿠키가 밀려날 수 있습니다.',
  },
  'pair-4096': { en: 'Name and value: 4,096 bytes', ko: '이름과 값 4,096바이트' },
  'pair-4097': { en: 'One byte more', ko: '1바이트 더' },
  'path-1024': { en: 'Path of 1,024 bytes', ko: 'Path 1,024바이트' },
  'path-1025': { en: 'Path of 1,025 bytes', ko: 'Path 1,025바이트' },
  many: { en: '190 cookies', ko: '쿠키 190개' },
  years: { en: 'Ten years', ko: '10년' },
  tried: { en: 'Tried', ko: '시도' },
  came: { en: 'What came of it', ko: '결과' },
  kept: { en: 'The browser kept it and sent it back.', ko: '브라우저가 보관하고 돌려보냈습니다.' },
  refused: { en: 'The browser refused it: nothing came back.', ko: '브라우저가 거부했습니다. 돌아온 것이 없습니다.' },
  attributeKept: {
    en: 'The path counts: the cookie is not sent to other addresses.',
    ko: 'Path가 적용되어 다른 주소에는 쿠키를 보내지 않습니다.',
  },
  attributeIgnored: { en: 'The path was ignored, and the cookie kept without it.', ko: 'Path는 무시되고 쿠키만 보관되었습니다.' },
  ofMany: {
    en: '{set} were set, {kept} came back. The browser deleted the oldest.',
    ko: '{set}개를 설정했고 {kept}개가 돌아왔습니다. 오래된 것은 브라우저가 버렸습니다.',
  },
  days: { en: 'Ten years became {days} days.', ko: '10년이 {days}일로 줄었습니다.' },
  noDays: {
    en: 'The page cannot see the expiry here: look at the browser’s jar.',
    ko: '여기서는 페이지가 만료 시각을 볼 수 없습니다. 브라우저의 쿠키 목록을 보십시오.',
  },
} satisfies Record<string, Bilingual>

/** `/limits/`: fills and tries, all of it in the real browser. */
export function limitsPage(frame: PageFrame): Answer {
  const say = (key: keyof typeof words): string => words[key][frame.language]
  const body = html`<h2>${say('storages')}</h2>
    <p>${say('storagesSaid')}</p>
    <p class="quiet" id="chrome">${say('chrome')}</p>
    <div class="row">
      <button id="fill-local" type="button" class="primary">${say('fillLocal')}</button>
      <button id="fill-session" type="button">${say('fillSession')}</button>
      <button id="cancel" type="button" hidden>${say('cancel')}</button>
    </div>
    <progress id="progress" max="1" value="0" aria-label="${say('progress')}"></progress>
    <p class="quiet">${say('progress')}: <span id="filled">0</span></p>
    <table>
      <thead>
        <tr>
          <th>${say('area')}</th>
          <th>${say('end')}</th>
          <th>${say('units')}</th>
          <th>${say('octets')}</th>
        </tr>
      </thead>
      <tbody
        id="results"
        data-cancelled="${say('cancelled')}"
        data-kept="${say('kept')}"
        data-refused="${say('refused')}"
        data-attribute-kept="${say('attributeKept')}"
        data-attribute-ignored="${say('attributeIgnored')}"
        data-of-many="${say('ofMany')}"
        data-days="${say('days')}"
        data-no-days="${say('noDays')}"
      ></tbody>
    </table>
    <h2>${say('cookies')}</h2>
    <p class="quiet">${say('cookiesSaid')}</p>
    <div class="row">${cookieTryNames.map(name => html`<button id="try-${name}" type="button">${say(name)}</button>`)}</div>
    <table>
      <thead>
        <tr>
          <th>${say('tried')}</th>
          <th>${say('came')}</th>
        </tr>
      </thead>
      <tbody id="cookie-results"></tbody>
    </table>`
  return page(200, frame, { title: say('title'), body, script: '/limits/page.js' })
}
