import type { IncomingMessage } from 'node:http'
import type { Bilingual } from '@shared/language.ts'
import type { Answer } from '../../../answers/answer.ts'
import { html } from '../../../pages/html.ts'
import { page, type PageFrame } from '../../../pages/page.ts'
import { givenCookies } from './given-cookies.ts'

const words = {
  arrivedOf: { en: 'of 5 cookies arrived', ko: '개 도착(모두 5개)' },
  arrived: { en: 'arrived', ko: '도착함' },
  missing: { en: 'did not arrive', ko: '오지 않음' },
  why: {
    en: 'The shop sees only what arrived. It cannot know whether you have the others, or why they were not sent. Your browser knows: choose this request in the timeline to read why.',
    ko: '가게는 도착한 쿠키만 봅니다. 나머지가 있는지, 왜 오지 않았는지는 알 수 없습니다. 이유는 브라우저가 압니다. 타임라인에서 이 요청을 골라 이유를 읽어 보십시오.',
  },
  request: { en: 'The request', ko: '요청' },
  from: { en: 'started from', ko: '시작한 곳' },
  again: { en: 'Get the cookies again', ko: '쿠키 다시 받기' },
} satisfies Record<string, Bilingual>

/** What browsers say about where a request started (Fetch Metadata); they say it to https alone. */
const startedFrom: Readonly<Record<string, Bilingual>> = {
  'cross-site': { en: 'another site', ko: '다른 사이트' },
  'same-site': { en: 'the same site, another origin', ko: '같은 사이트의 다른 출처' },
  'same-origin': { en: 'this very site', ko: '이 사이트' },
  none: { en: 'you (address bar)', ko: '사용자(주소창)' },
}

/** `/first-look/check`: which of the five came along, as far as a server can tell. */
export function checkPage(frame: PageFrame, request: IncomingMessage, arrived: ReadonlySet<string>): Answer {
  const { language } = frame
  const say = (key: keyof typeof words): string => words[key][language]
  const count = givenCookies.filter(({ name }) => arrived.has(name)).length
  const rows = givenCookies.map(({ name, attributes }) => {
    const here = arrived.has(name)
    const verdict = html`<span class="${here ? 'good' : 'bad'}">${here ? '✓' : '–'} ${say(here ? 'arrived' : 'missing')}</span>`
    return html`<tr data-cookie="${name}" data-arrived="${here ? 'yes' : 'no'}">
      <th>${name}</th>
      <td><code>${attributes}</code></td>
      <td>${verdict}</td>
    </tr>`
  })
  const site = startedFrom[String(request.headers['sec-fetch-site'] ?? '')]
  const from = site === undefined ? null : html`, ${say('from')}: <strong>${site[language]}</strong>`
  const body = html` <p class="quiet">${say('request')}: <code>${request.method ?? ''} ${frame.origin}/first-look/check</code>${from}</p>
    <table>
      <tbody>
        ${rows}
      </tbody>
    </table>
    <p>${say('why')}</p>
    <div class="row"><a id="go-first-look" class="button" href="/first-look">${say('again')}</a></div>`
  const title = language === 'ko' ? `쿠키 ${count}${say('arrivedOf')}` : `${count} ${say('arrivedOf')}`
  return page(200, frame, { title, body })
}
