import { numericDateMs } from '@shared/jwt.ts'
import { pass, refuse, type Asked, type Check } from './check.ts'
import type { HasToken } from './token-well-formed.ts'

/** Is it alive, by the lab clock? `exp` is the first moment at which it is not (RFC 7519 §4.1.4), `nbf` the first at which it is (§4.1.5). */
export const tokenTime: Check<Asked & HasToken, object> = {
  name: 'token-time',
  decide({ jwt, nowMs }) {
    const expiresMs = numericDateMs(jwt.payload['exp'])
    const notBeforeMs = numericDateMs(jwt.payload['nbf'])
    if (expiresMs === null) return refuse({ code: 'no-expiry', status: 401, publicReason: 'log-in-first', params: {} })
    if (nowMs >= expiresMs) {
      return refuse({ code: 'expired', status: 401, publicReason: 'log-in-first', params: { expiredMs: nowMs - expiresMs } })
    }
    if (notBeforeMs !== null && nowMs < notBeforeMs) {
      return refuse({ code: 'not-yet-valid', status: 401, publicReason: 'log-in-first', params: { startsInMs: notBeforeMs - nowMs } })
    }
    return pass({}, { expiresInMs: expiresMs - nowMs })
  },
}
