import { readBasicCredentials } from '@shared/web/basic-credentials.ts'
import type { Bilingual } from '@shared/language.ts'
import type { Answer } from '../../answers/answer.ts'
import type { HasCredential, Known, Refusal } from '../../checks/check.ts'
import type { Compared } from '../../checks/password-right.ts'
import { html, type Html } from '../../pages/html.ts'
import { fixtureList } from '../../pages/log-in-page.ts'
import { page, type PageFrame } from '../../pages/page.ts'
import { refusalWords } from '../../pages/refusal-page.ts'

const words = {
  start: { en: 'A password in every request', ko: '요청마다 보내는 비밀번호' },
  intro: {
    en: 'No form and no cookie: the browser itself asks for name and password (HTTP Basic), and then sends them again and again.',
    ko: '폼도 쿠키도 없습니다. 브라우저가 직접 이름과 비밀번호를 묻고(HTTP Basic), 그 뒤로는 요청할 때마다 보냅니다.',
  },
  orders: { en: 'Orders', ko: '주문' },
  history: { en: 'Older orders', ko: '지난 주문' },
  invoices: { en: 'Invoices', ko: '청구서' },
  admin: { en: 'Admin page', ko: '관리자 페이지' },
  first: { en: 'To the start', ko: '처음으로' },
  forget: { en: 'Make the browser forget', ko: '브라우저가 잊게 하기' },
  ordersSays: {
    en: 'The realm “orders”: asked for once, the password is sent unasked for every address under /basic/orders/.',
    ko: '“orders” 영역입니다. 한 번 물은 뒤에는 /basic/orders/ 아래의 모든 주소로 묻지 않아도 비밀번호를 보냅니다.',
  },
  historySays: {
    en: 'Under the path of the orders: the password came with the first request, without a 401 before it.',
    ko: '주문과 같은 경로 아래입니다. 401을 받지 않고도 첫 요청부터 비밀번호가 왔습니다.',
  },
  invoicesSays: {
    en: 'The same realm at another path: the first request had no password and got 401; the browser repeated it with the password, without asking you.',
    ko: '영역은 같고 경로가 다릅니다. 첫 요청은 비밀번호 없이 와서 401을 받았고, 브라우저가 묻지 않고 비밀번호를 붙여 다시 보냈습니다.',
  },
  adminSays: {
    en: 'The realm “admin”: another protection space, so the browser asked again. Only admins get this far.',
    ko: '“admin” 영역입니다. 다른 보호 공간이라서 브라우저가 다시 물었습니다. 관리자만 여기까지 올 수 있습니다.',
  },
  who: { en: 'The password is right for', ko: '비밀번호가 맞는 사용자' },
  carried: { en: 'What this request carried', ko: '이 요청이 들고 온 것' },
  nothing: { en: 'no Authorization field', ko: 'Authorization 필드 없음' },
  readable: {
    en: 'Readable for everyone who sees it (Base64 is not encryption)',
    ko: '보는 사람은 누구나 읽을 수 있음(Base64는 암호화가 아님)',
  },
  overHttp: {
    en: 'Over http, everybody on the way has just read this password.',
    ko: 'http라서 중간에 있는 누구나 방금 이 비밀번호를 읽었습니다.',
  },
  overHttps: {
    en: 'Over https, the way between browser and server carried ciphertext. At both ends it is this.',
    ko: 'https라서 브라우저와 서버 사이에는 암호문만 오갔습니다. 양 끝에서는 이 값입니다.',
  },
  cost: { en: 'Comparing the password took', ko: '비밀번호 비교에 걸린 시간' },
  costAgain: { en: 'paid again for every request', ko: '요청할 때마다 다시 듦' },
  tryAgain: { en: 'Ask for this page again', ko: '이 페이지 다시 요청' },
  stuck: {
    en: 'The browser knows a password for this realm and will go on sending it: a 403 does not make it ask for another.',
    ko: '브라우저는 이 영역의 비밀번호를 알고 있어 계속 그것을 보냅니다. 403을 받아도 다른 비밀번호를 묻지 않습니다.',
  },
  cancelled: {
    en: 'This page came with the 401. The browser shows it when you cancel its prompt.',
    ko: '401과 함께 온 페이지입니다. 비밀번호를 받지 못하면 브라우저가 이 페이지를 보여 줍니다.',
  },
  forgotten: { en: 'Refused, so that it is forgotten', ko: '잊게 하려고 거절했습니다' },
  forgottenSays: {
    en: 'Basic has no log-out. This address responds 401 to every password, and a browser forgets one that was refused.',
    ko: 'Basic에는 로그아웃이 없습니다. 이 주소는 어떤 비밀번호에도 401로 답하고, 브라우저는 거절된 비밀번호를 버립니다.',
  },
  notSure: {
    en: 'It is a trick, not a standard: what makes a browser forget for sure is quitting it.',
    ko: '표준이 아니라 요령입니다. 확실히 잊게 하려면 브라우저를 종료해야 합니다.',
  },
} satisfies Record<string, Bilingual>
type Word = keyof typeof words

const links = {
  start: ['go-start', '/basic/', 'first'],
  orders: ['go-orders', '/basic/orders/', 'orders'],
  history: ['go-history', '/basic/orders/history', 'history'],
  invoices: ['go-invoices', '/basic/invoices/', 'invoices'],
  admin: ['go-admin', '/basic/admin/', 'admin'],
  forget: ['go-forget', '/basic/orders/forget', 'forget'],
} as const satisfies Record<string, readonly [id: string, path: string, word: Word]>

/** `/basic/`: for everybody. */
export function basicStart(frame: PageFrame, authorization: string | null): Answer {
  const { language } = frame
  const body = html`<p>${words.intro[language]}</p>
    ${linkRow(frame, ['orders', 'invoices', 'admin'])} ${fixtureList(language)}
    <p>${words.carried[language]}: <code id="carried">${authorization ?? words.nothing[language]}</code></p>`
  return page(200, frame, { title: words.start[language], body })
}

/** A page inside a protection space: whose password came, and what it looked like on the way. */
export function insidePage(
  frame: PageFrame,
  place: 'orders' | 'history' | 'invoices' | 'admin',
  { user, credential, comparedMs }: Known & HasCredential & Compared,
): Answer {
  const { language, origin } = frame
  const say = (key: Word): string => words[key][language]
  const read = readBasicCredentials(credential)
  const body = html`<p>${say('who')}: <strong id="who">${user.name}</strong> (<span id="role">${user.role}</span>)</p>
    <p>${say(`${place}Says`)}</p>
    <h2>${say('carried')}</h2>
    <pre id="carried">Authorization: Basic ${credential}</pre>
    <p>
      ${say('readable')}: <code id="read">${read === null ? '' : `${read.user}:${read.password}`}</code><br />
      <span id="way" class="quiet">${say(origin.startsWith('https:') ? 'overHttps' : 'overHttp')}</span>
    </p>
    <p>${say('cost')}: <strong id="compared">${comparedMs} ms</strong> (${say('costAgain')})</p>
    ${linkRow(frame, ['orders', 'history', 'invoices', 'admin', 'forget', 'start'])}`
  return page(200, frame, { title: say(place), body })
}

/** 401: who it is is not known. 403: it is known, and not enough. */
export function refusedPage(frame: PageFrame, refusal: Refusal, user: Known['user'] | null): Answer {
  const { language } = frame
  const { title, said } = refusalWords[refusal.publicReason]
  const who = user === null ? null : html`<p>${words.who[language]}: <strong id="who">${user.name}</strong> (${user.role})</p>`
  const body = html`<p id="refusal" data-status="${refusal.status}"><strong>${refusal.status}</strong> · ${said[language]}</p>
    ${who}
    <p class="quiet">${words[refusal.status === 401 ? 'cancelled' : 'stuck'][language]}</p>
    <div class="row"><a id="try-again" class="button" href="">${words.tryAgain[language]}</a></div>
    ${linkRow(frame, ['start'])}`
  return page(refusal.status, frame, { title: title[language], body })
}

/** Always a 401, whatever came. */
export function forgetPage(frame: PageFrame): Answer {
  const { language } = frame
  const body = html`<p id="refusal" data-status="401"><strong>401</strong> · ${words.forgottenSays[language]}</p>
    <p class="quiet">${words.notSure[language]}</p>
    ${linkRow(frame, ['orders', 'start'])}`
  return page(401, frame, { title: words.forgotten[language], body })
}

function linkRow({ language }: PageFrame, wanted: readonly (keyof typeof links)[]): Html {
  return html`<div class="row">
    ${wanted.map(link => {
      const [id, path, word] = links[link]
      return html`<a id="${id}" class="button" href="${path}">${words[word][language]}</a>`
    })}
  </div>`
}
