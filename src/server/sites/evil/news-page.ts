import type { Bilingual } from '@shared/language.ts'
import type { Answer } from '../../answers/answer.ts'
import { html } from '../../pages/html.ts'
import { page, type PageFrame } from '../../pages/page.ts'

const words = {
  title: { en: 'Other news, the same ad', ko: '다른 소식, 같은 광고' },
  said: {
    en: 'evil.test embeds the banner of ads.test, as the shop does. Does ads.test know you from there?',
    ko: 'evil.test도 가게처럼 ads.test의 배너를 넣었습니다. ads.test가 가게에서 본 방문자를 알아볼까요?',
  },
  back: { en: 'The ad in the shop', ko: '가게에 있는 광고' },
} satisfies Record<string, Bilingual>

/** `/news`: a second site that embeds what the first embeds. */
export function newsPage(frame: PageFrame): Answer {
  const say = (key: keyof typeof words): string => words[key][frame.language]
  const body = html`<p>${say('said')}</p>
    <iframe id="ad" src="https://ads.test/banner" title="ads.test"></iframe>
    <div class="row"><a id="go-shop-news" class="button" href="https://shop.test/cookie/news">${say('back')}</a></div>`
  return page(200, frame, { title: say('title'), body, embeds: ['https://ads.test'] })
}
