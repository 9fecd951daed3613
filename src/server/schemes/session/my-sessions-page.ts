import type { Bilingual } from '@shared/language.ts'
import { sayDuration } from '@shared/words/duration-words.ts'
import type { Answer } from '../../answers/answer.ts'
import { html, type Html } from '../../pages/html.ts'
import type { MemberFrame } from '../../pages/member-page.ts'
import { page } from '../../pages/page.ts'
import type { StoreCost } from '../../stores/session-costs.ts'
import type { Session } from '../../stores/session-rows.ts'

const words = {
  title: { en: 'Where you are logged in', ko: '로그인된 곳' },
  intro: { en: 'Every row is a session of yours in the server’s table.', ko: '한 행이 서버 세션 표에 있는 내 세션 하나입니다.' },
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
  costs: { en: 'Time that the table takes', ko: '세션 표를 쓰는 데 걸린 시간' },
  costsNote: {
    en: 'Measured here, a median. A row on disk survives a restart of the server; every request reads and writes it.',
    ko: '여기서 잰 중앙값입니다. 디스크에 둔 행은 서버를 다시 시작해도 남고, 요청마다 읽고 써야 합니다.',
  },
  size: { en: 'Size of a row of yours, as JSON', ko: '내 세션 행 하나의 크기(JSON으로)' },
  million: { en: 'of a million such rows', ko: '이런 행이 백만 개라면' },
  sizeNote: {
    en: 'In memory a row takes somewhat more. It grows with what the server keeps in it, not with what the cookie carries: that is the id alone.',
    ko: '메모리에서는 조금 더 차지합니다. 쿠키에는 ID만 있으므로, 행의 크기는 서버가 그 안에 보관하는 것에 따라 커집니다.',
  },
  read: { en: 'Look-up', ko: '조회' },
  write: { en: 'Write', ko: '기록' },
  unused: { en: 'not used yet', ko: '아직 쓰지 않음' },
  mine: { en: 'My page', ko: '내 페이지' },
} satisfies Record<string, Bilingual>

export interface MySessions {
  readonly sessions: readonly Session[]
  readonly current: Session
  readonly nowMs: number
  readonly costs: Readonly<Record<Session['store'], StoreCost>>
}

/** The list that many services have, and the reason why sessions can offer it: the server knows all of them. */
export function mySessionsPage(frame: MemberFrame, { sessions, current, nowMs, costs }: MySessions): Answer {
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
    </div>
    ${costTable(language, costs)} ${sizeOfRow(language, current)}`
  return page(200, frame, { title: say('title'), body })
}

/** Both places side by side: what survives a restart has its price, and the learner sees this machine's own. */
function costTable(language: MemberFrame['language'], costs: MySessions['costs']): Html {
  const say = (key: keyof typeof words): string => words[key][language]
  const time = (us: number | null): string => (us === null ? say('unused') : `${us} µs`)
  const rows = (['memory', 'disk'] as const).map(
    store =>
      html`<tr data-store="${store}">
        <th>${say(store)}</th>
        <td>${time(costs[store].readUs)}</td>
        <td>${time(costs[store].writeUs)}</td>
      </tr>`,
  )
  return html`<h2>${say('costs')}</h2>
    <p class="quiet">${say('costsNote')}</p>
    <table>
      <thead>
        <tr>
          <th>${say('kept')}</th>
          <th>${say('read')}</th>
          <th>${say('write')}</th>
        </tr>
      </thead>
      <tbody id="store-costs">
        ${rows}
      </tbody>
    </table>`
}

/** What the table costs in room: measured on the row of who asks, as it goes to disk. */
function sizeOfRow(language: MemberFrame['language'], row: Session): Html {
  const say = (key: keyof typeof words): string => words[key][language]
  const bytes = Buffer.byteLength(JSON.stringify(row))
  return html`<p>
      ${say('size')}: <strong id="row-bytes">${bytes}</strong> B (${say('million')}: <strong id="million-rows">${bytes}</strong> MB)
    </p>
    <p class="quiet">${say('sizeNote')}</p>`
}

/** A name that people know, from what the browser says of itself. Anybody can say anything there: fit to be shown, not to be trusted. */
function browserName(userAgent: string): string {
  const engine = /(?:Chrome|Firefox|Version)\/\d+/.exec(userAgent)?.[0].replace('/', ' ') ?? userAgent.slice(0, 40)
  const system = /Windows|Macintosh|Android|iPhone|Linux/.exec(userAgent)?.[0]
  return system === undefined ? engine : `${engine}, ${system}`
}
