import type { Bilingual } from '@shared/language.ts'
import type { Answer } from '../../../answers/answer.ts'
import { html } from '../../../pages/html.ts'
import { page, type PageFrame } from '../../../pages/page.ts'
import { givenCookies } from './given-cookies.ts'

const words = {
  title: { en: 'You have just been given five cookies', ko: '방금 쿠키 다섯 개를 받았습니다' },
  intro: {
    en: 'Your browser keeps them and decides by itself, at every request, which of them to send. Which ones will come back?',
    ko: '브라우저가 쿠키를 보관하고, 요청할 때마다 어떤 쿠키를 보낼지 스스로 정합니다. 어떤 쿠키가 돌아올까요?',
  },
  go: { en: 'Go back to the shop …', ko: '가게로 다시 가 보기' },
  viaEvil: { en: 'by way of another site', ko: '다른 사이트를 거쳐서' },
  straight: { en: 'straight away', ko: '바로' },
  overHttp: { en: 'over plain http', ko: 'http로' },
  cookie: { en: 'Cookie', ko: '쿠키' },
  asks: { en: 'What it asks of the browser', ko: '브라우저에 요구하는 것' },
} satisfies Record<string, Bilingual>

/** `/first-look`: three ways back, each holding back other cookies. */
export function givePage(frame: PageFrame): Answer {
  const { language } = frame
  const say = (key: keyof typeof words): string => words[key][language]
  const rows = givenCookies.map(
    ({ name, attributes, means }) =>
      html`<tr>
        <th>${name}</th>
        <td><code>${attributes}</code><br />${means[language]}</td>
      </tr>`,
  )
  const body = html` <p>${say('intro')}</p>
    <h2>${say('go')}</h2>
    <div class="row">
      <a id="go-evil" class="button primary" href="https://evil.test/first-look">${say('viaEvil')}</a>
      <a id="go-check" class="button" href="/first-look/check">${say('straight')}</a>
      <a id="go-http" class="button" href="http://shop.test/first-look/check">${say('overHttp')}</a>
    </div>
    <table>
      <thead>
        <tr>
          <th>${say('cookie')}</th>
          <th>${say('asks')}</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>`
  return page(200, frame, { title: say('title'), body })
}
