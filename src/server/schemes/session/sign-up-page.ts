import type { Bilingual } from '@shared/language.ts'
import type { Answer } from '../../answers/answer.ts'
import { html } from '../../pages/html.ts'
import { page, type PageFrame } from '../../pages/page.ts'

const words = {
  title: { en: 'Sign up', ko: '회원 가입' },
  note: {
    en: 'The user lasts until the lab is reset. Do not use a password of yours.',
    ko: '실습실을 초기화하면 사라집니다. 실제로 쓰는 비밀번호를 입력하지 마십시오.',
  },
  user: { en: 'User name (small letters, digits, hyphens)', ko: '사용자 이름(영어 소문자, 숫자, 붙임표)' },
  password: { en: 'Password (8 characters or more)', ko: '비밀번호(8자 이상)' },
  signUp: { en: 'Sign up', ko: '가입하기' },
} satisfies Record<string, Bilingual>

/** Name and password for a new user; who signs up is logged in. */
export function signUpPage(frame: PageFrame, action: string): Answer {
  const say = (key: keyof typeof words): string => words[key][frame.language]
  const body = html` <p class="quiet">${say('note')}</p>
    <form method="post" action="${action}" autocomplete="off">
      <label>${say('user')}<input id="user" name="user" required autocapitalize="none" spellcheck="false" /></label>
      <label>${say('password')}<input id="password" name="password" type="password" required /></label>
      <button id="sign-up" class="primary">${say('signUp')}</button>
    </form>`
  return page(200, frame, { title: say('title'), body })
}
