import { randomUUID } from 'node:crypto'
import { SignJWT } from 'jose'
import type { LabClock } from '../base/lab-clock.ts'
import type { Denylist } from './denylist.ts'
import type { Keyring } from './keyring.ts'
import type { SettingsReader } from './lab-settings-store.ts'
import type { User } from './users.ts'

export const ISSUER = 'https://shop.test'

/** Makes the lab's tokens. There is no list of them, unless a switch asks for one: everyone who has one is let in until it expires. */
export interface TokenMint {
  /**
   * @param lifeSeconds from now to `exp`; without it what the switch `tokenLifeSeconds` says. An access token that is renewed lives
   * shorter than one that is not.
   */
  issue(user: User, audience: string, lifeSeconds?: number): Promise<string>
}

export interface TokenMintOptions {
  readonly clock: LabClock
  readonly keyring: Keyring
  readonly denylist: Pick<Denylist, 'noteIssued'>
  readonly settings: SettingsReader
}

export function createTokenMint({ clock, keyring, denylist, settings }: TokenMintOptions): TokenMint {
  return {
    async issue(user, audience, lifeSeconds) {
      const { tokenLifeSeconds, tokenRevocation } = settings.read()
      const key = await keyring.signing()
      const nowSeconds = Math.floor(clock.now() / 1000)
      // The version costs a few octets in every request; it is there only when somebody looks at it.
      const version = tokenRevocation === 'version' ? { ver: user.tokenVersion } : {}
      const [jti, expires] = [randomUUID(), nowSeconds + (lifeSeconds ?? tokenLifeSeconds)]
      if (tokenRevocation === 'denylist') denylist.noteIssued({ jti, user: user.name, untilLabMs: expires * 1000 })
      return new SignJWT({ role: user.role, ...version })
        .setProtectedHeader({ alg: key.algorithm, typ: 'JWT', kid: key.kid })
        .setIssuer(ISSUER)
        .setSubject(user.name)
        .setAudience(audience)
        .setJti(jti)
        .setIssuedAt(nowSeconds)
        .setNotBefore(nowSeconds)
        .setExpirationTime(expires)
        .sign(key.signWith)
    },
  }
}
