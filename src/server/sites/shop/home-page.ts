import { firstLookPage, labPageGroups, type LabPage } from '@shared/lab/lab-pages.ts'
import type { Bilingual } from '@shared/language.ts'
import type { Answer } from '../../answers/answer.ts'
import { html, type Html } from '../../pages/html.ts'
import { page, type PageFrame } from '../../pages/page.ts'

const words = {
  title: { en: 'The shop', ko: '가게' },
  intro: {
    en: 'A shop with nothing to sell, but several ways to log in. Everything you do here appears in the timeline.',
    ko: '팔 물건은 없지만 로그인하는 방법은 여러 가지인 가게입니다. 여기서 하는 모든 일이 타임라인에 나타납니다.',
  },
} satisfies Record<string, Bilingual>

/** `/`: the first page of the lab. */
export function homePage(frame: PageFrame): Answer {
  const { language } = frame
  const say = (key: keyof typeof words): string => words[key][language]
  const list = (those: readonly LabPage[]): Html[] =>
    those.map(
      ({ id, path, title, says }) =>
        html`<div class="card">
          <h2><a id="${id}" href="${path}">${title[language]}</a></h2>
          <p class="quiet">${says[language]}</p>
        </div>`,
    )
  const body = html` <p>${say('intro')}</p>
    <div class="row">
      <a id="${firstLookPage.id}" class="button primary big" href="${firstLookPage.path}">${firstLookPage.title[language]}</a>
    </div>
    ${labPageGroups.map(
      ({ title, pages }) =>
        html`<h2>${title[language]}</h2>
          <div class="cards">${list(pages)}</div>`,
    )}`
  return page(200, frame, { title: say('title'), body })
}
