import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { profileIds, type ProfileId } from '@shared/ids.ts'

export interface ProxyCredential {
  readonly username: string
  readonly password: string
}

/** Who may come in: the learner's browsers, and the one that experiments run in and that is emptied each time. */
export type ProxyClient = ProfileId | 'throwaway'
const proxyClients: readonly ProxyClient[] = [...profileIds, 'throwaway']

/** One user name per client, so that the wire knows whose request it carries; one secret each, made for this launch alone. */
export interface ProxyCredentials {
  credentialFor(client: ProxyClient): ProxyCredential
  /** Whose request this is, from its `Proxy-Authorization` field; null: nobody we know. */
  clientOf(field: string | undefined): ProxyClient | null
}

export function createProxyCredentials(): ProxyCredentials {
  const passwords = new Map(proxyClients.map(client => [client, randomBytes(32).toString('base64url')]))
  const passwordOf = (client: ProxyClient): string => passwords.get(client) ?? ''
  const expected = proxyClients.map(client => ({ client, digest: digest(`${client}:${passwordOf(client)}`) }))
  return {
    credentialFor: client => ({ username: client, password: passwordOf(client) }),
    clientOf(field) {
      const userPass = readBasic(field)
      if (userPass === null) return null
      const given = digest(userPass)
      return expected.find(candidate => timingSafeEqual(candidate.digest, given))?.client ?? null
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
