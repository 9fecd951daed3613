import type { Bilingual } from '@shared/language.ts'
import type { Answer } from '../../answers/answer.ts'
import { html } from '../../pages/html.ts'
import { page, type PageFrame } from '../../pages/page.ts'

const words = {
  title: { en: 'Another site', ko: '다른 사이트' },
  said: {
    en: 'evil.test does not belong to the shop. Go back to the page where you tried cookies:',
    ko: 'evil.test는 가게와 상관없는 사이트입니다. 쿠키를 다루던 페이지로 돌아가 봅니다.',
  },
  send: { en: 'Send a form to the shop', ko: '가게로 폼 보내기' },
  since: { en: 'This page has been open for', ko: '이 페이지를 연 지' },
  seconds: { en: 's', ko: '초' },
  follow: { en: 'Follow a link to the shop', ko: '가게로 가는 링크 따라가기' },
} satisfies Record<string, Bilingual>

/** `/cookies`: the two ways from here to the shop's page of the same path. */
export function evilCookiesPage(frame: PageFrame): Answer {
  const say = (key: keyof typeof words): string => words[key][frame.language]
  const body = html`<p>${say('said')}</p>
    <div class="row">
      <form method="post" action="https://shop.test/cookies"><button id="send-form" class="primary">${say('send')}</button></form>
      <a id="follow-link" class="button" href="https://shop.test/cookies">${say('follow')}</a>
    </div>
    <p class="quiet">${say('since')}: <span id="since" role="timer">0</span> ${say('seconds')}</p>`
  return page(200, frame, { title: say('title'), body, script: '/cookies/page.js', formsTo: ['https://shop.test'] })
}
