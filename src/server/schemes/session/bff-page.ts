import type { Bilingual } from '@shared/language.ts'
import type { Answer } from '../../answers/answer.ts'
import { html } from '../../pages/html.ts'
import { logInForm } from '../../pages/log-in-page.ts'
import { page, type PageFrame } from '../../pages/page.ts'
import { BASE } from './session-base.ts'

const words = {
  title: { en: 'Tokens that stay with the server', ko: '서버에 두는 토큰' },
  outline: {
    en: 'A backend for frontend (BFF): the server keeps the tokens and asks the API for you. In this lab it runs the API’s checks itself, without a second request.',
    ko: '프런트엔드를 위한 백엔드(BFF)입니다. 서버가 토큰을 보관하고 대신 API를 호출합니다. 이 실습실에서는 두 번째 요청 없이 서버가 API의 검사를 직접 실행합니다.',
  },
  mine: { en: 'Who am I?', ko: '내 정보' },
  look: { en: 'What can a script read here?', ko: '여기서 스크립트는 무엇을 읽을 수 있을까?' },
  logOut: { en: 'Log out', ko: '로그아웃' },
  response: { en: 'Response', ko: '응답' },
  nothingYet: { en: 'Nothing asked yet.', ko: '아직 요청하지 않았습니다.' },
} satisfies Record<string, Bilingual>

/** A page whose script has no token: it logs in, asks, and shows what a script can read. */
export function bffPage(frame: PageFrame): Answer {
  const say = (key: keyof typeof words): string => words[key][frame.language]
  const body = html`<p class="quiet">${say('outline')}</p>
    ${logInForm(frame.language, `${BASE}/bff`)}
    <div class="row">
      <button id="go-me" type="button">${say('mine')}</button>
      <button id="look" type="button">${say('look')}</button>
      <button id="log-out" type="button">${say('logOut')}</button>
    </div>
    <h2>${say('response')}</h2>
    <pre id="answer" role="status">${say('nothingYet')}</pre>`
  return page(200, frame, { title: say('title'), body, script: `${BASE}/bff/page.js` })
}
