import type { Bilingual } from '@shared/language.ts'
import type { Answer } from '../answers/answer.ts'
import { fixtureUsers } from '../stores/users.ts'
import { html, type Html } from './html.ts'
import { page, type PageFrame } from './page.ts'

const words = {
  user: { en: 'User name', ko: '사용자 이름' },
  password: { en: 'Password', ko: '비밀번호' },
  logIn: { en: 'Log in', ko: '로그인' },
  fixtures: { en: 'Users of this lab: name / password, role', ko: '이 실습실의 사용자: 이름 / 비밀번호, 역할' },
} satisfies Record<string, Bilingual>

/** Name and password; the passwords stand below, since they are fixtures of the lab. */
export function logInForm(language: PageFrame['language'], action: string): Html {
  const say = (key: keyof typeof words): string => words[key][language]
  return html` <form method="post" action="${action}" autocomplete="off">
      <label>${say('user')}<input id="user" name="user" required autocapitalize="none" spellcheck="false" /></label>
      <label>${say('password')}<input id="password" name="password" type="password" required /></label>
      <button id="log-in" class="primary">${say('logIn')}</button>
    </form>
    ${fixtureList(language)}`
}

/** Who can log in here, and with what: in a line or two, for what comes below is what the page is about. */
export function fixtureList(language: PageFrame['language']): Html {
  const users = fixtureUsers.map(
    ({ name, password, role }) => html`<li><code>${name}</code> / <code>${password}</code> <span class="quiet">${role}</span></li>`,
  )
  return html`<div class="fixtures">
    <p class="quiet">${words.fixtures[language]}</p>
    <ul>
      ${users}
    </ul>
  </div>`
}

/** What a scheme puts below a page that it shares with others. */
export interface Addition {
  readonly body?: Html
  /** Path of a script of the page. */
  readonly script?: string
}

/** The log-in page of a scheme that keeps its credential in a cookie. */
export function logInPage(frame: PageFrame, title: string, action: string, more: Addition = {}): Answer {
  const { body = null, ...script } = more
  return page(200, frame, { title, body: html`${logInForm(frame.language, action)} ${body}`, ...script })
}
