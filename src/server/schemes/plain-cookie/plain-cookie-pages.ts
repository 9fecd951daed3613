import type { Bilingual } from '@shared/language.ts'
import type { Answer } from '../../answers/answer.ts'
import type { Refusal } from '../../checks/check.ts'
import { html } from '../../pages/html.ts'
import { page, type PageFrame } from '../../pages/page.ts'
import type { Role } from '../../stores/users.ts'
import type { Visitor } from '../../stores/visitors.ts'
import { goods, type Good, type Theme } from './plain-cookies.ts'

const words = {
  title: { en: 'What you like', ko: '내 취향' },
  kept: {
    en: 'The browser keeps these words for the shop and brings them along. The server keeps nothing.',
    ko: '브라우저가 이 내용을 가게 대신 보관했다가 들고 옵니다. 서버는 아무것도 보관하지 않습니다.',
  },
  look: { en: 'Look of the shop', ko: '가게 화면' },
  light: { en: 'Light', ko: '밝게' },
  dark: { en: 'Dark', ko: '어둡게' },
  goods: { en: 'Look at something', ko: '물건 보기' },
  seen: { en: 'Recently viewed', ko: '최근 본 물건' },
  nothing: { en: 'nothing yet', ko: '아직 없음' },
  script: { en: 'What a script of this page can read', ko: '이 페이지의 스크립트가 읽는 쿠키' },
  byScript: { en: 'Dark, by script', ko: '스크립트로 어둡게' },
  asAdmin: { en: 'Write role=admin, by script', ko: '스크립트로 role=admin 쓰기' },
  remove: { en: 'Delete, by script', ko: '스크립트로 삭제' },
  forget: { en: 'Let the server delete them', ko: '서버가 삭제하게 하기' },
  prices: { en: 'Purchase prices (admins only)', ko: '매입 가격(관리자 전용)' },
  statistics: { en: 'Visitor statistics', ko: '방문자 통계' },
  news: { en: 'A page with an ad', ko: '광고가 있는 페이지' },
  believed: {
    en: 'The server let you in because a cookie says role=admin. Anyone can write that. The server must not rely on what a cookie says.',
    ko: '쿠키에 role=admin이라고 적혀 있어서 서버가 들여보냈습니다. 누구나 그렇게 적을 수 있습니다. 쿠키는 서버가 믿어야 할 것을 두는 곳이 아닙니다.',
  },
  price: { en: 'Tea costs us 2, and you 9.', ko: '차의 매입가는 2, 판매가는 9입니다.' },
  asRole: { en: 'Role, as the cookie says', ko: '쿠키에 적힌 역할' },
  visitor: { en: 'Visitor number', ko: '방문자 번호' },
  visits: { en: 'Visits with this number', ko: '이 번호로 방문한 횟수' },
  visitors: { en: 'Visitors counted in all', ko: '지금까지 센 방문자 수' },
  anonymous: {
    en: 'The number has no name, and still it is always you. Delete the cookie and the shop counts one visitor more.',
    ko: '이 번호에는 이름이 없지만 언제나 같은 사람을 가리킵니다. 쿠키를 지우면 가게는 방문자 한 명을 더 셉니다.',
  },
  again: { en: 'Visit again', ko: '다시 방문' },
  back: { en: 'What you like', ko: '내 취향' },
  newsSaid: {
    en: 'The box below is a page of ads.test. Your browser asked that site for it, with that site’s cookie.',
    ko: '아래 상자는 ads.test의 페이지입니다. 브라우저가 그 사이트의 쿠키와 함께 그 사이트에 요청한 것입니다.',
  },
  evilToo: { en: 'The same ad on evil.test', ko: 'evil.test에 있는 같은 광고' },
  refused: { en: 'Not like this', ko: '이렇게는 안 됩니다' },
  refusedRole: { en: 'The cookie role does not say admin.', ko: 'role 쿠키에 admin이라고 적혀 있지 않습니다.' },
  refusedCookie: { en: 'The cookie role did not come.', ko: 'role 쿠키가 오지 않았습니다.' },
  refusedRequest: { en: 'The request cannot be taken.', ko: '받을 수 없는 요청입니다.' },
} satisfies Record<string, Bilingual>
type Words = (key: keyof typeof words) => string
const sayIn =
  ({ language }: PageFrame): Words =>
  key =>
    words[key][language]

/** `/cookie/`: preferences, and who can change them. */
export function preferencePage(frame: PageFrame, { theme, seen }: { readonly theme: Theme; readonly seen: readonly Good[] }): Answer {
  const say = sayIn(frame)
  const body = html`<p class="quiet">${say('kept')}</p>
    <div id="preview" class="preview" data-theme="${theme}">
      ${say('look')}: <strong id="theme">${say(theme)}</strong><br />${say('seen')}:
      <span id="seen">${seen.length === 0 ? say('nothing') : seen.join(', ')}</span>
    </div>
    <div class="row">
      ${(['light', 'dark'] as const).map(
        choice =>
          html`<form method="post" action="/cookie/theme">
            <button id="choose-${choice}" name="theme" value="${choice}">${say(choice)}</button>
          </form>`,
      )}
    </div>
    <p>${say('goods')}: ${goods.map(good => html`<a id="look-${good}" href="/cookie/look/${good}">${good}</a> `)}</p>
    <h2>${say('script')}</h2>
    <pre id="readable" data-none="${say('nothing')}"></pre>
    <div class="row">
      <button id="script-dark" type="button">${say('byScript')}</button>
      <button id="script-admin" type="button">${say('asAdmin')}</button>
      <button id="script-delete" type="button">${say('remove')}</button>
      <form method="post" action="/cookie/forget"><button id="forget">${say('forget')}</button></form>
    </div>
    <div class="row">
      <a id="go-prices" class="button" href="/cookie/prices">${say('prices')}</a>
      <a id="go-visits" class="button" href="/cookie/visits">${say('statistics')}</a>
      <a id="go-news" class="button" href="/cookie/news">${say('news')}</a>
    </div>`
  return page(200, frame, { title: say('title'), body, script: '/cookie/page.js' })
}

/** `/cookie/prices`: what believing a cookie leads to. */
export function pricesPage(frame: PageFrame, role: Role): Answer {
  const say = sayIn(frame)
  const body = html`<p id="prices"><strong>${say('price')}</strong></p>
    <p>${say('asRole')}: <code id="role">${role}</code></p>
    <p class="bad">${say('believed')}</p>
    <div class="row"><a id="go-cookie" class="button" href="/cookie/">${say('back')}</a></div>`
  return page(200, frame, { title: say('prices'), body })
}

/** `/cookie/visits`: statistics about a visitor without a name. */
export function statisticsPage(frame: PageFrame, visitor: Visitor, visitors: number): Answer {
  const say = sayIn(frame)
  const rows = [
    ['visitor', visitor.id],
    ['visits', visitor.visits],
    ['visitors', visitors],
  ] as const
  const body = html`<table>
      ${rows.map(
        ([id, value]) =>
          html`<tr>
            <th scope="row">${say(id)}</th>
            <td id="${id}" class="mono">${value}</td>
          </tr>`,
      )}
    </table>
    <p class="quiet">${say('anonymous')}</p>
    <div class="row">
      <a id="again" class="button primary" href="/cookie/visits">${say('again')}</a>
      <form method="post" action="/cookie/forget"><button id="forget">${say('forget')}</button></form>
      <a id="go-cookie" class="button" href="/cookie/">${say('back')}</a>
    </div>`
  return page(200, frame, { title: say('statistics'), body })
}

/** `/cookie/news`: a page of the shop with a page of ads.test in it. */
export function embeddingPage(frame: PageFrame): Answer {
  const say = sayIn(frame)
  const body = html`<p>${say('newsSaid')}</p>
    <iframe id="ad" src="https://ads.test/banner" title="ads.test"></iframe>
    <div class="row">
      <a id="go-evil-news" class="button primary" href="https://evil.test/news">${say('evilToo')}</a>
      <a id="go-cookie" class="button" href="/cookie/">${say('back')}</a>
    </div>`
  return page(200, frame, { title: say('news'), body, embeds: ['https://ads.test'] })
}

export function refusedPage(frame: PageFrame, { status, code }: Refusal): Answer {
  const say = sayIn(frame)
  const why = code === 'wrong-role' ? 'refusedRole' : code === 'no-cookie' || code === 'empty-cookie' ? 'refusedCookie' : 'refusedRequest'
  const body = html`<p id="refusal" data-status="${status}"><strong>${status}</strong> · ${say(why)}</p>
    <div class="row"><a id="go-cookie" class="button" href="/cookie/">${say('back')}</a></div>`
  return page(status, frame, { title: say('refused'), body })
}
