import type { Bilingual } from '@shared/language.ts'
import type { Answer } from '../answers/answer.ts'
import type { Known, PublicReason, Refusal } from '../checks/check.ts'
import { html } from './html.ts'
import { page, type PageFrame } from './page.ts'

/** What a refused client reads: enough to know what to do, nothing that helps with guessing. */
export const refusalWords = {
  'log-in-failed': {
    title: { en: 'That did not work', ko: '로그인하지 못했습니다' },
    said: { en: 'The user name or the password is wrong.', ko: '사용자 이름 또는 비밀번호가 맞지 않습니다.' },
  },
  'log-in-first': {
    title: { en: 'Please log in', ko: '먼저 로그인하십시오' },
    said: {
      en: 'The server does not know who is asking: the request is not authenticated.',
      ko: '서버는 누가 요청했는지 알지 못합니다. 인증되지 않은 요청입니다.',
    },
  },
  'not-allowed': {
    title: { en: 'You may not see this page', ko: '이 페이지를 볼 권한이 없습니다' },
    said: {
      en: 'The server knows you (authentication), but this page is for admins (authorization).',
      ko: '서버가 누구인지는 알지만(인증), 관리자만 볼 수 있는 페이지입니다(인가).',
    },
  },
  'wrong-method': {
    title: { en: 'Not in this way', ko: '이 방법으로는 요청할 수 없습니다' },
    said: { en: 'This address takes a submitted form, not a visit.', ko: '이 주소는 방문이 아니라 폼 제출만 받습니다.' },
  },
  'bad-form': {
    title: { en: 'The form cannot be read', ko: '폼을 읽을 수 없습니다' },
    said: { en: 'A field is missing or the content is not what was expected.', ko: '빠진 항목이 있거나 내용이 예상과 다릅니다.' },
  },
  'name-taken': {
    title: { en: 'That name is taken', ko: '이미 있는 이름입니다' },
    said: { en: 'Somebody has signed up with it already.', ko: '그 이름으로 이미 가입한 사용자가 있습니다.' },
  },
  'no-order': {
    title: { en: 'No such order', ko: '주문이 없습니다' },
    said: { en: 'There is no order with this number.', ko: '이 번호의 주문이 없습니다.' },
  },
  'not-yours': {
    title: { en: 'Not your order', ko: '본인의 주문이 아닙니다' },
    said: {
      en: 'This order belongs to somebody else. Without this check the shop would have an IDOR hole (BOLA).',
      ko: '다른 사람의 주문입니다. 이 확인이 없으면 IDOR(BOLA) 취약점이 됩니다.',
    },
  },
  'no-permission': {
    title: { en: 'You may not do this', ko: '이 일을 할 권한이 없습니다' },
    said: { en: 'Authorization: it takes a permission that you do not have.', ko: '필요한 권한이 없습니다(인가).' },
  },
  'foreign-origin': {
    title: { en: 'Not from there', ko: '허용되지 않은 출처입니다' },
    said: { en: 'The request came from an origin that may not ask here.', ko: '이곳에 요청할 수 없는 출처에서 온 요청입니다.' },
  },
} satisfies Record<PublicReason, { readonly title: Bilingual; readonly said: Bilingual }>

const words = {
  loggedInAs: { en: 'Logged in as', ko: '로그인한 사용자' },
  logIn: { en: 'To the log-in page', ko: '로그인 페이지로' },
  mine: { en: 'My page', ko: '내 페이지' },
} satisfies Record<string, Bilingual>

/** @param base path of the scheme, such as `/session`. */
export function refusalPage(frame: PageFrame, base: string, refusal: Refusal, user: Known['user'] | null): Answer {
  const { language } = frame
  const { title, said } = refusalWords[refusal.publicReason]
  const who = user === null ? null : html`<p>${words.loggedInAs[language]}: <strong id="who">${user.name}</strong> (${user.role})</p>`
  const way =
    user === null
      ? html`<a id="to-log-in" class="button" href="${base}/">${words.logIn[language]}</a>`
      : html`<a id="go-me" class="button" href="${base}/me">${words.mine[language]}</a>`
  const body = html`<p id="refusal" data-status="${refusal.status}"><strong>${refusal.status}</strong> · ${said[language]}</p>
    ${who}
    <div class="row">${way}</div>`
  return page(refusal.status, frame, { title: title[language], body })
}
