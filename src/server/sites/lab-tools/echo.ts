import type { IncomingMessage } from 'node:http'
import { parseCookie } from 'cookie'
import type { Bilingual } from '@shared/language.ts'
import { fromOctets } from '@shared/web/octets.ts'
import { json, type Answer } from '../../answers/answer.ts'
import { visitOf } from '../../network/visit.ts'
import { html, type Html } from '../../pages/html.ts'
import { page } from '../../pages/page.ts'
import { frameOf } from '../../pages/frame.ts'

const words = {
  title: { en: 'This is what arrived', ko: '서버에 도착한 요청' },
  cookies: { en: 'Cookies', ko: '쿠키' },
  none: { en: 'None arrived.', ko: '도착한 쿠키가 없습니다.' },
  fields: { en: 'Header fields, in order', ko: '헤더 필드(도착한 순서)' },
  body: { en: 'Content', ko: '본문' },
} satisfies Record<string, Bilingual>

/** `/lab/echo`: shows what arrived, as a page, or as JSON for who prefers that. What was for the proxy alone is not in it. */
export function echo(request: IncomingMessage): Answer {
  const visit = visitOf(request)
  const seen = {
    method: request.method ?? '',
    url: visit.url,
    httpVersion: request.httpVersion,
    headers: visit.headers,
    cookies: Object.entries(parseCookie(fromOctets(request.headers.cookie ?? ''))).map(([name, value]) => [name, value ?? ''] as const),
    body: visit.body.bytes.toString('utf8'),
  }
  if (prefersJson(request)) return json(200, seen)

  const frame = frameOf(request)
  const say = (key: keyof typeof words): string => words[key][frame.language]
  const body = html` <pre id="request-line">${seen.method} ${seen.url} HTTP/${seen.httpVersion}</pre>
    <h2>${say('cookies')}</h2>
    ${seen.cookies.length === 0 ? html`<p id="cookies">${say('none')}</p>` : table('cookies', seen.cookies)}
    <h2>${say('fields')}</h2>
    ${table('fields', seen.headers)}
    ${
      seen.body === ''
        ? null
        : html`<h2>${say('body')}</h2>
            <pre id="body">${seen.body}</pre>`
    }`
  return page(200, frame, { title: say('title'), body })
}

function table(id: string, rows: readonly (readonly [string, string])[]): Html {
  const lines = rows.map(
    ([name, value]) =>
      html`<tr>
        <th>${name}</th>
        <td class="mono">${value}</td>
      </tr>`,
  )
  return html`<table id="${id}">
    <tbody>
      ${lines}
    </tbody>
  </table>`
}

/** JSON only for who names it: a browser's navigation asks for `text/html`, and a bare `fetch` for anything. */
function prefersJson(request: IncomingMessage): boolean {
  const accept = request.headers.accept ?? ''
  return /application\/json/i.test(accept) && !/text\/html/i.test(accept)
}
