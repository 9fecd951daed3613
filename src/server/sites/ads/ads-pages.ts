import type { Text } from '@shared/language.ts'
import type { Answer } from '../../answers/answer.ts'
import { html } from '../../pages/html.ts'
import { page, type PageFrame } from '../../pages/page.ts'

const words = {
  home: { en: 'The advertiser', ko: '광고 사이트' },
  homeSaid: {
    en: 'ads.test is a site that you rarely open yourself: other sites embed it, and it would like to recognise you there.',
    ko: 'ads.test는 직접 열 일이 거의 없는 사이트입니다. 다른 사이트의 페이지 안에 들어가 있고, 거기서 방문자를 알아보려고 합니다.',
  },
} satisfies Record<string, Text>

/** `/`: what the site is for. */
export function adsHomePage(frame: PageFrame): Answer {
  const say = (key: keyof typeof words): string => words[key][frame.language]
  return page(200, frame, { title: say('home'), body: html`<p>${say('homeSaid')}</p>` })
}
