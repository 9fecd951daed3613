import type { Text } from '@shared/language.ts'
import type { Answer } from '../../answers/answer.ts'
import { html } from '../../pages/html.ts'
import { page, type PageFrame } from '../../pages/page.ts'

const title: Text = { en: 'Welcome to the shop', ko: '가게에 오신 것을 환영합니다' }
const session: Text = { en: 'With a session', ko: '세션으로 로그인' }

export function homePage(frame: PageFrame): Answer {
  return page(200, frame, {
    title: title[frame.language],
    body: html`<p><a id="go-session" href="/session/">${session[frame.language]}</a></p>`,
  })
}
