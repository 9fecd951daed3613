import type { Keyring } from '../stores/keyring.ts'
import { ISSUER } from '../stores/token-mint.ts'
import type { Asked, HasCredential, Known } from './check.ts'
import type { CheckChain } from './pipeline.ts'
import { tokenAlgorithm } from './token-algorithm.ts'
import { tokenAudience } from './token-audience.ts'
import { tokenIssuer } from './token-issuer.ts'
import { tokenKeyKnown, type HasKey } from './token-key-known.ts'
import { tokenNotRevoked, type RevocationStores } from './token-not-revoked.ts'
import { tokenSignature } from './token-signature.ts'
import { tokenTime } from './token-time.ts'
import { tokenWellFormed, type HasToken } from './token-well-formed.ts'

export interface TokenStores extends RevocationStores {
  readonly keyring: Keyring
}

/**
 * What every scheme with JWTs asks of a token, however the token came, before it takes the token's word for who the user is (RFC 7519 §7.2,
 * RFC 8725 §3). `audience` is the server that asks.
 */
export function tokenChecks(stores: TokenStores, audience: string): CheckChain<Asked & HasCredential, HasToken & HasKey & Known> {
  return list => list.checks(genuine(stores)).check(tokenTime).checks(meantForUs(stores, audience))
}

/** The same of a token that may have expired: only together with a refresh token, which then says whether the user is still logged in. */
export function expiredTokenChecks(stores: TokenStores, audience: string): CheckChain<HasCredential, HasToken & HasKey & Known> {
  return list => list.checks(genuine(stores)).checks(meantForUs(stores, audience))
}

/** Signed with one of our keys, and not changed since. */
function genuine({ keyring, settings }: TokenStores): CheckChain<HasCredential, HasToken & HasKey> {
  return list =>
    list.check(tokenWellFormed).check(tokenAlgorithm(keyring, settings)).check(tokenKeyKnown(keyring)).check(tokenSignature(settings))
}

/** Issued by us, for this very server, and not revoked. */
function meantForUs(stores: TokenStores, audience: string): CheckChain<HasToken, Known> {
  return list => list.check(tokenIssuer(ISSUER)).check(tokenAudience(audience)).check(tokenNotRevoked(stores))
}
