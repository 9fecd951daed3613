import type { Router } from 'express'
import { bodyReadable } from '../../checks/body-readable.ts'
import type { Asked } from '../../checks/check.ts'
import { cookiePresent } from '../../checks/cookie-present.ts'
import { methodAllowed } from '../../checks/method-allowed.ts'
import type { Pipeline } from '../../checks/pipeline.ts'
import { memberSessionChecks } from '../../checks/session-checks.ts'
import { frameOf } from '../../pages/frame.ts'
import type { SchemeDependencies } from '../scheme-dependencies.ts'
import { BASE, COOKIE } from './session-base.ts'
import { transferDone } from './transfer-page.ts'

/** The target of a forged form. No check but the session guards it: what protects it is that the cookie does not come along. */
export function addTransfer(router: Router, begin: Pipeline<Asked>, dependencies: SchemeDependencies): void {
  const { points } = dependencies
  const spending = begin
    .check(methodAllowed('POST'))
    .check(cookiePresent(COOKIE))
    .checks(memberSessionChecks(dependencies))
    .check(bodyReadable('form', ['to', 'points']))
  router.all(
    '/transfer',
    spending.route('transfer', ({ user, fields, request }) => {
      const wanted = /^\d{1,6}$/.test(fields.points) ? Number(fields.points) : 0
      const spent = points.spend(user.name, wanted)
      return transferDone({ ...frameOf(request), base: BASE }, { user: user.name, to: fields.to, spent, left: points.of(user.name) })
    }),
  )
}
