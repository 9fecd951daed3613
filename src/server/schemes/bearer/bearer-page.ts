import { Router } from 'express'
import type { LabSettings } from '@shared/lab/lab-settings.ts'
import type { SettingsReader } from '../../stores/lab-settings-store.ts'
import type { Bilingual } from '@shared/language.ts'
import { sendAnswer, type Answer } from '../../answers/answer.ts'
import { html } from '../../pages/html.ts'
import { logInForm } from '../../pages/log-in-page.ts'
import { page, type PageFrame } from '../../pages/page.ts'
import { scriptAnswer } from '../../pages/script.ts'
import { frameOf } from '../../pages/frame.ts'
import { tokenVariant } from '../token-variant.ts'
import script from './bearer-page.client.js?raw'
import { byHandPage } from './by-hand-page.ts'
import byHandScript from './by-hand-page.client.js?raw'

const words = {
  none: { en: 'none', ko: '없음' },
  ask: { en: 'Ask the API', ko: 'API에 요청하기' },
  mine: { en: 'Who am I?', ko: '내 정보' },
  admin: { en: 'Admin data', ko: '관리자 정보' },
  logOut: { en: 'Log out', ko: '로그아웃' },
  byHand: { en: 'Make a token by hand', ko: '토큰 직접 만들기' },
  answer: { en: 'Its response', ko: 'API의 응답' },
  nothingYet: { en: 'Nothing asked yet.', ko: '아직 요청하지 않았습니다.' },
  unreadable: { en: 'No response that this page may read.', ko: '이 페이지가 읽을 수 있는 응답이 없습니다.' },
  forgotten: {
    en: 'The token is removed here. The server was not asked.',
    ko: '토큰을 이 브라우저에서 지웠습니다. 서버에는 아무것도 보내지 않았습니다.',
  },
  told: {
    en: 'The token is removed here, and the log-out was sent to the server.',
    ko: '토큰을 이 브라우저에서 지우고 서버에도 알렸습니다.',
  },
} satisfies Record<string, Bilingual>

const titles = {
  localStorage: { en: 'Log in with a token in localStorage', ko: 'localStorage에 담긴 토큰으로 로그인' },
  sessionStorage: { en: 'Log in with a token in sessionStorage', ko: 'sessionStorage에 담긴 토큰으로 로그인' },
  memory: { en: 'Log in with a token in the page’s memory', ko: '페이지의 메모리에 담긴 토큰으로 로그인' },
} satisfies Record<LabSettings['bearerKeptIn'], Bilingual>

const keptWords = {
  localStorage: { en: 'Token in localStorage', ko: 'localStorage의 토큰' },
  sessionStorage: { en: 'Token in sessionStorage', ko: 'sessionStorage의 토큰' },
  memory: { en: 'Token in a variable of the page', ko: '페이지의 변수에 있는 토큰' },
} satisfies Record<LabSettings['bearerKeptIn'], Bilingual>

/** shop.test's side: a page without secrets, and the script that keeps the token. */
export function bearerPage({ settings }: { readonly settings: SettingsReader }): Router {
  const router = Router()
  router.get('/', (request, response) => sendAnswer(response, logInAndAsk(frameOf(request), settings.read())))
  router.get('/page.js', (_request, response) => sendAnswer(response, scriptAnswer(script)))
  router.get('/by-hand', (request, response) => sendAnswer(response, byHandPage(frameOf(request))))
  router.get('/by-hand.js', (_request, response) => sendAnswer(response, scriptAnswer(byHandScript)))
  return router
}

function logInAndAsk(frame: PageFrame, settings: LabSettings): Answer {
  const { bearerKeptIn, tokenRevocation } = settings
  const say = (key: keyof typeof words): string => words[key][frame.language]
  const kept = keptWords[bearerKeptIn][frame.language]
  const body = html` ${logInForm(frame.language, '/bearer/')}
    <h2>${say('ask')}</h2>
    <p>
      ${kept}:
      <code id="token" data-kept-in="${bearerKeptIn}" data-revocation="${tokenRevocation}" data-none="${say('none')}">${say('none')}</code>
    </p>
    ${tokenVariant(frame, settings)}
    <div class="row">
      <button id="go-me" type="button">${say('mine')}</button>
      <button id="go-admin" type="button">${say('admin')}</button>
      <button id="log-out" type="button">${say('logOut')}</button>
      <a id="go-by-hand" class="button" href="/bearer/by-hand">${say('byHand')}</a>
    </div>
    <h2>${say('answer')}</h2>
    <pre
      id="answer"
      role="status"
      data-unreadable="${say('unreadable')}"
      data-forgotten="${say(tokenRevocation === 'wait' ? 'forgotten' : 'told')}"
    >
${say('nothingYet')}</pre>`
  return page(200, frame, {
    title: titles[bearerKeptIn][frame.language],
    body,
    script: '/bearer/page.js',
    connectTo: ['https://api.shop.test'],
  })
}
