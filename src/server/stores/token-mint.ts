import { randomUUID, webcrypto } from 'node:crypto'
import { SignJWT, type CryptoKey } from 'jose'
import { ALGORITHM } from '../checks/token-algorithm.ts'
import type { LabClock } from '../lab-clock.ts'
import type { User } from './users.ts'

export const ISSUER = 'https://shop.test'
export const tokenLifeMs = 15 * 60_000

/** Makes the lab's tokens. There is no list of them: whoever holds one is let in until it expires, log-out or not. */
export interface TokenMint {
  /** @param lifeSeconds from now to `exp`; an access token that is renewed lives shorter than one that is not. */
  issue(user: User, audience: string, lifeSeconds?: number): Promise<string>
  /** The secret that makes and verifies; nobody can read it back. */
  readonly key: CryptoKey
}

/** With a random secret of 256 bits, as HS256 asks (RFC 7518 §3.2), made at each launch. */
export async function createTokenMint(clock: LabClock): Promise<TokenMint> {
  const key = await webcrypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256', length: 256 }, false, ['sign', 'verify'])
  return {
    key,
    issue(user, audience, lifeSeconds = tokenLifeMs / 1000) {
      const nowSeconds = Math.floor(clock.now() / 1000)
      return new SignJWT({ role: user.role })
        .setProtectedHeader({ alg: ALGORITHM, typ: 'JWT' })
        .setIssuer(ISSUER)
        .setSubject(user.name)
        .setAudience(audience)
        .setJti(randomUUID())
        .setIssuedAt(nowSeconds)
        .setNotBefore(nowSeconds)
        .setExpirationTime(nowSeconds + lifeSeconds)
        .sign(key)
    },
  }
}
