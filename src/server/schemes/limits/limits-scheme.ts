import { parseCookie, stringifySetCookie } from 'cookie'
import { Router } from 'express'
import { json, sendAnswer, withHeaders } from '../../answers/answer.ts'
import { methodAllowed } from '../../checks/method-allowed.ts'
import { beginPipeline } from '../../checks/pipeline.ts'
import { scriptAnswer } from '../../pages/script.ts'
import { frameOf } from '../../pages/frame.ts'
import { cookieTries, cookieTryNames } from './cookie-tries.ts'
import script from './limits-page.client.js?raw'
import { limitsPage } from './limits-page.ts'
import type { SchemeDependencies } from '../scheme-dependencies.ts'

/**
 * How much a browser keeps. The page fills its own storages until the browser says no, and asks the server for cookies that are too
 * large, too many or too old; the server tells which of them come back, which is all that a server can know (RFC 6265 §4.2.2).
 */
export function limitsScheme({ clock, record, skipChecks }: SchemeDependencies): Router {
  const begin = beginPipeline({
    scheme: 'limits',
    clock,
    record,
    skipChecks,
    refuse: (_asked, { status, code }) => json(status, { refused: code }),
  })
  const trying = begin.check(methodAllowed('POST'))
  const reading = begin.check(methodAllowed('GET'))

  const router = Router()
  router.get('/', (request, response) => sendAnswer(response, limitsPage(frameOf(request))))
  router.get('/page.js', (_request, response) => sendAnswer(response, scriptAnswer(script)))

  for (const name of cookieTryNames) {
    router.all(
      `/try/${name}`,
      trying.route(`try-${name}`, () => {
        const set = cookieTries[name].map(cookie => ['Set-Cookie', cookie] as const)
        return withHeaders(json(200, { set: set.length }), ...set)
      }),
    )
  }
  router.all(
    '/try/arrived',
    reading.route('arrived', ({ request }) => json(200, { names: namesOf(request.headers.cookie) })),
  )
  // Only what this page could have set: the rest of the jar is not its own.
  router.all(
    '/try/clear',
    trying.route('clear', ({ request }) => {
      const own = new Set(cookieTryNames.flatMap(name => cookieTries[name].map(nameOf)))
      const gone = namesOf(request.headers.cookie)
        .filter(name => own.has(name))
        .flatMap(name => ['/limits', '/limits/try'].map(path => stringifySetCookie({ name, value: '', path, maxAge: 0 })))
      return withHeaders(json(200, { cleared: gone.length / 2 }), ...gone.map(cookie => ['Set-Cookie', cookie] as const))
    }),
  )
  return router
}

const namesOf = (line: string | undefined): string[] => Object.keys(parseCookie(line ?? ''))
const nameOf = (cookie: string): string => cookie.slice(0, cookie.indexOf('='))
