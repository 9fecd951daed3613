import type { Bilingual } from '@shared/language.ts'
import { json, seeOther, withHeaders, type Answer } from '../../answers/answer.ts'
import { html, type Html } from '../../pages/html.ts'
import { page, type PageFrame } from '../../pages/page.ts'

const words = {
  title: { en: 'What this tab can store and see', ko: '이 탭이 저장하고 볼 수 있는 것' },
  intro: {
    en: 'Everything here is read and written by this page’s own script, in this very tab.',
    ko: '모두 이 탭에서 이 페이지의 스크립트가 읽고 쓰는 값입니다.',
  },
  local: { en: 'localStorage: one for all tabs of this browser and origin', ko: 'localStorage: 이 브라우저의 같은 출처 탭이 함께 씁니다' },
  session: { en: 'sessionStorage: this tab’s own', ko: 'sessionStorage: 이 탭만 씁니다' },
  cookies: { en: 'document.cookie: what scripts may read', ko: 'document.cookie: 스크립트가 읽을 수 있는 쿠키' },
  key: { en: 'Key', ko: '키' },
  value: { en: 'Value', ko: '값' },
  line: { en: 'Cookie, as in Set-Cookie', ko: '쿠키(Set-Cookie 형식)' },
  there: {
    en: 'Read back: document.cookie has it now, just so.',
    ko: '다시 읽은 결과: document.cookie에 쓴 그대로 있습니다.',
  },
  missing: {
    en: 'Read back: document.cookie does not have it. The browser refused it without an error, or keeps it where this page cannot read.',
    ko: '다시 읽은 결과: document.cookie에 없습니다. 브라우저가 오류 없이 거부했거나, 이 페이지가 읽을 수 없게 보관합니다.',
  },
  name: { en: 'Name', ko: '이름' },
  set: { en: 'Set', ko: '저장' },
  remove: { en: 'Remove', ko: '삭제' },
  clear: { en: 'Clear', ko: '모두 삭제' },
  empty: { en: 'empty', ko: '비어 있음' },
  serverClears: { en: 'Let a response clear (Clear-Site-Data)', ko: '응답으로 지우기(Clear-Site-Data)' },
  serverClearsSaid: {
    en: 'The server responds with this field and leads back here. It looks at nothing and decides nothing.',
    ko: '서버는 이 필드로 응답하고 여기로 되돌아오게 합니다. 아무것도 확인하거나 판단하지 않습니다.',
  },
  open: { en: 'Open a popup from here', ko: '여기서 팝업 열기' },
  reload: { en: 'Look again', ko: '다시 보기' },
  heard: { en: 'Heard from other tabs (storage events)', ko: '다른 탭에서 들은 변경(storage 이벤트)' },
  opener: { en: 'Opened by another page', ko: '다른 페이지가 연 창' },
  yes: { en: 'yes', ko: '예' },
  no: { en: 'no', ko: '아니요' },
} satisfies Record<string, Bilingual>

/** What the field can name (W3C Clear Site Data §3.1), as far as the engines know it. */
const clearable = [
  { id: 'cookies', type: 'cookies', label: { en: 'Clear the cookies', ko: '쿠키 지우기' } },
  { id: 'storage', type: 'storage', label: { en: 'Clear the storages', ko: '저장소 지우기' } },
  { id: 'cache', type: 'cache', label: { en: 'Clear the cache', ko: '캐시 지우기' } },
  { id: 'all', type: '*', label: { en: 'Clear everything', ko: '모두 지우기' } },
] as const satisfies readonly { readonly id: string; readonly type: string; readonly label: Bilingual }[]

/** `POST /lab/clear-site-data`: a response with `Clear-Site-Data` that leads back to the page; 400 when the form names nothing of the field. */
export function clearingResponse(form: URLSearchParams): Answer {
  const asked = clearable.find(({ type }) => type === form.get('type'))
  if (asked === undefined) return json(400, { error: 'type: cookies, storage, cache or *' })
  return withHeaders(seeOther('/storage'), ['Clear-Site-Data', `"${asked.type}"`])
}

/** `/storage`: the two storages and `document.cookie` as this tab has them, with a popup to compare. */
export function storagePage(frame: PageFrame): Answer {
  const say = (key: keyof typeof words): string => words[key][frame.language]
  const area = (id: 'local' | 'session'): Html =>
    html` <section aria-labelledby="${id}-title">
      <h2 id="${id}-title">${say(id)}</h2>
      <pre id="${id}-items" data-empty="${say('empty')}"></pre>
      <form id="${id}-form">
        <label>${say('key')}<input id="${id}-key" spellcheck="false" /></label>
        <label>${say('value')}<input id="${id}-value" spellcheck="false" /></label>
        <div class="row">
          <button id="${id}-set">${say('set')}</button>
          <button id="${id}-remove" type="button">${say('remove')}</button>
          <button id="${id}-clear" type="button">${say('clear')}</button>
        </div>
      </form>
    </section>`
  const body = html` <p class="quiet">${say('intro')}</p>
    <p>${say('opener')}: <strong id="opener" data-yes="${say('yes')}" data-no="${say('no')}"></strong></p>
    <div class="row">
      <button id="open-popup" type="button" class="primary">${say('open')}</button>
      <button id="look-again" type="button">${say('reload')}</button>
    </div>
    ${area('local')} ${area('session')}
    <section aria-labelledby="cookie-title">
      <h2 id="cookie-title">${say('cookies')}</h2>
      <pre id="cookie-items" data-empty="${say('empty')}"></pre>
      <form id="cookie-form">
        <label>${say('line')}<input id="cookie-line" spellcheck="false" placeholder="theme=dark; Path=/; SameSite=Lax" /></label>
        <p id="cookie-read-back" role="status" data-there="${say('there')}" data-missing="${say('missing')}"></p>
        <label>${say('name')}<input id="cookie-name" spellcheck="false" /></label>
        <div class="row">
          <button id="cookie-set">${say('set')}</button><button id="cookie-remove" type="button">${say('remove')}</button>
        </div>
      </form>
    </section>
    <section aria-labelledby="server-clears-title">
      <h2 id="server-clears-title">${say('serverClears')}</h2>
      <p class="quiet">${say('serverClearsSaid')}</p>
      <form method="post" action="/lab/clear-site-data">
        <table class="choices">
          ${clearable.map(
            ({ id, type, label }) =>
              html`<tr>
                <td><button id="clear-${id}" name="type" value="${type}">${label[frame.language]}</button></td>
                <td><code>Clear-Site-Data: "${type}"</code></td>
              </tr>`,
          )}
        </table>
      </form>
    </section>
    <h2>${say('heard')}</h2>
    <pre id="heard" role="status" data-empty="${say('empty')}"></pre>`
  return page(200, frame, { title: say('title'), body, script: '/lab/storage.js' })
}
