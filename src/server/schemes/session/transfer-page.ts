import type { Bilingual } from '@shared/language.ts'
import type { Answer } from '../../answers/answer.ts'
import { html, type Html } from '../../pages/html.ts'
import type { MemberFrame } from '../../pages/member-page.ts'
import { page } from '../../pages/page.ts'

const words = {
  points: { en: 'Bonus points', ko: '적립 포인트' },
  to: { en: 'Give them to', ko: '받는 사람' },
  howMany: { en: 'How many', ko: '포인트 수' },
  give: { en: 'Give points', ko: '포인트 보내기' },
  done: { en: 'The points are gone', ko: '포인트를 보냈습니다' },
  from: { en: 'From', ko: '보낸 사람' },
  left: { en: 'Left', ko: '남은 포인트' },
  mine: { en: 'My page', ko: '내 페이지' },
} satisfies Record<string, Bilingual>

/** A form that changes something: what a stranger's page would like to send in a member's name. */
export function transferForm({ language, base }: MemberFrame, points: number): Html {
  const say = (key: keyof typeof words): string => words[key][language]
  return html` <h2>${say('points')}: <span id="points">${points}</span></h2>
    <form method="post" action="${base}/transfer">
      <label>${say('to')}<input id="to" name="to" value="bob" required /></label>
      <label>${say('howMany')}<input id="how-many" name="points" value="100" required inputmode="numeric" /></label>
      <button id="give">${say('give')}</button>
    </form>`
}

export interface Transfer {
  readonly user: string
  readonly to: string
  readonly spent: number
  readonly left: number
}

export function transferDone(frame: MemberFrame, { user, to, spent, left }: Transfer): Answer {
  const say = (key: keyof typeof words): string => words[key][frame.language]
  const body = html` <table>
      <tbody>
        <tr>
          <th>${say('from')}</th>
          <td id="from">${user}</td>
        </tr>
        <tr>
          <th>${say('to')}</th>
          <td id="to">${to}</td>
        </tr>
        <tr>
          <th>${say('howMany')}</th>
          <td id="spent">${spent}</td>
        </tr>
        <tr>
          <th>${say('left')}</th>
          <td id="left">${left}</td>
        </tr>
      </tbody>
    </table>
    <div class="row"><a id="go-me" class="button" href="${frame.base}/me">${say('mine')}</a></div>`
  return page(200, frame, { title: say('done'), body })
}
