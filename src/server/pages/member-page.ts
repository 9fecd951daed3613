import type { Bilingual } from '@shared/language.ts'
import type { Answer } from '../answers/answer.ts'
import type { Known } from '../checks/check.ts'
import { html, type Html } from './html.ts'
import type { Addition } from './log-in-page.ts'
import { page, type PageFrame } from './page.ts'

const words = {
  mine: { en: 'My page', ko: '내 페이지' },
  admins: { en: 'The admin page', ko: '관리자 페이지' },
  loggedInAs: { en: 'Logged in as', ko: '로그인한 사용자' },
  role: { en: 'role', ko: '역할' },
  adminsOnly: { en: 'Only admins get this far.', ko: '관리자만 여기까지 올 수 있습니다.' },
  goAdmin: { en: 'Admin page', ko: '관리자 페이지' },
  logOut: { en: 'Log out', ko: '로그아웃' },
} satisfies Record<string, Bilingual>

const linkWords = {
  basket: { en: 'Basket', ko: '장바구니' },
  sessions: { en: 'Where I am logged in', ko: '로그인된 곳' },
} satisfies Record<string, Bilingual>

export interface MemberFrame extends PageFrame {
  /** Path of the scheme, such as `/session`. */
  readonly base: string
}

/** The page for a user who is logged in. */
export function memberPage(
  frame: MemberFrame,
  user: Known['user'],
  more: Addition = {},
  links: readonly (keyof typeof linkWords)[] = [],
): Answer {
  const { language, base } = frame
  const { body: below = null, ...script } = more
  const body = html` ${whoIs(frame, user)} ${below}
    <div class="row">
      ${links.map(link => html`<a id="go-${link}" class="button" href="${base}/${link}">${linkWords[link][language]}</a>`)}
      <a id="go-admin" class="button" href="${base}/admin">${words.goAdmin[language]}</a>
      ${logOutButton(frame)}
    </div>`
  return page(200, frame, { title: words.mine[language], body, ...script })
}

/** The page for admins. */
export function adminPage(frame: MemberFrame, user: Known['user']): Answer {
  const { language, base } = frame
  const body = html` ${whoIs(frame, user)}
    <p id="admins-only">${words.adminsOnly[language]}</p>
    <div class="row"><a id="go-me" class="button" href="${base}/me">${words.mine[language]}</a>${logOutButton(frame)}</div>`
  return page(200, frame, { title: words.admins[language], body })
}

function whoIs({ language }: MemberFrame, user: Known['user']): Html {
  return html`<p>
    ${words.loggedInAs[language]}: <strong id="who">${user.name}</strong> (${words.role[language]}: <span id="role">${user.role}</span>)
  </p>`
}

function logOutButton({ language, base }: MemberFrame): Html {
  return html`<form method="post" action="${base}/logout"><button id="log-out">${words.logOut[language]}</button></form>`
}
