import { Router, type Express } from 'express'
import { sendAnswer, withHeaders } from '../../answers/answer.ts'
import { methodAllowed } from '../../checks/method-allowed.ts'
import { beginPipeline } from '../../checks/pipeline.ts'
import { readCookie } from '../../network/read-cookie.ts'
import type { VisitorStore } from '../../stores/visitors.ts'
import type { SchemeDependencies } from '../../schemes/scheme-dependencies.ts'
import { createSite, type SiteOptions } from '../create-site.ts'
import { frameOf } from '../../pages/frame.ts'
import { thirdPartyCookie } from './third-party-cookie.ts'
import { adsHomePage, bannerPage, notABanner } from './ads-pages.ts'

export interface AdsOptions extends Pick<SchemeDependencies, 'settings' | 'clock' | 'record' | 'skipChecks'>, SiteOptions {
  readonly adVisitors: VisitorStore
}

const COOKIE = 'ad-id'

/**
 * ads.test: a site that nobody visits and everybody meets, embedded in the pages of others. Its banner counts who sees it: by its cookie
 * it knows the browser again, by `Referer` the site (a cross-origin request names the origin alone, Referrer Policy's default).
 */
export function createAdsSite({ adVisitors, settings, clock, record, skipChecks, onError }: AdsOptions): Express {
  const begin = beginPipeline({
    scheme: 'plain-cookie',
    clock,
    record,
    skipChecks,
    refuse: ({ request }, { status }) => notABanner(status, frameOf(request)),
  })
  const seeing = begin.check(methodAllowed('GET'))

  const routes = Router()
  routes.get('/', (request, response) => sendAnswer(response, adsHomePage(frameOf(request))))
  routes.all(
    '/banner',
    seeing.route('show-banner', ({ request }) => {
      const cookie = readCookie(request, COOKIE)
      const visitor = adVisitors.count(cookie, originOf(request.headers.referer))
      const isPartitioned = settings.read().adsPartitioned
      const answer = bannerPage(frameOf(request), { visitor, wasKnown: cookie === visitor.id, isPartitioned })
      return withHeaders(answer, ['Set-Cookie', thirdPartyCookie(COOKIE, visitor.id, isPartitioned)])
    }),
  )
  return createSite(routes, { record, onError })
}

function originOf(referer: string | undefined): string | null {
  const found = /^https?:\/\/[a-z0-9.-]{1,253}(?=\/|$)/.exec(referer ?? '')
  return found?.[0] ?? null
}
