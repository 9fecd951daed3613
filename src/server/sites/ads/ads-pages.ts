import type { Bilingual } from '@shared/language.ts'
import type { Answer } from '../../answers/answer.ts'
import { html } from '../../pages/html.ts'
import { page, type PageFrame } from '../../pages/page.ts'
import type { Visitor } from '../../stores/visitors.ts'

const words = {
  home: { en: 'The advertiser', ko: '광고 사이트' },
  homeSaid: {
    en: 'ads.test is a site that you rarely open yourself: other sites embed it, and it would like to recognise you there.',
    ko: 'ads.test는 직접 열 일이 거의 없는 사이트입니다. 다른 사이트의 페이지 안에 들어가 있고, 거기서 방문자를 알아보려고 합니다.',
  },
  banner: { en: 'Buy more tea!', ko: '차를 더 사십시오!' },
  known: { en: 'I know you', ko: '아는 방문자입니다' },
  unknown: { en: 'I have never seen you', ko: '처음 보는 방문자입니다' },
  number: { en: 'Your number', ko: '방문자 번호' },
  seenOn: { en: 'Seen on', ko: '본 곳' },
  nowhere: { en: 'no site that named itself', ko: '이름을 밝힌 사이트 없음' },
  partitioned: { en: 'The cookie is set with Partitioned.', ko: '쿠키를 Partitioned로 저장합니다.' },
  shared: { en: 'The cookie is set without Partitioned.', ko: '쿠키를 Partitioned 없이 저장합니다.' },
} satisfies Record<string, Bilingual>

/** `/`: what the site is for. */
export function adsHomePage(frame: PageFrame): Answer {
  const say = (key: keyof typeof words): string => words[key][frame.language]
  return page(200, frame, { title: say('home'), body: html`<p>${say('homeSaid')}</p>` })
}

export interface Banner {
  readonly visitor: Visitor
  /** The request brought a number that this server has given. */
  readonly wasKnown: boolean
  readonly isPartitioned: boolean
}

/** `/banner`: what others embed. It tells its reader what advertisers keep to themselves. */
export function bannerPage(frame: PageFrame, { visitor, wasKnown, isPartitioned }: Banner): Answer {
  const say = (key: keyof typeof words): string => words[key][frame.language]
  const body = html`<p id="known" data-known="${wasKnown ? 'yes' : 'no'}">
      <strong>${say(wasKnown ? 'known' : 'unknown')}</strong> · ${say('number')} <code id="number">${visitor.id.slice(0, 8)}</code>
    </p>
    <p>${say('seenOn')}: <span id="seen-on">${visitor.seenOn.length === 0 ? say('nowhere') : visitor.seenOn.join(', ')}</span></p>
    <p class="quiet">${say(isPartitioned ? 'partitioned' : 'shared')}</p>`
  return page(200, frame, { title: say('banner'), body, mayBeEmbedded: true })
}

export function notABanner(status: number, frame: PageFrame): Answer {
  const body = html`<p id="refusal" data-status="${status}"><strong>${status}</strong></p>`
  return page(status, frame, { title: words.banner[frame.language], body, mayBeEmbedded: true })
}
