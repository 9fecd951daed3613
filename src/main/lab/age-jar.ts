import type { Session } from 'electron'
import type { EventSeq, ProfileId } from '@shared/ids.ts'
import { fromElectronCookie } from '../recorder/chromium-cookie.ts'
import type { CauseFinder } from '../recorder/cause-finder.ts'
import { cookieUrl } from '../stage/site-data.ts'

/**
 * Ages a jar: each persistent cookie is set again with its expiry moved back, for Chromium lives by the machine's clock alone. What
 * would have expired by then is removed; session cookies have no age.
 */
export async function ageJar(session: Session, profile: ProfileId, byMs: number, cause: EventSeq, causes: CauseFinder): Promise<void> {
  const nowSeconds = Date.now() / 1000
  for (const cookie of await session.cookies.get({})) {
    if (cookie.expirationDate === undefined) continue
    const expirationDate = cookie.expirationDate - byMs / 1000
    const url = cookieUrl(cookie)
    causes.causeSeen(profile, fromElectronCookie(cookie), cause)
    if (expirationDate <= nowSeconds) {
      await session.cookies.remove(url, cookie.name)
      continue
    }
    const { name, value, path, secure, httpOnly, sameSite, hostOnly, domain } = cookie
    const kept = { url, name, value, expirationDate, sameSite, ...(path === undefined ? {} : { path }) }
    const flags = { ...(secure === undefined ? {} : { secure }), ...(httpOnly === undefined ? {} : { httpOnly }) }
    await session.cookies.set({ ...kept, ...flags, ...(hostOnly || domain === undefined ? {} : { domain }) })
  }
}
