import type { Router } from 'express'
import type { Bilingual } from '@shared/language.ts'
import { sendAnswer, type Answer } from '../../answers/answer.ts'
import { html } from '../../pages/html.ts'
import { logInForm } from '../../pages/log-in-page.ts'
import { page, type PageFrame } from '../../pages/page.ts'
import { scriptAnswer } from '../../pages/script.ts'
import { frameOf } from '../../pages/frame.ts'
import type { SettingsReader } from '../../stores/lab-settings-store.ts'
import script from './refresh-page.client.js?raw'

const words = {
  title: { en: 'Log in with two tokens', ko: '토큰 두 개로 로그인' },
  ask: { en: 'Ask for data', ko: '데이터 요청하기' },
  mine: { en: 'Who am I?', ko: '내 정보' },
  admin: { en: 'Admin data', ko: '관리자 정보' },
  renew: { en: 'Renew now', ko: '지금 갱신' },
  race: { en: 'Renew twice at once', ko: '동시에 두 번 갱신' },
  otherTab: { en: 'Together with another tab of this browser', ko: '이 브라우저의 다른 탭과 함께' },
  otherTabSaid: {
    en: 'Open this page in a second tab first. Both tabs renew with the same cookie.',
    ko: '먼저 이 페이지를 다른 탭에서도 여십시오. 두 탭은 같은 쿠키로 갱신합니다.',
  },
  raceTabs: { en: 'Both at once', ko: '둘이 동시에' },
  queueTabs: { en: 'One after the other (with a lock)', ko: '차례로 (잠금 사용)' },
  logOut: { en: 'Log out', ko: '로그아웃' },
  access: { en: 'Access token', ko: '액세스 토큰' },
  refresh: { en: 'Refresh token', ko: '리프레시 토큰' },
  none: { en: 'none in this page’s memory', ko: '이 페이지의 메모리에 없음' },
  noRefresh: { en: 'none that this page could read', ko: '이 페이지가 읽을 수 있는 것은 없음' },
  calls: { en: 'What the page asked', ko: '페이지가 보낸 요청' },
  nothingYet: { en: 'Nothing yet.', ko: '아직 없습니다.' },
  unreadable: { en: 'No response that this page may read.', ko: '이 페이지가 읽을 수 있는 응답이 없습니다.' },
  copied: { en: 'Try a copied refresh token', ko: '복사한 리프레시 토큰 써 보기' },
  copiedSaid: {
    en: 'Everyone who has a refresh token can renew with it, in any browser.',
    ko: '리프레시 토큰을 가진 사람은 어느 브라우저에서든 갱신할 수 있습니다.',
  },
  use: { en: 'Renew with it', ko: '이 토큰으로 갱신' },
} satisfies Record<string, Bilingual>

/** The page without secrets, and the script that asks, meets the 401, renews, and asks again. */
export function addRefreshPage(router: Router, settings: SettingsReader): void {
  router.get('/', (request, response) => sendAnswer(response, refreshPage(frameOf(request), settings.read().refreshRenewedBy)))
  router.get('/page.js', (_request, response) => sendAnswer(response, scriptAnswer(script)))
}

function refreshPage(frame: PageFrame, renewedBy: 'page' | 'server'): Answer {
  const say = (key: keyof typeof words): string => words[key][frame.language]
  const body = html` ${logInForm(frame.language, '/refresh/')}
    <h2 id="ask">${say('ask')}</h2>
    <div class="row">
      <button id="go-me" type="button" class="primary">${say('mine')}</button>
      <button id="go-admin" type="button">${say('admin')}</button>
      <button id="log-out" type="button">${say('logOut')}</button>
    </div>
    <pre id="calls" role="log" aria-label="${say('calls')}" data-renewed-by="${renewedBy}" data-unreadable="${say('unreadable')}">
${say('nothingYet')}</pre>
    <table>
      <tr>
        <th>${say('access')}</th>
        <td><code id="access" data-none="${say('none')}">${say('none')}</code></td>
      </tr>
      <tr>
        <th>${say('refresh')}</th>
        <td><code id="refresh" data-none="${say('noRefresh')}">${say('noRefresh')}</code></td>
      </tr>
    </table>
    <div class="row">
      <button id="renew" type="button">${say('renew')}</button>
      <button id="race" type="button">${say('race')}</button>
    </div>
    <h2>${say('otherTab')}</h2>
    <p class="quiet">${say('otherTabSaid')}</p>
    <div class="row">
      <button id="race-tabs" type="button">${say('raceTabs')}</button>
      <button id="queue-tabs" type="button">${say('queueTabs')}</button>
    </div>
    <h2>${say('copied')}</h2>
    <p class="quiet">${say('copiedSaid')}</p>
    <div class="row">
      <input id="copied" aria-label="${say('copied')}" autocomplete="off" spellcheck="false" />
      <button id="use-copied" type="button">${say('use')}</button>
    </div>`
  return page(200, frame, { title: say('title'), body, script: '/refresh/page.js' })
}
