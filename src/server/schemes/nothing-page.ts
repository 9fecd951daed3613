import type { Bilingual } from '@shared/language.ts'
import type { Answer } from '../answers/answer.ts'
import type { Connection } from '../network/connections.ts'
import { html } from '../pages/html.ts'
import { page, type PageFrame } from '../pages/page.ts'

const words = {
  title: { en: 'Your visits', ko: '방문 횟수' },
  visitor: { en: 'Visits of yours that the server knows of', ko: '서버가 아는 당신의 방문 횟수' },
  forgets: {
    en: 'Nothing in this request says that you were here before. To the server every visit is the first.',
    ko: '이 요청에는 전에 왔었다는 말이 없습니다. 서버에게는 모든 방문이 첫 방문입니다.',
  },
  brings: {
    en: 'The address of this page brought the number along. The server still remembers nothing, and you can write any number there.',
    ko: '이 페이지의 주소가 숫자를 들고 왔습니다. 서버는 여전히 아무것도 기억하지 않으며, 숫자는 마음대로 고칠 수 있습니다.',
  },
  anybody: { en: 'Requests for this page, by all clients', ko: '누구든 이 페이지를 요청한 횟수' },
  connection: { en: 'Connection', ko: '연결' },
  number: { en: 'Number of the connection', ko: '연결 번호' },
  earlier: { en: 'Requests that it carried before this one', ko: '이 요청 전에 이 연결로 온 요청' },
  reused: {
    en: 'The same connection as before was used again, and the server does not know you all the same: stateless does not mean that the connection closes.',
    ko: '전에 쓴 연결을 다시 썼는데도 서버는 당신을 모릅니다. 무상태(stateless)는 연결이 끊긴다는 뜻이 아닙니다.',
  },
  fresh: { en: 'This request is the first on its connection.', ko: '이 연결로 온 첫 요청입니다.' },
  again: { en: 'Visit again', ko: '다시 방문' },
  carry: { en: 'Visit again, and bring the number', ko: '숫자를 들고 다시 방문' },
  close: { en: 'Visit, then close the connection', ko: '방문하고 연결 끊기' },
  refused: { en: 'Not in this way', ko: '이 방법으로는 요청할 수 없습니다' },
  refusedHere: { en: 'This address takes only a visit (GET).', ko: '이 주소는 방문만 받습니다.' },
} satisfies Record<string, Bilingual>

/** @param brought what the address said; null: nothing. */
interface Count {
  readonly visitor: number
  readonly brought: number | null
  readonly fromAnybody: number
  readonly connection: Connection
}

export function countPage(frame: PageFrame, { visitor, brought, fromAnybody, connection }: Count): Answer {
  const say = (key: keyof typeof words): string => words[key][frame.language]
  const body = html`<table>
      <tr>
        <th scope="row">${say('visitor')}</th>
        <td><strong id="visits">${visitor}</strong></td>
      </tr>
      <tr>
        <th scope="row">${say('anybody')}</th>
        <td id="from-anybody">${fromAnybody}</td>
      </tr>
    </table>
    <p id="why">${say(brought === null ? 'forgets' : 'brings')}</p>
    <div class="row">
      <a id="again" class="button primary" href="/nothing/">${say('again')}</a>
      <a id="again-closing" class="button" href="/nothing/last-on-connection">${say('close')}</a>
      <a id="again-with-number" class="button" href="/nothing/?visits=${visitor}">${say('carry')}</a>
    </div>
    <h2>${say('connection')}</h2>
    <table>
      <tr>
        <th scope="row">${say('number')}</th>
        <td id="connection">${connection.id}</td>
      </tr>
      <tr>
        <th scope="row">${say('earlier')}</th>
        <td id="earlier-requests">${connection.earlierRequests}</td>
      </tr>
    </table>
    <p id="reuse" class="quiet">${say(connection.earlierRequests > 0 ? 'reused' : 'fresh')}</p>`
  return page(200, frame, { title: say('title'), body })
}

export function notCounted(status: number, frame: PageFrame): Answer {
  const say = (key: keyof typeof words): string => words[key][frame.language]
  const body = html`<p id="refusal" data-status="${status}"><strong>${status}</strong> · ${say('refusedHere')}</p>
    <div class="row"><a id="again" class="button" href="/nothing/">${say('again')}</a></div>`
  return page(status, frame, { title: say('refused'), body })
}
