import type { Bilingual } from '@shared/language.ts'
import type { Answer } from '../../answers/answer.ts'
import { html, type Html } from '../../pages/html.ts'
import type { MemberFrame } from '../../pages/member-page.ts'
import { page, type PageFrame } from '../../pages/page.ts'
import type { Session } from '../../stores/session-rows.ts'

const words = {
  title: { en: 'Your basket', ko: '장바구니' },
  visitor: {
    en: 'You have not logged in, but the server recognises you: your session began with your first visit.',
    ko: '로그인하지 않았지만 서버가 다시 알아봅니다. 처음 방문했을 때 세션이 시작되었습니다.',
  },
  member: { en: 'The basket is still there after the log-in.', ko: '장바구니는 로그인한 뒤에도 그대로입니다.' },
  empty: { en: 'Nothing in it yet.', ko: '아직 비어 있습니다.' },
  put: { en: 'Put in', ko: '담기' },
  what: { en: 'What', ko: '물건' },
  logIn: { en: 'Log in', ko: '로그인' },
  signUp: { en: 'Sign up', ko: '회원 가입' },
  basket: { en: 'Basket', ko: '장바구니' },
  mine: { en: 'My page', ko: '내 페이지' },
} satisfies Record<string, Bilingual>

/** Below the log-in form: there is no need to log in for a basket, and who has no name yet can take one. */
export function waysIn({ language }: PageFrame, base: string): Html {
  return html`<div class="row">
    <a id="to-sign-up" class="button" href="${base}/sign-up">${words.signUp[language]}</a>
    <a id="go-basket" class="button" href="${base}/basket">${words.basket[language]}</a>
  </div>`
}

/** What a shop remembers of somebody who has said no name yet. */
export function basketPage(frame: MemberFrame, { basket, user }: Pick<Session, 'basket' | 'user'>): Answer {
  const say = (key: keyof typeof words): string => words[key][frame.language]
  const items = basket.map(item => html`<li>${item}</li>`)
  const ways =
    user === null
      ? html`<a id="to-log-in" class="button" href="${frame.base}/">${say('logIn')}</a
          ><a id="to-sign-up" class="button" href="${frame.base}/sign-up">${say('signUp')}</a>`
      : html`<a id="go-me" class="button" href="${frame.base}/me">${say('mine')}</a>`
  const body = html` <p>${say(user === null ? 'visitor' : 'member')}</p>
    ${
      basket.length === 0
        ? html`<p id="basket" class="quiet">${say('empty')}</p>`
        : html`<ul id="basket">
            ${items}
          </ul>`
    }
    <form method="post" action="${frame.base}/basket" autocomplete="off">
      <label>${say('what')}<input id="item" name="item" value="tea" maxlength="40" required /></label>
      <button id="put" class="primary">${say('put')}</button>
    </form>
    <div class="row">${ways}</div>`
  return page(200, frame, { title: say('title'), body })
}
