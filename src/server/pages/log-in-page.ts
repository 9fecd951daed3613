import type { Text } from '@shared/language.ts'
import type { Answer } from '../answers/answer.ts'
import { fixtureUsers } from '../stores/users.ts'
import { html, type Html } from './html.ts'
import { page, type PageFrame } from './page.ts'

const words = {
  user: { en: 'User name', ko: '사용자 이름' },
  password: { en: 'Password', ko: '비밀번호' },
  logIn: { en: 'Log in', ko: '로그인' },
  fixtures: { en: 'Users of this lab', ko: '이 실습실의 사용자' },
  role: { en: 'Role', ko: '역할' },
} satisfies Record<string, Text>

/** Name and password; the passwords stand below, since they are fixtures of the lab. */
export function logInForm(language: PageFrame['language'], action: string): Html {
  const say = (key: keyof typeof words): string => words[key][language]
  return html` <form method="post" action="${action}" autocomplete="off">
      <label>${say('user')}<input id="user" name="user" required autocapitalize="none" spellcheck="false" /></label>
      <label>${say('password')}<input id="password" name="password" type="password" required /></label>
      <button id="log-in" class="primary">${say('logIn')}</button>
    </form>
    ${fixtureTable(language)}`
}

/** Who can log in here, and with what. */
export function fixtureTable(language: PageFrame['language']): Html {
  const say = (key: keyof typeof words): string => words[key][language]
  const users = fixtureUsers.map(
    user =>
      html`<tr>
        <td><code>${user.name}</code></td>
        <td><code>${user.password}</code></td>
        <td>${user.role}</td>
      </tr>`,
  )
  return html`<div class="fixtures">
    <p class="quiet">${say('fixtures')}</p>
    <table>
      <thead>
        <tr>
          <th>${say('user')}</th>
          <th>${say('password')}</th>
          <th>${say('role')}</th>
        </tr>
      </thead>
      <tbody>
        ${users}
      </tbody>
    </table>
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
