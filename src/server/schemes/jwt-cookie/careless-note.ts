import type { Bilingual } from '@shared/language.ts'
import { html, type Html } from '../../pages/html.ts'
import type { PageFrame } from '../../pages/page.ts'
import type { TokenDelivery } from './deliver-token.ts'

const words = {
  'http-only': {
    en: 'The token is in an HttpOnly cookie: the browser sends it, and no script can read it.',
    ko: '토큰은 HttpOnly 쿠키에 있습니다. 브라우저가 보내고, 스크립트는 읽을 수 없습니다.',
  },
  readable: {
    en: 'Careless: the cookie lacks HttpOnly, so any script on the page can read the token.',
    ko: '위험: 쿠키에 HttpOnly가 없어 페이지의 모든 스크립트가 토큰을 읽을 수 있습니다.',
  },
  header: {
    en: 'Careless: the token comes in a field of the response, and the page’s script keeps it.',
    ko: '위험: 토큰이 응답 헤더로 오고, 페이지의 스크립트가 보관합니다.',
  },
  copied: {
    en: 'Careless: the page copies the token from the cookie into localStorage.',
    ko: '위험: 페이지가 쿠키의 토큰을 localStorage에 복사합니다.',
  },
} satisfies Record<TokenDelivery, Bilingual>
const seenTitle: Bilingual = { en: 'What a script of this page can read', ko: '이 페이지의 스크립트가 읽을 수 있는 것' }
const nothing: Bilingual = { en: 'no token', ko: '토큰 없음' }

/** Which way is in force, and what a script of the page finds. */
export function carelessNote({ language }: PageFrame, way: TokenDelivery, next: string): Html {
  if (way === 'http-only') return html`<p class="quiet">${words[way][language]}</p>`
  return html`<p id="careless" class="bad" data-way="${way}" data-next="${next}">${words[way][language]}</p>
    <h2>${seenTitle[language]}</h2>
    <pre id="seen" data-nothing="${nothing[language]}">${nothing[language]}</pre>`
}
