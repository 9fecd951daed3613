import { pass, refuse, type Check, type HasCredential } from './check.ts'
import type { HasSession } from './session-found.ts'

/** The tokens that the server keeps for one session; no browser ever has them. */
export interface KeptTokens {
  readonly access: string
  readonly refreshToken: string
}

export interface HasKeptTokens extends HasCredential {
  readonly kept: KeptTokens
}

/** Find the tokens that belong to the session. From here on the credential is the access token: what came with the request was the session's id. */
export function tokenKept(find: (sessionId: string) => KeptTokens | undefined): Check<HasSession, HasKeptTokens> {
  return {
    name: 'token-kept',
    decide({ session }) {
      const kept = find(session.id)
      if (kept === undefined) return refuse({ code: 'no-token-kept', status: 401, publicReason: 'log-in-first', params: {} })
      return pass({ kept, credential: kept.access })
    },
  }
}
