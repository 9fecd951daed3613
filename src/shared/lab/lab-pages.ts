import type { Bilingual } from '../language.ts'
import { homeUrl } from '../stage.ts'

/** A page of the lab that a person may want to open. */
export interface LabPage {
  /** Of the link to it on the shop's first page. */
  readonly id: string
  /** On shop.test, or a whole URL. */
  readonly path: string
  readonly title: Bilingual
  readonly says: Bilingual
  /** Terms of the field that find the page in the command palette. */
  readonly words: readonly string[]
}

const ways: readonly LabPage[] = [
  {
    id: 'go-nothing',
    words: ['stateless', '무상태', 'HTTP'],
    path: '/nothing/',
    title: { en: 'Nothing at all', ko: '아무것도 없이' },
    says: { en: 'HTTP is stateless: every visit is the first.', ko: 'HTTP는 무상태(stateless)입니다. 모든 방문이 첫 방문입니다.' },
  },
  {
    id: 'go-basic',
    words: ['HTTP Basic', 'authentication', '401', 'WWW-Authenticate', 'Authorization', 'password', '인증'],
    path: '/basic/',
    title: { en: 'A password in every request', ko: '요청마다 비밀번호' },
    says: {
      en: 'The browser asks once and sends it each time (HTTP Basic authentication).',
      ko: '브라우저가 한 번 묻고 매번 보냅니다(HTTP Basic 인증).',
    },
  },
  {
    id: 'go-session',
    words: [
      'log in',
      'login',
      'session cookie',
      'CSRF',
      'SameSite',
      'session fixation',
      'session hijacking',
      'Set-Cookie',
      '로그인',
      '세션 고정',
      '세션 탈취',
    ],
    path: '/session/',
    title: { en: 'A session', ko: '세션' },
    says: { en: 'The server remembers you; a cookie carries a number.', ko: '서버가 기억하고, 쿠키는 번호만 전달합니다.' },
  },
  {
    id: 'go-passport',
    words: ['Passport.js', 'express-session', 'log in', 'login', '로그인'],
    path: '/passport/',
    title: { en: 'A session with Passport', ko: 'Passport로 만든 세션' },
    says: { en: 'The same, done by the libraries that many servers use.', ko: '많은 서버가 쓰는 라이브러리로 같은 일을 합니다.' },
  },
  {
    id: 'go-jwt',
    words: ['JWT', 'JWS', 'stateless', 'signature', 'log in', 'login', '서명', '로그인'],
    path: '/jwt/',
    title: { en: 'A token in a cookie', ko: '쿠키에 담긴 토큰' },
    says: {
      en: 'The server remembers nothing (stateless); a cookie carries a signed statement.',
      ko: '서버는 기억하지 않고(무상태), 쿠키가 서명된 내용을 전달합니다.',
    },
  },
  {
    id: 'go-bearer',
    words: ['JWT', 'bearer', 'Authorization', 'XSS', 'CORS', 'preflight', 'API', '로그인'],
    path: '/bearer/',
    title: { en: 'A token in localStorage', ko: 'localStorage에 담긴 토큰' },
    says: { en: 'The page’s script keeps the token and sends it to the API.', ko: '페이지의 스크립트가 토큰을 보관하고 API에 보냅니다.' },
  },
  {
    id: 'go-refresh',
    words: ['JWT', 'refresh token', 'access token', 'OAuth', 'rotation', 'replay', '리프레시 토큰', '액세스 토큰'],
    path: '/refresh/',
    title: { en: 'Two tokens', ko: '토큰 두 개' },
    says: {
      en: 'One is short-lived and goes with every request; the other renews it.',
      ko: '하나는 수명이 짧고 요청마다 실립니다. 다른 하나로 그것을 갱신합니다.',
    },
  },
  {
    id: 'go-orders',
    words: ['authorization', 'IDOR', 'BOLA', 'RBAC', 'roles', 'permissions', '403', '인가', '권한', '역할'],
    path: '/orders/',
    title: { en: 'Who may do what', ko: '누가 무엇을 할 수 있나' },
    says: {
      en: 'Authorization: roles, a permission, and an owner for each order.',
      ko: '인가(authorization): 역할과 권한, 그리고 본인의 주문만 보기.',
    },
  },
]

const kept: readonly LabPage[] = [
  {
    id: 'go-cookie',
    words: ['Set-Cookie', 'third-party cookie', 'tracking', 'preference', '제3자 쿠키'],
    path: '/cookie/',
    title: { en: 'A plain cookie', ko: '단순한 쿠키' },
    says: { en: 'What you like, who counts you, and why it holds no secrets.', ko: '취향과 방문자 통계, 그리고 비밀을 두면 안 되는 이유.' },
  },
  {
    id: 'go-cookies',
    words: ['Set-Cookie', 'document.cookie', 'Domain', 'Path', 'Max-Age', 'Expires', 'Secure', 'HttpOnly', 'SameSite', '__Host-', '속성'],
    path: '/cookies',
    title: { en: 'Try a cookie', ko: '쿠키 다뤄 보기' },
    says: {
      en: 'Set cookies with any attribute, and see what comes back.',
      ko: '원하는 속성으로 쿠키를 설정하고 무엇이 돌아오는지 봅니다.',
    },
  },
  {
    id: 'go-storage',
    words: ['localStorage', 'sessionStorage', 'storage event', 'partition'],
    path: '/storage',
    title: { en: 'Storage', ko: '저장소' },
    says: { en: 'What this tab stores, and which tabs share it.', ko: '이 탭이 저장하는 것과 함께 쓰는 탭을 봅니다.' },
  },
  {
    id: 'go-cache',
    words: ['HTTP cache', 'Cache-Control', 'ETag', '304', 'revalidation', '캐시'],
    path: '/cache/',
    title: { en: 'The cache', ko: '캐시' },
    says: { en: 'Responses that come without asking the server.', ko: '서버에 묻지 않고 나오는 응답.' },
  },
  {
    id: 'go-limits',
    words: ['quota', '4096', 'cookie limit', '용량'],
    path: '/limits/',
    title: { en: 'Limits', ko: '한도' },
    says: { en: 'How much storage and cookies can hold.', ko: '저장소와 쿠키에 얼마나 들어가는지 봅니다.' },
  },
]

const experiments: readonly LabPage[] = [
  {
    id: 'go-echo',
    words: ['request headers', 'raw request', '요청 헤더'],
    path: '/lab/echo',
    title: { en: 'Echo', ko: '에코' },
    says: { en: 'What arrives at the server, in wire order.', ko: '서버에 도착하는 내용을 순서대로 봅니다.' },
  },
  {
    id: 'go-evil',
    words: ['CSRF', 'cross-site request forgery', 'attacker', 'cross-site', 'third party', 'clickjacking', '사이트 간 요청 위조', '공격자'],
    path: 'https://evil.test/',
    title: { en: 'evil.test', ko: 'evil.test' },
    says: { en: 'Another site, with forms and links that lead here.', ko: '이곳으로 오는 폼과 링크가 있는 다른 사이트입니다.' },
  },
]

/** The pages in groups, in order. A new page of the lab gets a card and its place in the command palette by a row in one of them. */
export const labPageGroups: readonly { readonly title: Bilingual; readonly pages: readonly LabPage[] }[] = [
  { title: { en: 'Ways to stay logged in', ko: '로그인 상태를 유지하는 방법' }, pages: ways },
  { title: { en: 'What a browser keeps', ko: '브라우저가 보관하는 것' }, pages: kept },
  { title: { en: 'Experiments', ko: '실험' }, pages: experiments },
]

/** The shop's page with the five cookies that the first lesson begins with. */
export const firstLookPage: LabPage = {
  id: 'go-first-look',
  words: ['cookies', 'SameSite', 'HttpOnly', 'Secure'],
  path: '/first-look',
  title: { en: 'Start here: five cookies', ko: '여기서 시작: 쿠키 다섯 개' },
  says: { en: 'Cookies with different attributes, side by side.', ko: '속성이 서로 다른 쿠키를 나란히 봅니다.' },
}

export const urlOfPage = ({ path }: LabPage): string => new URL(path, homeUrl).href
