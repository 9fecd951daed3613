import { withHeaders, type Answer } from '../answers/answer.ts'
import type { Asked, Known, Refusal } from '../checks/check.ts'
import { refusalPage } from '../pages/refusal-page.ts'
import { frameOf } from '../pages/frame.ts'

/**
 * A refusal that a person reads, with the way back to `base`. A 401 names a way in (RFC 9110 §15.5.2): `challenge` is the value of its
 * `WWW-Authenticate`.
 */
export function refuseAsPage(base: string, challenge: string): (asked: Asked, refusal: Refusal, user: Known['user'] | null) => Answer {
  return ({ request }, refusal, user) => {
    const answer = refusalPage(frameOf(request), base, refusal, user)
    return refusal.status === 401 ? withHeaders(answer, ['WWW-Authenticate', challenge]) : answer
  }
}
