import type { Text } from '@shared/language.ts'
import { sayDuration } from '@shared/words/duration-words.ts'
import type { Answer } from '../../answers/answer.ts'
import { html } from '../../pages/html.ts'
import type { MemberFrame } from '../../pages/member-page.ts'
import { page } from '../../pages/page.ts'
import type { Session } from '../../stores/session-rows.ts'

const words = {
  title: { en: 'Where you are logged in', ko: '로그인된 곳' },
  intro: { en: 'Every row is a session of yours in the server’s table.', ko: '한 줄이 서버 세션 표에 있는 내 세션 하나입니다.' },
  device: { en: 'Browser', ko: '브라우저' },
  created: { en: 'Since', ko: '시작' },
  seen: { en: 'Last request', ko: '마지막 요청' },
  kept: { en: 'Kept in', ko: '보관' },
  thisOne: { en: 'this one', ko: '지금 이 브라우저' },
  end: { en: 'End', ko: '끝내기' },
  everywhere: { en: 'Log out everywhere', ko: '모든 곳에서 로그아웃' },
  ago: { en: 'ago', ko: '전' },
  memory: { en: 'memory', ko: '메모리' },
  disk: { en: 'disk', ko: '디스크' },
  mine: { en: 'My page', ko: '내 페이지' },
} satisfies Record<string, Text>

export interface MySessions {
  readonly sessions: readonly Session[]
  readonly current: Session
  readonly nowMs: number
}

/** The list that many services have, and the reason why sessions can offer it: the server knows all of them. */
export function mySessionsPage(frame: MemberFrame, { sessions, current, nowMs }: MySessions): Answer {
  const { language, base } = frame
  const say = (key: keyof typeof words): string => words[key][language]
  const ago = (ms: number): string => `${sayDuration(nowMs - ms, language)} ${say('ago')}`
  const rows = sessions.map(
    ({ id, userAgent, createdLabMs, lastSeenLabMs, store }) =>
      html`<tr>
        <td>${browserName(userAgent)}${id === current.id ? html` <strong class="good">(${say('thisOne')})</strong>` : null}</td>
        <td>${ago(createdLabMs)}</td>
        <td>${ago(lastSeenLabMs)}</td>
        <td>${say(store)}</td>
        <td>
          <form method="post" action="${base}/sessions/end">
            <input type="hidden" name="session" value="${id}" />
            <button class="${id === current.id ? 'end-this' : 'end-other'}">${say('end')}</button>
          </form>
        </td>
      </tr>`,
  )
  const body = html` <p class="quiet">${say('intro')}</p>
    <table>
      <thead>
        <tr>
          <th>${say('device')}</th>
          <th>${say('created')}</th>
          <th>${say('seen')}</th>
          <th>${say('kept')}</th>
          <th></th>
        </tr>
      </thead>
      <tbody id="sessions">
        ${rows}
      </tbody>
    </table>
    <div class="row">
      <form method="post" action="${base}/logout-everywhere"><button id="log-out-everywhere">${say('everywhere')}</button></form>
      <a id="go-me" class="button" href="${base}/me">${say('mine')}</a>
    </div>`
  return page(200, frame, { title: say('title'), body })
}

/** A name that people know, from what the browser says of itself. Anybody can say anything there: fit to be shown, not to be trusted. */
function browserName(userAgent: string): string {
  const engine = /(?:Chrome|Firefox|Version)\/\d+/.exec(userAgent)?.[0].replace('/', ' ') ?? userAgent.slice(0, 40)
  const system = /Windows|Macintosh|Android|iPhone|Linux/.exec(userAgent)?.[0]
  return system === undefined ? engine : `${engine}, ${system}`
}
