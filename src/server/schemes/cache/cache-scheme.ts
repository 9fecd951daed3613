import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { Router } from 'express'
import { sendAnswer, withHeaders, type Answer } from '../../answers/answer.ts'
import { cookiePresent } from '../../checks/cookie-present.ts'
import { methodAllowed } from '../../checks/method-allowed.ts'
import { beginPipeline } from '../../checks/pipeline.ts'
import { memberSessionChecks } from '../../checks/session-checks.ts'
import { scriptAnswer } from '../../pages/script.ts'
import { frameOf } from '../../pages/frame.ts'
import type { LabSettings } from '@shared/lab/lab-settings.ts'
import { withCacheControl } from './cache-control.ts'
import script from './cache-page.client.js?raw'
import { cachePage, notServedPage, privatePage } from './cache-pages.ts'
import { isStillFresh } from './still-fresh.ts'
import type { SchemeDependencies } from '../scheme-dependencies.ts'

const TEN_MINUTES = 'private, max-age=600'

/** What the private page tells caches. `private` bars shared caches alone: the browser's own keeps it (RFC 9111 §5.2.2.7). */
const privatePageSays: { readonly [Key in LabSettings['cachePrivatePage']]: string } = {
  'no-store': 'no-store',
  'no-cache': 'private, no-cache',
  private: TEN_MINUTES,
  'public-by-mistake': 'public, max-age=600',
}

/**
 * The cache that every browser has. It is asked before the server is, by address alone: it knows nothing of users. Each answer here
 * carries a number that grows with every answer the server really gives, so that a repeated one shows itself.
 */
export function cacheScheme(dependencies: SchemeDependencies): Router {
  const { settings, clock, record, skipChecks } = dependencies
  const begin = beginPipeline({
    scheme: 'cache',
    clock,
    record,
    skipChecks,
    refuse: ({ request }, { status }) => notServedPage(frameOf(request), status),
  })
  const reading = begin.check(methodAllowed('GET'))
  const sending = begin.check(methodAllowed('POST'))
  const members = reading.check(cookiePresent('sid')).checks(memberSessionChecks(dependencies))

  const numbered = countResponses()

  const router = Router()
  router.get('/page.js', (_request, response) => sendAnswer(response, scriptAnswer(script)))
  router.get('/', (request, response) => sendAnswer(response, cachePage(frameOf(request))))

  // GET is kept when it says so, whatever the status: 200, 301 and 404 alike (RFC 9111 §3, RFC 9110 §15.1).
  router.all(
    '/kept',
    reading.route('kept', () => numbered(200, TEN_MINUTES)),
  )
  router.all(
    '/moved',
    reading.route('moved', () => numbered(301, TEN_MINUTES, ['Location', '/cache/uncached'])),
  )
  router.all(
    '/missing',
    reading.route('missing', () => numbered(404, TEN_MINUTES)),
  )
  router.all(
    '/uncached',
    reading.route('never-stored', () => numbered(200, 'no-store')),
  )
  // The same promise on a POST is worth nothing: browsers do not answer a POST from what they keep.
  router.all(
    '/posted',
    sending.route('posted', () => numbered(200, TEN_MINUTES)),
  )
  // Kept, and asked about each time: `no-cache` is not `no-store` (RFC 9111 §5.2.2.4).
  router.all(
    '/checked',
    reading.route('checked', ({ request }) => validated(request, '"tea-1"', () => numbered(200, 'private, no-cache'))),
  )
  // One address, two answers: `Vary` names the request field that tells them apart (RFC 9111 §4.1).
  router.all(
    '/varied',
    reading.route('varied', () => numbered(200, TEN_MINUTES, ['Vary', 'X-Flavour'])),
  )

  router.all(
    '/private',
    members.route('private-page', ({ request, user }) => {
      const policy = settings.read().cachePrivatePage
      const whole = (): Answer => withCacheControl(privatePage(frameOf(request), user, policy), privatePageSays[policy])
      if (policy !== 'no-cache') return whole()
      return validated(request, etagFor(user.name, frameOf(request).language), whole)
    }),
  )
  return router
}

/** Responses whose body is their number, by the server's count. */
function countResponses(): (status: number, cacheControl: string, ...more: Answer['headers']) => Answer {
  let responses = 0
  return (status, cacheControl, ...more) => {
    responses += 1
    return {
      status,
      headers: [['Content-Type', 'text/plain; charset=utf-8'], ['Cache-Control', cacheControl], ...more],
      body: String(responses),
    }
  }
}

/** A 304 has no content, and repeats what the copy should now go by (RFC 9110 §15.4.5). */
function validated(request: IncomingMessage, etag: string, answer: () => Answer): Answer {
  if (!isStillFresh(request, etag)) return withHeaders(answer(), ['ETag', etag])
  return {
    status: 304,
    headers: [
      ['ETag', etag],
      ['Cache-Control', 'private, no-cache'],
    ],
    body: '',
  }
}

/** Another user's page has another validator, so that a 304 never makes one user's copy pass for the other's. */
function etagFor(...what: readonly string[]): string {
  return `"${createHash('sha256').update(what.join(' ')).digest('base64url').slice(0, 16)}"`
}
