import { BrowserWindow, type Session } from 'electron'
import type { Protocol } from 'devtools-protocol'
import { fromDevtoolsCookie } from '../recorder/chromium-cookie.ts'
import { cookieKey, type Cookie } from '@shared/trace/cookie.ts'

/**
 * A profile's jar by the DevTools protocol. Electron's `session.cookies` knows no partition key and no priority: by it a partitioned cookie
 * is set again as a second, unpartitioned one, and cannot be removed.
 */
export interface JarProtocol {
  read(): Promise<readonly Protocol.Network.Cookie[]>
  /** @throws when Chromium refuses one; then none is set */
  set(cookies: readonly Protocol.Network.CookieParam[]): Promise<void>
  /**
   * These cookies and no others: the same name, domain, host-only flag, path and partition.
   * @param removing called before each command with each cookie that it can take out
   */
  remove(cookies: readonly Protocol.Network.Cookie[], removing: (cookie: Cookie) => void): Promise<void>
}

/** A page that is never shown and never loads anything: the protocol needs one, and the browser may have no tab open. */
export async function withJar<Value>(session: Session, work: (jar: JarProtocol) => Promise<Value>): Promise<Value> {
  const page = new BrowserWindow({ show: false, webPreferences: { session, sandbox: true } })
  const devtools = page.webContents.debugger
  try {
    devtools.attach('1.3')
    return await work(jarOver((method, parameters) => devtools.sendCommand(method, parameters)))
  } finally {
    page.destroy()
  }
}

export type SendCommand = (method: string, parameters?: object) => Promise<unknown>

function jarOver(send: SendCommand): JarProtocol {
  const read = async (): Promise<readonly Protocol.Network.Cookie[]> =>
    ((await send('Network.getAllCookies')) as Protocol.Network.GetAllCookiesResponse).cookies
  const set = async (cookies: readonly Protocol.Network.CookieParam[]): Promise<void> =>
    void (await send('Network.setCookies', { cookies }))
  return {
    read,
    set,
    async remove(cookies, removing) {
      if (cookies.length === 0) return
      // As a server does it, with an expiry in the past: `Network.deleteCookies` does not tell a host-only cookie from its `Domain` twin.
      for (const cookie of cookies) {
        removing(fromDevtoolsCookie(cookie))
        await set([withExpiry(cookie, 1)]).catch(() => undefined)
      }
      const now = await read()
      const left = new Set(now.map(keyOf))
      for (const cookie of cookies.filter(each => left.has(keyOf(each)))) {
        for (const one of now) if (isTwin(one, cookie)) removing(fromDevtoolsCookie(one))
        await send('Network.deleteCookies', placeOf(cookie))
      }
    },
  }
}

/** Host-only or not, `Network.deleteCookies` takes both. */
const isTwin = (one: Protocol.Network.Cookie, other: Protocol.Network.Cookie): boolean =>
  cookieKey({ ...fromDevtoolsCookie(one), hostOnly: true }) === cookieKey({ ...fromDevtoolsCookie(other), hostOnly: true })
const keyOf = (cookie: Protocol.Network.Cookie): string => cookieKey(fromDevtoolsCookie(cookie))

function placeOf({ name, domain, path, partitionKey }: Protocol.Network.Cookie): Protocol.Network.DeleteCookiesRequest {
  return { name, domain, path, ...(partitionKey === undefined ? {} : { partitionKey }) }
}

/** The same cookie with another end. A `domain` with a dot in front is a `Domain` cookie, one without is host-only. */
export function withExpiry(cookie: Protocol.Network.Cookie, expires: number): Protocol.Network.CookieParam {
  const { name, value, domain, path, secure, httpOnly, priority, sourceScheme, sourcePort, sameSite, partitionKey } = cookie
  const kept = { name, value, domain, path, secure, httpOnly, priority, sourceScheme, sourcePort, expires }
  return { ...kept, ...(sameSite === undefined ? {} : { sameSite }), ...(partitionKey === undefined ? {} : { partitionKey }) }
}
