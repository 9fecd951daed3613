import { BrowserWindow, type Debugger, type Session } from 'electron'
import type { Protocol } from 'devtools-protocol'
import type { EventSeq, ProfileId } from '@shared/ids.ts'
import { logError } from '../log-error.ts'
import { fromDevtoolsCookie } from '../recorder/chromium-cookie.ts'
import type { Recorder } from '../recorder/recorder.ts'

/**
 * Ages a jar: each persistent cookie is set again with its expiry moved back, for Chromium lives by the machine's clock alone. What
 * would have expired by then goes; session cookies have no age.
 *
 * The protocol does it and not Electron's `session.cookies`, which knows no partition key and no priority: a partitioned cookie would
 * come back as a second, unpartitioned one. One call sets them all: 180 cookies take some 30 ms, so there is nothing to cancel.
 */
export async function ageJar(
  session: Session,
  profile: ProfileId,
  byMs: number,
  cause: EventSeq,
  recorder: Pick<Recorder, 'changesJar'>,
): Promise<void> {
  if ((await session.cookies.get({ session: false })).length === 0) return
  await withProtocol(session, async devtools => {
    const { cookies } = (await devtools.sendCommand('Network.getAllCookies')) as Protocol.Network.GetAllCookiesResponse
    const persistent = cookies.filter(cookie => !cookie.session)
    const deed = recorder.changesJar(profile, cause)
    for (const cookie of persistent.map(fromDevtoolsCookie)) {
      deed.expect('set', cookie)
      deed.expect('removed', cookie)
    }
    const moved = persistent.map(cookie => aged(cookie, byMs))
    await setCookies(devtools, moved).finally(() => deed.done())
  })
}

/** A page that is never shown and never loads anything: the protocol needs one, and the browser may have no tab open. */
async function withProtocol(session: Session, work: (devtools: Debugger) => Promise<void>): Promise<void> {
  const page = new BrowserWindow({ show: false, webPreferences: { session, sandbox: true } })
  const devtools = page.webContents.debugger
  try {
    devtools.attach('1.3')
    await work(devtools)
  } finally {
    page.destroy()
  }
}

/** A `domain` with a dot in front is a `Domain` cookie, one without is host-only. An expiry that has passed removes the cookie. */
function aged(cookie: Protocol.Network.Cookie, byMs: number): Protocol.Network.CookieParam {
  const { name, value, domain, path, secure, httpOnly, expires, priority, sourceScheme, sourcePort, sameSite, partitionKey } = cookie
  const kept = { name, value, domain, path, secure, httpOnly, priority, sourceScheme, sourcePort }
  return {
    ...kept,
    // 0 and less would mean a session cookie; the first second of 1970 is over just as well.
    expires: Math.max(1, expires - byMs / 1000),
    ...(sameSite === undefined ? {} : { sameSite }),
    ...(partitionKey === undefined ? {} : { partitionKey }),
  }
}

/** All at once; if Chromium refuses one it refuses them all, so then each by itself. */
async function setCookies(devtools: Debugger, cookies: readonly Protocol.Network.CookieParam[]): Promise<void> {
  try {
    await devtools.sendCommand('Network.setCookies', { cookies })
  } catch {
    for (const cookie of cookies) {
      await devtools.sendCommand('Network.setCookies', { cookies: [cookie] }).catch((error: unknown) => {
        logError(`the lab clock could not age the cookie ${JSON.stringify(cookie.name)}`, error)
      })
    }
  }
}
