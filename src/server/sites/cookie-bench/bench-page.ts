import type { Bilingual } from '@shared/language.ts'
import type { Answer } from '../../answers/answer.ts'
import { html, type Html } from '../../pages/html.ts'
import { page, type PageFrame } from '../../pages/page.ts'
import { presetNames, presets } from './presets.ts'

const words = {
  title: { en: 'Try a cookie', ko: '쿠키 다뤄 보기' },
  came: { en: 'What this request brought', ko: '이 요청에 실려 온 쿠키' },
  none: { en: 'no cookie', ko: '쿠키 없음' },
  go: { en: 'Come here again', ko: '여기로 다시 오기' },
  again: { en: 'by a link', ko: '링크로' },
  https: { en: 'over https', ko: 'https로' },
  http: { en: 'over http', ko: 'http로' },
  api: { en: 'on api.shop.test', ko: 'api.shop.test에서' },
  shop: { en: 'on shop.test', ko: 'shop.test에서' },
  evil: { en: 'by way of evil.test', ko: 'evil.test를 거쳐서' },
  round: { en: 'by a redirect of evil.test', ko: 'evil.test의 리다이렉트로' },
  script: { en: 'With a script', ko: '스크립트로' },
  line: { en: 'document.cookie =', ko: 'document.cookie =' },
  write: { en: 'Write', ko: '쓰기' },
  read: { en: 'Read document.cookie', ko: 'document.cookie 읽기' },
  send: { en: 'Send a request', ko: '요청 보내기' },
  said: { en: 'What the script got', ko: '스크립트가 얻은 것' },
  empty: { en: 'nothing', ko: '없음' },
  presets: { en: 'Ready responses', ko: '준비된 응답' },
  asks: { en: 'Press', ko: '누르기' },
  sends: { en: 'Set-Cookie of the response', ko: '응답의 Set-Cookie' },
  own: { en: 'Your own', ko: '직접 만들기' },
  name: { en: 'Name', ko: '이름' },
  value: { en: 'Value', ko: '값' },
  set: { en: 'Let the server set it', ko: '서버가 설정하게 하기' },
  remove: { en: 'Delete', ko: '삭제' },
  removeSaid: { en: 'The server sends an empty value with Max-Age=0.', ko: '서버가 빈 값과 Max-Age=0을 보냅니다.' },
  refused: { en: 'This cannot be put into Set-Cookie', ko: 'Set-Cookie에 넣을 수 없습니다' },
  refusedSaid: {
    en: 'A name is needed, and printable ASCII without a semicolon, 5,000 characters at most in each box.',
    ko: '이름이 있어야 하고, 칸마다 세미콜론을 뺀 ASCII 문자로 5,000자까지입니다.',
  },
  back: { en: 'Back', ko: '돌아가기' },
} satisfies Record<string, Bilingual>

type Say = (key: keyof typeof words) => string
const sayIn =
  ({ language }: PageFrame): Say =>
  key =>
    words[key][language]

/** `/cookies`. @param cookie the `Cookie` field of the request as it came; null without one */
export function benchPage(frame: PageFrame, cookie: string | null): Answer {
  const say = sayIn(frame)
  const body = html`<h2>${say('came')}</h2>
    <pre id="came" data-some="${cookie === null ? 'no' : 'yes'}">${cookie === null ? say('none') : `Cookie: ${cookie}`}</pre>
    <h2>${say('go')}</h2>
    ${links(frame, say)} ${presetTable(frame, say)} ${scriptPart(say)} ${ownForms(say)}`
  return page(200, frame, { title: say('title'), body, script: '/cookies/page.js' })
}

/** A form that no `Set-Cookie` can be made of. */
export function refusedFormPage(frame: PageFrame): Answer {
  const say = sayIn(frame)
  const body = html`<p id="problem">${say('refusedSaid')}</p>
    <p><a id="go-cookies" href="/cookies">${say('back')}</a></p>`
  return page(400, frame, { title: say('refused'), body })
}

const REDIRECT = 'https://evil.test/lab/answer?status=302&header=Location:https://shop.test/cookies'

function links({ origin }: PageFrame, say: Say): Html {
  const { protocol, hostname } = new URL(origin)
  const other = protocol === 'https:' ? 'http' : 'https'
  const sibling = hostname === 'shop.test' ? 'api' : 'shop'
  return html`<div class="row">
    <a id="go-again" class="button" href="/cookies">${say('again')}</a>
    <a id="go-${other}" class="button" href="${other}://${hostname}/cookies">${say(other)}</a>
    <a id="go-${sibling}" class="button" href="https://${sibling === 'api' ? 'api.shop.test' : 'shop.test'}/cookies">${say(sibling)}</a>
    <a id="go-evil" class="button" href="https://evil.test/cookies">${say('evil')}</a>
    <a id="go-round" class="button" href="${REDIRECT}">${say('round')}</a>
  </div>`
}

function presetTable({ language }: PageFrame, say: Say): Html {
  const rows = presetNames.map(
    name =>
      html`<tr>
        <td><button id="set-${name}" name="preset" value="${name}" form="presets">${presets[name].label[language]}</button></td>
        <td>${presets[name].lines.map(line => html`<div><code>${line}</code></div>`)}</td>
      </tr>`,
  )
  return html`<h2>${say('presets')}</h2>
    <table class="choices">
      <thead>
        <tr>
          <th>${say('asks')}</th>
          <th>${say('sends')}</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
    <form id="presets" method="post" action="/cookies/set" hidden></form>`
}

function scriptPart(say: Say): Html {
  return html`<h2>${say('script')}</h2>
    <form id="script-form">
      <label><code>${say('line')}</code><input id="script-line" value="hidden=2; Path=/" maxlength="5000" autocomplete="off" /></label>
      <button id="script-write">${say('write')}</button>
      <button id="script-read" type="button">${say('read')}</button>
      <button id="script-send" type="button">${say('send')}</button>
    </form>
    <p class="quiet">${say('said')}:</p>
    <pre id="script-said" aria-live="polite" data-empty="${say('empty')}">–</pre>`
}

function ownForms(say: Say): Html {
  const box = (id: string, label: string, value = ''): Html =>
    html`<label>${label}<input id="${id}" name="${id}" value="${value}" maxlength="5000" autocomplete="off" /></label>`
  const flag = (id: string, label: string): Html =>
    html`<label class="tick"><input id="${id}" name="${id}" type="checkbox" />${label}</label>`
  return html`<h2>${say('own')}</h2>
    <form method="post" action="/cookies/set">
      ${box('name', say('name'), 'mine')}${box('value', say('value'), '1')}${box('path', 'Path', '/')}${box('domain', 'Domain')}
      ${box('max-age', 'Max-Age')}${box('expires', 'Expires')}${box('same-site', 'SameSite', 'Lax')}${flag('secure', 'Secure')}
      ${flag('http-only', 'HttpOnly')}
      <button id="set">${say('set')}</button>
    </form>
    <h2>${say('remove')}</h2>
    <p class="quiet">${say('removeSaid')}</p>
    <form method="post" action="/cookies/delete">
      <label>${say('name')}<input id="delete-name" name="name" value="mine" maxlength="5000" autocomplete="off" /></label>
      <label>Path<input id="delete-path" name="path" value="/" maxlength="5000" autocomplete="off" /></label>
      <button id="delete">${say('remove')}</button>
    </form>`
}
