import { readNumericDate, type JsonObject } from '@shared/web/jwt.ts'
import { pass, refuse, type Asked, type Check, type Outcome } from './check.ts'
import type { HasToken } from './token-well-formed.ts'

/** Is it alive, by the lab clock? */
export const tokenTime: Check<Pick<Asked, 'nowMs'> & HasToken, object> = {
  name: 'token-time',
  decide({ jwt: { payload }, nowMs }) {
    const life = withinLife(payload, nowMs)
    if (!life.passed) return life
    const start = afterStart(payload, nowMs)
    if (!start.passed) return start
    const issue = issuedAt(payload)
    return issue.passed ? life : issue
  },
}

/** `exp` is the first moment at which it is not (RFC 7519 §4.1.4). */
export function withinLife(payload: JsonObject, nowMs: number): Outcome<object> {
  const expires = readNumericDate(payload['exp'])
  if (expires.kind === 'no-date') return noDate('exp')
  if (expires.kind === 'absent') return refuse({ code: 'no-expiry', status: 401, publicReason: 'log-in-first', params: {} })
  if (nowMs < expires.ms) return pass({}, { expiresInMs: expires.ms - nowMs })
  return refuse({ code: 'expired', status: 401, publicReason: 'log-in-first', params: { expiredMs: nowMs - expires.ms } })
}

/** `nbf` is the first moment at which it is (RFC 7519 §4.1.5); without one it always was. */
export function afterStart(payload: JsonObject, nowMs: number): Outcome<object> {
  const begins = readNumericDate(payload['nbf'])
  if (begins.kind === 'no-date') return noDate('nbf')
  if (begins.kind === 'absent' || nowMs >= begins.ms) return pass({}, {})
  return refuse({ code: 'not-yet-valid', status: 401, publicReason: 'log-in-first', params: { startsInMs: begins.ms - nowMs } })
}

/** `iat` ends nothing, but what stands there has to be a date (RFC 7519 §4.1.6). */
export function issuedAt(payload: JsonObject): Outcome<object> {
  return readNumericDate(payload['iat']).kind === 'no-date' ? noDate('iat') : pass({}, {})
}

const noDate = (claim: 'exp' | 'nbf' | 'iat'): Outcome<object> =>
  refuse({ code: 'no-numeric-date', status: 401, publicReason: 'log-in-first', params: { claim } })
