import { assertNever } from '@shared/assert-never.ts'
import type { SignAsk, VerifyAsk, VerifyReport } from '@shared/token-desk/verify-report.ts'
import { signToken, type Signed } from './sign-token.ts'
import { verifyWithJwk, verifyWithSecret } from './verify-with-key.ts'
import { verifyWithLab, type LabVerifier } from './verify-with-lab.ts'

/** What the token desk asks of the server. It records nothing and keeps nothing; a caller that signs for a person records it in the trace. */
export interface TokenDesk {
  verify(ask: VerifyAsk): Promise<VerifyReport>
  sign(ask: SignAsk): Promise<Signed>
}

export function createTokenDesk(stores: LabVerifier): TokenDesk {
  return {
    verify({ token, by }) {
      switch (by.kind) {
        case 'lab':
          return verifyWithLab(stores, token, by.server)
        case 'secret':
          return verifyWithSecret(token, by.secret, stores.clock.now())
        case 'jwk':
          return verifyWithJwk(token, by.jwk, stores.clock.now())
        default:
          return assertNever(by)
      }
    },
    sign: ask => signToken(stores.keyring, ask),
  }
}
