import type { Bilingual } from '@shared/language.ts'
import type { Answer } from '../../answers/answer.ts'
import { html, type Html } from '../../pages/html.ts'
import { page, type PageFrame } from '../../pages/page.ts'

const words = {
  home: { en: 'Another site', ko: '다른 사이트' },
  homeSaid: {
    en: 'evil.test does not belong to the shop. Watch which of the shop’s cookies come along from here.',
    ko: 'evil.test는 가게와 상관없는 사이트입니다. 여기서 갈 때 가게의 쿠키 중 어떤 것이 따라가는지 보십시오.',
  },
  firstLook: { en: 'You are on another site now', ko: '지금은 다른 사이트입니다' },
  firstLookSaid: {
    en: 'The five cookies are still in your browser. From here, send a form to the shop: which of them will come along?',
    ko: '쿠키 다섯 개는 아직 브라우저에 있습니다. 여기서 가게로 폼을 보내면 어떤 쿠키가 따라갈까요?',
  },
  sendForm: { en: 'Send a form to the shop', ko: '가게로 폼 보내기' },
  followLink: { en: 'Follow a link to the shop', ko: '가게로 가는 링크 따라가기' },
  picture: { en: 'A picture of the shop, embedded here', ko: '여기에 넣은 가게의 그림' },
  prizeTitle: { en: 'You have won!', ko: '당첨되셨습니다!' },
  prizeSaid: { en: 'Press the button to claim your prize.', ko: '버튼을 눌러 상품을 받으십시오.' },
  claim: { en: 'Claim my prize', ko: '상품 받기' },
  small: {
    en: 'What the button really does: it sends a form to the shop, “give 100 points to mallory”, in the name of the user who is logged in there. This is CSRF (cross-site request forgery). SameSite=Lax holds the cookie back from this form, but it is not the whole defence: a GET that changes something, a page on a subdomain of the same site, or a cookie without SameSite in its first two minutes still gets through. A careful server also checks Origin or a CSRF token.',
    ko: '이 버튼이 실제로 하는 일: 가게에 로그인한 사용자의 이름으로 “mallory에게 100포인트 보내기” 폼을 보냅니다. 이것이 CSRF(사이트 간 요청 위조)입니다. SameSite=Lax는 이 폼에 쿠키를 보내지 않게 하지만 방어의 전부는 아닙니다. 상태를 바꾸는 GET, 같은 사이트의 하위 도메인에 있는 페이지, SameSite 없이 설정된 지 2분이 안 된 쿠키는 막지 못합니다. 신중한 서버는 Origin이나 CSRF 토큰도 확인합니다.',
  },
  prize: { en: 'The prize', ko: '당첨 페이지' },
} satisfies Record<string, Bilingual>

const toTheShop = ['https://shop.test', 'http://shop.test']

/** `/`: everything that one site can make a browser send to another, without a script. */
export function evilHomePage(frame: PageFrame): Answer {
  const say = (key: keyof typeof words): string => words[key][frame.language]
  const body = html` <p>${say('homeSaid')}</p>
    <div class="row">${checkForm(say('sendForm'), 'button')}${checkLink(say('followLink'))}</div>
    <p><a id="go-prize" href="/prize">${say('prize')}</a></p>
    <h2>${say('picture')}</h2>
    <p><img id="picture" src="https://shop.test/logo.svg" alt="${say('picture')}" width="48" height="48" /></p>`
  return page(200, frame, { title: say('home'), body, formsTo: toTheShop })
}

/** `/first-look`: the other side of the shop's first look. */
export function evilFirstLookPage(frame: PageFrame): Answer {
  const say = (key: keyof typeof words): string => words[key][frame.language]
  const body = html` <p>${say('firstLookSaid')}</p>
    <div class="row">${checkForm(say('sendForm'), 'primary big')}</div>
    <div class="row">${checkLink(say('followLink'))}</div>`
  return page(200, frame, { title: say('firstLook'), body, formsTo: toTheShop })
}

/** `/prize`: a forged request (CSRF) behind one big button. */
export function prizePage(frame: PageFrame): Answer {
  const say = (key: keyof typeof words): string => words[key][frame.language]
  const body = html` <p>${say('prizeSaid')}</p>
    <form method="post" action="https://shop.test/session/transfer">
      <input type="hidden" name="to" value="mallory" />
      <input type="hidden" name="points" value="100" />
      <button id="claim" class="primary big">${say('claim')}</button>
    </form>
    <p class="quiet">${say('small')}</p>`
  return page(200, frame, { title: say('prizeTitle'), body, formsTo: toTheShop })
}

function checkForm(label: string, look: string): Html {
  return html`<form method="post" action="https://shop.test/first-look/check">
    <button id="send-form" class="${look}">${label}</button>
  </form>`
}

function checkLink(label: string): Html {
  return html`<a id="follow-link" class="button" href="https://shop.test/first-look/check">${label}</a>`
}
