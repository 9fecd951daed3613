import { compactVerify } from 'jose'
import { decodeJwt, numericDateMs } from '@shared/web/jwt.ts'
import type { Visit } from '../network/visit.ts'
import type { Denylist } from '../stores/denylist.ts'
import type { Keyring } from '../stores/keyring.ts'
import type { SettingsReader } from '../stores/lab-settings-store.ts'
import type { UserStore } from '../stores/users.ts'

export interface RevokeOptions {
  readonly keyring: Keyring
  readonly denylist: Denylist
  readonly users: UserStore
  readonly settings: SettingsReader
}

/**
 * What a log-out can do to a token: nothing (`wait`), put its id on the denylist, or raise its user's version, which ends the user's
 * tokens in every browser. Only for a token that is genuine: or a stranger could fill the list and log others out.
 */
export async function revokeAtLogOut({ keyring, denylist, users, settings }: RevokeOptions, token: string, visit: Visit): Promise<void> {
  const way = settings.read().tokenRevocation
  const decoded = decodeJwt(token)
  if (way === 'wait' || !decoded.ok) return
  const { header, payload } = decoded.jwt
  const key = typeof header['kid'] === 'string' ? keyring.find(header['kid']) : null
  if (key === null || key.state === 'retired') return
  const isGenuine = await compactVerify(token, key.verifyWith, { algorithms: [key.algorithm] }).then(
    () => true,
    () => false,
  )
  const { sub, jti } = payload
  if (!isGenuine || typeof sub !== 'string' || typeof jti !== 'string') return
  if (way === 'denylist') denylist.deny({ jti, user: sub, untilLabMs: numericDateMs(payload['exp']) ?? 0 }, visit)
  else users.raiseTokenVersion(sub, visit)
}
