import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Bilingual } from '@shared/language.ts'
import { sendAnswer } from '../answers/answer.ts'
import { html } from '../pages/html.ts'
import { languageOf } from '../pages/language.ts'
import { page } from '../pages/page.ts'
import { labHosts } from '@shared/lab/lab-hosts.ts'

const title: Bilingual = { en: 'The lab ends here', ko: '실습실은 여기까지입니다' }
const said: Bilingual = {
  en: 'This lab has no such host, and nothing in it can reach the internet. No request has left this machine.',
  ko: '이 호스트는 실습실에 없습니다. 실습실에서는 인터넷에 닿을 수 없으며, 어떤 요청도 이 컴퓨터 밖으로 나가지 않았습니다.',
}
const instead: Bilingual = { en: 'Hosts of the lab', ko: '실습실에 있는 호스트' }

/** For a tab that asked for an http host outside: the proxy's own word, recorded by nobody. (For https the app draws a page like it.) */
export function sendEdgePage(request: IncomingMessage, response: ServerResponse, authority: string): void {
  const language = languageOf(request)
  const hosts = labHosts.map(host => html`<li><a href="https://${host}/">https://${host}/</a></li>`)
  const body = html`<p><code>${authority}</code></p>
    <p>${said[language]}</p>
    <h2>${instead[language]}</h2>
    <ul>
      ${hosts}
    </ul>`
  response.sendDate = false
  sendAnswer(response, page(421, { language, origin: authority, tone: 'edge' }, { title: title[language], body }))
}
