import { Router } from 'express'
import { seeOther, sendAnswer, withHeaders } from '../../answers/answer.ts'
import { bodyReadable } from '../../checks/body-readable.ts'
import { cookiePresent } from '../../checks/cookie-present.ts'
import { methodAllowed } from '../../checks/method-allowed.ts'
import { beginPipeline } from '../../checks/pipeline.ts'
import { readCookie } from '../../network/read-cookie.ts'
import { scriptAnswer } from '../../pages/script.ts'
import { frameOf } from '../../pages/frame.ts'
import script from './plain-cookie-page.client.js?raw'
import { forgottenCookie, goods, readSeen, readTheme, roleCookie, seenCookie, themeCookie, visitorCookie } from './plain-cookies.ts'
import { embeddingPage, pricesPage, preferencePage, refusedPage, statisticsPage } from './plain-cookie-pages.ts'
import { roleBelieved } from './role-believed.ts'
import type { SchemeDependencies } from '../scheme-dependencies.ts'

const BASE = '/cookie'

/**
 * A cookie as it was first meant: the server asks the browser to keep a word, and the browser brings it back (RFC 6265 §3). Good for what
 * a visitor likes and for counting visitors. The browser's owner can read, change and delete it, so it is no place for what the server
 * must be able to rely on.
 */
export function plainCookieScheme({ visitors, clock, record, skipChecks }: SchemeDependencies): Router {
  const begin = beginPipeline({
    scheme: 'plain-cookie',
    clock,
    record,
    skipChecks,
    refuse: ({ request }, refusal) => refusedPage(frameOf(request), refusal),
  })
  const looking = begin.check(methodAllowed('GET'))
  const forgetting = begin.check(methodAllowed('POST'))
  const choosing = forgetting.check(bodyReadable('form', ['theme']))
  const believed = looking.check(cookiePresent('role')).check(roleBelieved('admin'))

  const router = Router()
  router.get('/page.js', (_request, response) => sendAnswer(response, scriptAnswer(script)))

  router.all(
    '/',
    looking.route('preferences', ({ request }) => {
      const [theme, seen] = [readTheme(readCookie(request, 'theme')), readSeen(readCookie(request, 'seen'))]
      const answer = preferencePage(frameOf(request), { theme, seen })
      // The page plants the mistake itself: a role in a cookie, visible in the inspector.
      return readCookie(request, 'role') === null ? withHeaders(answer, ['Set-Cookie', roleCookie()]) : answer
    }),
  )
  router.all(
    '/theme',
    choosing.route('choose-theme', ({ fields }) => withHeaders(seeOther(`${BASE}/`), ['Set-Cookie', themeCookie(readTheme(fields.theme))])),
  )
  for (const good of goods) {
    router.all(
      `/look/${good}`,
      looking.route('look-at', ({ request }) => {
        const before = readSeen(readCookie(request, 'seen'))
        return withHeaders(seeOther(`${BASE}/`), ['Set-Cookie', seenCookie([good, ...before.filter(other => other !== good)])])
      }),
    )
  }
  // Taken away by the one who set them: an empty value whose time is over (RFC 6265 §4.1.2.2).
  router.all(
    '/forget',
    forgetting.route('forget', () => {
      const gone = ['theme', 'seen', 'role', 'visitor'].map(name => ['Set-Cookie', forgottenCookie(name)] as const)
      return withHeaders(seeOther(`${BASE}/`), ...gone)
    }),
  )

  router.all(
    '/prices',
    believed.route('believe-a-role', ({ request, user }) => pricesPage(frameOf(request), user.role)),
  )

  router.all(
    '/visits',
    looking.route('count-a-visitor', ({ request }) => {
      const visitor = visitors.count(readCookie(request, 'visitor'), null)
      const page = statisticsPage(frameOf(request), visitor, visitors.size())
      return withHeaders(page, ['Set-Cookie', visitorCookie(visitor.id)])
    }),
  )

  // Nothing of the shop's is decided here: the page embeds another site.
  router.all(
    '/news',
    looking.route('embed-ads', ({ request }) => embeddingPage(frameOf(request))),
  )
  return router
}
