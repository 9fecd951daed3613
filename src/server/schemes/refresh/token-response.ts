import { json, withHeaders, type Answer } from '../../answers/answer.ts'
import type { Visit } from '../../network/visit.ts'
import type { HandedOut } from '../../stores/refresh-tokens.ts'
import type { User } from '../../stores/users.ts'
import type { SchemeDependencies } from '../scheme-dependencies.ts'
import { refreshSetCookie, type RefreshCookie } from './refresh-cookie.ts'

/** The `aud` of this scheme's access tokens. */
export const AUDIENCE = 'https://shop.test/refresh'

/** How the refresh token came, and how the next one goes back: in a cookie of this name, or in the page's hands. */
export type Carrier = RefreshCookie | 'page'

/** The refresh token after this one. Null without rotation: the old one stays good, and nothing new is handed out. */
export function nextRefreshToken(
  { settings, refreshTokens }: Pick<SchemeDependencies, 'settings' | 'refreshTokens'>,
  row: HandedOut['row'],
  visit: Visit,
): HandedOut | null {
  return settings.read().refreshRotates ? refreshTokens.grow(row, visit) : null
}

export interface TokensToSend {
  readonly user: User
  /** Null: only an access token. */
  readonly next: HandedOut | null
  readonly carrier: Carrier
  /** Other members of the body. */
  readonly more?: object
}

/** RFC 6749 §5.1; a refresh token that travels in a cookie does not stand in the body as well. */
export async function tokenResponse(
  { settings, mint, clock }: Pick<SchemeDependencies, 'settings' | 'mint' | 'clock'>,
  { user, next, carrier, more = {} }: TokensToSend,
  visit: Visit,
): Promise<Answer> {
  const { accessLifeSeconds } = settings.read()
  const access = {
    access_token: await mint.issue(user, AUDIENCE, accessLifeSeconds),
    token_type: 'Bearer',
    expires_in: accessLifeSeconds,
  }
  if (next === null) return json(200, { ...more, ...access })
  if (carrier === 'page') return json(200, { ...more, ...access, refresh_token: next.refreshToken })
  const line = refreshSetCookie(carrier, next.refreshToken, next.row.expiresLabMs - clock.now(), visit)
  return withHeaders(json(200, { ...more, ...access }), ['Set-Cookie', line])
}
