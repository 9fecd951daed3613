import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { profileIds, type ProfileId } from '@shared/ids.ts'

export interface ProxyCredential {
  readonly username: string
  readonly password: string
}

/** One user name per profile, so that the wire knows whose request it carries; one secret each, made for this launch alone. */
export interface ProxyCredentials {
  credentialFor(profile: ProfileId): ProxyCredential
  /** Whose request this is, from its `Proxy-Authorization` field; null: nobody we know. */
  profileOf(field: string | undefined): ProfileId | null
}

export function createProxyCredentials(): ProxyCredentials {
  const passwords = new Map(profileIds.map(profile => [profile, randomBytes(32).toString('base64url')]))
  const passwordOf = (profile: ProfileId): string => passwords.get(profile) ?? ''
  const expected = profileIds.map(profile => ({ profile, digest: digest(`${profile}:${passwordOf(profile)}`) }))
  return {
    credentialFor: profile => ({ username: profile, password: passwordOf(profile) }),
    profileOf(field) {
      const userPass = readBasic(field)
      if (userPass === null) return null
      const given = digest(userPass)
      return expected.find(candidate => timingSafeEqual(candidate.digest, given))?.profile ?? null
    },
  }
}

/** `Basic` credentials (RFC 7617 §2); the scheme's name compares without case (RFC 9110 §11.1). */
function readBasic(field: string | undefined): string | null {
  const base64 = /^basic +([A-Za-z0-9+/]+=*)$/i.exec(field ?? '')?.[1]
  return base64 === undefined ? null : Buffer.from(base64, 'base64').toString('utf8')
}

/** Equal length whatever was sent, so that the comparison takes equal time. */
const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
