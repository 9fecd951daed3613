import type { Bilingual } from '@shared/language.ts'
import type { Answer } from '../../answers/answer.ts'
import { html, type Html } from '../../pages/html.ts'
import { page, type PageFrame } from '../../pages/page.ts'

interface Way {
  readonly id: string
  readonly path: string
  readonly title: Bilingual
  readonly says: Bilingual
}

const words = {
  title: { en: 'The shop', ko: '가게' },
  intro: {
    en: 'A shop with nothing to sell, but several ways to log in. Everything you do here appears in the timeline.',
    ko: '팔 물건은 없지만 로그인하는 방법은 여러 가지인 가게입니다. 여기서 하는 모든 일이 타임라인에 나타납니다.',
  },
  firstLook: { en: 'Start here: five cookies', ko: '여기서 시작: 쿠키 다섯 개' },
} satisfies Record<string, Bilingual>

const ways: readonly Way[] = [
  {
    id: 'go-nothing',
    path: '/nothing/',
    title: { en: 'Nothing at all', ko: '아무것도 없이' },
    says: { en: 'HTTP is stateless: every visit is the first.', ko: 'HTTP는 무상태(stateless)입니다. 모든 방문이 첫 방문입니다.' },
  },
  {
    id: 'go-basic',
    path: '/basic/',
    title: { en: 'A password in every request', ko: '요청마다 비밀번호' },
    says: {
      en: 'The browser asks once and sends it each time (HTTP Basic authentication).',
      ko: '브라우저가 한 번 묻고 매번 보냅니다(HTTP Basic 인증).',
    },
  },
  {
    id: 'go-session',
    path: '/session/',
    title: { en: 'A session', ko: '세션' },
    says: { en: 'The server remembers you; a cookie carries a number.', ko: '서버가 기억하고, 쿠키는 번호만 전달합니다.' },
  },
  {
    id: 'go-passport',
    path: '/passport/',
    title: { en: 'A session with Passport', ko: 'Passport로 만든 세션' },
    says: { en: 'The same, done by the libraries that many servers use.', ko: '많은 서버가 쓰는 라이브러리로 같은 일을 합니다.' },
  },
  {
    id: 'go-jwt',
    path: '/jwt/',
    title: { en: 'A token in a cookie', ko: '쿠키에 담긴 토큰' },
    says: {
      en: 'The server remembers nothing (stateless); a cookie carries a signed statement.',
      ko: '서버는 기억하지 않고(무상태), 쿠키가 서명된 내용을 전달합니다.',
    },
  },
  {
    id: 'go-bearer',
    path: '/bearer/',
    title: { en: 'A token in localStorage', ko: 'localStorage에 담긴 토큰' },
    says: { en: 'The page’s script keeps the token and sends it to the API.', ko: '페이지의 스크립트가 토큰을 보관하고 API에 보냅니다.' },
  },
  {
    id: 'go-refresh',
    path: '/refresh/',
    title: { en: 'Two tokens', ko: '토큰 두 개' },
    says: {
      en: 'One is short-lived and goes with every request; the other renews it.',
      ko: '하나는 수명이 짧고 요청마다 실립니다. 다른 하나로 그것을 갱신합니다.',
    },
  },
  {
    id: 'go-orders',
    path: '/orders/',
    title: { en: 'Who may do what', ko: '누가 무엇을 할 수 있나' },
    says: {
      en: 'Authorization: roles, a permission, and an owner for each order.',
      ko: '인가(authorization): 역할과 권한, 그리고 본인의 주문만 보기.',
    },
  },
]

const kept: readonly Way[] = [
  {
    id: 'go-cookie',
    path: '/cookie/',
    title: { en: 'A plain cookie', ko: '단순한 쿠키' },
    says: { en: 'What you like, who counts you, and why it holds no secrets.', ko: '취향과 방문자 통계, 그리고 비밀을 두면 안 되는 이유.' },
  },
  {
    id: 'go-storage',
    path: '/storage',
    title: { en: 'Storage', ko: '저장소' },
    says: { en: 'What this tab stores, and which tabs share it.', ko: '이 탭이 저장하는 것과 함께 쓰는 탭을 봅니다.' },
  },
  {
    id: 'go-cache',
    path: '/cache/',
    title: { en: 'The cache', ko: '캐시' },
    says: { en: 'Responses that come without asking the server.', ko: '서버에 묻지 않고 나오는 응답.' },
  },
  {
    id: 'go-limits',
    path: '/limits/',
    title: { en: 'Limits', ko: '한도' },
    says: { en: 'How much storage and cookies can hold.', ko: '저장소와 쿠키에 얼마나 들어가는지 봅니다.' },
  },
]

const experiments: readonly Way[] = [
  {
    id: 'go-echo',
    path: '/lab/echo',
    title: { en: 'Echo', ko: '에코' },
    says: { en: 'What arrives at the server, in wire order.', ko: '서버에 도착하는 내용을 순서대로 봅니다.' },
  },
  {
    id: 'go-evil',
    path: 'https://evil.test/',
    title: { en: 'evil.test', ko: 'evil.test' },
    says: { en: 'Another site, with forms and links that lead here.', ko: '이곳으로 오는 폼과 링크가 있는 다른 사이트입니다.' },
  },
]

/** The groups of the page in order; a new page of the lab gets a card by a row in one of them. */
const groups: readonly { readonly title: Bilingual; readonly ways: readonly Way[] }[] = [
  { title: { en: 'Ways to stay logged in', ko: '로그인 상태를 유지하는 방법' }, ways },
  { title: { en: 'What a browser keeps', ko: '브라우저가 보관하는 것' }, ways: kept },
  { title: { en: 'Experiments', ko: '실험' }, ways: experiments },
]

/** `/`: the first page of the lab. */
export function homePage(frame: PageFrame): Answer {
  const { language } = frame
  const say = (key: keyof typeof words): string => words[key][language]
  const list = (those: readonly Way[]): Html[] =>
    those.map(
      ({ id, path, title, says }) =>
        html`<div class="card">
          <h2><a id="${id}" href="${path}">${title[language]}</a></h2>
          <p class="quiet">${says[language]}</p>
        </div>`,
    )
  const body = html` <p>${say('intro')}</p>
    <div class="row"><a id="go-first-look" class="button primary big" href="/first-look">${say('firstLook')}</a></div>
    ${groups.map(
      ({ title, ways: those }) =>
        html`<h2>${title[language]}</h2>
          <div class="cards">${list(those)}</div>`,
    )}`
  return page(200, frame, { title: say('title'), body })
}
