import type { Session } from 'electron'
import type { Protocol } from 'devtools-protocol'
import type { EventSeq, ProfileId } from '@shared/ids.ts'
import { logError } from '../base/log-error.ts'
import { fromDevtoolsCookie } from '../recorder/chromium-cookie.ts'
import { withExpiry, type JarProtocol } from './jar-protocol.ts'
import { withRecordedJar, type JarChange } from './recorded-jar.ts'

/**
 * Ages a jar: each persistent cookie is set again with its expiry moved back, for Chromium lives by the machine's clock alone. What
 * would have expired by then goes; session cookies have no age.
 *
 * One call sets them all: 180 cookies take some 30 ms, so there is nothing to cancel.
 */
export async function shiftCookieExpiry(
  session: Session,
  profile: ProfileId,
  byMs: number,
  cause: EventSeq,
  recorder: JarChange['recorder'],
): Promise<void> {
  if ((await session.cookies.get({ session: false })).length === 0) return
  await withRecordedJar(session, { profile, cause, recorder }, async (jar, deed) => {
    const persistent = (await jar.read()).filter(cookie => !cookie.session)
    for (const cookie of persistent) {
      const known = fromDevtoolsCookie(cookie)
      deed.expect('set', { ...known, expiresMs: agedExpiry(cookie, byMs) * 1000 })
    }
    const moved = persistent.map(cookie => aged(cookie, byMs))
    await setCookies(jar, moved)
  })
}

/** 0 and less would mean a session cookie; the first second of 1970 is over just as well, and an expiry that has passed removes the cookie. */
const aged = (cookie: Protocol.Network.Cookie, byMs: number): Protocol.Network.CookieParam => withExpiry(cookie, agedExpiry(cookie, byMs))
const agedExpiry = ({ expires }: Protocol.Network.Cookie, byMs: number): number => Math.max(1, expires - byMs / 1000)

/** All at once; if Chromium refuses one it refuses them all, so then each by itself. */
async function setCookies(jar: JarProtocol, cookies: readonly Protocol.Network.CookieParam[]): Promise<void> {
  try {
    await jar.set(cookies)
  } catch {
    for (const cookie of cookies) {
      await jar.set([cookie]).catch((error: unknown) => {
        logError(`the lab clock could not age the cookie ${JSON.stringify(cookie.name)}`, error)
      })
    }
  }
}
