import { pass, refuse, type Check } from './check.ts'
import type { HasToken } from './token-well-formed.ts'

/** The one algorithm of this lab's tokens. */
export const ALGORITHM = 'HS256'

/** The server fixes the algorithm; the token's header is only compared with it (RFC 8725 §3.1). `none` and key confusion end here. */
export const tokenAlgorithm: Check<HasToken, object> = {
  name: 'token-algorithm',
  decide({ jwt }) {
    const given = jwt.header['alg']
    if (given === ALGORITHM) return pass({}, { algorithm: ALGORITHM })
    const params = { given: typeof given === 'string' ? given.slice(0, 40) : null, allowed: ALGORITHM }
    return refuse({ code: 'algorithm-not-allowed', status: 401, publicReason: 'log-in-first', params })
  },
}
