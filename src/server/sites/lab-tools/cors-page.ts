import type { Bilingual } from '@shared/language.ts'
import type { Answer } from '../../answers/answer.ts'
import { html, type Html } from '../../pages/html.ts'
import { page, type PageFrame } from '../../pages/page.ts'

const words = {
  title: { en: 'Ask another origin', ko: '다른 출처에 요청하기' },
  intro: {
    en: 'This page’s script sends GET requests to api.shop.test by fetch(). Choose the credentials mode of the request and the CORS fields of the response.',
    ko: '이 페이지의 스크립트가 fetch()로 api.shop.test에 GET 요청을 보냅니다. 요청의 credentials 모드와 응답의 CORS 필드를 고르십시오.',
  },
  mode: { en: 'credentials', ko: 'credentials' },
  none: { en: 'no CORS field', ko: 'CORS 필드 없음' },
  any: { en: 'any origin (*)', ko: '모든 출처(*)' },
  named: { en: 'this origin', ko: '이 출처' },
  allowed: { en: 'this origin, with credentials', ko: '이 출처, 자격 증명 포함' },
  own: { en: 'With a header of its own', ko: '직접 붙인 헤더와 함께' },
  ownSaid: {
    en: 'X-Own is no header that a form could send, so the browser asks first, by OPTIONS.',
    ko: 'X-Own은 폼으로 보낼 수 없는 헤더이므로 브라우저가 먼저 OPTIONS로 묻습니다.',
  },
  refused: { en: 'The server does not allow it', ko: '서버가 허락하지 않음' },
  permitted: { en: 'The server allows it', ko: '서버가 허락함' },
  got: { en: 'What the script got', ko: '스크립트가 얻은 것' },
  nothingYet: { en: 'Nothing asked yet.', ko: '아직 요청하지 않았습니다.' },
  blocked: { en: 'nothing but an error', ko: '오류뿐' },
} satisfies Record<string, Bilingual>

const modes = ['omit', 'same-origin', 'include'] as const
const responses = ['none', 'any', 'named', 'allowed'] as const

/** What the response is told to say (`/lab/answer`), for a page of `origin` (Fetch standard, CORS protocol). */
const fields = (origin: string) => ({
  none: [],
  any: ['Access-Control-Allow-Origin:*'],
  named: [`Access-Control-Allow-Origin:${origin}`],
  allowed: [`Access-Control-Allow-Origin:${origin}`, 'Access-Control-Allow-Credentials:true'],
})

const API = 'https://api.shop.test'

/** `/lab/answer` reads octets in percent form, and a plus sign as itself. */
function addressOf(lines: readonly string[], body: string): string {
  return `${API}/lab/answer?${[...lines.map(line => `header=${encodeURIComponent(line)}`), `body=${body}`].join('&')}`
}

/** `/lab/cors`: cross-origin requests by hand, in each credentials mode, to a server that says each thing that CORS knows. */
export function corsPage(frame: PageFrame): Answer {
  const say = (key: keyof typeof words): string => words[key][frame.language]
  const known = fields(frame.origin)
  const button = (id: string, label: string, address: string, attributes: { mode?: string; own?: 'yes' }): Html =>
    html`<button
      id="${id}"
      type="button"
      data-address="${address}"
      data-mode="${attributes.mode ?? 'same-origin'}"
      data-own="${attributes.own ?? 'no'}"
    >
      ${label}
    </button>`
  const body = html`<p class="quiet">${say('intro')}</p>
    <table class="choices">
      <thead>
        <tr>
          <th>${say('mode')}</th>
          ${responses.map(id => html`<th>${say(id)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${modes.map(
          mode =>
            html`<tr>
              <th><code>${mode}</code></th>
              ${responses.map(id => html`<td>${button(`${mode}-${id}`, 'fetch()', addressOf(known[id], `${mode}-${id}`), { mode })}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
    <h2>${say('own')}</h2>
    <p class="quiet">${say('ownSaid')}</p>
    <div class="row">
      ${button('own-refused', say('refused'), addressOf(known.named, 'own-refused'), { own: 'yes' })}
      ${button('own-allowed', say('permitted'), addressOf([...known.named, 'Access-Control-Allow-Headers:x-own'], 'own-allowed'), { own: 'yes' })}
    </div>
    <h2>${say('got')}</h2>
    <pre id="got" role="status" data-blocked="${say('blocked')}">${say('nothingYet')}</pre>`
  return page(200, frame, { title: say('title'), body, script: '/lab/cors.js', connectTo: [API] })
}
