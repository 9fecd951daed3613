import { Router, type Express } from 'express'
import type { Bilingual } from '@shared/language.ts'
import { sendAnswer } from '../../answers/answer.ts'
import { html } from '../../pages/html.ts'
import { page } from '../../pages/page.ts'
import { bearerApi } from '../../schemes/bearer/bearer-api.ts'
import type { SchemeDependencies } from '../../schemes/scheme-dependencies.ts'
import { cookieBench } from '../cookie-bench/cookie-bench.ts'
import { createSite, type SiteOptions } from '../create-site.ts'
import { frameOf } from '../../pages/frame.ts'

const words = {
  title: { en: 'The shop’s API', ko: '가게의 API' },
  said: {
    en: 'Programs talk to this host, people to the shop. It is the same site as shop.test and another origin.',
    ko: '프로그램이 쓰는 호스트입니다. shop.test와 사이트는 같고 출처는 다릅니다.',
  },
  page: { en: 'The page that uses it', ko: '이 API를 쓰는 페이지' },
} satisfies Record<string, Bilingual>

/** api.shop.test: same site as the shop, another origin. */
export function createApiSite(options: SchemeDependencies & SiteOptions): Express {
  const routes = Router()
  routes.get('/', (request, response) => {
    const frame = frameOf(request)
    const say = (key: keyof typeof words): string => words[key][frame.language]
    const body = html`<p>${say('said')}</p>
      <p><a id="go-bearer" href="https://shop.test/bearer/">${say('page')}</a></p>`
    sendAnswer(response, page(200, frame, { title: say('title'), body }))
  })
  routes.use('/cookies', cookieBench())
  routes.use('/bearer', bearerApi(options))
  return createSite(routes, options)
}
