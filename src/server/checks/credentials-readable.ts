import { readBasicCredentials } from '@shared/web/basic-credentials.ts'
import type { Fields } from './body-readable.ts'
import { pass, refuse, type Check, type HasCredential } from './check.ts'

/** Name and password of HTTP Basic, read strictly (RFC 7617 §2). Comes after `authorizationWith('Basic')`. */
export const credentialsReadable: Check<HasCredential, Fields<'user' | 'password'>> = {
  name: 'credentials-readable',
  decide({ credential }) {
    const read = readBasicCredentials(credential)
    if (read === null) return refuse({ code: 'malformed', status: 401, publicReason: 'log-in-failed', params: {} })
    return pass({ fields: { ...read } }, { user: read.user.slice(0, 40) })
  },
}
