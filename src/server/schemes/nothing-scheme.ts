import { Router } from 'express'
import { withHeaders } from '../answers/answer.ts'
import { methodAllowed } from '../checks/method-allowed.ts'
import { beginPipeline } from '../checks/pipeline.ts'
import { frameOf } from '../pages/frame.ts'
import { countPage, notCounted } from './nothing-page.ts'
import type { SchemeDependencies } from './scheme-dependencies.ts'

/**
 * No cookie, no token, nothing. HTTP is stateless (RFC 9110 §3.3): a request says what it wants and brings all that the server is to
 * know of it, so a visitor's count begins anew each time, though the connection may be the same one (RFC 9112 §9.3).
 */
export function nothingScheme({ clock, record, skipChecks }: SchemeDependencies): Router {
  const begin = beginPipeline({
    scheme: 'nothing',
    clock,
    record,
    skipChecks,
    refuse: ({ request }, { status }) => notCounted(status, frameOf(request)),
  })
  const visitors = begin.check(methodAllowed('GET'))
  /** The server can count requests. It cannot tell whose they are. */
  let fromAnybody = 0

  const router = Router()

  router.all(
    '/',
    visitors.route('count', ({ request, visit }) => {
      fromAnybody += 1
      // What the request itself brings is all that can make the count grow: here, its own address.
      const brought = countIn(visit.url)
      return countPage(frameOf(request), { visitor: (brought ?? 0) + 1, brought, fromAnybody, connection: visit.connection })
    }),
  )

  // The connection ends with this answer (RFC 9112 §9.6). The count does not care.
  router.all(
    '/last-on-connection',
    visitors.route('count-and-close', ({ request, visit }) => {
      fromAnybody += 1
      const page = countPage(frameOf(request), { visitor: 1, brought: null, fromAnybody, connection: visit.connection })
      return withHeaders(page, ['Connection', 'close'])
    }),
  )

  return router
}

/** The visits that the address claims; anything but a small whole number counts as nothing brought. */
function countIn(url: string): number | null {
  const given = new URL(url).searchParams.get('visits') ?? ''
  return /^\d{1,6}$/.test(given) ? Number(given) : null
}
