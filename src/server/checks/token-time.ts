import { numericDateMs, type JsonObject } from '@shared/jwt.ts'
import { pass, refuse, type Asked, type Check, type Outcome } from './check.ts'
import type { HasToken } from './token-well-formed.ts'

/** Is it alive, by the lab clock? */
export const tokenTime: Check<Pick<Asked, 'nowMs'> & HasToken, object> = {
  name: 'token-time',
  decide({ jwt: { payload }, nowMs }) {
    const life = withinLife(payload, nowMs)
    if (!life.passed) return life
    const start = afterStart(payload, nowMs)
    return start.passed ? life : start
  },
}

/** `exp` is the first moment at which it is not (RFC 7519 §4.1.4). */
export function withinLife(payload: JsonObject, nowMs: number): Outcome<object> {
  const expiresMs = numericDateMs(payload['exp'])
  if (expiresMs === null) return refuse({ code: 'no-expiry', status: 401, publicReason: 'log-in-first', params: {} })
  if (nowMs < expiresMs) return pass({}, { expiresInMs: expiresMs - nowMs })
  return refuse({ code: 'expired', status: 401, publicReason: 'log-in-first', params: { expiredMs: nowMs - expiresMs } })
}

/** `nbf` is the first moment at which it is (RFC 7519 §4.1.5); without one it always was. */
export function afterStart(payload: JsonObject, nowMs: number): Outcome<object> {
  const notBeforeMs = numericDateMs(payload['nbf'])
  if (notBeforeMs === null || nowMs >= notBeforeMs) return pass({}, {})
  return refuse({ code: 'not-yet-valid', status: 401, publicReason: 'log-in-first', params: { startsInMs: notBeforeMs - nowMs } })
}
